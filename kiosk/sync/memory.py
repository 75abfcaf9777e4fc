"""A calendar in memory: the reference of the backend contract, and what tests and the simulator run on.

One `MemoryStore` is the server; any number of `MemoryBackend`s are the panels that share it. `Wire` is the network
between them: it may delay a request, or lose it, or lose its answer, by waiting or by raising a `BackendError`.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Final, Protocol, TypeVar
from uuid import uuid4

from kiosk.privacy.personal import Label, Labels, Personal
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.sync.backend import (
    Capabilities,
    Conflict,
    Cursor,
    CursorExpired,
    Fetched,
    Gone,
    Incremental,
    Show,
    StaleVersion,
    Unsupported,
    Window,
)
from kiosk.sync.booking.claims import CLAIM_DIES, ClaimRequest, Occupied, Snapshot, pause, take
from kiosk.sync.event_key import event_key
from kiosk.sync.memory_store import MemoryEvent, MemoryStore
from kiosk.sync.retry_after import RetryAfterGate

T = TypeVar("T")


class OverlapCheck(Enum):
    ATOMIC = "atomic"
    NONE = "none"


class Phase(Enum):
    """Where on its way a request is: raising in SENT means it never arrived, in ANSWERED that its answer was lost."""

    SENT = "sent"
    ANSWERED = "answered"


Wire = Callable[[str, Phase], Awaitable[None]]
"""Called with the kind of request (`sync`, `look`, `write`) before the store sees it and after."""


async def perfect_wire(_request: str, _phase: Phase) -> None:
    """A network that neither delays nor loses anything."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What an `end` freed, `[start, end)`; its events as they were, and the version each is left in (None: gone)."""

    start: datetime
    end: datetime
    before: tuple[MemoryEvent, ...]
    after: Mapping[str, int | None]


_ALL: Final = Capabilities(
    incremental=Incremental.TOKEN,
    writable=True,
    end_foreign=True,
    mark_check_in=True,
    undo=True,
)


class MemoryBackend:
    """One panel's view of a `MemoryStore`; `Backend` says what its methods do."""

    def __init__(
        self,
        store: MemoryStore,
        secret: bytes,
        *,
        overlap_check: OverlapCheck = OverlapCheck.NONE,
        capabilities: Capabilities = _ALL,
        show: Show = Show.RESERVED,
        wire: Wire = perfect_wire,
        clock: Callable[[], datetime] | None = None,
        pause: Callable[[], float] = pause,
    ) -> None:
        self._store = store
        self._secret = secret
        self._atomic = overlap_check is OverlapCheck.ATOMIC
        self._capabilities = capabilities
        self._show = show
        self._wire = wire
        self._clock = clock or store.clock
        self._pause = pause
        self._retry_after = RetryAfterGate()
        self._seen: dict[EventKey, int] = {}
        self._taken: dict[EventKey, _Taken] = {}

    async def probe(self) -> Capabilities:
        await self._ask("sync", lambda: None)
        return self._capabilities

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        return await self._ask("sync", lambda: self._read(window, cursor))

    async def book(self, start: datetime, end: datetime, idem: str) -> EventKey:
        event = MemoryEvent(idem, start, end, own=True, walk_up=start <= self._clock())
        await self._put_own(event)
        return self._key(idem)

    async def find(self, idem: str) -> EventKey | None:
        event = await self._ask("look", lambda: self._store.visible.get(idem))
        return self._key(idem) if event is not None and event.claimed_at is None else None

    async def check_in(self, key: EventKey) -> None:
        self._must(self._capabilities.mark_check_in)
        await self._ask("write", lambda: self._store.put(replace(self._event(key), checked_in=True)))

    async def extend(self, key: EventKey, end: datetime, idem: str) -> None:
        base, extensions = await self._ask("look", lambda: (self._event(key), self._extensions(key)))
        last = max(part.end for part in (base, *extensions))
        if end <= last:
            return
        added = MemoryEvent(idem, base.end, end, own=True, base=base.uid)
        await self._put_own(added, replaces=frozenset(part.uid for part in extensions))
        await self._ask("write", lambda: self._merge(base, added, extensions))

    async def end(self, key: EventKey, at: datetime) -> None:
        event = await self._ask("look", lambda: self._event(key))
        self._must(event.own or self._capabilities.end_foreign)
        await self._ask("write", lambda: self._cut(key, at))

    async def undo(self, key: EventKey) -> None:
        self._must(self._capabilities.undo)
        taken = self._taken.get(key)
        if taken is None:
            raise Gone
        reserve = MemoryEvent(str(uuid4()), taken.start, taken.end, own=True, base=taken.before[0].uid)
        await self._put_own(reserve, replaces=frozenset(taken.after))
        await self._ask("write", lambda: self._restore(key, taken, reserve.uid))

    async def auto_release(self, key: EventKey, at: datetime) -> None:
        await self._ask("write", lambda: self._release(key, at))

    async def remove_orphan(self, key: EventKey) -> None:
        await self._ask("write", lambda: self._remove_orphan(key))

    async def aclose(self) -> None:
        self._taken.clear()

    async def _ask(self, request: str, answer: Callable[[], T]) -> T:
        with self._retry_after.request():
            return await self._send(request, answer)

    async def _send(self, request: str, answer: Callable[[], T]) -> T:
        await self._wire(request, Phase.SENT)
        result = answer()
        await self._wire(request, Phase.ANSWERED)
        return result

    def _key(self, uid: str) -> EventKey:
        return event_key(self._secret, uid, None)

    def _event(self, key: EventKey) -> MemoryEvent:
        found = next((event for event in self._store.events.values() if self._key(event.uid) == key), None)
        if found is None:
            raise Gone
        return found

    def _extensions(self, key: EventKey) -> tuple[MemoryEvent, ...]:
        return tuple(e for e in self._store.events.values() if e.base is not None and self._key(e.base) == key)

    def _must(self, able: bool) -> None:
        if not (able and self._capabilities.writable):
            raise Unsupported

    def _read(self, window: Window, cursor: Cursor | None) -> Fetched:
        if cursor is not None and not self._store.knows(cursor):
            raise CursorExpired
        now = self._store.clock()
        for event in tuple(self._store.events.values()):
            if event.claimed_at is not None and now - event.claimed_at > CLAIM_DIES:
                self._store.remove(event.uid)
        events = tuple(self._store.overlapping(window.start, window.end))
        self._seen = {self._key(event.uid): event.version for event in events}
        return Fetched(
            Schedule(self._span(event) for event in events),
            _labels(self._show, {self._key(event.uid): event for event in events}),
            self._store.cursor,
            server_time=now,
            reconciled=cursor is None,
        )

    def _span(self, event: MemoryEvent) -> Span:
        return Span(
            self._key(event.uid),
            event.start,
            event.end,
            own=event.own,
            walk_up=event.walk_up,
            checked_in=event.checked_in,
            claim=event.claimed_at is not None,
            all_day=event.all_day,
            base=self._key(event.base) if event.base is not None else None,
        )

    async def _put_own(self, event: MemoryEvent, replaces: frozenset[str] = frozenset()) -> None:
        """Make an own event stand, proved free of overlaps, by the store's own check or by the claim protocol."""
        self._must(True)
        request = ClaimRequest(event.uid, event.start, event.end, replaces)
        if self._atomic:
            await self._ask("write", lambda: _put_where_free(self._store, event, request))
        else:
            await take(_Claims(self._store, event, request, self._ask), request, pause=self._pause)

    def _merge(self, base: MemoryEvent, added: MemoryEvent, extensions: tuple[MemoryEvent, ...]) -> None:
        """An own booking is lengthened and its extension taken away; another keeps the new extension alone."""
        obsolete = [part.uid for part in extensions]
        if base.own:
            self._store.put_if(replace(base, end=added.end))
            obsolete.append(added.uid)
        for uid in obsolete:
            if uid in self._store.events:
                self._store.remove(uid)

    def _cut(self, key: EventKey, at: datetime) -> None:
        parts = (self._event(key), *self._extensions(key))
        cut = tuple(part for part in parts if part.end > at)
        if not cut:
            return
        after: dict[str, int | None] = {}
        for part in cut:
            if part.start < at:
                after[part.uid] = self._store.put(replace(part, end=at)).version
            else:
                self._store.remove(part.uid)
                after[part.uid] = None
        start = max(at, min(part.start for part in cut))
        self._taken[key] = _Taken(start, max(part.end for part in cut), cut, after)

    def _restore(self, key: EventKey, taken: _Taken, reserve: str) -> None:
        try:
            for part in taken.before:
                known = self._store.events.get(part.uid)
                if (known.version if known else None) != taken.after[part.uid]:
                    raise StaleVersion
            for part in taken.before:
                self._store.put(part)
        finally:
            self._store.remove(reserve)
        self._taken.pop(key, None)  # a request that arrives late may find it done

    def _release(self, key: EventKey, at: datetime) -> None:
        event = self._event(key)
        if event.checked_in or event.walk_up or event.version != self._seen.get(key):
            raise StaleVersion
        self._must(event.own or self._capabilities.end_foreign)
        self._cut(key, at)

    def _remove_orphan(self, key: EventKey) -> None:
        event = next((event for event in self._store.events.values() if self._key(event.uid) == key), None)
        if event is None:
            return
        base = self._store.events.get(event.base) if event.base is not None else None
        attached = base is not None and base.base is None and base.end == event.start
        if event.base is None or attached:
            raise StaleVersion
        if event.made_at is not None and self._store.clock() - event.made_at <= CLAIM_DIES:
            raise StaleVersion
        self._store.remove(event.uid)


class _Claims:
    """The claim protocol's view of the store, for one event."""

    def __init__(self, store: MemoryStore, event: MemoryEvent, request: ClaimRequest, ask: "_Ask") -> None:
        self._store = store
        self._event = event
        self._wish = request
        self._ask = ask
        self._versions: Mapping[str, int] = {}

    async def look(self) -> Snapshot:
        return await self._ask("look", self._look)

    async def write_claim(self, stamp: datetime) -> None:
        await self._ask("write", lambda: self._write(stamp))

    async def confirm(self) -> None:
        version = self._versions.get(self._event.uid, 0)
        await self._ask("write", lambda: self._store.put_if(replace(self._event, version=version)))

    async def withdraw(self) -> None:
        await self._ask("write", lambda: self._drop(self._event.uid))

    async def remove(self, entry_id: str) -> None:
        await self._ask("write", lambda: self._drop(entry_id, self._versions.get(entry_id)))

    def _look(self) -> Snapshot:
        request = self._wish
        events = tuple(e for e in self._store.visible.values() if e.start < request.end and request.start < e.end)
        self._versions = {event.uid: event.version for event in events}
        entries = tuple(Occupied(event.uid, event.start, event.end, event.claimed_at) for event in events)
        return Snapshot(entries, self._store.clock())

    def _write(self, stamp: datetime) -> None:
        if self._event.uid in self._store.events:
            raise StaleVersion
        self._store.put(replace(self._event, claimed_at=stamp))

    def _drop(self, uid: str, version: int | None = None) -> None:
        known = self._store.events.get(uid)
        if known is not None and version in (None, known.version):
            self._store.remove(uid)


class _Ask(Protocol):
    async def __call__(self, request: str, answer: Callable[[], T], /) -> T: ...


def _put_where_free(store: MemoryStore, event: MemoryEvent, request: ClaimRequest) -> None:
    if request.id in store.events:
        return  # the same wish, asked twice
    others = [e.start for e in store.overlapping(request.start, request.end) if e.uid not in request.replaces]
    if others:
        raise Conflict(min(others) if min(others) > request.start else None)
    store.put(event)


def _labels(show: Show, events: Mapping[EventKey, MemoryEvent]) -> Labels:
    named = {key: event for key, event in events.items() if not (event.own or event.private)}
    match show:
        case Show.TITLE:
            return {key: Label(title=Personal(event.title)) for key, event in named.items() if event.title}
        case Show.ORGANIZER:
            return {key: Label(organizer=Personal(e.organizer)) for key, e in named.items() if e.organizer}
        case Show.RESERVED:
            return {}
