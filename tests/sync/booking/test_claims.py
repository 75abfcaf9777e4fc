"""The claim protocol: the plan as a table, as a law over every interleaving, and its runner with a bad network."""

import asyncio
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory_panel import SECRET, Phase, bookings
from support.turns import Turns
from support.virtual_time import VirtualClock, run_virtually

from kiosk.room.schedule import EventKey, Span
from kiosk.sync.backend import BackendError, Conflict, StaleVersion, Transient, Uncertain
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.claim_plan import (
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
)
from kiosk.sync.booking.claims import pause, take
from kiosk.sync.booking.event_store import Event, Occupied, OwnEvent, Snapshot, Version
from kiosk.sync.memory import MemoryStore
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


@pytest.mark.parametrize(
    ("entries", "step"),
    [
        ([MINE, entry("a", claimed_at=FRESH)], Wait()),
        ([MINE, entry("z", claimed_at=FRESH)], Wait()),
        ([MINE], Confirm()),
        ([MINE, entry("x", 10, 20)], Refuse(NOW + 10 * MINUTE, must_withdraw=True)),
    ],
)
def test_a_late_look_takes_no_confirmed_booking_back(entries: list[Occupied], step: Step) -> None:
    """The other door will see that it was confirmed, and give way; if both did, nobody had the room."""
    snapshot = Snapshot(tuple(entries), NOW)
    assert next_step(WISH, snapshot, written=True, elapsed=1, confirmed=True) == step


def test_what_is_to_be_replaced_is_no_obstacle() -> None:
    request = ClaimRequest(OWN, frozenset({EventKey("old")}))
    assert next_step(request, Snapshot((entry("old"),), NOW), written=False, elapsed=0) == WriteClaim(NOW)


def test_the_pause_between_looks_is_50_to_150_ms() -> None:
    assert all(0.05 <= pause() <= 0.15 for _ in range(1000))


# The law. A panel's turn is one request that the server handles at once, so an order of turns is an interleaving.


class LateCalendar(MemoryCalendar):
    """A look shows the calendar as some turn before has found it."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(clock)
        self._found: list[Mapping[str, MemoryEvent]] = []
        self._behind = 0

    def next_turn(self, behind: int) -> None:
        """`behind`: so many turns ago is what a look shows."""
        self._found.append(dict(self.events))
        self._behind = behind

    @property
    def visible(self) -> Mapping[str, MemoryEvent]:
        return self._found[max(0, len(self._found) - 1 - self._behind)]


class Race:
    """Panels that all take the room, each by the runner. One that gets no turn any more has stopped for ever."""

    def __init__(self, *wishes: OwnEvent) -> None:
        self.calendar = LateCalendar(VirtualClock(NOW).now)
        self._turns = Turns()
        self._panels = [asyncio.ensure_future(self._takes(number, own)) for number, own in enumerate(wishes)]

    async def _takes(self, number: int, own: OwnEvent) -> OwnEvent | None:
        store = MemoryStore(self.calendar, SECRET, network=self._turns.network(number))
        try:
            await take(store, ClaimRequest(own), pause=lambda: 0.0)
        except BackendError:
            return None
        return own

    async def waiting(self) -> list[int]:
        """The panels that have not ended, when each of them waits for a turn."""
        while waited_for := [number for number, panel in enumerate(self._panels) if not panel.done()]:
            if self._turns.waiting.keys() >= set(waited_for):
                break
            await asyncio.sleep(0)
        return waited_for

    async def turn(self, panel: int, behind: int = 0) -> None:
        if panel in await self.waiting():
            self.calendar.next_turn(behind)
            self._turns.hand_on(panel)
            await self.waiting()

    def stop(self) -> None:
        for panel in self._panels:
            panel.cancel()

    @property
    def booked(self) -> list[OwnEvent]:
        """What panels were told that they have."""
        return [own for panel in self._panels if panel.done() and (own := panel.result())]


def wish(name: str, begin: int = 0, length: int = 3) -> OwnEvent:
    return OwnEvent(name, NOW + begin * MINUTE, NOW + (begin + length) * MINUTE)


WISHES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4)), min_size=2, max_size=5)
BEHIND = st.sampled_from([0, 0, 0, 0, 1, 2, 3, 5, 8])
SECONDS = st.sampled_from([*[0.0] * 12, 0.02, 0.1, 1.0, 7.0, 9.0, 20.0])
"""Mostly short: where every request takes longer than a claim may live, nobody books anything."""
TURNS = st.lists(st.tuples(st.integers(0, 4), SECONDS, BEHIND), min_size=20, max_size=80)


def check_nobody_shares(race: Race) -> None:
    for one in race.booked:
        assert race.calendar.events[one.id].claimed_at is None
        for other in race.booked:
            apart = one.end <= other.start or other.end <= one.start
            assert one is other or apart, "two panels believe they have the room"


@settings(max_examples=600, deadline=None)
@given(WISHES, TURNS, st.permutations("abcde"))
def test_whatever_the_order_never_two(
    shapes: list[tuple[int, int]], turns: list[tuple[int, float, int]], names: list[str]
) -> None:
    """Any interleaving, any delay, looks that show the past, anybody stopping for ever at any point."""

    async def race() -> None:
        race = Race(*(wish(name, *shape) for name, shape in zip(names, shapes, strict=False)))
        for panel, seconds, behind in turns:
            await race.waiting()
            await asyncio.sleep(seconds)
            await race.turn(panel % len(shapes), behind)
            check_nobody_shares(race)
        race.stop()

    run_virtually(race())


@settings(max_examples=300, deadline=None)
@given(st.integers(2, 5), st.randoms(use_true_random=False))
def test_of_those_who_want_the_same_exactly_one_gets_it(panels: int, dice: random.Random) -> None:
    async def race() -> None:
        race = Race(*map(wish, dice.sample("abcde", panels)))
        while waiting := await race.waiting():
            await race.turn(dice.choice(waiting))
            await asyncio.sleep(0.01)
            assert race.calendar.clock() < NOW + timedelta(seconds=OWNER_GIVES_UP), "nobody gets anywhere"
        assert [own.id for own in race.booked] == list(race.calendar.events)
        assert len(race.booked) == 1

    run_virtually(race())


@settings(max_examples=300, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 12))
def test_a_foreign_booking_that_was_there_first_is_never_overlapped(dice: random.Random, at: int) -> None:
    """A foreign client takes no part: it writes whenever it likes. A booking proved before that may stand."""

    async def race() -> None:
        race, before = Race(wish("a"), wish("b")), list[OwnEvent]()
        for turn in count():
            if turn == at:
                before = race.booked
                race.calendar.put(MemoryEvent("foreign", NOW, NOW + 2 * MINUTE))
            waiting = await race.waiting()
            if waiting:
                await race.turn(dice.choice(waiting))
            elif turn >= at:
                break
        assert race.booked == before

    run_virtually(race())


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


class ScriptedStore:
    """A store for one wish whose every answer a test decides."""

    def __init__(self, *sights: tuple[Occupied, ...]) -> None:
        self.sights = list(sights)
        self.done: list[str] = []
        self.fails: dict[str, BackendError] = {}
        self.fails_once: dict[str, BackendError] = {}

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
        if request in self.fails_once:
            raise self.fails_once.pop(request)
        if request in self.fails:
            raise self.fails[request]


def outcome(server: ScriptedStore) -> type[BackendError] | None:
    async def run() -> None:
        await take(server, WISH)

    try:
        run_virtually(run())
    except BackendError as error:
        return type(error)
    return None


def test_without_rivals_it_takes_five_requests() -> None:
    server = ScriptedStore((), (MINE,), (entry("m"),))
    assert outcome(server) is None
    assert server.done == ["look", "write", "look", "confirm", "look"]


def test_a_claim_that_does_not_show_yet_is_waited_for() -> None:
    server = ScriptedStore((), (), (), (MINE,), (MINE,), (entry("m"),))
    server.fails["confirm"] = StaleVersion()
    assert outcome(server) is None
    assert server.done == ["look", "write", "look", "look", "look", "confirm", "look", "confirm", "look"]


def test_a_claim_that_never_shows_is_taken_back() -> None:
    server = ScriptedStore((), *(() for _ in range(1000)))
    assert outcome(server) is Transient
    assert "confirm" not in server.done
    assert server.done[-1] == "withdraw"


def test_a_confirmation_without_an_answer_is_looked_up() -> None:
    server = ScriptedStore((), (MINE,), (entry("m"),))
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is None


@pytest.mark.parametrize(("answer", "told"), [(None, None), (Uncertain(), Conflict)], ids=["answered", "unanswered"])
def test_what_the_server_has_confirmed_gives_way_to_no_claim_of_a_late_look(
    answer: BackendError | None, told: type[BackendError] | None
) -> None:
    rival = entry("a", claimed_at=FRESH)
    server = ScriptedStore((), (MINE,), (MINE, rival), (entry("m"), rival))
    server.fails |= {"confirm": answer} if answer else {}
    assert outcome(server) is told
    assert ("withdraw" in server.done) is (told is Conflict)


def test_a_server_that_fails_every_confirmation_at_once_is_not_hammered() -> None:
    server = ScriptedStore((), *((MINE,) for _ in range(1000)))
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is Transient
    assert len(server.done) <= 2 * OWNER_GIVES_UP / 0.05


def test_a_confirmation_somebody_was_in_the_way_of_is_decided_again() -> None:
    server = ScriptedStore((), (MINE,), (MINE, entry("x")))
    server.fails["confirm"] = StaleVersion()
    assert outcome(server) is Conflict
    assert server.done[-1] == "withdraw"


def test_nothing_more_is_heard_after_the_confirmation_but_it_can_be_taken_back() -> None:
    server = ScriptedStore((), (MINE,))
    server.fails["confirm"] = Uncertain()
    server.sights.append(())
    server.fails["look"] = Transient()
    assert outcome(server) is Transient
    server = ScriptedStore((), (MINE,), (entry("x"),))
    server.fails["withdraw"] = Transient()
    server.fails["confirm"] = Uncertain()
    assert outcome(server) is Uncertain


@pytest.mark.parametrize("fails", ["fails", "fails_once"])
@pytest.mark.parametrize("confirmed", [False, True])
def test_who_is_refused_hears_why_whatever_became_of_taking_the_claim_back(confirmed: bool, fails: str) -> None:
    rival = entry("x", 10, 20)
    server = ScriptedStore((), *([(MINE,), (entry("m"), rival)] if confirmed else [(MINE, rival)]))
    getattr(server, fails)["withdraw"] = Uncertain()
    stands = confirmed and fails == "fails"  # a mere claim dies by itself
    with pytest.raises(Uncertain if stands else Conflict) as told:
        run_virtually(take(server, WISH))
    assert getattr(told.value, "taking_back", False) is stands
    assert getattr(told.value, "until", None) == (None if stands else NOW + 10 * MINUTE)


def test_an_id_that_is_taken_is_left_alone() -> None:
    server = ScriptedStore(())
    server.fails["write"] = StaleVersion()
    assert outcome(server) is StaleVersion
    assert "withdraw" not in server.done


def test_a_claim_whose_version_nobody_can_name_is_never_confirmed() -> None:
    """A server that gives no versions: what is there might be anything."""
    server = ScriptedStore((), *((replace(MINE, version=None),) for _ in range(1000)))
    assert outcome(server) is Transient
    assert "confirm" not in server.done
