"""The world round the panels: a calendar server with its moods, and the network to it.

Everything lives in virtual time and draws from one seeded `random.Random`: a seed is a story that can be told again.
`SimulatedWorld.calm` ends every fault at once; what is true after that is what the panels owe.
"""

import asyncio
import random
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache

from support.virtual_time import VirtualClock

from kiosk.room.policy import Policy
from kiosk.room.schedule import ANYTHING, Abilities, Booking, EventKey, Schedule
from kiosk.sync.event_key import event_key
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import Backup, MemoryCalendar, MemoryEvent

Note = Callable[[str, str], None]
SECRET = b"simulated" * 4


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
    foreign: Abilities = ANYTHING
    """What a panel may do there with somebody else's booking."""


SERVERS = (
    ServerKind("plain", in_pieces=0.05),
    ServerKind("careless", minds_versions=False, expires=0.02),
    ServerKind("lagging", lag=4.0, look_lag=2.5),
    ServerKind("graph", forgets=0.05, expires=0.03, throttles=0.03),
    ServerKind("google", lag=1.0, expires=0.03, in_pieces=0.1, throttles=0.02, names_wait=False),
)
DECLINING = ServerKind(
    "declining", lag=3.0, look_lag=2.0, throttles=0.02, names_wait=False, foreign=Abilities(undo=False, declines=True)
)
"""A meeting to which the room was invited is declined, whole and without undo, and every view is late. Not among the
others, so that their stories stay as they were told.
"""


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
        self._eye = Eye(self.calendar, SECRET)
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


class Eye(MemoryStore):
    """Reads the calendar as a panel would, with nothing in between."""

    def key_of(self, own_id: str) -> EventKey:
        return _key(own_id)


@lru_cache(10_000)
def _key(uid: str) -> EventKey:
    return event_key(SECRET, uid, None)


def _said(event: MemoryEvent) -> str:
    flags = "".join(name[0] for name in ("own", "walk_up", "checked_in", "base") if getattr(event, name))
    return f"{event.uid[:6]} {event.start:%H:%M}-{event.end:%H:%M} {flags}"
