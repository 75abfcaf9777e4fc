"""The world round the panels: a calendar server with its moods, and the network to it.

Everything lives in virtual time and draws from one seeded `random.Random`: a seed is a story that can be told again.
`SimulatedWorld.calm` ends every fault at once; what is true after that is what the panels owe.
"""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from support.virtual_time import VirtualClock

from kiosk.room.policy import Policy
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
from kiosk.sync.event_key import event_key
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import Backup, MemoryCalendar, MemoryEvent

T = TypeVar("T")
Note = Callable[[str, str], None]
SECRET = b"simulated" * 4
DEADLINE = 10.0
"""Seconds after which an adapter gives up on a request."""


class Fate(Enum):
    """What becomes of one request."""

    ANSWERED = "answered"
    REFUSED = "refused at the door"
    LOST = "lost on the way"
    UNANSWERED = "done, its answer lost"
    LATE = "not answered, and done later"
    THROTTLED = "told to wait"
    GARBLED = "answered with something nobody can use"


@dataclass(frozen=True, slots=True)
class ServerKind:
    """What kind of calendar server it is. Chances are per request."""

    name: str
    minds_versions: bool = True
    """False: it writes over whatever version is there. It is never late, though: nothing helps against both."""
    lag: float = 0.0
    """Seconds until a read of the calendar shows what was written."""
    look_lag: float = 0.0
    """The same for a look while booking."""
    forgets: float = 0.0
    """Chance that a change is never told to a token: only a full read shows it."""
    expires: float = 0.0
    in_pieces: float = 0.0
    throttles: float = 0.0
    names_wait: bool = True
    """Says for how long it wants to be left alone (Retry-After)."""


SERVERS = (
    ServerKind("plain", in_pieces=0.05),
    ServerKind("careless", minds_versions=False, expires=0.02),
    ServerKind("lagging", lag=4.0, look_lag=2.5),
    ServerKind("graph", forgets=0.05, expires=0.03, throttles=0.03),
    ServerKind("google", lag=1.0, expires=0.03, in_pieces=0.1, throttles=0.02, names_wait=False),
)


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad the storm is. Chances are per request; `*_every` are mean seconds between two, 0 is never."""

    refused: float = 0.0
    lost: float = 0.0
    unanswered: float = 0.0
    late: float = 0.0
    garbled: float = 0.0
    empty_lie: float = 0.0
    slow: float = 0.0
    outage_every: float = 0.0
    rollback_every: float = 0.0
    crash_every: float = 0.0
    step_every: float = 0.0


CALM = Weather()


def weather(dice: random.Random) -> Weather:
    """Every fault is in every other storm, so that they meet in every mix."""

    def maybe(least: float, most: float) -> float:
        return dice.uniform(least, most) if dice.random() < 0.5 else 0.0

    return Weather(
        refused=maybe(0, 0.1),
        lost=maybe(0, 0.08),
        unanswered=maybe(0, 0.15),
        late=maybe(0, 0.08),
        garbled=maybe(0, 0.05),
        empty_lie=maybe(0, 0.05),
        slow=maybe(0, 0.1),
        outage_every=maybe(120, 600),
        rollback_every=maybe(300, 900),
        crash_every=maybe(60, 400),
        step_every=maybe(90, 400),
    )


class SimulatedCalendar(MemoryCalendar):
    """The server's store, and what became of every event in it."""

    def __init__(self, clock: Callable[[], datetime], mono: Callable[[], float], note: Note) -> None:
        super().__init__(clock)
        self._mono = mono
        self._note = note
        self.actor = "someone"
        self.changes = 0
        self.changed_at = 0.0
        self.rolled_back_at = float("-inf")
        self.written: dict[str, float] = {}
        """When the last version of each event was committed."""
        self.written_by: dict[str, str] = {}
        self.stood: set[str] = set()
        """Every event that ever was more than a claim."""
        self.removed_by: dict[str, str] = {}
        self.look_lag = 0.0
        self.brought_back: set[str] = set()
        """By an undo or a backup, after it was gone: what was told of it in between was true."""
        self._past: deque[tuple[float, int, Mapping[str, MemoryEvent]]] = deque([(0.0, 0, {})], maxlen=100)

    def put(self, event: MemoryEvent) -> MemoryEvent:
        if event.uid in self.removed_by and event.uid in self.stood:
            self.brought_back.add(event.uid)
        event = super().put(event)
        if event.claimed_at is None:
            self.stood.add(event.uid)
        self.removed_by.pop(event.uid, None)
        what = "claims" if event.claimed_at else "writes"
        self._changed(event.uid, f"{what} {_said(event)}")
        return event

    def remove(self, uid: str) -> None:
        super().remove(uid)
        self.removed_by[uid] = self.actor
        self._changed(uid, f"removes {uid[:6]}")

    def roll_back(self, snapshot: Backup) -> None:
        """Restore a backup; everything in it is as if written now."""
        gone = self.events.keys() - snapshot.events.keys()
        self.brought_back |= snapshot.events.keys() - self.events.keys()
        super().roll_back(snapshot)
        self.removed_by.update(dict.fromkeys(gone, "the backup"))
        self.written.update(dict.fromkeys(self.events, self._mono()))
        self.rolled_back_at = self._mono()
        self._changed("", "restores a backup")
        while len(self._past) > 1:
            self._past.popleft()

    @property
    def visible(self) -> Mapping[str, MemoryEvent]:
        return self.as_of(self.look_lag)[1]

    def as_of(self, lag: float) -> tuple[int, Mapping[str, MemoryEvent]]:
        """The number of changes and the events, `lag` seconds ago."""
        then = self._mono() - lag
        found = next((past for past in reversed(self._past) if past[0] <= then), self._past[0])
        return found[1], found[2]

    def _changed(self, uid: str, what: str) -> None:
        self.changed_at = self.written[uid] = self._mono()
        self.written_by[uid] = self.actor
        self.changes += 1
        self._past.append((self.changed_at, self.changes, dict(self.events)))
        self._note(self.actor, what)


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


class SimulatedWorld:
    """One room, its calendar and everything that can go wrong round it."""

    def __init__(
        self, dice: random.Random, server: ServerKind, storm: Weather, policy: Policy, begins: datetime, note: Note
    ) -> None:
        self.dice = dice
        self.server = server
        self.weather = storm
        self.policy = policy
        self.note = note
        self.time = VirtualClock(begins)
        self.now, self.mono = self.time.now, self.time.mono
        self.calendar = SimulatedCalendar(self.now, self.mono, note)
        self.calendar.look_lag = server.look_lag
        self.stormy = True
        self.calm_since = float("inf")
        self.down_until = float("-inf")
        self.calendar.minds_versions = server.minds_versions
        self._eye = _Eye(self.calendar, SECRET)
        self._known: tuple[int, Schedule, tuple[Booking, ...]] = (-1, Schedule(), ())

    def schedule(self) -> Schedule:
        """What really stands in the calendar; a claim is nothing yet."""
        if self._known[0] != self.calendar.changes:
            events = (event for event in self.calendar.events.values() if event.claimed_at is None)
            schedule = self._eye.fetched(events, reconciled=True).schedule
            self._known = (self.calendar.changes, schedule, schedule.bookings())
        return self._known[1]

    def bookings(self) -> tuple[Booking, ...]:
        self.schedule()
        return self._known[2]

    def busy_with(self, now: datetime) -> Booking | None:
        return next((b for b in self.bookings() if b.start <= now < b.end), None)

    def written_at(self, booking: Booking) -> float:
        """When the booking or its extension was last changed."""
        uids = (uid for uid in self.calendar.events if self.key(uid) in (booking.key, booking.extension))
        return max(self.calendar.written[uid] for uid in uids)

    def key(self, uid: str) -> EventKey:
        return _key(uid)

    def fate(self, request: str) -> Fate:
        now, dice = self.weather, self.dice
        if self.mono() < self.down_until:
            return dice.choice([Fate.REFUSED, Fate.LOST])
        fates = {Fate.REFUSED: now.refused, Fate.LOST: now.lost, Fate.UNANSWERED: now.unanswered}
        late = {Fate.LATE: now.late} if self.server.minds_versions else {Fate.LOST: now.lost + now.late}
        fates |= late if request == "write" else {Fate.GARBLED: now.garbled}
        fates |= {Fate.THROTTLED: self.server.throttles if self.stormy else 0.0}
        chance = dice.random()
        for fate, share in fates.items():
            chance -= share
            if chance < 0:
                return fate
        return Fate.ANSWERED

    def calm(self) -> None:
        """Every fault ends."""
        self.note("world", "every fault ends")
        self.stormy, self.weather, self.down_until = False, CALM, float("-inf")
        self.calm_since = self.mono()

    async def outages(self) -> None:
        while self.weather.outage_every:
            await asyncio.sleep(self.dice.expovariate(1 / self.weather.outage_every))
            lasts = self.dice.choice([5.0, 30.0, 90.0, 200.0])
            self.note("server", f"is away for {lasts:.0f} s")
            self.down_until = self.mono() + lasts
            await asyncio.sleep(lasts)

    async def rollbacks(self) -> None:
        while self.weather.rollback_every:
            backup = self.calendar.snapshot()
            await asyncio.sleep(self.dice.expovariate(1 / self.weather.rollback_every))
            self.calendar.actor = "server"
            self.calendar.roll_back(backup)


class _Eye(MemoryStore):
    """Reads the calendar as a panel would, with nothing in between."""

    def key_of(self, own_id: str) -> EventKey:
        return _key(own_id)


class Watcher:
    """What the world tells whoever watches a panel (invariants.py); by default nobody does."""

    def sent(self, line: "Line") -> None: ...

    def ending(self, line: "Line", key: EventKey) -> None: ...

    def releasing(self, line: "Line", key: EventKey) -> None: ...

    def released(self, line: "Line", event: MemoryEvent, writer: str) -> None:
        """`event`: as it was, under the version it had before this panel marked it; `writer`: who wrote it last."""


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


class Line(_Eye):
    """The store in one panel's process, the network behind it, and what the server tells this panel."""

    def __init__(self, world: SimulatedWorld, name: str, watcher: Watcher) -> None:
        super().__init__(world.calendar, SECRET, network=self._send)
        self.world = world
        self.name = name
        self.quiet_until = float("-inf")
        self.trouble_at = float("-inf")
        self.lied_to_at = float("-inf")
        self.wishes: list[tuple[datetime, datetime, str]] = []
        self.told: deque[Told] = deque(maxlen=8)
        self.releases: EventKey | None = None
        """What is being released by itself at this moment."""
        self._marked: dict[str, tuple[Version, Version]] = {}
        """The versions before and after this panel marked a release."""
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
        if before is not None and (after is None or after.end < before.end):
            unmarked, marked = self._marked.get(before.uid, (before.version, before.version))
            seen_as = unmarked if marked == before.version else before.version
            self._watcher.released(self, replace(before, version=seen_as), writer)
        elif before is not None and after is not None and after.releasing_since not in (None, before.releasing_since):
            self._marked[before.uid] = (before.version, after.version)
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
        self.told.append(Told(fetched.schedule, changes, asked_at, versions, untold, honest))
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


@lru_cache(10_000)
def _key(uid: str) -> EventKey:
    return event_key(SECRET, uid, None)


def _said(event: MemoryEvent) -> str:
    flags = "".join(name[0] for name in ("own", "walk_up", "checked_in", "base") if getattr(event, name))
    return f"{event.uid[:6]} {event.start:%H:%M}-{event.end:%H:%M} {flags}"
