"""The laws of the design, watched while a story unfolds. The first one that is broken ends it.

`Witness` knows what really is (the `SimulatedWorld`) and what each door shows (its last report), and compares the two
whenever a door publishes, a request is sent, a wish is settled, and at every tick.
"""

from collections import Counter, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import combinations

from sim.line import Line
from sim.panels import DoorWatcher, Life, SimulatedDoor, Tap
from sim.world import SimulatedWorld

from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry
from kiosk.room.check_in import VACATING_NOTICE
from kiosk.room.day import floor_minute, in_working_hours
from kiosk.room.facts import Facts
from kiosk.room.intent import Book, Confirmed, End, Intent, Outcome, Promised, Reason, Refused
from kiosk.room.panel_state import BackendHealth
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Booking, EventKey
from kiosk.room.state import Resolution, State, resolve
from kiosk.sync.booking.event_store import Version
from kiosk.sync.memory_calendar import MemoryEvent
from kiosk.sync.reader import RECONCILE_EVERY, Read

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
        self.world: SimulatedWorld | None = None
        self.doors: list[SimulatedDoor] = []
        self._green_since: dict[str, float] = {}
        self._minute: Counter[tuple[str, int]] = Counter()
        self._known_truth = (-1, Resolution(State.UNKNOWN, LightPattern.UNKNOWN, datetime.min.replace(tzinfo=UTC)))
        self._truth_from = datetime.min.replace(tzinfo=UTC)
        self._sure: list[tuple[str, str]] = []
        """Who was told that which booking stands."""
        self._unsaid: set[str] = set()
        """Bookings whose outcome a finger was about to be told when the power went, perhaps."""
        self._verdicts: dict[str, Outcome] = {}
        """What was told in the end of each booking that was asked for, by its id."""
        self._overtaken: set[tuple[str, datetime, datetime]] = set()
        """Where somebody was told to give way, with what."""

    def note(self, who: str, what: str) -> None:
        self.counts[what.split()[0]] += 1
        self.notes.append(Noted(self.world.mono() if self.world else 0.0, who, what))

    def broke(self, law: str, text: str) -> None:
        self.note("BROKEN", f"{law}: {text}")
        self.broken = self.broken or Broken(f"{law}: {text}")

    @property
    def _world(self) -> SimulatedWorld:
        assert self.world is not None
        return self.world

    # What is seen

    def sent(self, line: Line) -> None:
        """R9: no request before the time the server named."""
        self.counts["requests"] += 1
        if self._world.mono() < line.quiet_until:
            self.broke("R9", f"{line.name}: a request {line.quiet_until - self._world.mono():.1f} s too early")

    def read(self, door: SimulatedDoor, read: Read) -> None:
        """R10: no read is believed that is older than one believed before."""
        assert door.life is not None
        life = door.life
        told = next((told for told in reversed(life.line.told) if told.is_told_as(read.schedule)), None)
        if told is None:
            self.broke("R12", f"{door.name}: believes a calendar nobody told")
            return
        if told.changes < life.changes:
            self.broke("R10", f"{door.name}: believes change {told.changes} after {life.changes}")
        life.read_at, life.changes = read.mono, told.changes
        life.first_seen = {span.key: life.first_seen.get(span.key, read.mono) for span in read.schedule.spans}
        if told.honest:
            door.honest_reads.append(told)
        self.counts["reads"] += 1

    def published(self, door: SimulatedDoor) -> None:
        """The loop never spins; light and state agree; then everything that holds at any time."""
        assert door.report is not None
        shown, minute = door.report.resolution, int(self._world.mono() // 60)
        self.counts["publishes"] += 1
        self._minute[door.name, minute] += 1
        if self._minute[door.name, minute] > MOST_PUBLISHES:
            self.broke("R13", f"{door.name}: publishes without end")
        if shown.light not in LIGHTS[shown.state]:
            self.broke("R2", f"{door.name}: shows {shown.state} and lights {shown.light}")
        match door.report.outcome:
            case Refused(Book(start, end), Reason.OVERTAKEN) as outcome:
                self._overtaken.add((door.name, start, end))
                asked = (idem for *wish, idem in door.life.line.wishes if wish == [start, end]) if door.life else ()
                self._verdicts.update(dict.fromkeys(list(asked)[-1:], outcome))
        self.look(door)

    def releasing(self, line: Line, key: EventKey) -> None:
        """R5: a release is asked for on fresh data only, and never of what is known to be checked in."""
        door = self._door(line)
        age = self._world.mono() - (door.life.read_at if door.life and door.life.read_at is not None else -1e9)
        if age > RELEASE_SYNC_AGE:
            self.broke("R5", f"{line.name}: releases on data {age:.0f} s old")
        if door.clock_off > CLOCK_TOLERANCE:
            self.broke("R6", f"{line.name}: releases with a clock that is {door.clock_off} wrong")
        if line.told and any(s.key == key and (s.checked_in or s.walk_up) for s in line.told[-1].schedule.spans):
            self.broke("R5", f"{line.name}: wants to release what it knows to be checked in")

    def released(self, line: Line, event: MemoryEvent, versions: Collection[Version], writer: str) -> None:
        """R5, R6: never what was checked in, nor what changed since, nor early by true time or by steady time.

        Where the server minds no versions, nothing helps against a calendar program that writes while the release is on
        its way: there it is what panels write that must be seen. Two of them may release it together.
        """
        self.counts["released"] += 1
        door, world, policy = self._door(line), self._world, self._world.policy
        self.note(line.name, f"releases {event.uid[:6]}")
        careful = world.server.minds_versions
        if (event.checked_in and (careful or writer != "someone")) or event.walk_up:
            self.broke("R5", f"{line.name}: released a booking that was checked in")
        if careful and line.told and line.told[-1].versions.get(world.key(event.uid)) not in versions:
            self.broke("R5", f"{line.name}: released a booking that had changed")
        if world.now() < event.start + policy.release_after - CLOCK_TOLERANCE:
            self.broke("R6", f"{line.name}: released before its time")
        if door.life and world.key(event.uid) in door.life.outbox.unsent_check_ins:
            self.broke("R5", f"{line.name}: released a booking somebody had checked into there")
        seen = door.life.first_seen.get(world.key(event.uid)) if door.life else None
        if seen is not None and world.mono() - seen < policy.release_after.total_seconds() - SLACK:
            self.broke("R5", f"{line.name}: released {world.mono() - seen:.0f} s after it first saw the booking")

    def tapped(self, door: SimulatedDoor, intent: Intent) -> None:
        """A race is a wish for time that is being asked for at another door at this moment."""
        others = (other.life.panel.state.pending for other in self.doors if other is not door and other.life)
        self.counts["races"] += isinstance(intent, Book) and any(
            isinstance(other, Book) and other.start < intent.end and intent.start < other.end for other in others
        )

    def ending(self, line: Line, key: EventKey) -> None:
        """R5's one exception: a room is handed back without a finger when its sensor saw nobody for long enough, and on
        fresh data; or it gives way to a booking made elsewhere, as its person was told.
        """
        door, world = self._door(line), self._world
        if door.life is None or isinstance(door.life.panel.state.pending, End):
            return
        owed = [entry for entry in door.life.outbox.entries if entry.kind is EntryKind.TAKING_BACK]
        if any(world.key(entry.id) == key for entry in owed):
            return
        shown = line.told[-1].schedule.bookings() if line.told else ()
        mine = [b for b in shown if b.key == key]
        if any(not b.own and b.start < own.end and own.start < b.end for own in mine for b in shown):
            return
        self.counts["vacated"] += 1
        age = world.mono() - (door.life.read_at if door.life.read_at is not None else -1e9)
        empty_for = world.mono() - door.empty_since if door.empty_since is not None else 0.0
        long_enough = world.policy.vacant_after + VACATING_NOTICE
        if world.policy.presence is not PresenceUse.CHECK_IN_AND_RELEASE or age > RELEASE_SYNC_AGE:
            self.broke("R5", f"{door.name}: ends a booking on data {age:.0f} s old, and nobody asked it to")
        if empty_for < long_enough.total_seconds() - SLACK:
            self.broke("R5", f"{door.name}: ends a booking in a room that is empty for {empty_for:.0f} s")

    def answered(self, door: SimulatedDoor, tap: Tap) -> None:
        """R1: "booked" is told only of a booking that stands; R3: what is promised, or not known, is on disk."""
        assert door.life is not None
        outcome, request = tap.outcome, tap.intent
        self.counts["acknowledged"] += 1
        self.counts[type(outcome).__name__.lower()] += 1
        mine = {idem for _, _, idem in door.life.line.wishes[tap.wishes_before :]}
        unknown = isinstance(outcome, Refused) and outcome.reason is Reason.NO_ANSWER and isinstance(request, Book)
        if isinstance(outcome, Promised) or unknown:
            self._on_disk(door, tap)
        elif isinstance(request, Book):
            self._verdicts.update(dict.fromkeys(mine, outcome))
        if isinstance(outcome, Confirmed) and isinstance(request, Book):
            self._booked(door, mine)
            self._on_screen(door, tap, mine)
            if tap.clock_off > CLOCK_TOLERANCE:
                self.broke("R6", f"{door.name}: booked with a clock that is {tap.clock_off} wrong")

    def unguarded(self, door: SimulatedDoor, entry: OutboxEntry) -> None:
        """R11: without a disk a power cut may lose what was promised, or bring back what was settled."""
        self.counts["unguarded"] += 1
        self._unsaid.add(entry.id)
        self._verdicts.pop(entry.id, None)

    def forgotten(self, door: SimulatedDoor, entry: OutboxEntry) -> None:
        """R3: a promise is forgotten once its outcome is shown, and its outcome is true."""
        assert door.life is not None
        panel = door.life.panel
        if panel.state.pending is not None:
            self._unsaid.add(entry.id)  # it is about to be told to the finger that is still there
            return
        outcome = panel.state.outcome
        self.counts["promises settled"] += 1
        if entry.kind is EntryKind.TAKING_BACK:
            self._taken_back(door, entry)
            return
        if outcome is None:
            self.broke("R3", f"{door.name}: forgets a {entry.kind} promise without a word")
        elif isinstance(entry.intent, Book):
            self._verdicts[entry.id] = outcome
            if isinstance(outcome, Confirmed):
                self._booked(door, {entry.id})

    def _taken_back(self, door: SimulatedDoor, entry: OutboxEntry) -> None:
        """R3: its person was told when it was written down, or in this life; it does not stand beyond that."""
        assert isinstance(entry.intent, Book)
        self.counts["taken back"] += 1
        self._verdicts[entry.id] = Refused(entry.intent, Reason.OVERTAKEN)
        if (door.name, entry.intent.start, entry.intent.end) not in self._overtaken:
            self.broke("R3", f"{door.name}: takes {entry.id[:6]} back without a word")

    def tick(self) -> None:
        for door in self.doors:
            self.look(door)

    # What must hold

    def look(self, door: SimulatedDoor) -> None:
        """Everything that can be judged at any moment."""
        if door.life is None or door.report is None:
            self._green_since.pop(door.name, None)
            return
        shown = door.report.resolution
        self._stale(door, door.life, shown)
        self._green(door, door.life, shown)
        self._known_busy(door, door.life, shown)
        self._settled_in(door)

    def _stale(self, door: SimulatedDoor, life: Life, shown: Resolution) -> None:
        """R4: data older than the hours allow is flagged, and never green."""
        age = self._world.mono() - life.read_at if life.read_at is not None else float("inf")
        limit = self._fresh()
        if age <= limit + 1.0 or not shown.clock_trusted:
            return
        if not shown.stale or shown.state is State.FREE:
            self.broke("R4", f"{door.name}: data {age:.0f} s old is not flagged")

    def _green(self, door: SimulatedDoor, life: Life, shown: Resolution) -> None:
        """R2: green while the room is taken only for as long as reading may take; for a poll longer where it was told
        of an empty day: a panel that knew of no booking has no reason to doubt that.
        """
        now = self._world.mono()
        busy = self._world.busy_with(self._world.now())
        if shown.state is not State.FREE or busy is None or life.line.unaware_of(busy):
            self._green_since.pop(door.name, None)
            return
        since = self._green_since.setdefault(door.name, now)
        working = _working(self._world.now(), self._world.policy)
        troubled = max(life.line.trouble_at, life.engine._conversation._not_before) >= since
        bound = self._fresh() if troubled else POLLING[not working]
        bound += POLLING[not working] if life.line.lied_to_at >= since else 0.0
        if now - since > bound + self._world.server.lag + SLACK:
            self.broke("R2", f"{door.name}: green for {now - since:.0f} s while the room is taken")

    def _known_busy(self, door: SimulatedDoor, life: Life, shown: Resolution) -> None:
        """R2, R6, R12: a booking that was read and has not changed since is never forgotten.

        A panel that slept through a step of its clock is asked anew: until it wakes the bound above is all that holds.
        """
        latest = min(door.clock.now(), self._world.now()) - timedelta(seconds=3)
        earliest = max(door.clock.now(), self._world.now())
        busy = next((b for b in self._world.bookings() if b.start <= latest and earliest < b.end), None)
        if shown.state is not State.FREE or busy is None:
            return
        known_from = self._world.written_at(busy) + self._world.server.lag
        keys = {busy.key, busy.extension}
        known = any(told.asked_at > known_from and not keys & told.untold for told in door.honest_reads)
        if known and life.panel.state.resolution.state is State.FREE:
            self.broke("R2", f"{door.name}: forgot a booking it had read")

    def _booked(self, door: SimulatedDoor, mine: set[str]) -> None:
        calendar = self._world.calendar
        stood = {uid for uid in mine & calendar.stood if calendar.removed_by.get(uid) != door.name}
        if not stood:
            self.broke("R1", f"{door.name}: told of a booking that never stood")
        for uid in stood & calendar.events.keys():
            event = calendar.events[uid]
            for name, other in self._sure:
                rival = calendar.events.get(other)
                if rival and other not in mine and rival.start < event.end and event.start < rival.end:
                    self.broke("R1", f"{name} and {door.name} are both told that they have the room")
        self._sure += [(door.name, uid) for uid in stood]

    def _on_screen(self, door: SimulatedDoor, tap: Tap, mine: set[str]) -> None:
        """R2: what was just confirmed has been read again, and is what the door shows."""
        assert door.life is not None
        events = [event for uid, event in self._world.calendar.events.items() if uid in mine]
        runs = any(event.start <= door.clock.now() < event.end and event.claimed_at is None for event in events)
        smooth = max(door.life.line.trouble_at, door.life.line.lied_to_at) < tap.at
        if runs and smooth and door.state is State.FREE:
            self.broke("R2", f"{door.name}: green right after it confirmed a booking")

    def _on_disk(self, door: SimulatedDoor, tap: Tap) -> None:
        """R3, or R11 where the disk did not take it: the door says so."""
        if tap.intent in [entry.intent for entry in door.journal.entries()]:
            return
        if door.disk_failed_at < tap.at:
            self.broke("R3", f"{door.name}: promised {type(tap.intent).__name__} and did not write it down")
        elif door.report is None or door.report.disk_ok:
            self.broke("R11", f"{door.name}: promised {type(tap.intent).__name__} in memory alone and did not say so")

    def _settled_in(self, door: SimulatedDoor) -> None:
        """R8: once faults and changes are over for a poll and 10 s, the door shows what is."""
        world = self._world
        quiet_since = max(world.calm_since, world.calendar.changed_at)
        if world.mono() < quiet_since + self.convergence():
            return
        difference = ", ".join(self._differences(door))
        if difference:
            self.broke("R8", f"{door.name}: {difference}, {world.mono() - quiet_since:.0f} s after the last change")

    def convergence(self) -> float:
        """Seconds from the last fault until every door must show the truth."""
        world = self._world
        working = _working(world.now(), world.policy)
        poll = 60.0 if working else 300.0
        waiting = max((door.life.engine._conversation._not_before for door in self.doors if door.life), default=0.0)
        lost = RECONCILE_EVERY if world.server.forgets else 0.0
        return poll * 1.2 + 10.0 + world.server.lag + max(0.0, waiting - world.calm_since) + lost

    def _differences(self, door: SimulatedDoor) -> Iterator[str]:
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

    def _truth(self, door: SimulatedDoor) -> Resolution:
        """What a panel that knows everything would show."""
        world = self._world
        now, (changes, truth) = door.clock.now(), self._known_truth
        if changes != world.calendar.changes or now < self._truth_from or now >= truth.next_change_at:
            facts = Facts(schedule=world.schedule(), fresh_until=now + timedelta(days=1))
            truth = resolve(facts, world.policy, now)
            self._known_truth, self._truth_from = (world.calendar.changes, truth), now
        return truth

    def at_rest(self) -> None:
        """When nothing moves any more: no two panels' bookings overlap, and nothing was left lying about."""
        calendar = self._world.calendar
        for event in calendar.events.values():
            if event.claimed_at is not None:
                self.broke("R1", f"the claim {event.uid[:6]} was left behind")
        for key in self._world.schedule().orphans():
            self.broke("R8", f"the extension {key[:6]} was left behind")
        for door in self.doors:
            for entry in door.journal.entries():
                self.broke("R3", f"{door.name}: its {entry.kind} promise was never settled")
        for uid in self._verdicts.keys() & calendar.events.keys() - calendar.brought_back:
            verdict = self._verdicts[uid]
            if isinstance(verdict, Refused) and verdict.reason is not Reason.OVERTAKEN:
                self.broke("R3", f"told {verdict.reason} of {uid[:6]}, which stands")
        own = [event for event in calendar.events.values() if event.own and event.base is None]
        for event in own:
            if event.uid not in self._unsaid | calendar.brought_back and not self._is_known(event):
                self.broke("R3", f"{event.uid[:6]} stands, and nobody was ever told")
        for one, other in combinations(own, 2):
            if one.start < other.end and other.start < one.end:
                self.broke("R1", f"the panels' bookings {one.uid[:6]} and {other.uid[:6]} overlap")

    # Small things

    def _is_known(self, event: MemoryEvent) -> bool:
        """Its person has it, or was told to give way, which leaves what is over by now."""
        match self._verdicts.get(event.uid):
            case Refused(reason=Reason.OVERTAKEN):
                return event.end <= self._world.now()
            case verdict:
                return isinstance(verdict, Confirmed)

    def _fresh(self) -> float:
        policy = self._world.policy
        working = _working(self._world.now(), policy)
        return (policy.fresh if working else policy.fresh_off_hours).total_seconds()

    def _door(self, line: Line) -> SimulatedDoor:
        return next(door for door in self.doors if door.name == line.name)


def _working(now: datetime, policy: Policy) -> bool:
    return _working_minute(floor_minute(now), policy)


@lru_cache(4096)
def _working_minute(minute: datetime, policy: Policy) -> bool:
    return in_working_hours(minute, policy)


def _times(bookings: tuple[Booking, ...]) -> list[tuple[datetime, datetime, bool]]:
    return [(b.start, b.end, b.checked_in) for b in bookings]
