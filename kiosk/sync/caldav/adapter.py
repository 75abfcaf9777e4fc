"""A room's calendar on any CalDAV server, as a `Backend`."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4, uuid5
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
    Show,
    StaleVersion,
    Uncertain,
    Unsupported,
    Window,
)
from kiosk.sync.booking.claims import CLAIM_DIES, ClaimRequest, take
from kiosk.sync.caldav.assembly import Place
from kiosk.sync.caldav.claims import CalendarClaims, remove_claim, remove_own
from kiosk.sync.caldav.client import Answer, DavClient, Login
from kiosk.sync.caldav.discovery import calendars_near
from kiosk.sync.caldav.fetch import NOT_THERE, parsed
from kiosk.sync.caldav.reader import CalendarReader
from kiosk.sync.caldav.standing import standing
from kiosk.sync.caldav.webdav_requests import ASK_CALENDAR
from kiosk.sync.caldav.webdav_xml import CTAG, SYNC_TOKEN, Response
from kiosk.sync.event_key import event_key
from kiosk.sync.http import DEADLINE, Moved
from kiosk.sync.icalendar.edit import OwnEvent, PutBack, Target, checked_in, lengthened, restored, truncated
from kiosk.sync.icalendar.parse import Found, read_object

log = logging.getLogger(__name__)

_IDEMS: Final = UUID("6a3c1c0e-6f0b-4b6e-9d6e-2f1d1d0c7a55")
"""Turns whatever a caller uses as an id into an event's UID: the same one every time, and nothing personal."""
_TRIES: Final = 3
_MAY_WRITE: Final = ({"all"}, {"write"}, {"write-content", "bind", "unbind"})
"""Privileges any of which suffice."""


@dataclass(frozen=True, slots=True)
class _Undo:
    """What the last `end` took, `[start, end)`: how to put it back, and on condition of which version."""

    key: EventKey
    base: Place
    start: datetime
    end: datetime
    edited: Place | None = None
    etag: str | None = None
    put_back: PutBack | None = None
    extension: bool = False
    """An extension was taken away together with the rest of its base."""


class CaldavBackend:
    """`Backend` says what the methods do. `clock`: the panel's own time; `address`: by which invitations know the room,
    where that is not the login; `summary`: the text of the panels' events.
    """

    def __init__(
        self,
        login: Login,
        *,
        secret: bytes,
        zone: ZoneInfo,
        clock: Callable[[], datetime],
        show: Show = Show.RESERVED,
        address: str = "",
        summary: str = "Reserved",
        deadline: float = DEADLINE,
    ) -> None:
        self._login = login
        self._deadline = deadline
        self._client = DavClient(login, show=show, deadline=deadline)
        self._reader = CalendarReader(self._client, secret, zone, show, address or login.username)
        self._secret = secret
        self._zone = zone
        self._clock = clock
        self._summary = summary
        self._recent: dict[EventKey, Place] = {}
        self._undo: _Undo | None = None
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
        return Capabilities(
            incremental=incremental, writable=writable, end_foreign=writable, mark_check_in=writable, undo=writable
        )

    async def _may_write(self, own: Response) -> bool:
        """Whether events may be made, changed and taken away (RFC 3744 section 3): booking is all three."""
        if "privilege" in own.words:
            return any(rights <= own.words for rights in _MAY_WRITE)
        return "PUT" in (await self._client.options(self._client.path)).allowed

    async def _not_a_calendar(self, otherwise: BackendError) -> BackendError:
        """What is wrong with the address: one line in the log tells which are calendars, where that can be found."""
        found = await calendars_near(self._login, self._deadline)
        if found and found != self._named:
            self._named = found
            log.warning("that address is not a calendar; these are: %s", ", ".join(found))
        return NotACalendar(found) if found else otherwise

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        fetched = await self._reader.read(window, cursor)
        if await self._remove_dead_claims():
            fetched = await self._reader.read(window, fetched.cursor)
        self._recent.clear()
        return fetched

    async def book(self, start: datetime, end: datetime, idem: str) -> EventKey:
        event = OwnEvent(str(uuid5(_IDEMS, idem)), start, end, self._summary, walk_up=start <= self._clock())
        try:
            await self._take(event)
        except StaleVersion:
            key = await self.find(idem)
            if key is None:
                raise
            return key
        return self._remember(event)

    async def find(self, idem: str) -> EventKey | None:
        path = self._client.path + _file(str(uuid5(_IDEMS, idem)))
        try:
            answer = await self._client.get(path)
        except Gone:
            return None
        found = next(iter(await self._parsed(answer)), None)
        if found is None or not found.span.own or found.span.claim:
            return None
        self._recent[found.span.key] = Place(path, answer.etag, found)
        return found.span.key

    async def check_in(self, key: EventKey) -> None:
        place = self._place(key)
        for _ in range(_TRIES):
            answer, found = await self._seen(place)
            if found.span.checked_in:
                return
            data = await asyncio.to_thread(checked_in, answer.body, self._target(place))
            if data is None:
                return
            with contextlib.suppress(StaleVersion):
                await self._put(place.path, data, answer)
                await self._prove(place, lambda one: one is not None and one.span.checked_in)
                return
        raise StaleVersion

    async def extend(self, key: EventKey, end: datetime, idem: str) -> None:
        base, extensions = self._place(key), self._extensions(key)
        if end > max(place.found.span.end for place in (base, *extensions)):
            await self._extend(base, extensions, end, idem)

    async def end(self, key: EventKey, at: datetime) -> None:
        base = self._place(key)
        await self._cut(base, self._extensions(key), at)

    async def auto_release(self, key: EventKey, at: datetime) -> None:
        base = self._place(key)
        if base.etag is None:
            raise StaleVersion
        await self._cut(base, self._extensions(key), at, unchanged=True)

    async def undo(self, key: EventKey) -> None:
        undo = self._undo
        if undo is None or undo.key != key:
            raise Gone
        self._undo = None
        if undo.edited is not None:
            await self._put_back(undo, undo.edited)
        elif undo.base.found.span.end > undo.start:
            await self._make_again(undo)
        else:  # only an extension was taken
            await self._extend(undo.base, [], undo.end, uuid4().hex)

    async def remove_orphan(self, key: EventKey) -> None:
        try:
            place = self._place(key)
            answer, found = await self._seen(place)
        except Gone:
            return
        now = answer.server_time
        too_young = found.made_at is not None and now is not None and abs(now - found.made_at) <= CLAIM_DIES
        base = self._reader.places.get(place.found.span.base) if place.found.span.base else None
        attached = base is not None and base.found.base is None and base.found.span.end == found.span.start
        if found.base is None or attached or too_young:
            raise StaleVersion
        await self._delete(place.path, answer)

    async def aclose(self) -> None:
        self._undo = None
        await self._client.aclose()

    # Places

    def _place(self, key: EventKey) -> Place:
        place = self._recent.get(key) or self._reader.places.get(key)
        if place is None:
            raise Gone
        return place

    def _extensions(self, key: EventKey) -> list[Place]:
        return [place for place in self._reader.places.values() if place.found.span.base == key]

    def _target(self, place: Place) -> Target:
        return Target(place.found.mark, place.found.name, self._zone)

    def _remember(self, event: OwnEvent) -> EventKey:
        """Know the event before the next read brings it."""
        data = event.written(self._clock(), claim=False)
        found = read_object(data, self._reader.reading(Window(event.start, event.end))).found[0]
        self._recent[found.span.key] = Place(self._client.path + _file(event.uid), None, found)
        return event_key(self._secret, event.uid, None)

    async def _parsed(self, answer: Answer, around: Place | None = None) -> tuple[Found, ...]:
        now = self._clock()
        window = Window(around.found.span.start, around.found.span.end) if around else Window(now, now)
        (content,) = await parsed([answer.body], self._reader.reading(window))
        return standing(content, answer.server_time)

    # Requests

    async def _take(self, event: OwnEvent, replaces: frozenset[str] = frozenset()) -> None:
        request = ClaimRequest(_file(event.uid), event.start, event.end, replaces)
        await take(CalendarClaims(self._client, self._reader, event, request), request)

    async def _seen(self, place: Place) -> tuple[Answer, Found]:
        """The object as it is now, and the occurrence in it. Raises Gone."""
        answer = await self._client.get(place.path)
        found = next((one for one in await self._parsed(answer, place) if one.mark == place.found.mark), None)
        if found is None:
            raise Gone
        if answer.etag is None:
            raise Unsupported
        return answer, found

    async def _prove(self, place: Place, holds: Callable[[Found | None], bool]) -> str | None:
        """Read the object back: its etag. Raises Uncertain where the write does not show."""
        try:
            answer, found = await self._seen(place)
        except Gone:
            if holds(None):
                return await self._etag(place.path)
            raise Uncertain from None
        if not holds(found):
            raise Uncertain
        return answer.etag

    async def _etag(self, path: str) -> str | None:
        try:
            return (await self._client.get(path)).etag
        except Gone:
            return None

    async def _put(self, path: str, data: bytes, seen: Answer) -> None:
        """Write over the version just seen. Raises ProtocolError where the server does not tell its time."""
        _time_of(seen)
        await self._client.put(path, data, etag=seen.etag)

    async def _delete(self, path: str, seen: Answer) -> None:
        """Delete the version just seen, and prove it. Raises ProtocolError where the server does not tell its time."""
        _time_of(seen)
        with contextlib.suppress(Gone):
            await self._client.delete(path, seen.etag)
        if await self._etag(path) is not None:
            raise Uncertain

    async def _remove_dead_claims(self) -> bool:
        """Claims left by a panel that was cut off would block the room until somebody books it; whether any went."""
        gone = False
        for path, etag in self._reader.dead_claims():
            with contextlib.suppress(BackendError):  # the next read tries again
                gone |= await remove_claim(self._client, self._reader, path, etag)
        return gone

    # Longer

    async def _extend(self, base: Place, extensions: list[Place], end: datetime, idem: str) -> None:
        answer, found = await self._seen(base)
        if found.span.end != base.found.span.end:
            raise StaleVersion
        added = OwnEvent(str(uuid5(_IDEMS, idem)), found.span.end, end, self._summary, base=base.found.mark)
        await self._take(added, replaces=frozenset(place.id for place in extensions))
        obsolete = [place.path for place in extensions]
        if found.span.own:
            await self._lengthen(base, answer, end)
            obsolete.append(self._client.path + _file(added.uid))
        for path in obsolete:
            with contextlib.suppress(BackendError):  # what is left is hidden behind the longer one, and removed later
                await remove_own(self._client, self._reader, path)

    async def _lengthen(self, base: Place, seen: Answer, end: datetime) -> None:
        """Move an own booking's end, now that the time behind it is ours. Where that fails the extension stands."""
        data = await asyncio.to_thread(lengthened, seen.body, self._target(base), end)
        try:
            await self._put(base.path, data, seen)
            await self._prove(base, lambda one: one is not None and one.span.end >= end)
        except StaleVersion:
            _, found = await self._seen(base)
            if found.span.end != base.found.span.end:
                raise

    # Shorter

    async def _cut(self, base: Place, extensions: list[Place], at: datetime, *, unchanged: bool = False) -> None:
        """Base first: an extension that loses its base is taken away by whichever panel sees it."""
        self._undo = None
        answer, now = await self._fresh(base)
        if unchanged and (now.etag != base.etag or now.found.span.checked_in or now.found.span.walk_up):
            raise StaleVersion
        span = now.found.span
        undo = _Undo(base.found.span.key, now, max(at, span.start), span.end, extension=bool(extensions))
        if span.end > at:
            undo = await self._cut_one(now, answer, at, undo)
        for place in extensions:
            with contextlib.suppress(Gone):
                answer, now = await self._fresh(place)
                if now.found.span.end > at:
                    undo = await self._cut_one(now, answer, at, undo)
        self._undo = undo

    async def _fresh(self, place: Place) -> tuple[Answer, Place]:
        """The place as it is now. Raises StaleVersion where its booking begins at another time by now."""
        answer, found = await self._seen(place)
        if found.span.start != place.found.span.start:
            raise StaleVersion
        return answer, Place(place.path, answer.etag, found)

    async def _cut_one(self, place: Place, answer: Answer, at: datetime, undo: _Undo) -> _Undo:
        undo = replace(undo, end=max(undo.end, place.found.span.end))
        if place.found.span.own and place.found.span.start >= at:
            await self._delete(place.path, answer)
            return undo
        data, put_back = await asyncio.to_thread(truncated, answer.body, self._target(place), at)
        await self._put(place.path, data, answer)
        etag = await self._prove(place, lambda one: one is None or one.span.end <= at)
        return replace(undo, edited=place, etag=etag, put_back=put_back)

    # As it was

    async def _make_again(self, undo: _Undo) -> None:
        """An own booking that was deleted before it began is booked anew, under its own id."""
        span = undo.base.found.span
        uid = undo.base.id.removesuffix(".ics")
        await self._take(
            OwnEvent(uid, span.start, undo.end, self._summary, walk_up=span.walk_up, checked_in=span.checked_in)
        )

    async def _put_back(self, undo: _Undo, place: Place) -> None:
        """Take the freed time with an event of ours, restore the other within it, then let ours go."""
        if (await self._client.get(place.path)).etag != undo.etag:
            raise StaleVersion
        base = undo.base.found
        uid = str(uuid4())
        await self._take(OwnEvent(uid, undo.start, undo.end, self._summary, base=base.mark))
        reserve = self._client.path + _file(uid)
        try:
            await self._restore(undo, place)
        except BackendError:
            await remove_own(self._client, self._reader, reserve)
            raise
        if undo.extension and place is undo.base:
            await self._make_extension(OwnEvent(uid, base.span.end, undo.end, self._summary, base=base.mark), reserve)
        else:
            await remove_own(self._client, self._reader, reserve)

    async def _restore(self, undo: _Undo, place: Place) -> None:
        answer = await self._client.get(place.path)
        if undo.etag is None or undo.put_back is None or answer.etag != undo.etag:
            raise StaleVersion
        data = await asyncio.to_thread(restored, answer.body, self._target(place), undo.put_back)
        await self._put(place.path, data, answer)
        end = place.found.span.end
        await self._prove(place, lambda one: one is not None and one.span.end == end)

    async def _make_extension(self, event: OwnEvent, path: str) -> None:
        """Shrink the event that held the freed time to the part behind the restored base."""
        answer = await self._client.get(path)
        await self._put(path, event.written(_time_of(answer), claim=False), answer)


def _file(uid: str) -> str:
    return f"{uid}.ics"


def _time_of(answer: Answer) -> datetime:
    """The server's time: what is written is dated by it, and never by the panel's own clock in its place."""
    if answer.server_time is None:
        raise ProtocolError
    return answer.server_time
