"""Who acts on the room: a person at each door, colleagues with calendar programs, and those who pull the plug."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from sim.panels import SimulatedDoor
from sim.world import SimulatedWorld

from kiosk.room import offers
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Touched, Undo
from kiosk.room.panel_state import PanelState
from kiosk.sync.memory_calendar import MemoryEvent

MINUTE = timedelta(minutes=1)
STEPS = tuple(timedelta(**by) for by in ({"seconds": 40}, {"minutes": 3}, {"minutes": 20}, {"hours": 1}, {"days": 1}))
DECADE = timedelta(days=3650)


async def person(door: SimulatedDoor, world: SimulatedWorld, every: float) -> None:
    """Taps what the screen offers, now and then what it offered a while ago."""
    before: Intent | None = None
    while True:
        await asyncio.sleep(world.dice.expovariate(1 / every))
        if door.report is None:
            continue
        request = choice(door.report, world, door.clock.now())
        if before is not None and world.dice.random() < 0.05:
            request = before
        if request is not None:
            before = request
            await door.tap(request)


async def rush(doors: list[SimulatedDoor], world: SimulatedWorld, every: float) -> None:
    """Everybody wants the room at the same moment."""
    while True:
        await asyncio.sleep(world.dice.expovariate(1 / every))
        await asyncio.gather(*(_dash(door, world.dice) for door in doors))


async def _dash(door: SimulatedDoor, dice: random.Random) -> None:
    await asyncio.sleep(dice.choice([0.0, dice.uniform(0, 0.3)]))
    if door.report is not None and door.report.resolution.walk_up:
        offer = dice.choice(door.report.resolution.walk_up)
        await door.tap(Book(offer.start, offer.end))


def choice(report: PanelState, world: SimulatedWorld, now: datetime) -> Intent | Touched | None:
    """One of the things the screen offers."""
    shown, dice = report.resolution, world.dice
    wishes: list[Intent | Touched] = [Touched()]
    wishes += [Book(offer.start, offer.end) for offer in shown.walk_up]
    wishes += [CheckIn(key) for key in (shown.check_in, shown.early_check_in) if key]
    if shown.current is not None:
        wishes += [Extend(shown.current.key, offer.end) for offer in shown.extend]
    wishes += [End(shown.end)] if shown.end else []
    wishes += [Undo(shown.undo.key)] * 6 if shown.undo else []
    wishes += [LetGo()] if shown.held else []
    if shown.may_book_later:
        wishes += _later(report, world, now)
    return dice.choice(wishes)


def _later(report: PanelState, world: SimulatedWorld, now: datetime) -> list[Intent]:
    gaps = offers.gaps(report.resolution.taken, world.policy, now)[:2]
    lengths = [timedelta(minutes=15), timedelta(minutes=30)]
    return [Book(gap.start, gap.start + length) for gap in gaps for length in lengths if gap.start + length <= gap.end]


async def colleagues(world: SimulatedWorld, every: float) -> None:
    """Book, move, cancel and check in elsewhere; their programs ask no panel."""
    number = 0
    deeds: tuple[Callable[[SimulatedWorld, MemoryEvent], None], ...] = (_cancel, _check_in, _move, _resize)
    while True:
        await asyncio.sleep(world.dice.expovariate(1 / every))
        events = [event for event in world.calendar.events.values() if event.end > world.now()]
        number += 1
        if not events or world.dice.random() < 0.5:
            _invite(world, number)
        else:
            bases = {event.base for event in events}
            prolonged = [event for event in events if event.uid in bases]
            event = world.dice.choice(prolonged if prolonged and world.dice.random() < 0.5 else events)
            world.dice.choice(deeds[:2] if event.own else deeds)(world, event)  # they do not move a panel's bookings


def _invite(world: SimulatedWorld, number: int) -> None:
    start = offers.floor_mark(world.now(), 1) + world.dice.choice([0, 1, 2, 3, 5, 8, 15]) * MINUTE
    end = start + world.dice.choice([5, 10, 15, 30, 60]) * MINUTE
    taken = any(b.start < end and start < b.end for b in world.bookings())
    if not taken or world.dice.random() < 0.2:
        world.calendar.put(MemoryEvent(f"m{number}", start, end, checked_in=world.dice.random() < 0.1))


def _move(world: SimulatedWorld, event: MemoryEvent) -> None:
    by = world.dice.choice([-10, -5, 5, 15, 60]) * MINUTE
    world.calendar.put(replace(event, start=event.start + by, end=event.end + by))


def _resize(world: SimulatedWorld, event: MemoryEvent) -> None:
    world.calendar.put(
        replace(event, end=max(event.start + 5 * MINUTE, event.end + world.dice.choice([-5, 10]) * MINUTE))
    )


def _cancel(world: SimulatedWorld, event: MemoryEvent) -> None:
    world.calendar.remove(event.uid)


def _check_in(world: SimulatedWorld, event: MemoryEvent) -> None:
    world.calendar.put(replace(event, checked_in=True))


async def late_comers(world: SimulatedWorld) -> None:
    """Check in elsewhere, at the very moment at which the room would be released."""
    while True:
        now, after = world.now(), world.policy.release_after
        events = (event for event in world.calendar.events.values() if event.start + after > now)
        event = min(events, key=lambda event: event.start, default=None)
        wait = 60.0 if event is None else (event.start + after - now).total_seconds()
        await asyncio.sleep(max(0.01, min(10.0, wait + world.dice.uniform(-0.05, 0.25))))
        if (
            event is not None
            and wait <= 10
            and world.calendar.events.get(event.uid) == event
            and world.dice.random() < 0.3
        ):
            _check_in(world, event)


async def plug(door: SimulatedDoor, world: SimulatedWorld) -> None:
    """Pulls it, and puts it back after a while."""
    while world.weather.crash_every:
        await asyncio.sleep(world.dice.expovariate(1 / world.weather.crash_every))
        door.crash()
        await asyncio.sleep(world.dice.choice([0.1, 3.0, 20.0, 120.0]))
        door.start()


async def bad_clock(door: SimulatedDoor, world: SimulatedWorld) -> None:
    """Steps the wall clock alone, and sets it right after a while."""
    while world.weather.step_every:
        await asyncio.sleep(world.dice.expovariate(1 / world.weather.step_every))
        size = DECADE if world.dice.random() < 0.1 else world.dice.choice(STEPS)
        door.step(size if size == DECADE else size * world.dice.choice([-1, 1]))
        await asyncio.sleep(world.dice.expovariate(1 / 120))
        door.mend_clock()


async def bad_disk(door: SimulatedDoor, dice: random.Random) -> None:
    """Fills it, or takes it away, for a while."""
    while True:
        await asyncio.sleep(dice.expovariate(1 / 200))
        door.spoil_disk(True)
        await asyncio.sleep(dice.choice([5.0, 60.0, 300.0]))
        door.spoil_disk(False)


async def sensor(door: SimulatedDoor, world: SimulatedWorld, dice: random.Random) -> None:
    """Sees people come and go, and falls silent now and then."""
    occupancy, present, since = dice.random() < 0.7, False, world.mono()
    while True:
        await asyncio.sleep(dice.uniform(10, 40))
        if dice.random() < 0.04:
            await asyncio.sleep(dice.choice([60.0, 600.0]))
        if dice.random() < 0.12:
            present, since = not present, world.mono()
        door.sense(present, since, occupancy)
