"""The laws of the design, watched while a story unfolds. The first one that is broken ends it.

`Witness` knows what really is (the `World`) and what each door shows (its last report), and compares the two whenever a
door publishes, a request is sent, a wish is settled, and at every tick.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations

from sim.panels import Door, DoorWatcher, Life, Tap
from sim.world import Line, World

from kiosk.room.day import in_working_hours
from kiosk.room.facts import Facts
from kiosk.room.intent import Book, CheckIn, Confirmed
from kiosk.room.pattern import LightPattern
from kiosk.room.report import BackendHealth
from kiosk.room.schedule import Booking
from kiosk.room.state import Resolution, State, resolve
from kiosk.sync.engine import RECONCILE_EVERY, Read
from kiosk.sync.memory_store import MemoryEvent

LIGHTS = {
    State.FREE: {LightPattern.FREE},
    State.BUSY: {LightPattern.BUSY, LightPattern.HELD},
    State.CHECK_IN_DUE: {LightPattern.CHECK_IN_DUE, LightPattern.CHECK_IN_LAST},
    State.UNKNOWN: {LightPattern.UNKNOWN},
    State.OUT_OF_SERVICE: {LightPattern.OUT_OF_SERVICE},
}
POLLING = (90.0, 360.0)
"""R2: seconds a panel that polls without trouble may be behind, in and outside working hours."""
SLACK = 2.0
RELEASE_SYNC_AGE = 30.0
CLOCK_TOLERANCE = timedelta(seconds=60)
MOST_PUBLISHES = 90
"""In one minute. Six reads, a tap every few seconds and the edges of the rules stay far below."""


class Broken(AssertionError):
    """A law was broken."""


@dataclass(frozen=True, slots=True)
class Noted:
    mono: float
    who: str
    what: str


class Witness(DoorWatcher):
    """Sees everything, remembers the last of it, and tells of the first law that is broken."""

    def __init__(self) -> None:
        self.notes: deque[Noted] = deque(maxlen=400)
        self.counts: Counter[str] = Counter()
        self.broken: Broken | None = None
        self.world: World | None = None
        self.doors: list[Door] = []
        self._green_since: dict[str, float] = {}
        self._minute: Counter[tuple[str, int]] = Counter()
        self._sure: list[tuple[str, datetime, datetime, str]] = []

    def note(self, who: str, what: str) -> None:
        self.notes.append(Noted(self.world.mono() if self.world else 0.0, who, what))

    def broke(self, law: str, text: str) -> None:
        self.note("BROKEN", f"{law}: {text}")
        self.broken = self.broken or Broken(f"{law}: {text}")

    @property
    def _world(self) -> World:
        assert self.world is not None
        return self.world

    # What is seen

    def sent(self, line: Line) -> None:
        """R9: no request before the time the server named."""
        self.counts["requests"] += 1
        if self._world.mono() < line.quiet_until:
            self.broke("R9", f"{line.name}: a request {line.quiet_until - self._world.mono():.1f} s too early")

    def read(self, door: Door, read: Read) -> None:
        """R10: no read is believed that is older than one believed before."""
        assert door.life is not None
        life = door.life
        told = next((told for told in life.line.told if told.schedule is read.schedule), None)
        if told is None:
            self.broke("R12", f"{door.name}: believes a calendar nobody told")
            return
        if life.reads and told.changes < life.reads[-1][1]:
            self.broke("R10", f"{door.name}: believes change {told.changes} after {life.reads[-1][1]}")
        life.read_at = read.mono
        life.reads.append((read.mono, told.changes))
        seen = {span.key: life.first_seen.get(span.key, read.mono) for span in read.schedule.spans}
        life.first_seen = seen
        self.counts["reads"] += 1

    def published(self, door: Door) -> None:
        """The loop never spins; light and state agree; then everything that holds at any time."""
        assert door.report is not None
        shown, minute = door.report.resolution, int(self._world.mono() // 60)
        self.counts["publishes"] += 1
        self._minute[door.name, minute] += 1
        if self._minute[door.name, minute] > MOST_PUBLISHES:
            self.broke("R13", f"{door.name}: publishes without end")
        if shown.light not in LIGHTS[shown.state]:
            self.broke("R2", f"{door.name}: shows {shown.state} and lights {shown.light}")
        self.look(door)

    def releasing(self, line: Line) -> None:
        """R5: a release is asked for on fresh data only."""
        door = self._door(line)
        age = self._world.mono() - (door.life.read_at if door.life and door.life.read_at is not None else -1e9)
        if age > RELEASE_SYNC_AGE:
            self.broke("R5", f"{line.name}: releases on data {age:.0f} s old")

    def released(self, line: Line, event: MemoryEvent) -> None:
        """R5, R6: never what was checked in, nor what changed since, nor early by true time or by steady time."""
        self.counts["released"] += 1
        door, world, policy = self._door(line), self._world, self._world.policy
        self.note(line.name, f"releases {event.uid[:6]}")
        if event.checked_in or event.walk_up:
            self.broke("R5", f"{line.name}: released a booking that was checked in")
        if line.told and line.told[-1].versions.get(world.key(event.uid)) != event.version:
            self.broke("R5", f"{line.name}: released a booking that had changed")
        if world.now() < event.start + policy.release_after - CLOCK_TOLERANCE:
            self.broke("R6", f"{line.name}: released before its time")
        if door.clock_off > CLOCK_TOLERANCE:
            self.broke("R6", f"{line.name}: released with a clock that is {door.clock_off} wrong")
        seen = door.life.first_seen.get(world.key(event.uid)) if door.life else None
        if seen is not None and world.mono() - seen < policy.release_after.total_seconds() - SLACK:
            self.broke("R5", f"{line.name}: released {world.mono() - seen:.0f} s after it first saw the booking")

    def settled(self, door: Door, tap: Tap) -> None:
        """R1: "booked" is told only of a booking that stands, and of one over the same time only."""
        self.counts[type(tap.outcome).__name__.lower()] += 1
        if not isinstance(tap.outcome, Confirmed):
            return
        if isinstance(tap.intent, Book) and door.life is not None:
            self._booked(door, tap, tap.intent, door.life)
        if isinstance(tap.intent, CheckIn):
            self._checked_in(door, tap.intent)

    def tick(self) -> None:
        for door in self.doors:
            self.look(door)

    # What must hold

    def look(self, door: Door) -> None:
        """Everything that can be judged at any moment."""
        if door.life is None or door.report is None:
            self._green_since.pop(door.name, None)
            return
        shown = door.report.resolution
        self._stale(door, door.life, shown)
        self._green(door, door.life, shown)
        self._known_busy(door, door.life, shown)
        self._settled_in(door)

    def _stale(self, door: Door, life: Life, shown: Resolution) -> None:
        """R4: data older than the hours allow is flagged, and never green."""
        age = self._world.mono() - life.read_at if life.read_at is not None else float("inf")
        limit = self._fresh(door)
        if age <= limit + 1.0 or not shown.clock_trusted:
            return
        if not shown.stale or shown.state is State.FREE:
            self.broke("R4", f"{door.name}: data {age:.0f} s old is not flagged")

    def _green(self, door: Door, life: Life, shown: Resolution) -> None:
        """R2: green while the room is taken only for as long as reading may take."""
        now = self._world.mono()
        busy = self._world.busy_with(self._world.now())
        if shown.state is not State.FREE or busy is None or life.line.unaware_of(busy):
            self._green_since.pop(door.name, None)
            return
        since = self._green_since.setdefault(door.name, now)
        working = in_working_hours(self._world.now(), self._world.policy)
        untroubled = max(life.line.trouble_at, self._world.calendar.rolled_back_at) < since - 150 and not self._world.weather.slow
        bound = POLLING[not working] if untroubled and not door.clock_off else self._fresh(door)
        if now - since > bound + self._world.server.lag + SLACK:
            self.broke("R2", f"{door.name}: green for {now - since:.0f} s while the room is taken")

    def _known_busy(self, door: Door, life: Life, shown: Resolution) -> None:
        """R2, R12: a booking that was read and has not changed since is never forgotten."""
        wall = door.clock.now()
        busy = next((b for b in self._world.bookings() if b.start + timedelta(seconds=3) <= wall < b.end), None)
        if shown.state is not State.FREE or busy is None or life.line.unaware_of(busy):
            return
        known_from = self._world.written_at(busy) + self._world.server.lag
        if any(began > known_from for began, _ in life.reads):
            self.broke("R2", f"{door.name}: forgot a booking it had read")

    def _booked(self, door: Door, tap: Tap, wish: Book, life: Life) -> None:
        calendar = self._world.calendar
        mine = [idem for start, end, idem in life.line.wishes[tap.wishes_before :] if (start, end) == (wish.start, wish.end)]
        if not any(uid in calendar.stood and calendar.removed_by.get(uid) != door.name for uid in mine):
            self.broke("R1", f"{door.name}: told of a booking that never stood")
        if door.clock_off > CLOCK_TOLERANCE:
            self.broke("R6", f"{door.name}: booked with a clock that is {door.clock_off} wrong")
        for name, start, end, uid in self._sure:
            event = calendar.events.get(uid)
            overlaps = event is not None and event.start < wish.end and wish.start < event.end
            if overlaps and start < wish.end and wish.start < end and uid not in mine:
                self.broke("R1", f"{name} and {door.name} are both told that they have the room")
        self._sure += [(door.name, wish.start, wish.end, uid) for uid in mine]

    def _checked_in(self, door: Door, wish: CheckIn) -> None:
        event = next((e for e in self._world.calendar.events.values() if self._world.key(e.uid) == wish.key), None)
        changed_at = self._world.calendar.written[event.uid] if event else 0.0
        if event and not event.checked_in and self._world.mono() - changed_at > 60:
            self.broke("R3", f"{door.name}: told of a check-in that is not there")

    def _settled_in(self, door: Door) -> None:
        """R8: once faults and changes are over for a poll and 10 s, the door shows what is."""
        world = self._world
        quiet_since = max(world.calm_since, world.calendar.changed_at)
        if world.mono() < quiet_since + self.convergence():
            return
        self.counts[f"converged {door.name}"] += 1
        difference = ", ".join(self._differences(door))
        if difference:
            self.broke("R8", f"{door.name}: {difference}, {world.mono() - quiet_since:.0f} s after the last change")

    def convergence(self) -> float:
        """Seconds from the last fault until every door must show the truth."""
        world = self._world
        working = in_working_hours(world.now(), world.policy)
        poll = 60.0 if working else 300.0
        waiting = max((door.life.line.quiet_until for door in self.doors if door.life), default=0.0)
        lost = RECONCILE_EVERY if world.server.forgets else 0.0
        return poll * 1.2 + 10.0 + world.server.lag + max(0.0, waiting - world.calm_since) + lost

    def _differences(self, door: Door) -> Iterator[str]:
        assert door.report is not None
        shown = door.report.resolution
        truth = self._truth(door)
        if door.report.health is not BackendHealth.OK:
            yield f"its backend is {door.report.health}"
        if door.report.pending is not None:
            yield "a wish is still pending"
        if shown.stale or not shown.clock_trusted:
            yield "stale" if shown.stale else "its clock is not trusted"
        if shown.state is not truth.state:
            yield f"shows {shown.state} where it is {truth.state}"
        if _times(shown.bookings) != _times(truth.bookings):
            yield "shows other bookings"

    def _truth(self, door: Door) -> Resolution:
        """What a panel that knows everything would show."""
        world = self._world
        facts = Facts(schedule=world.schedule(), fresh_until=world.now() + timedelta(days=1))
        return resolve(facts, world.policy, door.clock.now())

    def at_rest(self) -> None:
        """When nothing moves any more: no two panels' bookings overlap, and nothing was left lying about."""
        calendar = self._world.calendar
        for event in calendar.events.values():
            if event.claimed_at is not None:
                self.broke("R1", f"the claim {event.uid[:6]} was left behind")
        for key in self._world.schedule().orphans():
            self.broke("R8", f"the extension {key[:6]} was left behind")
        own = [event for event in calendar.events.values() if event.own and event.base is None]
        for one, other in combinations(own, 2):
            if one.start < other.end and other.start < one.end:
                self.broke("R1", f"the panels' bookings {one.uid[:6]} and {other.uid[:6]} overlap")

    # Small things

    def _fresh(self, door: Door) -> float:
        policy = self._world.policy
        working = in_working_hours(door.clock.now(), policy)
        return (policy.fresh if working else policy.fresh_off_hours).total_seconds()

    def _door(self, line: Line) -> Door:
        return next(door for door in self.doors if door.name == line.name)


def _times(bookings: tuple[Booking, ...]) -> list[tuple[datetime, datetime, bool]]:
    return [(b.start, b.end, b.checked_in) for b in bookings]

