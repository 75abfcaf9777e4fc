"""A room's calendar on any CalDAV server, as an `EventStore`."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import (
    BackendError,
    Capabilities,
    Cursor,
    Fetched,
    Gone,
    Incremental,
    NotACalendar,
    ProtocolError,
    StaleVersion,
    Unsupported,
    Window,
)
from kiosk.sync.booking.event_store import Event, EventMark, Occupied, OwnEvent, Restore, Snapshot, Version
from kiosk.sync.caldav.client import Answer, DavClient
from kiosk.sync.caldav.discovery import calendars_near
from kiosk.sync.caldav.fetch import NOT_THERE, is_calendar, parsed
from kiosk.sync.caldav.interval_query import IntervalQuery, SeenObject
from kiosk.sync.caldav.reader import CalendarReader
from kiosk.sync.caldav.standing import is_claim, standing
from kiosk.sync.caldav.webdav_requests import ASK_CALENDAR
from kiosk.sync.caldav.webdav_xml import CTAG, SYNC_TOKEN, Response
from kiosk.sync.event_key import event_key
from kiosk.sync.http import Moved
from kiosk.sync.icalendar import edit, marks

log = logging.getLogger(__name__)
T = TypeVar("T")

_MAY_WRITE: Final = ({"all"}, {"write"}, {"write-content", "bind", "unbind"})
"""Privileges any of which suffice."""


@dataclass(frozen=True, slots=True)
class _Where:
    """Where an occurrence lives: its object, and which of it (RECURRENCE-ID) by mark and name."""

    path: str
    mark: str
    name: str | None
    around: Window | None = None
    """Days in which it lies; any will do for an event that does not recur."""


class CaldavStore:
    """`EventStore` says what the methods do. `zone`: the room's; `address`: by which invitations know it, where that is
    not the login; `summary`: the text of the panels' events.
    """

    def __init__(
        self, client: DavClient, secret: bytes, zone: ZoneInfo, *, address: str = "", summary: str = "Reserved"
    ) -> None:
        self._client = client
        self._reader = CalendarReader(client, secret, zone, client.show, address or client.login.username)
        self._query = IntervalQuery(client, self._reader)
        self._secret = secret
        self._zone = zone
        self._summary = summary
        self._not_read: dict[EventKey, _Where] = {}
        """What was made, asked for or seen by a look since the last read."""
        self._taken_out: dict[EventKey, _Where] = {}
        """What was released last: no read shows it any more."""
        self._named: tuple[str, ...] = ()
        """The calendars that the log has named."""

    async def probe(self) -> Capabilities:
        try:
            answer = await self._client.propfind(ASK_CALENDAR, 0)
        except (Gone, Moved) as error:
            raise await self._not_a_calendar(error) from None
        own = next(iter(answer.responses), None)
        if own is None or "calendar" not in own.words:
            gone = own is not None and own.status in NOT_THERE
            raise await self._not_a_calendar(Gone() if gone else ProtocolError())
        writable = answer.server_time is not None and await self._may_write(own)
        tokens = ((SYNC_TOKEN, Incremental.TOKEN), (CTAG, Incremental.CTAG))
        incremental = next((kind for name, kind in tokens if own.properties.get(name, "").strip()), Incremental.NONE)
        return Capabilities(incremental, writable)

    async def _may_write(self, own: Response) -> bool:
        """Whether events may be made, changed and taken away (RFC 3744 section 3): booking is all three."""
        if "privilege" in own.words:
            return any(rights <= own.words for rights in _MAY_WRITE)
        return "PUT" in (await self._client.options(self._client.path)).allowed

    async def _not_a_calendar(self, otherwise: BackendError) -> BackendError:
        """What is wrong with the address: one line in the log tells which are calendars, where that can be found."""
        found = await calendars_near(self._client.login)
        if found and found != self._named:
            self._named = found
            log.warning("that address is not a calendar; these are: %s", ", ".join(found))
        return NotACalendar(found) if found else otherwise

    # Reading

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        fetched = await self._reader.read(window, cursor)
        self._not_read.clear()
        return fetched

    def synced(self, key: EventKey) -> Version | None:
        place = self._reader.places.get(key)
        return None if place is None else _version(place.etag)

    def key_of(self, own_id: str) -> EventKey:
        key = event_key(self._secret, own_id, None)
        self._not_read[key] = _Where(self._path(own_id), marks.base_mark(own_id, None), None)
        return key

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        window = Window(start, end)
        seen, server_time = await self._query.at(window)
        entries = [entry for path, one in seen.items() for entry in self._entries(path, one, window)]
        return Snapshot(tuple(entries), server_time)

    def _entries(self, path: str, one: SeenObject, window: Window) -> list[Occupied]:
        if one.parsed is None:
            return [Occupied(window.start, window.end)]
        claim, version = is_claim(one.parsed), _version(one.etag)
        entries = [Occupied(doubt.start, doubt.end) for doubt in one.parsed.doubts]
        for found in one.parsed.found:
            key, claimed_at = found.span.key, found.claimed_at if claim else None
            if claim:
                self._not_read[key] = _Where(path, found.mark, found.name)
            entries.append(Occupied(found.span.start, found.span.end, key, found.own_id, claimed_at, version))
        return entries

    async def read(self, key: EventKey) -> Event:
        where = self._where(key)
        answer = await self._client.get(where.path)
        if not is_calendar(answer.body):
            raise ProtocolError
        now = answer.server_time
        around = where.around or Window(edit.ANY_DAY, edit.ANY_DAY)
        (content,) = await parsed([answer.body], self._reader.reading(around))
        found = next((one for one in content.found if one.mark == where.mark), None)
        if found is None:
            raise Gone
        if answer.etag is None:
            raise Unsupported
        claimed_at = found.claimed_at if is_claim(content) else None
        (shown,) = (one for one in standing(content, now) if one.mark == where.mark)
        return Event(
            self._reader.with_base(shown, key),
            Version(answer.etag),
            now,
            claimed_at,
            found.made_at,
            found.releasing_since,
            found.own_id,
        )

    async def version(self, key: EventKey) -> Version | None:
        try:
            return _version((await self._client.get(self._where(key).path)).etag)
        except Gone:
            return None

    # Writing

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        await self._client.put(self._path(own.id), self._text(own, claimed_at, claim=True))

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        await self._client.put(self._path(own.id), self._text(own, stamp, claim=False), etag=version)

    async def delete(self, key: EventKey, version: Version) -> None:
        await self._client.delete(self._where(key).path, version)

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        return Restore(await self._edit(key, version, lambda data, target: edit.ending(data, target, end)))

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        where = self._where(key)
        restore = Restore(await self._edit(key, version, edit.taken_out))
        self._taken_out = {key: where}
        return restore

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        assert isinstance(restore, edit.PutBack)
        if version is None:
            raise StaleVersion
        await self._edit(key, version, lambda data, target: (edit.restored(data, target, restore), None))

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        name, value = marks.RELEASING, None if stamp is None else marks.stamp(stamp)
        if mark is EventMark.CHECKED_IN:
            name, value = marks.CHECKED_IN, "1"  # of a check-in no time is kept
        await self._edit(key, version, lambda data, target: (edit.marked(data, target, name, value), None))

    async def aclose(self) -> None:
        await self._client.aclose()

    def _path(self, own_id: str) -> str:
        return f"{self._client.path}{own_id}.ics"

    def _where(self, key: EventKey) -> _Where:
        place = self._reader.places.get(key)
        if place is not None:
            found = place.found
            return _Where(place.path, found.mark, found.name, Window(found.span.start, found.span.end))
        where = self._not_read.get(key) or self._taken_out.get(key)
        if where is None:
            raise Gone
        return where

    def _text(self, own: OwnEvent, stamp: datetime, *, claim: bool) -> bytes:
        base = None if own.base is None else self._where(own.base).mark
        return edit.written(own, self._summary, base, stamp, claim=claim)

    async def _edit(
        self, key: EventKey, version: Version, change: Callable[[bytes, edit.Target], tuple[bytes, T]]
    ) -> T:
        """Write over that very version; what `change` says of it."""
        where = self._where(key)
        answer: Answer = await self._client.get(where.path)
        if answer.etag != version:
            raise StaleVersion
        target = edit.Target(where.mark, where.name, self._zone)
        data, told = await asyncio.to_thread(change, answer.body, target)
        await self._client.put(where.path, data, etag=version)
        return told


def _version(etag: str | None) -> Version | None:
    return None if etag is None else Version(etag)
