"""A calendar in memory as an `EventStore`, without names: what tests and the simulator run on.

One `MemoryCalendar` is the server; any number of `MemoryStore`s are the panels that share it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from kiosk.room.schedule import ANYTHING, Abilities, EventKey, Schedule
from kiosk.sync.backend import Capabilities, Cursor, CursorExpired, Fetched, Gone, Incremental, Window
from kiosk.sync.booking.claim_plan import is_young
from kiosk.sync.booking.event_store import Event, EventMark, OwnEvent, Restore, Snapshot, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent, Network, T, perfect_network, touching
from kiosk.sync.retry_after import RetryAfterGate

WRITABLE: Final = Capabilities(Incremental.TOKEN, writable=True)


class MemoryStore:
    """One panel's view of `calendar`. `foreign`: what may be done with somebody else's booking."""

    def __init__(
        self,
        calendar: MemoryCalendar,
        secret: bytes,
        *,
        capabilities: Capabilities = WRITABLE,
        foreign: Abilities = ANYTHING,
        network: Network = perfect_network,
    ) -> None:
        self._calendar = calendar
        self._secret = secret
        self._capabilities = capabilities
        self._foreign = foreign
        self._network = network
        self._retry_after = RetryAfterGate()
        self._synced: Mapping[EventKey, Version] = {}

    async def probe(self) -> Capabilities:
        return await self._ask("sync", lambda: self._capabilities)

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        return await self._ask("sync", lambda: self._read(window, cursor))

    def synced(self, key: EventKey) -> Version | None:
        return self._synced.get(key)

    def key_of(self, own_id: str) -> EventKey:
        return event_key(self._secret, own_id, None)

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        def look() -> Snapshot:
            events = touching(self._calendar.visible.values(), start, end)
            return Snapshot(tuple(self._seen(event).occupied for event in events), self._calendar.clock())

        return await self._ask("look", look)

    async def read(self, key: EventKey) -> Event:
        return await self._ask("look", lambda: self._seen(self._find(key)))

    async def version(self, key: EventKey) -> Version | None:
        found = await self._ask("look", lambda: self._known(key))
        return found.version if found else None

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        await self._ask("write", lambda: self._calendar.put_new(replace(self._written(own), claimed_at=claimed_at)))

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        event = replace(self._written(own), made_at=stamp, version=version)
        await self._ask("write", lambda: self._calendar.write_if(event, event))

    async def delete(self, key: EventKey, version: Version) -> None:
        await self._change(key, version, lambda _event: None)

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        before = await self._change(key, version, lambda event: event.ending(end) if self._keeps(event) else None)
        return before if self._keeps(before) else None

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        before = await self._change(key, version, lambda _event: None)
        return before if self._keeps(before) else None

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        assert isinstance(restore, MemoryEvent)
        if version is None:
            await self._ask("write", lambda: self._calendar.put_new(restore))
        else:
            await self._change(key, version, lambda event: replace(restore, version=event.version))

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        note: dict[str, Any] = {"checked_in": True} if mark is EventMark.CHECKED_IN else {"releasing_since": stamp}
        await self._change(key, version, lambda event: replace(event, **note))

    async def aclose(self) -> None: ...

    async def _ask(self, request: str, answer: Callable[[], T]) -> T:
        with self._retry_after.request():
            return await self._network(request, answer)

    # What the server does

    async def _change(
        self, key: EventKey, version: Version, change: Callable[[MemoryEvent], MemoryEvent | None]
    ) -> Restore:
        """Write what `change` makes of that version, nothing where it makes nothing of it; what was there."""

        def write() -> Restore:
            before = replace(self._find(key), version=version)
            self._calendar.write_if(before, change(before))
            return Restore(before)

        return await self._ask("write", write)

    def _keeps(self, event: object) -> bool:
        """Whether what is taken of it can be put back."""
        assert isinstance(event, MemoryEvent)
        return event.own or not self._foreign.declines

    def _find(self, key: EventKey) -> MemoryEvent:
        found = self._known(key)
        if found is None:
            raise Gone
        return found

    def _known(self, key: EventKey | None) -> MemoryEvent | None:
        return next((event for event in self._calendar.events.values() if self.key_of(event.uid) == key), None)

    def _written(self, own: OwnEvent) -> MemoryEvent:
        known = self._known(own.base)
        base = known.uid if known else own.base
        return MemoryEvent(own.id, own.start, own.end, True, own.walk_up, own.checked_in, base=base)

    def _read(self, window: Window, cursor: Cursor | None) -> Fetched:
        if cursor is not None and not self._calendar.knows(cursor):
            raise CursorExpired
        events = touching(self._calendar.events.values(), window.start, window.end)
        return self.fetched(events, reconciled=cursor is None)

    def fetched(self, events: Iterable[MemoryEvent], *, reconciled: bool) -> Fetched:
        """What a read tells where these are the events."""
        known, now = {self.key_of(event.uid): event for event in events}, self._calendar.clock()
        self._synced = {key: event.version for key, event in known.items()}
        return Fetched(
            Schedule(event.span(self.key_of, self._foreign) for event in known.values()),
            cursor=self._calendar.cursor,
            server_time=now,
            reconciled=reconciled,
            dead_claims=tuple(k for k, e in known.items() if e.claimed_at and not is_young(e.claimed_at, now)),
        )

    def _seen(self, event: MemoryEvent) -> Event:
        return event.seen(self.key_of, self._foreign, self._calendar.clock())
