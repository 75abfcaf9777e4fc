"""What is known of the calendar, kept in step with it: by sync token, by collection tag, or by comparing every etag.

Only times, marks and labels are kept. A series is known for its window and a week more; when the window has moved
past that, its object is fetched again.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from time import perf_counter
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.personal import Label
from kiosk.room.schedule import EventKey, Schedule
from kiosk.sync.backend import (
    Cursor,
    Fetched,
    Gone,
    Incremental,
    PermissionDenied,
    ProtocolError,
    Show,
    StaleVersion,
    Unsupported,
    Window,
)
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.dav import (
    ASK_ETAGS,
    ASK_VERSION,
    CTAG,
    SYNC_TOKEN,
    Multistatus,
    Response,
    ask_changes,
)
from kiosk.sync.caldav.objects import objects
from kiosk.sync.caldav.parse import Found, Parsed, Reading, read_object
from kiosk.sync.event_key import event_key

_AHEAD: Final = timedelta(days=7)
_SLICE: Final = 0.008
"""Seconds of parsing after which others get their turn."""
_MOST_PAGES: Final = 200
_REFUSED_TOKEN: Final = (PermissionDenied, StaleVersion, Gone, ProtocolError, Unsupported)
"""How servers say that a token is worth nothing: 403, 412, 410 or 404, 400 or 409 or 507, 501."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a booking lives, and what it looked like at the last read."""

    path: str
    etag: str | None
    found: Found

    @property
    def id(self) -> str:
        """The object's file name: the same for every panel of the room."""
        return self.path.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class _Held:
    etag: str | None
    parsed: Parsed
    known: Window


class CalendarReader:
    """`places` says where the bookings of the last read live."""

    def __init__(self, client: DavClient, secret: bytes, zone: ZoneInfo, show: Show) -> None:
        self._client = client
        self._secret = secret
        self._zone = zone
        self._show = show
        self._held: dict[str, _Held] = {}
        self._cursor: Cursor | None = None
        self._minds_tokens = False
        """Whether this server was seen to answer a token with less than everything."""
        self._server_time: datetime | None = None
        self._yielded = 0.0
        self.places: dict[EventKey, Place] = {}

    def reading(self, window: Window) -> Reading:
        return Reading(self._secret, self._zone, self._show, window)

    async def read(self, window: Window, cursor: Cursor | None) -> Fetched:
        """Everything in the window. A cursor that is not the last one handed out leads to a full comparison."""
        reading = self.reading(Window(window.start - timedelta(days=1), window.end + _AHEAD))
        self._yielded = perf_counter()
        known = self._cursor if cursor is not None and cursor == self._cursor else None
        self._cursor = None  # an interrupted read leaves no cursor behind: the next one compares everything
        new, reconciled = await self._catch_up(known, reading)
        await self._fetch(self._outgrown(window), reading)
        self._cursor = new
        schedule, labels = self._assemble(window)
        return Fetched(schedule, labels, new, server_time=self._server_time, reconciled=reconciled)

    def touching(self, start: datetime, end: datetime) -> frozenset[str]:
        """Paths of objects that, at the last read, kept the room busy at some time in `[start, end)`."""
        spans = ((path, one.span) for path, held in self._held.items() for one in held.parsed.found)
        return frozenset(path for path, span in spans if span.start < end and start < span.end)

    async def _catch_up(self, cursor: Cursor | None, reading: Reading) -> tuple[Cursor, bool]:
        kind, _, token = (cursor or "").partition(":")
        if kind == Incremental.TOKEN:
            new = await self._changes(token, reading)
            if new is not None:
                return _cursor(Incremental.TOKEN, new), False
        elif kind == Incremental.CTAG:
            version = await self._version()
            if version == cursor:
                return version, False
        return await self._reconcile(reading), True

    async def _reconcile(self, reading: Reading) -> Cursor:
        """Compare every etag. The version is asked for first: what changes in between is only told twice."""
        version = await self._version()
        listing = await self._client.propfind(ASK_ETAGS, 1)
        self._server_time = listing.server_time
        etags = {one.path: one.etag for one in listing.responses if self._is_object(one)}
        self._held = {path: held for path, held in self._held.items() if path in etags}
        changed = [path for path, etag in etags.items() if etag is None or not self._has(path, etag)]
        await self._fetch(changed, reading)
        return version

    async def _version(self) -> Cursor:
        answer = await self._client.propfind(ASK_VERSION, 0)
        self._server_time = answer.server_time
        own = next(iter(answer.responses), None)
        if own is None or own.status is not None or "calendar" not in own.words:
            raise ProtocolError if own is None or own.status != 404 else Gone
        for kind, name in ((Incremental.TOKEN, SYNC_TOKEN), (Incremental.CTAG, CTAG)):
            token = own.properties.get(name, "").strip()
            if token:
                return _cursor(kind, token)
        return _cursor(Incremental.NONE, "")

    async def _changes(self, token: str, reading: Reading) -> str | None:
        """Follow the token to the newest one; None where its answers cannot be trusted."""
        for _ in range(_MOST_PAGES):
            try:
                answer = await self._client.report(ask_changes(token, self._client.wanted), depth=0)
            except _REFUSED_TOKEN:
                return None
            self._server_time = answer.server_time
            if self._doubtful(answer, token):
                return None
            assert answer.sync_token is not None
            token = answer.sync_token
            await self._take(answer, reading)
            if not self._truncated(answer):
                return token
        return None

    def _doubtful(self, answer: Multistatus, token: str) -> bool:
        """Some servers answer a token they have forgotten as if nothing had changed, or with everything there is, which
        says nothing of what was removed. One object changed and another removed looks there like one object changed:
        only a server that was seen to say less than everything is believed.
        """
        if answer.sync_token is None:
            return True
        told = [one for one in answer.responses if self._is_member(one)]
        if not told:
            self._minds_tokens |= bool(self._held) and answer.sync_token == token
            return answer.sync_token != token
        there = [one for one in told if one.status is None]
        unchanged = any(one.etag is not None and self._has(one.path, one.etag) for one in there)
        if unchanged or (bool(self._held) and len(there) == len(told) >= len(self._held)):
            self._minds_tokens = False
        return not self._minds_tokens

    async def _take(self, answer: Multistatus, reading: Reading) -> None:
        missing = []
        for one in answer.responses:
            if not self._is_member(one):
                continue
            if one.status is not None:
                self._held.pop(one.path, None)
            elif one.data is not None:
                await self._hold(one.path, one.etag, one.data, reading)
            elif self._is_object(one):
                missing.append(one.path)
        await self._fetch(missing, reading)

    async def _fetch(self, paths: Iterable[str], reading: Reading) -> None:
        async for path, etag, data in objects(self._client, paths):
            if data is None:
                self._held.pop(path, None)
            else:
                await self._hold(path, etag, data, reading)

    async def _hold(self, path: str, etag: str | None, data: bytes, reading: Reading) -> None:
        self._held[path] = _Held(etag, read_object(data, reading), reading.window)
        if perf_counter() - self._yielded > _SLICE:
            await asyncio.sleep(0)
            self._yielded = perf_counter()

    def _has(self, path: str, etag: str) -> bool:
        held = self._held.get(path)
        return held is not None and held.etag == etag

    def _is_member(self, one: Response) -> bool:
        return one.path.rstrip("/") != self._client.path.rstrip("/")

    def _is_object(self, one: Response) -> bool:
        return self._is_member(one) and one.status is None and "collection" not in one.words

    def _truncated(self, answer: Multistatus) -> bool:
        """RFC 6578 section 3.6: a 507 for the collection itself means that there is more."""
        return any(one.status == 507 and not self._is_member(one) for one in answer.responses)

    def _outgrown(self, window: Window) -> list[str]:
        """Series that are not known for all of the window."""
        return [
            path
            for path, held in self._held.items()
            if held.parsed.recurs and not (held.known.start <= window.start and window.end <= held.known.end)
        ]

    def _assemble(self, window: Window) -> tuple[Schedule, Mapping[EventKey, Label]]:
        places: dict[EventKey, Place] = {}
        labels: dict[EventKey, Label] = {}
        for place in self._in_window(window):
            key = place.found.span.key
            known = places.get(key)
            if known is not None and _same_times(known.found, place.found):
                continue  # the same event twice
            if known is not None:  # the same identity for different events: both count
                place = _renamed(place, event_key(self._secret, key, place.path))
            places[place.found.span.key] = place
            label = self._held[place.path].parsed.labels.get(key)
            if label is not None and known is None:
                labels[key] = label
        self.places = self._with_bases(places)
        return Schedule(place.found.span for place in self.places.values()), labels

    def _in_window(self, window: Window) -> Iterator[Place]:
        for path, held in sorted(self._held.items()):
            for found in held.parsed.found:
                if found.span.start < window.end and window.start < found.span.end:
                    yield Place(path, held.etag, found)

    def _with_bases(self, places: dict[EventKey, Place]) -> dict[EventKey, Place]:
        keys = {place.found.mark: key for key, place in places.items()}
        for key, place in places.items():
            base = place.found.base
            if base is not None:
                span = replace(place.found.span, base=keys.get(base) or event_key(self._secret, "", base))
                places[key] = replace(place, found=replace(place.found, span=span))
        return places


def _cursor(kind: Incremental, token: str) -> Cursor:
    return Cursor(f"{kind.value}:{token}")


def _same_times(one: Found, other: Found) -> bool:
    return (one.span.start, one.span.end) == (other.span.start, other.span.end)


def _renamed(place: Place, key: EventKey) -> Place:
    return replace(place, found=replace(place.found, span=replace(place.found.span, key=key)))
