"""What lies between one panel and the calendar: its store, the network to it, what the server tells it, who watches."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sim.world import SECRET, Eye, Fate, SimulatedWorld

from kiosk.room.schedule import Booking, EventKey, Schedule
from kiosk.sync.backend import (
    BackendError,
    Cursor,
    CursorExpired,
    Fetched,
    ProtocolError,
    RateLimited,
    Transient,
    Uncertain,
    Window,
)
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import Version
from kiosk.sync.memory_calendar import MemoryEvent

T = TypeVar("T")
DEADLINE = 10.0
"""Seconds after which a store gives up on a request."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one read told a panel: how far it was, and which version of which booking it showed."""

    schedule: Schedule
    changes: int
    asked_at: float
    versions: Mapping[EventKey, Version]
    untold: frozenset[EventKey]
    """What the server kept to itself."""
    honest: bool = True
    dead_claims: frozenset[EventKey] = frozenset()
    """Of cut-off panels: whoever reads takes them away."""

    def is_told_as(self, schedule: Schedule) -> bool:
        """Whether this is that read, but for claims that the reader took away."""
        gone = {span.key for span in self.schedule.spans} - {span.key for span in schedule.spans}
        return gone <= self.dead_claims and self.schedule.without(gone) == schedule


class Watcher:
    """What the world tells whoever watches a panel (invariants.py); by default nobody does."""

    def sent(self, line: "Line") -> None: ...

    def ending(self, line: "Line", key: EventKey) -> None: ...

    def releasing(self, line: "Line", key: EventKey) -> None: ...

    def released(self, line: "Line", event: MemoryEvent, versions: Collection[Version], writer: str) -> None:
        """`event`: as it was; `versions`: those it had but for this panel's marks; `writer`: who wrote it last."""


class WatchedBookings(Bookings):
    """One panel's, over its line."""

    def __init__(self, line: "Line", clock: Callable[[], datetime], watcher: Watcher) -> None:
        super().__init__(line, clock, pause=lambda: line.world.dice.uniform(0.05, 0.15))
        self._line = line
        self._watcher = watcher

    async def book(self, start: datetime, end: datetime, idem: str) -> EventKey:
        self._line.wishes.append((start, end, idem))
        return await super().book(start, end, idem)

    async def end(self, key: EventKey, at: datetime) -> None:
        self._watcher.ending(self._line, key)
        await super().end(key, at)

    async def auto_release(self, key: EventKey, at: datetime) -> None:
        self._watcher.releasing(self._line, key)
        self._line.releases = key
        try:
            await super().auto_release(key, at)
        finally:
            self._line.releases = None


class Line(Eye):
    """The store in one panel's process, the network behind it, and what the server tells this panel."""

    def __init__(self, world: SimulatedWorld, name: str, watcher: Watcher) -> None:
        super().__init__(world.calendar, SECRET, foreign=world.server.foreign, network=self._send)
        self.world = world
        self.name = name
        self.quiet_until = float("-inf")
        self.trouble_at = float("-inf")
        self.lied_to_at = float("-inf")
        self.wishes: list[tuple[datetime, datetime, str]] = []
        self.told: deque[Told] = deque(maxlen=8)
        self.releases: EventKey | None = None
        """What is being released by itself at this moment."""
        self._marked: dict[str, tuple[Version, frozenset[Version]]] = {}
        """The version under which this panel marked a release last, and those that differ by its marks alone."""
        self._watcher = watcher
        self._copy: dict[str, MemoryEvent] = {}
        self._untold: dict[str, Version | None] = {}
        self._lied_to = False

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        asked_at = self.world.mono()
        return await self._ask("sync", lambda: self._tell(window, cursor, asked_at))

    def unaware_of(self, booking: Booking) -> bool:
        """The server never told this panel how the booking is now."""
        return any(self.key_of(uid) in (booking.key, booking.extension) for uid in self._untold)

    # The network

    async def _send(self, request: str, answer: Callable[[], T], /) -> T:
        answer, dice = self._noticed(answer), self.world.dice
        self._watcher.sent(self)
        fate = self.world.fate(request)
        if fate is not Fate.ANSWERED:
            self.trouble_at = self.world.mono()
            self.world.note(self.name, f"{request}: {fate.value}")
        slow = dice.random() < self.world.weather.slow
        await asyncio.sleep(dice.uniform(1.0, 4.0) if slow else dice.uniform(0.005, 0.06))
        if fate is Fate.ANSWERED:
            result = self._arrived(answer)
            await asyncio.sleep(dice.uniform(0.005, 0.06))
            return result
        return await self._fail(request, fate, answer)

    async def _fail(self, request: str, fate: Fate, answer: Callable[[], T]) -> T:
        dice = self.world.dice
        if fate is Fate.REFUSED:
            raise Transient
        if fate is Fate.GARBLED:
            raise ProtocolError
        if fate is Fate.THROTTLED:
            raise RateLimited(self._told_to_wait())
        if fate is Fate.UNANSWERED:
            self._arrived(answer)
        if fate is Fate.LATE:
            asyncio.get_running_loop().call_later(dice.uniform(0.5, DEADLINE + 5), self._arrived_late, answer)
        await asyncio.sleep(dice.choice([0.2, DEADLINE]))
        raise Uncertain if request == "write" else Transient

    def _noticed(self, answer: Callable[[], T]) -> Callable[[], T]:
        """The same, and whoever watches hears of a booking that it releases, whenever it arrives."""
        key = self.releases
        return answer if key is None else lambda: self._releasing(key, answer)

    def _releasing(self, key: EventKey, answer: Callable[[], T]) -> T:
        events = self.world.calendar.events
        before = next((event for event in events.values() if self.key_of(event.uid) == key), None)
        writer = self.world.calendar.written_by.get(before.uid, "") if before else ""
        result = answer()
        after = events.get(before.uid) if before else None
        if before is None:
            return result
        marked, versions = self._marked.get(before.uid, (before.version, frozenset({before.version})))
        versions = versions if marked == before.version else frozenset({before.version})
        if after is None or after.end < before.end:
            self._watcher.released(self, before, versions, writer)
        elif after.releasing_since != before.releasing_since:
            self._marked[before.uid] = (after.version, versions | {after.version})
        return result

    def _arrived(self, answer: Callable[[], T]) -> T:
        self.world.calendar.actor = self.name
        try:
            return answer()
        finally:
            self.world.calendar.actor = "someone"

    def _arrived_late(self, answer: Callable[[], object]) -> None:
        try:
            self._arrived(answer)
        except BackendError:
            return

    def _told_to_wait(self) -> float | None:
        if not self.world.server.names_wait:
            return None
        wait = self.world.dice.uniform(1.0, 90.0)
        self.quiet_until = self.world.mono() + wait
        return wait

    # What the server tells this panel

    def _tell(self, window: Window, cursor: Cursor | None, asked_at: float) -> Fetched:
        world, dice = self.world, self.world.dice
        if str(cursor).startswith("piece:"):
            cursor = Cursor(str(cursor).removeprefix("piece:")) if cursor != "piece:" else None
        elif world.stormy and dice.random() < world.server.in_pieces:
            return Fetched(Schedule(), cursor=Cursor(f"piece:{cursor or ''}"), complete=False)
        if cursor is not None and world.stormy and dice.random() < world.server.expires:
            raise CursorExpired
        if cursor is not None and not world.calendar.knows(cursor):
            raise CursorExpired
        self._lied_to = not self._lied_to and dice.random() < world.weather.empty_lie
        if self._lied_to:
            self.lied_to_at = world.mono()
            world.note(self.name, "is told that the calendar is empty")
            return self._hand_out((), cursor, self.told[-1].changes if self.told else 0, asked_at)
        changes = self._bring_up_to_date(full=cursor is None)
        shown = [event for event in self._copy.values() if event.start < window.end and window.start < event.end]
        return self._hand_out(shown, cursor, changes, asked_at)

    def _hand_out(self, shown: Iterable[MemoryEvent], cursor: Cursor | None, changes: int, asked_at: float) -> Fetched:
        shown = tuple(shown)
        fetched = super().fetched(shown, reconciled=cursor is None)
        versions = {self.key_of(event.uid): event.version for event in shown}
        untold, honest = frozenset(map(self.key_of, self._untold)), not self._lied_to
        dead = frozenset(fetched.dead_claims)
        self.told.append(Told(fetched.schedule, changes, asked_at, versions, untold, honest, dead))
        return fetched

    def _bring_up_to_date(self, full: bool) -> int:
        """The adapter's own copy, kept by what changed; the server may forget to mention a change."""
        changes, events = self.world.calendar.as_of(self.world.server.lag)
        if full:
            self._copy, self._untold = dict(events), {}
            return changes
        for uid in sorted(self._copy.keys() | events.keys()):
            if self._copy.get(uid) != events.get(uid):
                self._tell_of(uid, events.get(uid))
        return changes

    def _tell_of(self, uid: str, event: MemoryEvent | None) -> None:
        version = event.version if event else None
        if uid in self._untold and self._untold[uid] == version:
            return
        self._untold.pop(uid, None)
        if self.world.stormy and self.world.dice.random() < self.world.server.forgets:
            self._untold[uid] = version
            self.world.note(self.name, f"is not told of {uid[:6]}")
        elif event is None:
            del self._copy[uid]
        else:
            self._copy[uid] = event
