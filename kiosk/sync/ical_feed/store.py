"""A room's calendar in an iCalendar feed, as an `EventStore` that only shows: nobody can write into a feed.

Of the feed nothing is kept but times, opaque keys, what the room opted in to show, and by what a changed feed is known.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

from kiosk.room.schedule import Doubt, EventKey, Schedule
from kiosk.sync.backend import Capabilities, Cursor, Fetched, Show, Unsupported, Window
from kiosk.sync.booking.event_store import Occupied, Snapshot, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.ical_feed.client import FeedClient
from kiosk.sync.ical_feed.parse import FeedContent, digest, split
from kiosk.sync.icalendar.parse import Reading
from kiosk.sync.icalendar.places import place_name
from kiosk.sync.icalendar.unread_log import UnreadLog

_AROUND: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=7)
"""So much more than was asked for is worked out: an unchanged feed is not read again before that is used up."""
_AT_ONCE: Final = 200
"""UIDs that are read in one go: a read that is given up ends with the next of them."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A feed as it was last read. `digest` is of what it said, `validators` are what the server knows it by."""

    digest: str
    validators: Mapping[str, str]
    window: Window
    content: FeedContent

    def covers(self, window: Window) -> bool:
        return self.window.start <= window.start and window.end <= self.window.end


class IcalFeedStore:
    """`EventStore` says what the methods do. `zone`: the room's; `address`: by which invitations know it; `location`:
    where its events take place, in a feed of many rooms.
    """

    def __init__(
        self, client: FeedClient, secret: bytes, zone: ZoneInfo, show: Show, *, address: str = "", location: str = ""
    ) -> None:
        self._client = client
        self._secret = secret
        self._zone = zone
        self._show = show
        self._address = address
        self._place = place_name(location)
        self._known: _Known | None = None
        self._unread_log = UnreadLog()

    async def probe(self) -> Capabilities:
        """Nothing has to be asked for: a feed can be read, and no more."""
        return Capabilities()

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        """A cursor that is not the last one leads to the whole feed, whatever the server knows it by."""
        known = self._known if self._known is not None and self._known.covers(window) else None
        asks = known.validators if known is not None and cursor == known.digest else {}
        answer = await self._client.fetch(asks)
        if answer.body is not None:
            known = await self._read(answer.body, answer.validators, window)
        assert known is not None
        schedule, labels = _schedule(known.content, window), known.content.labels
        unread = tuple(dict.fromkeys(known.content.unread))
        self._unread_log.tell(unread)
        return Fetched(
            schedule,
            {span.key: labels[span.key] for span in schedule.spans if span.key in labels},
            Cursor(known.digest),
            server_time=answer.server_time,
            reconciled=answer.body is not None,
            unread=unread,
        )

    async def _read(self, body: bytes, validators: Mapping[str, str], window: Window) -> _Known:
        """Raises ProtocolError, NotHere; what was known before stays then."""
        told, known = await asyncio.to_thread(digest, body), self._known
        if known is None or known.digest != told or not known.covers(window):
            around = Window(window.start - _AROUND, window.end + _AHEAD)
            known = _Known(told, validators, around, await self._content(body, around))
        self._known = _Known(told, validators, known.window, known.content)
        return self._known

    async def _content(self, body: bytes, window: Window) -> FeedContent:
        feed = await asyncio.to_thread(split, body, self._place)
        reading = Reading(self._secret, self._zone, self._show, window, self._address, self._place)
        content = await asyncio.to_thread(FeedContent, feed, reading)
        parts = iter(feed.parts)
        while some := tuple(islice(parts, _AT_ONCE)):
            await asyncio.to_thread(content.take, some)
        return content

    def key_of(self, own_id: str) -> EventKey:
        return event_key(self._secret, own_id, None)

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        fetched = await self.sync(Window(start, end), None)
        spans = (Occupied(one.start, one.end, one.key) for one in fetched.schedule.spans)
        doubts = (Occupied(one.start, one.end) for one in fetched.schedule.doubts)
        return Snapshot((*spans, *doubts), fetched.server_time)

    async def aclose(self) -> None:
        await self._client.aclose()

    def synced(self, key: EventKey) -> Version | None:  # noqa: ARG002 - nothing of a feed has a version
        return None

    async def _refuse(self, *_given: object, **_named: object) -> NoReturn:
        """What nobody can do to a feed."""
        raise Unsupported

    read = version = create = rewrite = delete = set_end = release = restore = set_mark = _refuse


def _schedule(content: FeedContent, window: Window) -> Schedule:
    spans = (span for span in content.spans if span.start < window.end and window.start < span.end)
    doubts = (
        Doubt(max(one.start, window.start), min(one.end, window.end))
        for one in content.doubts
        if one.start < window.end and window.start < one.end
    )
    return Schedule(spans, doubts)
