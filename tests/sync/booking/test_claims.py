"""The claim protocol: the plan as a table, as a law over every interleaving, and its runner with a bad network."""

import asyncio
import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory_panel import Phase, bookings
from support.virtual_time import VirtualClock, run_virtually

from kiosk.room.schedule import EventKey, Span
from kiosk.sync.backend import BackendError, Conflict, StaleVersion, Transient, Uncertain
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.claims import (
    CLAIM_DIES,
    OWNER_GIVES_UP,
    ClaimRequest,
    Confirm,
    Done,
    GiveUp,
    Refuse,
    Remove,
    Step,
    Wait,
    WriteClaim,
    next_step,
    pause,
    take,
)
from kiosk.sync.booking.event_store import Event, Occupied, OwnEvent, Snapshot, Version
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

NOW = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OWN = OwnEvent("m", NOW, NOW + 30 * MINUTE)
WISH = ClaimRequest(OWN)
FRESH = NOW - timedelta(seconds=1)
DEAD = NOW - CLAIM_DIES - timedelta(seconds=1)


def entry(name: str, begin: int = 0, end: int = 30, claimed_at: datetime | None = None) -> Occupied:
    start = NOW + begin * MINUTE
    return Occupied(start, NOW + end * MINUTE, EventKey(name), name, claimed_at, Version("1"))


MINE = entry("m", claimed_at=FRESH)
EARLY = entry("z", claimed_at=NOW + CLAIM_DIES + MINUTE)


@pytest.mark.parametrize(
    ("written", "elapsed", "entries", "step"),
    [
        (False, 0, [], WriteClaim(NOW)),
        (False, 0, [entry("x")], Refuse(None, must_withdraw=False)),
        (False, 0, [entry("x", 20, 60)], Refuse(NOW + 20 * MINUTE, must_withdraw=False)),
        (False, 0, [entry("x", 20, 25), entry("y", 10, 12)], Refuse(NOW + 10 * MINUTE, must_withdraw=False)),
        (False, 0, [entry("x", -10, 0), entry("y", 30, 40)], WriteClaim(NOW)),
        (False, 0, [entry("z", claimed_at=FRESH)], Refuse(None, must_withdraw=False)),
        (False, 0, [entry("z", claimed_at=DEAD)], Remove((entry("z", claimed_at=DEAD),))),
        (False, 0, [EARLY], Remove((EARLY,))),
        (False, 0, [MINE], Remove((MINE,))),
        (False, 0, [entry("m")], Done()),
        (False, 0, [entry("m", 0, 10)], Done()),
        (False, 0, [entry("m"), entry("x", 5, 10)], Refuse(NOW + 5 * MINUTE, must_withdraw=True)),
        (True, 1, [MINE], Confirm()),
        (True, 1, [], Wait()),
        (True, 1, [entry("z", claimed_at=FRESH)], Wait()),
        (True, 1, [entry("a", claimed_at=FRESH)], Refuse(None, must_withdraw=True)),
        (True, 1, [entry("x", 10, 20)], Refuse(NOW + 10 * MINUTE, must_withdraw=True)),
        (True, OWNER_GIVES_UP, [], GiveUp()),
        (True, 1, [MINE, entry("x", 10, 20)], Refuse(NOW + 10 * MINUTE, must_withdraw=True)),
        (True, 1, [MINE, entry("a", claimed_at=FRESH)], Refuse(None, must_withdraw=True)),
        (True, 1, [MINE, entry("z", claimed_at=FRESH)], Wait()),
        (True, 1, [MINE, entry("z", claimed_at=FRESH), entry("a", claimed_at=FRESH)], Refuse(None, must_withdraw=True)),
        (True, 1, [MINE, entry("a", claimed_at=DEAD)], Remove((entry("a", claimed_at=DEAD),))),
        (True, OWNER_GIVES_UP, [MINE], GiveUp()),
        (True, OWNER_GIVES_UP, [MINE, entry("a", claimed_at=DEAD)], GiveUp()),
        (True, OWNER_GIVES_UP, [MINE, entry("x")], Refuse(None, must_withdraw=True)),
        (True, OWNER_GIVES_UP - 0.1, [MINE], Confirm()),
        (True, 1, [entry("m")], Done()),
        (True, 60, [entry("m")], Done()),
        (True, 1, [entry("m"), entry("a", claimed_at=FRESH)], Done()),
        (True, 1, [entry("m"), entry("z")], Refuse(None, must_withdraw=True)),
        (True, 1, [entry("m", 0, 20)], Refuse(None, must_withdraw=True)),
    ],
)
def test_each_sight_has_one_next_step(written: bool, elapsed: float, entries: list[Occupied], step: Step) -> None:
    assert next_step(WISH, Snapshot(tuple(entries), NOW), written=written, elapsed=elapsed) == step


def test_what_is_to_be_replaced_is_no_obstacle() -> None:
    request = ClaimRequest(OWN, frozenset({EventKey("old")}))
    assert next_step(request, Snapshot((entry("old"),), NOW), written=False, elapsed=0) == WriteClaim(NOW)


def test_the_pause_between_looks_is_50_to_150_ms() -> None:
    assert all(0.05 <= pause() <= 0.15 for _ in range(1000))


# The law. One writer's turn is one request that the server handles at once, so a schedule of turns is an interleaving.


@dataclass
class World:
    clock: float = 0.0
    rows: dict[str, tuple[Occupied, int]] = field(default_factory=dict)
    past: list[dict[str, tuple[Occupied, int]]] = field(default_factory=list)
    """How every turn found the calendar."""
    versions: int = 0

    @property
    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.clock)

    def put(self, row: Occupied) -> None:
        self.versions += 1
        self.rows[row.id] = (row, self.versions)


class Writer:
    """What the runner does, one request at a time, so that anything may happen between two of them."""

    def __init__(self, name: str, begin: int, length: int) -> None:
        self.own = OwnEvent(name, NOW + begin * MINUTE, NOW + (begin + length) * MINUTE)
        self.written = False
        self.began = 0.0
        self.step: Step | None = None
        self.seen: dict[str, int] = {}
        self.outcome: str | None = None

    def turn(self, world: World, behind: int = 0) -> None:
        """`behind`: so many turns ago is what a look shows."""
        world.past.append(dict(world.rows))
        step, self.step = self.step, None
        match step:
            case None:
                self._look(world, world.past[max(0, len(world.past) - 1 - behind)])
            case WriteClaim(stamp):
                self.written = True
                world.put(self._written(stamp))
            case Confirm():
                if self._unchanged(world, self.own.id):
                    world.put(self._written(None))
            case Remove(claims):
                for claim in claims:
                    if self._unchanged(world, claim.id):
                        del world.rows[claim.id]
            case Refuse(_, must_withdraw):
                if must_withdraw:
                    world.rows.pop(self.own.id, None)
                self.outcome = "refused"
            case GiveUp():
                world.rows.pop(self.own.id, None)
                self.outcome = "gave up"
            case Done():
                self.outcome = "booked"
            case Wait():
                pass

    def _look(self, world: World, seen: dict[str, tuple[Occupied, int]]) -> None:
        if not self.written:
            self.began = world.clock
        self.seen = {name: version for name, (_, version) in seen.items()}
        rows = tuple(row for row, _ in seen.values())
        elapsed = world.clock - self.began
        self.step = next_step(ClaimRequest(self.own), Snapshot(rows, world.now), written=self.written, elapsed=elapsed)
        if isinstance(self.step, Done):
            self.outcome = "booked"

    def _written(self, claimed_at: datetime | None) -> Occupied:
        return Occupied(self.own.start, self.own.end, EventKey(self.own.id), self.own.id, claimed_at)

    def _unchanged(self, world: World, name: str) -> bool:
        return name in world.rows and world.rows[name][1] == self.seen.get(name)


WRITERS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=2, max_size=5)
BEHIND = st.sampled_from([0, 0, 1, 2, 3, 5, 8])
SECONDS = st.sampled_from([0.0, 0.02, 0.1, 3.0, 9.0, 20.0])


def booked(writers: list[Writer]) -> list[Writer]:
    return [writer for writer in writers if writer.outcome == "booked"]


def check_nobody_shares(world: World, writers: list[Writer]) -> None:
    for one in booked(writers):
        assert one.own.id in world.rows
        for other in booked(writers):
            apart = one.own.end <= other.own.start or other.own.end <= one.own.start
            assert one is other or apart, "two panels believe they have the room"


@settings(max_examples=600, deadline=None)
@given(WRITERS, st.lists(st.tuples(st.integers(0, 4), SECONDS, BEHIND), max_size=120), st.permutations("abcde"))
def test_whatever_the_order_never_two(
    shapes: list[tuple[int, int]], turns: list[tuple[int, float, int]], names: list[str]
) -> None:
    """Any interleaving, any delay, looks that show the past, anybody stopping for ever at any point."""
    world = World()
    writers = [Writer(name, *shape) for name, shape in zip(names, shapes, strict=False)]
    for index, seconds, behind in turns:
        writer = writers[index % len(writers)]
        world.clock += seconds
        if writer.outcome is None:
            writer.turn(world, behind)
        check_nobody_shares(world, writers)


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 5), st.randoms(use_true_random=False))
def test_of_those_who_want_the_same_exactly_one_gets_it(count: int, dice: random.Random) -> None:
    world = World()
    writers = [Writer(name, 0, 3) for name in dice.sample("abcde", count)]
    while waiting := [writer for writer in writers if writer.outcome is None]:
        dice.choice(waiting).turn(world)
        world.clock += 0.01
        assert world.clock < OWNER_GIVES_UP, "nobody gets anywhere"
    assert len(booked(writers)) == 1
    assert list(world.rows) == [booked(writers)[0].own.id]


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 12))
def test_a_foreign_booking_that_was_there_first_is_never_overlapped(dice: random.Random, at: int) -> None:
    """A foreign client takes no part: it writes whenever it likes. A booking proved before that may stand."""
    world = World()
    writers = [Writer(name, 0, 3) for name in "ab"]
    for turn in range(60):
        if turn == at:
            before = set(map(id, booked(writers)))
            world.put(Occupied(NOW, NOW + 2 * MINUTE, EventKey("foreign"), "foreign"))
        waiting = [writer for writer in writers if writer.outcome is None]
        if waiting:
            dice.choice(waiting).turn(world)
    if at < 60:
        assert set(map(id, booked(writers))) <= before


# The runner, over the memory store, in virtual time.


def panel(store: MemoryCalendar, dice: random.Random) -> Bookings:
    async def wire(_request: str, _phase: Phase) -> None:
        await asyncio.sleep(dice.choice([0.0, 0.01, 0.05, 0.4]))

    return bookings(store, wire=wire, pause=lambda: dice.uniform(0.05, 0.15))


@pytest.mark.parametrize("seed", range(60))
def test_panels_that_tap_at_once_end_with_one_booking(seed: int) -> None:
    dice = random.Random(seed)
    store = MemoryCalendar(VirtualClock(NOW).now)

    async def tap(number: int) -> str | None:
        try:
            await panel(store, dice).book(NOW, NOW + 30 * MINUTE, f"{dice.random()}-{number}")
        except Conflict:
            return None
        return "booked"

    async def race() -> list[str | None]:
        return await asyncio.gather(*(tap(number) for number in range(dice.choice([2, 3, 5]))))

    assert run_virtually(race()).count("booked") == 1
    assert len(store.events) == 1
    assert all(event.claimed_at is None for event in store.events.values())


@pytest.mark.parametrize("seed", range(120))
def test_lost_requests_and_answers_never_make_two_and_never_lie(seed: int) -> None:
    dice = random.Random(seed)
    store = MemoryCalendar(VirtualClock(NOW).now)

    async def wire(request: str, phase: Phase) -> None:
        await asyncio.sleep(dice.choice([0.0, 0.02, 0.3, 3.0]))
        if dice.random() < 0.15:
            sent_write = request == "write" and phase is Phase.ANSWERED
            raise Uncertain if sent_write else Transient

    async def tap(name: str) -> str:
        backend = bookings(store, wire=wire, pause=lambda: dice.uniform(0.05, 0.15))
        try:
            await backend.book(NOW, NOW + 30 * MINUTE, name)
        except Uncertain:
            return "uncertain"
        except Conflict:
            return "taken"
        except BackendError:
            return "failed"
        return "booked"

    async def race() -> dict[str, str]:
        names = dice.sample("abcde", 3)
        return dict(zip(names, await asyncio.gather(*map(tap, names)), strict=True))

    outcomes = run_virtually(race())
    standing = {event.uid for event in store.events.values() if event.claimed_at is None}
    told = {name for name, outcome in outcomes.items() if outcome == "booked"}
    unsure = {name for name, outcome in outcomes.items() if outcome == "uncertain"}
    assert len(told) <= 1
    assert told <= standing <= told | unsure


@pytest.mark.usefixtures("virtual_time")
async def test_the_same_wish_twice_is_one_booking() -> None:
    store = MemoryCalendar(VirtualClock(NOW).now)
    backend = bookings(store)
    first = await backend.book(NOW, NOW + 30 * MINUTE, "idem")
    assert await backend.book(NOW, NOW + 30 * MINUTE, "idem") == first
    assert list(store.events) == ["idem"]


@pytest.mark.usefixtures("virtual_time")
async def test_a_claim_left_by_a_crash_blocks_for_15_seconds_and_not_longer() -> None:
    store = MemoryCalendar(VirtualClock(NOW).now)
    backend = bookings(store)
    store.put(MemoryEvent("crashed", NOW, NOW + 30 * MINUTE, own=True, claimed_at=NOW))
    with pytest.raises(Conflict):
        await backend.book(NOW, NOW + 30 * MINUTE, "idem")
    await asyncio.sleep(CLAIM_DIES.total_seconds() + 0.1)
    await backend.book(NOW, NOW + 30 * MINUTE, "idem")
    assert list(store.events) == ["idem"]


class Server:
    """A store for one wish whose every answer a test decides."""

    def __init__(self, *sights: tuple[Occupied, ...]) -> None:
        self.sights = list(sights)
        self.done: list[str] = []
        self.fails: dict[str, BackendError] = {}

    def key_of(self, own_id: str) -> EventKey:
        return EventKey(own_id)

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        self._answer("look")
        return Snapshot(self.sights.pop(0), NOW)

    async def read(self, key: EventKey) -> Event:
        return Event(Span(key, OWN.start, OWN.end, own=True), Version("1"), NOW)

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        self._answer("write")

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        self._answer("confirm")

    async def delete(self, key: EventKey, version: Version) -> None:
        self._answer("withdraw")

    def _answer(self, request: str) -> None:
        self.done.append(request)
        if request in self.fails:
            raise self.fails[request]


def outcome(server: Server) -> type[BackendError] | None:
    async def run() -> None:
        await take(server, WISH)

    try:
        run_virtually(run())
    except BackendError as error:
        return type(error)
    return None


def test_without_rivals_it_takes_five_requests() -> None:
    server = Server((), (MINE,), (entry("m"),))
    assert outcome(server) is None
    assert server.done == ["look", "write", "look", "confirm", "look"]


def test_a_claim_that_does_not_show_yet_is_waited_for() -> None:
    server = Server((), (), (), (MINE,), (MINE,), (entry("m"),))
    server.fails["confirm"] = StaleVersion()
    assert outcome(server) is None
    assert server.done == ["look", "write", "look", "look", "look", "confirm", "look", "confirm", "look"]


def test_a_claim_that_never_shows_is_taken_back() -> None:
    server = Server((), *(() for _ in range(1000)))
    assert outcome(server) is Transient
    assert "confirm" not in server.done
    assert server.done[-1] == "withdraw"


def test_a_confirmation_without_an_answer_is_looked_up() -> None:
    server = Server((), (MINE,), (entry("m"),))
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is None


def test_a_server_that_fails_every_confirmation_at_once_is_not_hammered() -> None:
    server = Server((), *((MINE,) for _ in range(1000)))
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is Transient
    assert len(server.done) <= 2 * OWNER_GIVES_UP / 0.05


def test_a_confirmation_somebody_was_in_the_way_of_is_decided_again() -> None:
    server = Server((), (MINE,), (MINE, entry("x")))
    server.fails["confirm"] = StaleVersion()
    assert outcome(server) is Conflict
    assert server.done[-1] == "withdraw"


def test_nothing_more_is_heard_after_the_confirmation_but_it_can_be_taken_back() -> None:
    server = Server((), (MINE,))
    server.fails["confirm"] = Uncertain()
    server.sights.append(())
    server.fails["look"] = Transient()
    assert outcome(server) is Transient
    server = Server((), (MINE,), (entry("x"),))
    server.fails["withdraw"] = Transient()
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is Uncertain


def test_an_id_that_is_taken_is_left_alone() -> None:
    server = Server(())
    server.fails["write"] = StaleVersion()
    assert outcome(server) is StaleVersion
    assert "withdraw" not in server.done


def test_a_claim_whose_version_nobody_can_name_is_never_confirmed() -> None:
    """A server that gives no versions: what is there might be anything."""
    server = Server((), *((replace(MINE, version=None),) for _ in range(1000)))
    assert outcome(server) is Transient
    assert "confirm" not in server.done
