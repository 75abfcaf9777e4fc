"""Tell stories: `python -m sim.run SEEDS` plays that many, one after the other, and stops at the first broken law.

A story has three parts. *Storm*: people, colleagues and faults, all at once. *Heal*: every fault ends and everybody
goes home. *Quiesce*: each panel has one poll and 10 s to show what is, and nothing may be left lying about.
"""

import argparse
import asyncio
import logging
import random
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch
from zoneinfo import ZoneInfo

from sim import people
from sim.invariants import Broken, Noted, Witness
from sim.panels import SimulatedDoor
from sim.world import SERVERS, ServerKind, SimulatedWorld, weather
from support.virtual_time import VirtualLoop, run_virtually

from kiosk.room.policy import Policy, PresenceUse

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
BEGINS = (6, 7, 9, 10, 11, 13, 15, 17, 18, 22.9)
"""UTC hours; Amsterdam is one ahead, so that stories cross the working hours' edges and midnight."""
TICK = 4.937
"""Never on the very instant at which a booking begins."""
REPORTED = {
    "requests": "requests",
    "reads": "reads",
    "taps": "tap",
    "acknowledged": "acknowledged",
    "races": "races",
    "releases": "released",
    "kills": "dies",
    "clock steps": "clock",
    "restored backups": "restores",
    "promises without a disk": "unguarded",
    "rooms found empty": "vacated",
}
"""What is told of many stories, and under which name it is counted."""
IN_ONE_GO = 20
MEMORY = Path("/dev/shm")  # the journals' files: what a disk does to them is another test's matter


@dataclass(frozen=True, slots=True)
class Story:
    """One story as it went."""

    seed: int
    server: str
    doors: int
    counts: Counter[str]
    broken: Broken | None
    notes: tuple[Noted, ...]

    def __str__(self) -> str:
        lines = [f"{note.mono // 60:3.0f}:{note.mono % 60:06.3f}  {note.who:8} {note.what}" for note in self.notes]
        head = f"seed {self.seed}: {self.doors} panels on a server of the kind {self.server!r}"
        return "\n".join([head, *lines, str(self.broken or "all laws hold")])


def simulate(seed: int, server: ServerKind | None = None) -> Story:
    """Play one story to its end, or to the first broken law. Without a `server` the seed chooses one of `SERVERS`."""
    dice = random.Random(seed)
    with seeded_ids(dice), quiet(), TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        return run_virtually(_Story(seed, dice, Path(folder), server).tell())


class _Story:
    def __init__(self, seed: int, dice: random.Random, folder: Path, server: ServerKind | None) -> None:
        self._seed = seed
        self._folder = folder
        self._server = server
        self._dice = dice
        self._more = random.Random(f"{seed} more")
        """Throws for what stories did not have from the beginning: the older ones stay as they were told."""
        self._witness = Witness()
        self._tasks: list[asyncio.Task[Any]] = []

    async def tell(self) -> Story:
        world = self._world = self._setting()
        loop = asyncio.get_running_loop()
        assert isinstance(loop, VirtualLoop)
        loop.set_exception_handler(self._unplanned)
        loop.on_spin = lambda: self._witness.broke("R13", "the loop spins")
        doors = self._doors()
        self._witness.world, self._witness.doors = world, doors
        self._begin(doors)
        await self._watch(self._dice.uniform(6 * 60, 15 * 60))
        if self._witness.broken is None:
            self._end_of_storm(doors)
        await self._watch(2 * self._witness.convergence())
        if self._witness.broken is None:
            self._witness.at_rest()
        told = self._told()
        for door in doors:
            door.crash()
        return told

    def _told(self) -> Story:
        saw = self._witness
        return Story(self._seed, self._world.server.name, len(saw.doors), saw.counts, saw.broken, tuple(saw.notes))

    def _setting(self) -> SimulatedWorld:
        dice = self._dice
        policy = Policy(
            ZoneInfo("Europe/Amsterdam"),
            release_after=timedelta(minutes=dice.choice([2, 3, 10])),
            presence=self._more.choice([PresenceUse.OFF, PresenceUse.OFF, *PresenceUse]),
            vacant_after=timedelta(minutes=self._more.choice([2, 5, 15])),
        )
        begins = MONDAY + timedelta(hours=dice.choice(BEGINS), seconds=dice.randrange(3600))
        server = self._server or dice.choice(SERVERS)
        return SimulatedWorld(dice, server, weather(dice), policy, begins, self._witness.note)

    def _doors(self) -> list[SimulatedDoor]:
        names = "ABCDE"[: self._dice.choice([1, 2, 2, 3, 3, 5])]
        return [SimulatedDoor(self._world, name, self._folder, self._witness) for name in names]

    def _begin(self, doors: list[SimulatedDoor]) -> None:
        world, dice = self._world, self._dice
        self._go(world.outages(), world.rollbacks(), people.colleagues(world, dice.choice([30, 60, 120, 400])))
        self._go(people.rush(doors, world, dice.choice([120, 300])), people.late_comers(world))
        for door in doors:
            door.start()
            self._go(people.person(door, world, dice.choice([20, 60, 200])))
            self._go(people.plug(door, world), people.bad_clock(door, world))
            self._begin_more(door)

    def _begin_more(self, door: SimulatedDoor) -> None:
        if self._world.policy.presence is not PresenceUse.OFF:
            self._go(people.sensor(door, self._world, random.Random(self._more.random())))
        if self._more.random() < 0.25:
            self._go(people.bad_disk(door, random.Random(self._more.random())))

    def _end_of_storm(self, doors: list[SimulatedDoor]) -> None:
        for task in self._tasks:
            task.cancel()
        self._world.calm()
        for door in doors:
            door.mend_clock()
            door.spoil_disk(False)
            if door.life is None:
                door.start()

    async def _watch(self, seconds: float) -> None:
        """Let time pass; the laws are looked at every few seconds, and the story ends with the first one broken."""
        until = self._world.mono() + seconds
        while self._world.mono() < until and self._witness.broken is None:
            await asyncio.sleep(TICK if self._world.stormy else 3 * TICK)
            self._witness.tick()

    def _go(self, *stories: Any) -> None:
        self._tasks += [asyncio.create_task(story) for story in stories]

    def _unplanned(self, _loop: object, context: dict[str, Any]) -> None:
        self._witness.broke("R8", f"unplanned: {context.get('message')} {context.get('exception')!r}")


@contextmanager
def seeded_ids(dice: random.Random) -> Iterator[None]:
    """Ids decide ties between claims, so they come from the seed too."""

    def made() -> uuid.UUID:
        return uuid.UUID(int=dice.getrandbits(128), version=4)

    with (
        patch("uuid.uuid4", made),
        patch("kiosk.sync.booking.bookings.uuid4", made),
        patch("kiosk.panel.outbox.uuid4", made),
    ):
        yield


@contextmanager
def quiet() -> Iterator[None]:
    """Every story is full of faults, and each is logged as it should be."""
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sim.run", description=__doc__)
    parser.add_argument("seeds", type=int, nargs="?", default=1000, help="how many stories")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--only", type=int, help="this seed alone, with its trace")
    parser.add_argument("--jobs", type=int, default=1, help="how many processes share the work")
    parser.add_argument("--keep-going", action="store_true", help="count what breaks instead of stopping")
    options = parser.parse_args()
    if options.only is not None:
        told = simulate(options.only)
        print(told)
        return int(told.broken is not None)
    seeds = range(options.first, options.first + options.seeds)
    if options.jobs == 1:
        return _many(map(_played, seeds), options.keep_going)
    with get_context("fork").Pool(options.jobs) as pool:
        return _many(pool.imap(_played, seeds, IN_ONE_GO), options.keep_going)


def _played(seed: int) -> Story:
    """One of many: how it went is told only where a law was broken."""
    told = simulate(seed)
    return told if told.broken is not None else replace(told, notes=())


def _many(stories: Iterable[Story], keep_going: bool) -> int:
    counts: Counter[str] = Counter()
    broken: Counter[str] = Counter()
    began = time.monotonic()
    for done, told in enumerate(stories, 1):
        counts += told.counts
        if told.broken is not None:
            broken[str(told.broken)[:3]] += 1
            print(f"seed {told.seed} ({told.server}): {told.broken}" if keep_going else told, flush=True)
            if not keep_going:
                break
        if done % 1000 == 0:
            print(f"{done} stories, {done / (time.monotonic() - began):.1f} per second", flush=True)
    rate = done / (time.monotonic() - began)
    totals = ", ".join(f"{counts[name]} {told_as}" for told_as, name in REPORTED.items())
    print(f"{done} stories, {rate:.1f} per second: {totals}; broken: {dict(broken) or 'nothing'}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
