"""R3: nine hundred power cuts, each while a tap is under way or acknowledged and not settled yet.

Each has a story of its own: one tap at one door, a server that answers, loses, delays or is away, the cut, a restart.
With the hundred kills of real processes (`tests/faults/test_panel_kills.py`) these are the thousand.
"""

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from sim.invariants import Witness
from sim.panels import SimulatedDoor, Tap
from sim.run import MEMORY, MONDAY, quiet, seeded_ids
from sim.world import CALM, SERVERS, SimulatedWorld, Weather
from support.virtual_time import run_virtually

from kiosk.panel.outbox import Outbox
from kiosk.room.intent import Book, CheckIn, Confirmed, Intent, Outcome, Promised, Reason, Refused
from kiosk.room.policy import Policy
from kiosk.room.state import State
from kiosk.sync.memory_calendar import MemoryEvent
from kiosk.sync.writer import ScheduleWriter

pytestmark = [pytest.mark.long, pytest.mark.timeout(900)]
CUTS, IN_ONE = 900, 100
SETTLES_WITHIN = 150.0
"""Seconds from the end of the faults: until no late request can arrive any more (30 s), and a poll after that."""
STORMS = (CALM, Weather(unanswered=0.4), Weather(late=0.5), Weather(lost=0.3, refused=0.2, slow=0.3))


@dataclass
class Saw(Witness):
    """What was told of the one tap, before the cut and after it."""

    answer: Outcome | None = None
    told: list[Outcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def published(self, door: SimulatedDoor) -> None:
        super().published(door)
        outcome = door.report.outcome if door.report else None
        if outcome is not None and not any(outcome is known for known in self.told):
            self.told.append(outcome)

    def answered(self, door: SimulatedDoor, tap: Tap) -> None:
        super().answered(door, tap)
        self.answer = tap.outcome


class Cut:
    """One story. `unsettled`: the power went while something was still owed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice = random.Random(f"cut {seed}")
        self.saw = Saw()
        policy = Policy(ZoneInfo("Europe/Amsterdam"))
        begins = MONDAY + timedelta(hours=9, seconds=self.dice.randrange(600))
        server = self.dice.choice(SERVERS)
        self.world = SimulatedWorld(self.dice, server, CALM, policy, begins, self.saw.note)
        self.door = SimulatedDoor(self.world, "A", folder, self.saw)
        self.saw.world, self.saw.doors = self.world, [self.door]
        self.unsettled = self.written_down = False

    async def play(self) -> None:
        checks_in = self.dice.random() < 0.3
        if checks_in:
            start = self.world.now() - timedelta(minutes=1)
            self.world.calendar.put(MemoryEvent("meeting", start, start + timedelta(minutes=60)))
        await asyncio.sleep(self.world.server.lag)
        self.door.start()
        while self.door.state in (None, State.UNKNOWN):
            await asyncio.sleep(1)
        request = self._wish()
        assert isinstance(request, CheckIn if checks_in else Book)
        await self._trouble()
        await self._tap_and_cut(request)
        await asyncio.sleep(self.dice.choice([0.1, 3.0, 20.0]))
        self.door.start()
        await asyncio.sleep(self.dice.choice([0.0, 5.0]))
        self.world.calm()
        await asyncio.sleep(SETTLES_WITHIN)

    def _wish(self) -> Intent:
        assert self.door.report is not None
        shown = self.door.report.resolution
        return CheckIn(shown.check_in) if shown.check_in else Book(shown.walk_up[0].start, shown.walk_up[-1].end)

    async def _trouble(self) -> None:
        """The server is away, known or not yet known to be, or errs; or nothing is wrong."""
        self.world.weather = self.dice.choice(STORMS)
        if self.dice.random() < 0.4:
            self.world.down_until = float("inf")
            await asyncio.sleep(self.dice.choice([0.0, 90.0]))

    async def _tap_and_cut(self, request: Intent) -> None:
        """At a random instant of the tap's life, or a moment after it was acknowledged."""
        tap = asyncio.create_task(self.door.tap(request))
        if self.dice.random() < 0.5:
            await asyncio.wait({tap}, timeout=self.dice.choice([0.1, 1.0, 12.0]))
            await asyncio.sleep(self.dice.choice([0.0, self.dice.uniform(0, 0.03), self.dice.uniform(0, 25)]))
        else:
            await asyncio.sleep(self.dice.uniform(0, self.dice.choice([0.1, 0.6, 12.0])))
        for _ in range(self.dice.randrange(6)):
            await asyncio.sleep(0)
        life = self.door.life
        assert life is not None
        self.unsettled = life.panel.state.pending is not None or bool(life.outbox.entries)
        self.door.crash()
        self.written_down = bool(self.door.journal.entries())
        await tap

    def check(self) -> None:
        """Whatever was acknowledged has its one outcome, which is true; and there is one event at most."""
        saw, events = self.saw, self.world.calendar.events.values()
        assert saw.broken is None, saw.broken
        assert not self.door.journal.entries(), "never settled"
        assert len([event for event in events if event.own or event.uid == "meeting"]) <= 1, "two events of one tap"
        assert not any(event.claimed_at for event in events), "a claim was left behind"
        done = any(event.checked_in if event.uid == "meeting" else event.own for event in events)
        final = {isinstance(outcome, Confirmed) for outcome in saw.told if _settles(outcome)}
        unknown = isinstance(saw.answer, Refused) and not _settles(saw.answer) and isinstance(saw.answer.intent, Book)
        if isinstance(saw.answer, Promised) or unknown or self.written_down:
            assert final == {done}, "what was owed has one outcome, and it is true"
        elif saw.answer is not None and _settles(saw.answer):
            assert done == isinstance(saw.answer, Confirmed), "what was told is true"
        assert len(final) <= 1, "two outcomes of one tap"


def _settles(outcome: Outcome) -> bool:
    """Not "held", nor "no answer yet"; what a check-in is refused for is told, and it may be tapped again."""
    return isinstance(outcome, Confirmed) or (isinstance(outcome, Refused) and outcome.reason is not Reason.NO_ANSWER)


def cut(seed: int) -> Cut:
    async def story() -> Cut:
        played = Cut(seed, Path(folder))
        await played.play()
        played.door.crash()
        return played

    with (
        seeded_ids(random.Random(seed)),
        quiet(),
        TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder,
    ):
        return run_virtually(story())


def cuts(count: int, first: int) -> Counter[str]:
    """That many that hit something unsettled; raises at the first that broke the law."""
    seen: Counter[str] = Counter()
    for seed in range(first, first + 100 * count):
        played = cut(seed)
        try:
            played.check()
        except AssertionError as error:
            raise AssertionError(f"cut {seed}: {error}\n" + "\n".join(map(str, played.saw.notes))) from None
        seen["cuts"] += played.unsettled
        seen["acknowledged"] += played.unsettled and played.saw.answer is not None
        if seen["cuts"] == count:
            break
    return seen


@pytest.mark.parametrize("part", range(CUTS // IN_ONE))
def test_nothing_acknowledged_is_lost_and_nothing_is_made_twice(part: int) -> None:
    seen = cuts(IN_ONE, part * 10_000)
    assert seen["cuts"] == IN_ONE
    assert seen["acknowledged"] >= IN_ONE // 10


def no_fence(plant: pytest.MonkeyPatch) -> None:
    under_way: set[object] = set()

    async def write(self: Outbox, _entry: str, call: object) -> None:
        under_way.add(asyncio.ensure_future(self._disk(call)))  # type: ignore[arg-type]

    plant.setattr(Outbox, "_write", write)


def another_id(plant: pytest.MonkeyPatch) -> None:
    perform = ScheduleWriter.perform

    async def anew(self: ScheduleWriter, intent: Intent, _idem: str | None = None) -> Outcome:
        return await perform(self, intent)

    plant.setattr(ScheduleWriter, "perform", anew)


@pytest.mark.parametrize("mistake", [no_fence, another_id])
def test_a_planted_mistake_is_found(mistake: object, monkeypatch: pytest.MonkeyPatch) -> None:
    mistake(monkeypatch)  # type: ignore[operator]
    with pytest.raises(AssertionError, match=r"^cut \d+: "):
        cuts(CUTS, 0)
