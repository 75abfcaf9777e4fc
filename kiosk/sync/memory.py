"""A calendar in memory as an `EventStore`: what tests and the simulator run on.

One `MemoryCalendar` is the server; any number of `MemoryStore`s are the panels that share it. `Network` is what lies
between them: it may delay a request, or lose it, or lose its answer.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol, TypeVar

from kiosk.privacy.personal import Label, Labels, Personal
from kiosk.room.schedule import ANYTHING, Abilities, EventKey, Schedule, Span
from kiosk.sync.backend import Capabilities, Cursor, CursorExpired, Fetched, Gone, Incremental, Show, Window
from kiosk.sync.booking.claims import is_young
from kiosk.sync.booking.event_store import Event, EventMark, Occupied, OwnEvent, Restore, Snapshot, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent
from kiosk.sync.retry_after import RetryAfterGate

T = TypeVar("T")

WRITABLE: Final = Capabilities(Incremental.TOKEN, writable=True)


class Network(Protocol):
    """`answer` is what the server does; `request` its kind (`sync`, `look`, `write`)."""

    async def __call__(self, request: str, answer: Callable[[], T], /) -> T: ...


async def perfect_network(_request: str, answer: Callable[[], T], /) -> T:
    """Neither delays nor loses anything."""
    return answer()


class MemoryStore:
    """One panel's view of `calendar`. `foreign`: what may be done with somebody else's booking."""

    def __init__(
        self,
        calendar: MemoryCalendar,
        secret: bytes,
        *,
        capabilities: Capabilities = WRITABLE,
        foreign: Abilities = ANYTHING,
        show: Show = Show.RESERVED,
        network: Network = perfect_network,
    ) -> None:
        self._calendar = calendar
        self._secret = secret
        self._capabilities = capabilities
        self._foreign = foreign
        self._show = show
        self._network = network
        self._retry_after = RetryAfterGate()
        self._synced: Mapping[EventKey, int] = {}

    async def probe(self) -> Capabilities:
        return await self._ask("sync", lambda: self._capabilities)

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        return await self._ask("sync", lambda: self._read(window, cursor))

    def synced(self, key: EventKey) -> Version | None:
        version = self._synced.get(key)
        return None if version is None else Version(str(version))

    def key_of(self, own_id: str) -> EventKey:
        return event_key(self._secret, own_id, None)

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        def look() -> Snapshot:
            events = (e for e in self._calendar.visible.values() if e.start < end and start < e.end)
            return Snapshot(tuple(map(self._occupied, events)), self._calendar.clock())

        return await self._ask("look", look)

    async def read(self, key: EventKey) -> Event:
        return await self._ask("look", lambda: self._seen(self._find(key)))

    async def version(self, key: EventKey) -> Version | None:
        found = await self._ask(
            "look", lambda: [e for e in self._calendar.events.values() if self.key_of(e.uid) == key]
        )
        return Version(str(found[0].version)) if found else None

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        await self._ask("write", lambda: self._calendar.put_new(replace(self._written(own), claimed_at=claimed_at)))

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        event = replace(self._written(own), made_at=stamp, version=int(version))
        await self._ask("write", lambda: self._calendar.put_if(event))

    async def delete(self, key: EventKey, version: Version) -> None:
        await self._ask("write", lambda: self._calendar.remove_if(self._at(key, version)))

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        def cut() -> Restore:
            before = self._at(key, version)
            self._calendar.put_if(replace(before, end=end))
            return Restore(before)

        return await self._ask("write", cut)

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        def take_out() -> Restore:
            before = self._at(key, version)
            self._calendar.remove_if(before)
            return Restore(before)

        return await self._ask("write", take_out)

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        assert isinstance(restore, MemoryEvent)

        def put_back() -> None:
            if version is None:
                self._calendar.put_new(restore)
            else:
                self._calendar.put_if(replace(restore, version=self._at(key, version).version))

        await self._ask("write", put_back)

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        def note() -> None:
            event = self._at(key, version)
            checked_in = event.checked_in or mark is EventMark.CHECKED_IN
            releasing = stamp if mark is EventMark.RELEASING else event.releasing_since
            self._calendar.put_if(replace(event, checked_in=checked_in, releasing_since=releasing))

        await self._ask("write", note)

    async def aclose(self) -> None: ...

    async def _ask(self, request: str, answer: Callable[[], T]) -> T:
        with self._retry_after.request():
            return await self._network(request, answer)

    # What the server does

    def _find(self, key: EventKey) -> MemoryEvent:
        found = next((event for event in self._calendar.events.values() if self.key_of(event.uid) == key), None)
        if found is None:
            raise Gone
        return found

    def _at(self, key: EventKey, version: Version) -> MemoryEvent:
        """The event as it is, said to be the version that the panel saw."""
        return replace(self._find(key), version=int(version))

    def _written(self, own: OwnEvent) -> MemoryEvent:
        bases = (event.uid for event in self._calendar.events.values() if self.key_of(event.uid) == own.base)
        base = None if own.base is None else next(bases, own.base)
        return MemoryEvent(own.id, own.start, own.end, True, own.walk_up, own.checked_in, base=base)

    def _read(self, window: Window, cursor: Cursor | None) -> Fetched:
        if cursor is not None and not self._calendar.knows(cursor):
            raise CursorExpired
        events = [e for e in self._calendar.events.values() if e.start < window.end and window.start < e.end]
        return self.fetched(events, reconciled=cursor is None)

    def fetched(self, events: Iterable[MemoryEvent], *, reconciled: bool) -> Fetched:
        """What a read tells where these are the events."""
        known, now = {self.key_of(event.uid): event for event in events}, self._calendar.clock()
        self._synced = {key: event.version for key, event in known.items()}
        return Fetched(
            Schedule(map(self._span, known.values())),
            _labels(self._show, known),
            self._calendar.cursor,
            server_time=now,
            reconciled=reconciled,
            dead_claims=tuple(k for k, e in known.items() if e.claimed_at and not is_young(e.claimed_at, now)),
        )

    def _occupied(self, event: MemoryEvent) -> Occupied:
        one = self._seen(event)
        return Occupied(event.start, event.end, one.span.key, one.own_id, one.claimed_at, one.version)

    def _seen(self, event: MemoryEvent) -> Event:
        span, own_id, version = self._span(event), event.uid if event.own else "", Version(str(event.version))
        return Event(
            span, version, self._calendar.clock(), event.claimed_at, event.made_at, event.releasing_since, own_id
        )

    def _span(self, event: MemoryEvent) -> Span:
        return Span(
            self.key_of(event.uid),
            event.start,
            event.end,
            own=event.own,
            walk_up=event.walk_up,
            checked_in=event.checked_in,
            claim=event.claimed_at is not None,
            all_day=event.all_day,
            base=None if event.base is None else self.key_of(event.base),
            may=ANYTHING if event.own else self._foreign,
        )


def _labels(show: Show, events: Mapping[EventKey, MemoryEvent]) -> Labels:
    named = {key: event for key, event in events.items() if not (event.own or event.private)}
    match show:
        case Show.TITLE:
            return {key: Label(title=Personal(event.title)) for key, event in named.items() if event.title}
        case Show.ORGANIZER:
            return {key: Label(organizer=Personal(e.organizer)) for key, e in named.items() if e.organizer}
        case Show.RESERVED:
            return {}
