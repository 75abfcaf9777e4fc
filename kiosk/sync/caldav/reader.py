"""What is known of the calendar, kept in step with it: by sync token, by collection tag, or by comparing every etag.

Only times, marks and labels are kept. A series is known for its window and a week more; when the window has moved
past that, its object is fetched again.
"""

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import (
    BackendError,
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
from kiosk.sync.caldav.assembly import Place, assemble, base_key, by_mark, file_name
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.fetch import NOT_THERE, CalendarObject, is_about_one_object
from kiosk.sync.caldav.kept import KeptObjects
from kiosk.sync.caldav.standing import is_dead
from kiosk.sync.caldav.webdav_requests import ASK_ETAGS, ASK_VERSION, ask_changes, ask_etags_within
from kiosk.sync.caldav.webdav_xml import CTAG, SYNC_TOKEN, Multistatus, Response
from kiosk.sync.icalendar.parse import Found, Parsed, Reading
from kiosk.sync.icalendar.unread_log import UnreadLog, named_by

_AHEAD: Final = timedelta(days=7)
_MOST_PAGES: Final = 200
_MANY: Final = 1000
"""New objects in one listing above which those that touch the window come first."""
_REFUSED_TOKEN: Final = (PermissionDenied, StaleVersion, Gone, ProtocolError, Unsupported)
"""How servers say that a token is worth nothing: 403, 412, 410 or 404, 400 or 409 or 507, 501."""

Etags = dict[str, str | None]
"""By path, in normal form; None where the server gives none."""


class CalendarReader:
    """`places` says where the bookings of the last read live."""

    def __init__(self, client: DavClient, secret: bytes, zone: ZoneInfo, show: Show, address: str = "") -> None:
        self._client = client
        self._secret = secret
        self._zone = zone
        self._show = show
        self._address = address
        self._kept = KeptObjects(client)
        self._cursor: Cursor | None = None
        self._minds_tokens = False
        """Whether this server was seen to answer a token with less than everything."""
        self._server_time: datetime | None = None
        self._unread_log = UnreadLog()
        self.places: dict[EventKey, Place] = {}

    def reading(self, window: Window) -> Reading:
        return Reading(self._secret, self._zone, self._show, window, self._address)

    async def read(self, window: Window, cursor: Cursor | None) -> Fetched:
        """Everything in the window. A cursor that is not the last one handed out leads to a full comparison.

        Where it lasts too long, what is left is asked for at the next read, and until then all of the window is in
        doubt; where it is cut off, what was fetched so far stays.
        """
        reading = self.reading(Window(window.start - timedelta(days=1), window.end + _AHEAD))
        self._kept.begin()
        known = self._cursor if cursor is not None and cursor == self._cursor else None
        self._cursor = None  # an interrupted read leaves no cursor behind: the next one compares everything
        new, reconciled = await self._catch_up(known, reading)
        self._kept.doubted(self._kept.outgrown(window))
        await self._look_for(await self._kept.fetch(reading))
        await asyncio.sleep(0)
        self._cursor = new
        self.places, labels = assemble(self._kept.held, window, self._server_time, self._secret)
        schedule = Schedule((place.found.span for place in self.places.values()), self._doubts(window))
        unread = self._unread()
        self._unread_log.tell(unread)
        return Fetched(
            schedule,
            labels,
            new,
            server_time=self._server_time,
            reconciled=reconciled,
            dead_claims=self._dead_claims(),
            unread=unread,
            goes_on=self._kept.goes_on,
        )

    def touching(self, start: datetime, end: datetime) -> frozenset[str]:
        """Paths of objects that, at the last read, kept the room busy, or may have, at some time in `[start, end)`."""
        return frozenset(path for path, held in self._kept.held.items() if held.touches(start, end))

    def known(self, path: str) -> Parsed | None:
        """What was last known of an object."""
        held = self._kept.held.get(path)
        return None if held is None else held.parsed

    def known_as(self, path: str, etag: str | None, start: datetime, end: datetime) -> Parsed | None:
        """What is known of this very version of an object, if that is all it says of `[start, end)`."""
        held = self._kept.held.get(path)
        return held.parsed if held and self._kept.has(path, etag) and held.covers(start, end) else None

    def with_base(self, found: Found, key: EventKey) -> Span:
        """The span under the key it is known by, and with that of what it prolongs."""
        keys = by_mark(self.places) if found.base else {}
        return replace(found.span, key=key, base=base_key(found, keys, self._secret))

    def _dead_claims(self) -> tuple[EventKey, ...]:
        """Claims whose panels were cut off; none without the server's time."""
        now = self._server_time
        if now is None:
            return ()
        dead = {path for path, held in self._kept.notable.items() if is_dead(held.parsed, now)}
        return tuple(key for key, place in self.places.items() if place.path in dead) if dead else ()

    async def listed(self) -> tuple[Etags, datetime | None]:
        """The etag of every object there is, and the server's time."""
        answer = await self._client.propfind(ASK_ETAGS, 1)
        return self._etags(answer), answer.server_time

    # In step

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
        return await self._reconcile(reading.window), True

    async def _reconcile(self, window: Window) -> Cursor:
        """Compare every etag. The version is asked for first: what changes in between is only told twice.

        Of a large calendar, those objects come first that the server says touch the window (RFC 4791 section 7.8); the
        others follow in the reads right after, because servers that expand series wrongly leave some out. The window
        reaches a week beyond what is shown, so that they are all known before it moves there. Where not even the
        listing can be had, the server's word on the window is all there is.
        """
        version = await self._version()
        try:
            etags, self._server_time = await self.listed()
        except ProtocolError as error:
            etags = await self._etags_within(window, error)
        await asyncio.sleep(0)  # each of these takes long enough where there are tens of thousands
        self._kept.only(etags, window)
        await asyncio.sleep(0)
        new = [path for path, etag in etags.items() if not self._kept.has(path, etag)]
        first = await self._first(new, window) if len(new) > _MANY else frozenset(new)
        self._kept.named(path for path in new if path in first)
        self._kept.named_elsewhere(path for path in new if path not in first)
        return version

    async def _first(self, new: list[str], window: Window) -> Collection[str]:
        """Those of the new objects that touch the window; all of them where the server cannot tell."""
        try:
            return await self._etags_within(window, Unsupported())
        except Unsupported:
            return frozenset(new)

    async def _etags_within(self, window: Window, instead: BackendError) -> Etags:
        """The etags of the objects that touch the window. Raises `instead` where the server cannot tell."""
        try:
            answer = await self._client.report(ask_etags_within(window.start, window.end))
        except BackendError as error:
            if not is_about_one_object(error):
                raise
        else:
            self._server_time = answer.server_time
            return self._etags(answer)
        raise instead

    async def _look_for(self, missing: Iterable[str]) -> None:
        """What was named and then answered with a 404 is doubted: a listing that names it still has the last word."""
        if not missing:
            return
        try:
            etags, self._server_time = await self.listed()
        except ProtocolError:
            etags = dict.fromkeys(missing)
        for path in missing:
            if path in etags:
                self._kept.withhold(path)
            else:
                self._kept.forget(path)

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
        held = len(self._kept.held)
        told = [one for one in answer.responses if self._member(one)]
        if not told:
            self._minds_tokens |= held > 0 and answer.sync_token == token
            return answer.sync_token != token
        there = [one for one in told if one.status is None]
        unchanged = any(self._kept.has(self._member(one) or "", one.etag) for one in there)
        if unchanged or (held > 0 and len(there) == len(told) >= held):
            self._minds_tokens = False
        return not self._minds_tokens

    async def _take(self, answer: Multistatus, reading: Reading) -> None:
        given: dict[str, CalendarObject] = {}
        for one in answer.responses:
            path = self._member(one)
            if path is None or "collection" in one.words:
                continue
            if one.status in NOT_THERE:
                self._kept.forget(path)
            elif one.status is None and one.data is not None:
                given[path] = CalendarObject(one.etag, one.data)
            else:
                self._kept.named([path])
        await self._kept.hold(given, reading)

    def _etags(self, answer: Multistatus) -> Etags:
        """Of every object that the answer does not say is gone; one with another status is there, without an etag."""
        members = ((self._member(one), one) for one in answer.responses if "collection" not in one.words)
        return {
            path: one.etag if one.status is None else None
            for path, one in members
            if path is not None and one.status not in NOT_THERE
        }

    def _member(self, one: Response) -> str | None:
        """Its path; None for the collection itself, and for what has members of its own."""
        return None if one.path == self._client.path or one.path.endswith("/") else one.path

    def _truncated(self, answer: Multistatus) -> bool:
        """RFC 6578 section 3.6: a 507 for the collection itself means that there is more."""
        return any(one.status == 507 and self._member(one) is None for one in answer.responses)

    # What it comes to

    def _doubts(self, window: Window) -> Iterable[Doubt]:
        for one in self._kept.doubts(window):
            if one.start < window.end and window.start < one.end:
                yield Doubt(max(one.start, window.start), min(one.end, window.end))

    def _unread(self) -> tuple[Unread, ...]:
        notable = self._kept.notable.items()
        found = {replace(one, place=named_by(file_name(path))) for path, held in notable for one in held.parsed.unread}
        found |= {
            Unread(UnreadKind.WITHHELD, _first_start(self.known(path)), named_by(file_name(path)))
            for path in self._kept.withheld
        }
        if self._kept.incomplete:
            found.add(Unread(UnreadKind.TOO_MANY))
        return tuple(sorted(found, key=lambda one: (one.kind, one.place, str(one.starts or ""))))


def _cursor(kind: Incremental, token: str) -> Cursor:
    return Cursor(f"{kind.value}:{token}")


def _first_start(parsed: Parsed | None) -> datetime | None:
    return None if parsed is None else min((one.span.start for one in parsed.found), default=None)
