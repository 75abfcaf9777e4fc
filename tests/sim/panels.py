"""The process at one door: the production `Panel` and `Engine`, which can be killed and started again."""

import asyncio
import itertools
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sim.world import Line, Watcher, World
from support.virtual_time import VirtualClock

from kiosk.panel import Panel
from kiosk.personal import Labels
from kiosk.room.intent import Intent, Outcome
from kiosk.room.report import Report
from kiosk.room.state import State
from kiosk.sync.cache import Kept
from kiosk.sync.engine import Engine, Read


@dataclass(slots=True)
class Tap:
    """A finger's wish and what came of it; `outcome` stays None where the panel died first."""

    intent: Intent
    at: float
    wishes_before: int
    outcome: Outcome | None = None


@dataclass(slots=True)
class Life:
    """One process, from its start to its end."""

    panel: Panel
    engine: Engine
    line: Line
    tasks: list[asyncio.Task[Any]]
    report: Report | None = None
    read_at: float | None = None
    """When the last complete read began."""
    reads: list[tuple[float, int]] = field(default_factory=list)
    """When each began, and how many changes of the calendar it was after."""
    first_seen: dict[str, float] = field(default_factory=dict)


class DoorWatcher(Watcher):
    """What else may be watched at a door."""

    def published(self, door: "Door") -> None: ...

    def read(self, door: "Door", read: Read) -> None: ...

    def settled(self, door: "Door", tap: Tap) -> None: ...

    def broke(self, law: str, text: str) -> None: ...


class Door:
    """A panel's hardware: its wall clock and its disk outlive the process."""

    def __init__(self, world: World, name: str, watcher: DoorWatcher) -> None:
        self.world = world
        self.name = name
        self.clock = VirtualClock(world.now() - timedelta(seconds=world.mono()))
        self.watcher = watcher
        self.life: Life | None = None
        self.disk: Kept | None = None
        self.taps: list[Tap] = []
        self._step = timedelta()

    def start(self) -> None:
        """Power on."""
        kept = self.disk
        panel = Panel(self.world.policy, self.clock, publish=self._published, keep=self._keep, kept=kept)
        line = Line(self.world, self.name, self.clock.now, self.watcher)
        engine = Engine(
            line,
            self.world.policy,
            self.clock,
            on_read=self._read,
            on_error=panel.failed,
            marks=panel.marks,
            room_id=self.name,
            chance=self.world.dice.random,
        )
        self.life = Life(panel, engine, line, [])
        panel.connect(engine)
        self._spawn(panel.run(), lasts=True)
        self._spawn(engine.run(), lasts=True)
        self.world.note(self.name, "starts")

    def crash(self) -> None:
        """Power off: what was not on the disk is gone."""
        if self.life is None:
            return
        for task in [*self.life.tasks, *self.life.panel._tasks]:
            task.cancel()
        self.life = None
        self.world.note(self.name, "dies")

    def step(self, by: timedelta) -> None:
        """The wall clock alone jumps."""
        self.world.note(self.name, f"clock steps by {by}")
        self._step += by
        self.clock.step(by)

    def mend_clock(self) -> None:
        if self._step:
            self.step(-self._step)

    @property
    def clock_off(self) -> timedelta:
        return abs(self._step)

    @property
    def report(self) -> Report | None:
        """What is on the screen."""
        return self.life.report if self.life else None

    @property
    def state(self) -> State | None:
        return self.report.resolution.state if self.report else None

    async def tap(self, intent: Intent) -> None:
        """Returns when the wish is settled, or the panel has died."""
        if self.life is None:
            return
        tap = Tap(intent, self.world.mono(), len(self.life.line.wishes))
        self.taps.append(tap)
        self.world.note(self.name, f"tap {_said(intent)}")
        task = self._spawn(self.life.panel.perform(intent))
        await asyncio.wait({task})
        if not task.cancelled() and task.exception() is None:
            tap.outcome = task.result()
            self.world.note(self.name, f"-> {_said(tap.outcome)}")
            self.watcher.settled(self, tap)

    def _published(self, report: Report, _labels: Labels) -> None:
        assert self.life is not None
        if self.life.report is None or self.life.report.resolution.state is not report.resolution.state:
            self.world.note(self.name, f"shows {report.resolution.state.value}")
        self.life.report = report
        self.watcher.published(self)

    def _read(self, read: Read) -> None:
        assert self.life is not None
        self.watcher.read(self, read)
        self.life.panel.heard(read)

    def _keep(self, kept: Kept) -> None:
        self.disk = kept

    def _spawn(self, coroutine: Coroutine[Any, Any, Any], lasts: bool = False) -> asyncio.Task[Any]:
        assert self.life is not None
        task = asyncio.create_task(coroutine)
        self.life.tasks.append(task)
        task.add_done_callback(lambda task: self._ended(task, lasts))
        return task

    def _ended(self, task: asyncio.Task[Any], lasts: bool) -> None:
        if self.life is not None and task in self.life.tasks:
            self.life.tasks.remove(task)
        if not task.cancelled() and (lasts or task.exception() is not None):
            self.watcher.broke("R8", f"{self.name}: a task ended: {task.exception()!r}")


def _said(value: object) -> str:
    """A wish or an outcome, short."""
    texts = (
        f"{v:%H:%M}" if isinstance(v, datetime) else str(v)[:6] if isinstance(v, str) else _said(v)
        for v in itertools.chain(getattr(value, name) for name in getattr(value, "__slots__", ()))
        if v is not None
    )
    return f"{type(value).__name__}({' '.join(texts)})"
