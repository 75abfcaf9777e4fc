"""Whole panels before one room of a real server, people who tap at the same moment, and a judge who asks the server."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.room.intent import Book, Confirmed, End, Outcome, Promised, Reason, Refused, Touched
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import Policy
from kiosk.room.state import State
from kiosk.sync.booking.bookings import Bookings
from kiosk.system.clock import SystemClock
from support.booking_contract import Standing
from support.panels import RunningPanel
from support.waiting import PATIENCE_S, in_time, until_true

T = TypeVar("T")
ZONE = ZoneInfo("Europe/Amsterdam")
FOREIGN_EVERY = 4
"""Every so many rounds somebody books with a calendar program at the same moment."""
AMONG = 0.15
"""Seconds: before, between and after the requests of the panel that wins."""


class RaceWorld(Protocol):
    """One room's calendar on one server."""

    def panel(self, *, clock: Callable[[], datetime]) -> Bookings: ...

    async def book_elsewhere(self, start: datetime, end: datetime) -> str:
        """What a calendar program does; the event's name."""
        ...

    async def remove(self, name: str) -> None: ...

    async def standing(self) -> list[Standing]: ...


class Racer:
    """One panel and the person before it."""

    def __init__(self, world: RaceWorld, folder: Path) -> None:
        clock = SystemClock()
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._news = asyncio.Condition()
        self._notices: set[asyncio.Task[None]] = set()
        self.reports: list[PanelState] = []
        self.running = RunningPanel(
            Policy(ZONE),
            clock,
            world.panel(clock=clock.now),
            OutboxFile(folder / "outbox.sqlite"),
            publish=self._published,
            disk=lambda call: asyncio.get_running_loop().run_in_executor(self._thread, call),
            room_id="race",  # its turn comes soon
        )

    @property
    def report(self) -> PanelState:
        return self.reports[-1]

    @property
    def state(self) -> State:
        return self.report.resolution.state

    def _published(self, report: PanelState) -> None:
        self.reports.append(report)
        task = asyncio.create_task(self._tell())
        self._notices.add(task)
        task.add_done_callback(self._notices.discard)

    async def _tell(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, so: Callable[[PanelState], bool]) -> None:
        async with self._news:
            await in_time("a report", self._news.wait_for(lambda: bool(self.reports) and so(self.report)))

    async def book(self) -> Outcome:
        """What a finger on the first button does."""
        self.reports[:-1] = []
        offer = self.report.resolution.walk_up[0]
        self.running.panel.post(Touched())
        return await self.running.panel.perform(Book(offer.start, offer.end))

    async def kept(self) -> Outcome:
        """What becomes of a promise."""
        await self.until(lambda report: isinstance(report.outcome, Confirmed | Refused))
        assert self.report.outcome is not None
        return self.report.outcome

    async def end(self) -> None:
        """Hand the room back, as people do: once more where it was changed meanwhile."""
        current = self.report.resolution.current
        assert current is not None
        request = End(current.key)
        outcome = await self.running.panel.perform(request)
        if outcome == Refused(request, Reason.CHANGED):
            outcome = await self.running.panel.perform(request)
        assert outcome == Confirmed(request), outcome

    async def leave(self) -> None:
        await self.running.stop()
        self._thread.shutdown()


@dataclass
class Tally:
    """What was counted. `seconds`: from a tap to its outcome."""

    rounds: int = 0
    won: int = 0
    overtaken: int = 0
    gave_way: int = 0
    """To another door."""
    left_to_others: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        told = ", ".join(f"{count} {reason}" for reason, count in sorted(self.refusals.items()))
        return (
            f"{self.rounds} rounds: {self.won} winners, {self.overtaken} of them overtaken by a calendar program, "
            f"{self.left_to_others} left to it at once, {self.gave_way} gave way to another door; "
            f"refusals: {told}; p50 {median(self.seconds):.2f} s"
        )


@asynccontextmanager
async def racers(world: RaceWorld, count: int) -> AsyncIterator[list[Racer]]:
    """So many panels before one room, all of which have read its calendar."""
    with TemporaryDirectory() as folder:
        found = [Racer(world, Path(folder, str(number))) for number in range(count)]
        try:
            for racer in found:
                await racer.until(lambda report: report.health is BackendHealth.OK)
            yield found
            assert all(racer.running.alive for racer in found)
        finally:
            for racer in found:
                await racer.leave()


async def race(world: RaceWorld, count: int, rounds: int, shown_after: float = 0.0) -> Tally:
    """`count` people want the free room at the same moment, `rounds` times. `shown_after`: seconds by which the server
    shows every reader what was written. Where that is not at once, nobody may get the room, or several may be told that
    they have it until all but one are told that they do not.
    """
    tally, dice = Tally(), random.Random(count)
    async with racers(world, count) as doors:
        for number in range(1, rounds + 1):
            within = None if number % FOREIGN_EVERY else dice.choice((dice.uniform(0, AMONG), PATIENCE_S))
            foreign = await _round(world, doors, tally, within, shown_after)
            await _give_back(world, doors, foreign, shown_after)
    return tally


async def _round(
    world: RaceWorld, doors: list[Racer], tally: Tally, within: float | None, shown_after: float
) -> str | None:
    """One race and its judgement. With `within`, somebody books with a calendar program so many seconds after the taps,
    or the moment a door says "booked", whichever is first: the event's name.
    """
    won = asyncio.Event()
    elsewhere = None if within is None else asyncio.create_task(_book_elsewhere(world, won, within))
    outcomes = await asyncio.gather(*(_timed(door, tally, won) for door in doors))
    foreign = None if elsewhere is None else await elsewhere
    winners = [door for door, outcome in zip(doors, outcomes, strict=True) if isinstance(outcome, Confirmed)]
    losses = [outcome for outcome in outcomes if not isinstance(outcome, Confirmed)]
    assert all(isinstance(outcome, Refused) for outcome in losses), outcomes
    assert len(winners) == 1 or (foreign is not None and not winners) or shown_after, outcomes
    tally.rounds += 1
    tally.won += len(winners)
    tally.refusals.update(outcome.reason.value for outcome in losses if isinstance(outcome, Refused))
    await _read(doors, shown_after)
    tally.left_to_others += not winners
    if foreign is None:
        await _one_keeps_it(winners, tally)
    else:
        tally.overtaken += len(winners)
        await until_true("the winners to give way", lambda: all(map(_told_overtaken, winners)))
        await _read(doors, shown_after)
        assert [_told_overtaken(door) for door in doors] == [door in winners for door in doors]
    own = int(bool(winners) and foreign is None)
    if shown_after:
        await in_time("all but one to be taken back", _taken_back(world, doors, own, shown_after))
    await _judge(world, doors, own)
    return foreign


async def _one_keeps_it(winners: list[Racer], tally: Tally) -> None:
    """Of several who were told that they have the room one still has it; the others hear that they have not."""

    def gave_way() -> int:
        return sum(_told_overtaken(winner) for winner in winners)

    await until_true("all but one to give way", lambda: gave_way() >= len(winners) - 1)
    tally.gave_way += gave_way()


async def _taken_back(world: RaceWorld, doors: list[Racer], own: int, shown_after: float) -> None:
    """A door that did not succeed tries again after its next read. What gave way after the last one is shown by one
    more: until then a door may offer to end what is gone.
    """
    while sum(event.own and event.end > datetime.now(UTC) for event in await world.standing()) > own:
        await _read(doors, shown_after)
    await _read(doors, shown_after)


async def _timed(door: Racer, tally: Tally, won: asyncio.Event) -> Outcome:
    clock = asyncio.get_running_loop().time
    began = clock()
    outcome = await door.book()
    if isinstance(outcome, Promised):
        outcome = await door.kept()
    tally.seconds.append(clock() - began)
    if isinstance(outcome, Confirmed):
        won.set()
    return outcome


def _told_overtaken(door: Racer) -> bool:
    """Whether its person was told since the tap."""
    told = [report.outcome for report in door.reports[1:]]  # the first was there before the tap
    return any(isinstance(outcome, Refused) and outcome.reason is Reason.OVERTAKEN for outcome in told)


async def _book_elsewhere(world: RaceWorld, won: asyncio.Event, within: float) -> str:
    with suppress(TimeoutError):
        await asyncio.wait_for(won.wait(), within)
    start = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(minutes=5)
    return await world.book_elsewhere(start, start + timedelta(minutes=30))


async def _read(doors: list[Racer], shown_after: float = 0.0) -> None:
    """Every door reads what was written so far; one whose request was lost reads once more, as a panel does."""

    async def reads(door: Racer) -> bool:
        return await door.running.engine.reader.read() or await door.running.engine.reader.read()

    await asyncio.sleep(shown_after)
    assert all(await asyncio.gather(*map(reads, doors)))


async def _judge(world: RaceWorld, doors: list[Racer], own: int) -> None:
    """The server holds no claim, no overlap and what was said; every door shows it."""
    now = datetime.now(UTC)
    events = [event for event in await world.standing() if event.end > now]
    assert not any(event.claim for event in events)
    assert sum(event.own for event in events) == own
    for one, other in combinations(events, 2):
        assert one.start >= other.end or other.start >= one.end, events
    assert [door.state for door in doors] == [_shown(own)] * len(doors)
    assert not any(door.running.outbox.entries for door in doors)


def _shown(own: int) -> State:
    """By every door, of a room with so many bookings made at them."""
    return State.BUSY if own else State.FREE


async def _give_back(world: RaceWorld, doors: list[Racer], foreign: str | None, shown_after: float) -> None:
    """What was booked at a door is ended at one, what was booked elsewhere cancelled: every door sees a free room."""
    if foreign is not None:
        await world.remove(foreign)
    elif doors[0].state is State.BUSY:
        await doors[0].end()
    await _read(doors, shown_after)
    assert [door.state for door in doors] == [State.FREE] * len(doors)
