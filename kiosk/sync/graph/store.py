"""A room's calendar in Microsoft 365 as an `EventStore`.

No page of Microsoft's says that an event is written only where it still is the version meant (If-Match). So the
condition is sent, and every event is read before it is written: what the server may not mind, this minds.
"""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.room.schedule import EventKey, Schedule
from kiosk.sync.backend import Capabilities, Cursor, Fetched, Gone, Show, StaleVersion, Unsupported, Window
from kiosk.sync.booking.event_store import Event, EventMark, Occupied, OwnEvent, Restore, Snapshot, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.graph import marks
from kiosk.sync.graph.assembly import assemble, is_dead, named, standing, touches, with_base
from kiosk.sync.graph.client import GraphClient, RequestRepeated
from kiosk.sync.graph.parse import GraphEvent, ItemReader, ReadItem, instant
from kiosk.sync.icalendar.marks import stamp as as_text
from kiosk.sync.json_api import JsonObject

_BEHIND: Final = timedelta(hours=1)
_AHEAD: Final = timedelta(hours=36)
"""What is read every time; the rest of the window every `_FAR_EVERY_S`."""
_FAR_EVERY_S: Final = 600.0
_GONE_WITHIN_S: Final = (0.25, 0.5, 1.0, 2.0, 2.0)
"""Waits between looks whether a declined meeting has left the calendar."""
_SAME_REQUEST: Final = timedelta(seconds=5)
"""An event that is older than the claim it should be by more than this was made by an earlier request."""
_DECLINED: Final = "This room was handed back at its door, or nobody checked in."


class GraphStore:
    """`EventStore` says what the methods do. `zone`: the room's; `summary`: the text of the panels' events."""

    def __init__(
        self, client: GraphClient, secret: bytes, zone: ZoneInfo, show: Show, *, summary: str = "Reserved"
    ) -> None:
        self._client = client
        self._reader = ItemReader(secret, zone, show)
        self._secret = secret
        self._summary = summary
        self._window: Window | None = None
        self._far_read_at = float("-inf")
        self._items: dict[str, ReadItem] = {}
        """Of the window, by the server's id."""
        self._synced: dict[EventKey, Version | None] = {}
        self._known: dict[EventKey, GraphEvent] = {}
        """Of the last read, and what was seen and made since."""
        self._own_ids: dict[EventKey, str] = {}

    async def probe(self) -> Capabilities:
        answer = await self._client.probe()
        return Capabilities(writable=answer.server_time is not None)

    # Reading

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        began = asyncio.get_running_loop().time()
        near = self._near(window, cursor, began)
        view = await self._client.view(near or window)
        if near is None:
            self._window, self._far_read_at, self._items = window, began, {}
        else:
            self._items = {one: item for one, item in self._items.items() if not touches(item, near)}
        self._items |= self._read_items(view.items)
        within = {one: item for one, item in self._items.items() if touches(item, window)}
        self._known, labels = assemble(within, {}, self._secret)
        self._own_ids = {}
        self._synced = {key: event.version for key, event in self._known.items()}
        return Fetched(
            Schedule(standing(event, view.server_time).span for event in self._known.values()),
            labels=labels,
            cursor=Cursor(str(self._far_read_at)),
            server_time=view.server_time,
            reconciled=near is None,
            dead_claims=tuple(key for key, event in self._known.items() if is_dead(event, view.server_time)),
            unread=tuple(item.unread for item in within.values() if item.unread is not None),
        )

    def _near(self, window: Window, cursor: Cursor | None, now: float) -> Window | None:
        """The part of the window that is read this time; None: all of it."""
        server_time = self._client.server_time
        if server_time is None or window != self._window or cursor != str(self._far_read_at):
            return None
        near = Window(max(window.start, server_time - _BEHIND), min(window.end, server_time + _AHEAD))
        return near if near.start < near.end and now - self._far_read_at < _FAR_EVERY_S else None

    def _read_items(self, items: Iterable[JsonObject]) -> dict[str, ReadItem]:
        read = ((str(item.get("id", number)), self._reader.read(item)) for number, item in enumerate(items))
        return {one: item for one, item in read if item != ReadItem()}

    def synced(self, key: EventKey) -> Version | None:
        return self._synced.get(key)

    def key_of(self, own_id: str) -> EventKey:
        key = event_key(self._secret, own_id, None)
        self._own_ids[key] = own_id
        return key

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        view = await self._client.view(Window(start, end))
        items = self._read_items(view.items)
        found, _ = assemble(items, self._known, self._secret)
        self._known |= found
        entries = [Occupied(start, end) for item in items.values() if item.event is None]
        for event in found.values():
            span = event.span
            entries.append(Occupied(span.start, span.end, span.key, event.own_id, event.claimed_at, event.version))
        return Snapshot(tuple(entries), view.server_time)

    async def read(self, key: EventKey) -> Event:
        event, server_time = await self._current(key)
        if event.version is None:
            raise Unsupported
        span, since = standing(event, server_time).span, event.releasing_since
        return Event(span, event.version, server_time, event.claimed_at, event.made_at, since, event.own_id)

    async def version(self, key: EventKey) -> Version | None:
        try:
            return (await self._current(key))[0].version
        except Gone:
            return None

    async def _current(self, key: EventKey) -> tuple[GraphEvent, datetime | None]:
        """As it is now, and the server's time. Raises Gone."""
        answer = await self._client.event(await self._id_of(key))
        event = self._reader.read(answer.body).event
        if event is None:
            raise Gone
        self._known[key] = with_base(named(event, key), self._known, self._secret)
        return self._known[key], answer.server_time

    async def _id_of(self, key: EventKey) -> str:
        known, own_id = self._known.get(key), self._own_ids.get(key)
        found = known.id if known is not None else None if own_id is None else await self._client.find(own_id)
        if found is None:
            raise Gone
        return found

    # Writing

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        """A request is known by its transactionId for as long as Graph likes, also after its event was taken away."""
        event = self._written(own, claimed_at, claim=True)
        try:
            answer = await self._client.create({**event, "transactionId": own.id})
        except RequestRepeated:
            if await self._client.find(own.id) is not None:
                raise
            again = f"{own.id}-{as_text(claimed_at)}"
            answer = await self._client.create({**event, "transactionId": again})
        made, made_at = self._reader.read(answer.body).event, instant(answer.body.get("createdDateTime"))
        if answer.body.get("showAs") == "busy" or (made_at is not None and made_at < claimed_at - _SAME_REQUEST):
            raise StaleVersion  # what was answered was there before
        key = self.key_of(own.id)
        self._known.pop(key, None)
        if made is not None:
            self._known[key] = named(made, key)

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        await self._change(self.key_of(own.id), version, self._written(own, stamp, claim=False))

    async def delete(self, key: EventKey, version: Version) -> None:
        event = await self._unchanged(key, version)
        await self._client.delete(event.id, version)

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        """Somebody else's meeting cannot be shortened from here: it is declined."""
        event = await self._unchanged(key, version)
        if event.invited:
            if end > event.span.end:
                raise Unsupported
            await self._decline(event)
            return None
        await self._client.change(event.id, {"end": _time(end)}, version)
        return Restore(event.span.end) if event.span.own else None

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        event = await self._unchanged(key, version)
        await (self._decline(event) if event.invited else self._client.delete(event.id, version))
        return None

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        assert isinstance(restore, datetime)
        if version is None:
            raise StaleVersion
        await self._change(key, version, {"end": _time(restore)})

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        """With all other marks as they were: a server may keep none but those it is sent."""
        event = await self._unchanged(key, version)
        noted = {marks.RELEASING: marks.NO if stamp is None else as_text(stamp)}
        if mark is EventMark.CHECKED_IN:
            noted = {marks.CHECKED_IN: marks.YES}  # of a check-in no time is kept
        properties = marks.as_json({**event.properties, **noted})
        await self._client.change(event.id, {"singleValueExtendedProperties": properties}, version)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def _unchanged(self, key: EventKey, version: Version) -> GraphEvent:
        event, _ = await self._current(key)
        if event.version != version:
            raise StaleVersion
        return event

    async def _change(self, key: EventKey, version: Version, changes: JsonObject) -> None:
        event = await self._unchanged(key, version)
        await self._client.change(event.id, changes, version)

    async def _decline(self, event: GraphEvent) -> None:
        """Until it is gone, or was given time enough."""
        await self._client.decline(event.id, _DECLINED)
        for wait in _GONE_WITHIN_S:
            try:
                answer = await self._client.event(event.id)
            except Gone:
                return
            if self._reader.read(answer.body).event is None:
                return
            await asyncio.sleep(wait)

    def _written(self, own: OwnEvent, moment: datetime, *, claim: bool) -> JsonObject:
        text = marks.written(own, self._mark_of(own.base), moment, claim=claim)
        return {
            "subject": self._summary,
            "start": _time(own.start),
            "end": _time(own.end),
            "showAs": "tentative" if claim else "busy",
            "isReminderOn": False,
            "singleValueExtendedProperties": marks.as_json({marks.OWN: text}),
        }

    def _mark_of(self, base: EventKey | None) -> str | None:
        """By which every panel knows it. Raises Gone for one nobody has seen."""
        if base is None:
            return None
        if base not in self._known:
            raise Gone
        return self._known[base].mark


def _time(moment: datetime) -> JsonObject:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC"}
