"""A room's calendar in Google Workspace, as an `EventStore`.

Panels' events are the calendar's own and have no attendees. Their ids are those that the booking gave them: an id is
taken for ever, so what was deleted is brought back and never made a second time. Nothing is written without If-Match,
but for an insert.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.room.schedule import EventKey, Schedule
from kiosk.sync.backend import (
    Capabilities,
    Cursor,
    Fetched,
    Gone,
    ProtocolError,
    StaleVersion,
    Transient,
    Unsupported,
    Window,
)
from kiosk.sync.booking.event_store import Event, EventMark, Occupied, OwnEvent, Restore, Snapshot, Version
from kiosk.sync.google import resource
from kiosk.sync.google.client import GoogleCalendar
from kiosk.sync.google.parse import (
    GoogleEvent,
    GoogleEvents,
    GoogleReading,
    RoomIs,
    in_turn,
    key_of,
    read_events,
    version_of,
)
from kiosk.sync.google.resource import Resource

_LOOK_WITHIN: Final = 10.0
"""Seconds for one look, however many pages it has."""


@dataclass(frozen=True, slots=True)
class _PutBack:
    """The change that undoes one."""

    change: Resource


class GoogleStore:
    """`EventStore` says what the methods do. `zone`: the room's; `summary`: the title of the panels' events."""

    def __init__(self, calendar: GoogleCalendar, secret: bytes, zone: ZoneInfo, *, summary: str = "Reserved") -> None:
        self._calendar = calendar
        self._secret = secret
        self._zone = zone
        self._summary = summary
        self._synced: Mapping[EventKey, GoogleEvent] = {}
        """What the last read showed."""
        self._seen: dict[EventKey, GoogleEvent] = {}
        """What was seen since, by a look or by itself."""
        self._own_ids: dict[EventKey, str] = {}
        """Ids of panels' events that were asked for since."""
        self._taken_out: dict[EventKey, GoogleEvent] = {}
        """What was released last: no read shows it any more."""

    async def probe(self) -> Capabilities:
        return Capabilities(writable=await self._calendar.may_write())

    # Reading

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:  # noqa: ARG002 - all of it is one page or two
        server_time, parsed = await self._list(window.start, window.end)
        self._synced = parsed.found
        self._seen.clear()
        self._own_ids.clear()
        return Fetched(
            Schedule(in_turn(parsed.found.values()), parsed.doubts),
            parsed.labels,
            server_time=server_time,
            reconciled=True,
            dead_claims=tuple(key for key, one in parsed.found.items() if one.is_dead_claim),
            unread=tuple(dict.fromkeys(parsed.unread)),
        )

    def synced(self, key: EventKey) -> Version | None:
        found = self._synced.get(key)
        return found.event.version if found else None

    def key_of(self, own_id: str) -> EventKey:
        key = key_of(self._secret, own_id)
        self._own_ids[key] = own_id
        return key

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        try:
            async with asyncio.timeout(_LOOK_WITHIN):
                server_time, parsed = await self._list(start, end)
        except TimeoutError:
            raise Transient from None
        self._seen.update(parsed.found)
        entries = [one.event.occupied for one in parsed.found.values()]
        if parsed.unread:  # the server says that it lies within
            entries.append(Occupied(start, end))
        return Snapshot(tuple(entries), server_time)

    async def _list(self, start: datetime, end: datetime) -> tuple[datetime | None, GoogleEvents]:
        """With the server's time."""
        listing = await self._calendar.within(start, end)
        reading = self._reading(listing.server_time)
        return listing.server_time, await asyncio.to_thread(read_events, listing.items, reading)

    async def read(self, key: EventKey) -> Event:
        event, now = await self._calendar.get(self._id(key))
        parsed = read_events([event], self._reading(now))
        if parsed.unread:
            raise ProtocolError
        found = parsed.found.get(key)
        if found is None:
            raise Gone
        if not found.event.version:
            raise Unsupported
        self._seen[key] = found
        return found.event

    async def version(self, key: EventKey) -> Version | None:
        try:
            event, _ = await self._calendar.get(self._id(key))
        except Gone:
            return None
        return version_of(event, self._zone)

    # Writing

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        claim = self._written(own, claimed_at, claim=True)
        try:
            await self._calendar.insert({"id": own.id, **claim})
        except StaleVersion:
            await self._bring_back(own.id, claim)

    async def _bring_back(self, own_id: str, event: Resource) -> None:
        """Write over what was deleted. Raises StaleVersion where it was not."""
        try:
            there, _ = await self._calendar.get(own_id)
        except Gone:
            raise StaleVersion from None
        if there.get("status") != resource.GONE:
            raise StaleVersion
        await self._calendar.patch(own_id, event, resource.etag(there))

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        await self._calendar.patch(own.id, self._written(own, stamp, claim=False), _etag(version))

    async def delete(self, key: EventKey, version: Version) -> None:
        await self._calendar.delete(self._id(key), _etag(version))

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        """Where the room is a guest it can only decline, whatever was left of it."""
        found = self._known(key, version)
        if found.room is not RoomIs.ORGANIZER:
            await self._decline(found, ends=end)
            return None
        await self._calendar.patch(found.id, resource.ending(end), _etag(version))
        return Restore(_PutBack(resource.ending(found.event.span.end)))

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        found = self._known(key, version)
        if found.room is not RoomIs.ORGANIZER:
            await self._decline(found)
            return None
        await self._calendar.delete(found.id, _etag(version))
        self._taken_out = {key: found}
        return Restore(_PutBack({"status": resource.STANDING}))

    async def _decline(self, found: GoogleEvent, ends: datetime | None = None) -> None:
        span = found.event.span
        if found.room is not RoomIs.GUEST or (ends is not None and ends >= span.end):
            raise Unsupported
        answer = resource.declined(self._calendar.id)
        await self._calendar.patch(found.id, answer, _etag(found.event.version), told=True)

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        assert isinstance(restore, _PutBack)
        if version is None:
            raise StaleVersion
        await self._calendar.patch(self._id(key), restore.change, _etag(version))

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        event_id = self._id(key)
        await self._calendar.patch(event_id, resource.marked(event_id, mark, stamp), _etag(version))

    async def aclose(self) -> None:
        await self._calendar.aclose()

    def _reading(self, now: datetime | None) -> GoogleReading:
        return GoogleReading(self._secret, self._zone, self._calendar.show, now)

    def _written(self, own: OwnEvent, stamp: datetime, *, claim: bool) -> Resource:
        base = "" if own.base is None else self._id(own.base)
        return resource.written(own, base, self._summary, stamp, claim=claim)

    def _id(self, key: EventKey) -> str:
        """Raises Gone for what nobody has seen."""
        found = self._seen.get(key) or self._synced.get(key) or self._taken_out.get(key)
        event_id = found.id if found else self._own_ids.get(key)
        if not event_id:
            raise Gone
        return event_id

    def _known(self, key: EventKey, version: Version) -> GoogleEvent:
        """As it was seen last. Raises StaleVersion where that is another version, Gone for what nobody has seen."""
        found = self._seen.get(key) or self._synced.get(key)
        if found is None:
            raise Gone
        if found.event.version != version:
            raise StaleVersion
        return found


def _etag(version: Version) -> str:
    return version.partition(" ")[0]
