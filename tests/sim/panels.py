"""The process at one door: the production `Panel` and `Engine`, which can be killed and started again."""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from sim.line import Line, Told, WatchedBookings, Watcher
from sim.world import SimulatedWorld
from support.virtual_time import VirtualClock

from kiosk.panel.outbox import Outbox
from kiosk.panel.panel import Panel
from kiosk.panel.store.disk import Disk
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry, OutboxFile
from kiosk.panel.store.schedule_cache import Kept
from kiosk.room.intent import Book, CheckIn, Intent, Outcome, Touched
from kiosk.room.panel_state import PanelState
from kiosk.room.state import State
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.engine import Engine
from kiosk.sync.reader import Read, ReadListener

T = TypeVar("T")


@dataclass(slots=True)
class Tap:
    """A finger's wish and what came of it; `outcome` stays None where the panel died first."""

    intent: Intent
    at: float
    wishes_before: int
    clock_off: timedelta
    outcome: Outcome | None = None


@dataclass(slots=True)
class Life:
    """One process, from its start to its end."""

    panel: Panel
    engine: Engine
    line: Line
    outbox: Outbox
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)
    report: PanelState | None = None
    read_at: float | None = None
    """When the last complete read began."""
    changes: int = 0
    """How many changes of the calendar the last read was after."""
    first_seen: dict[str, float] = field(default_factory=dict)


class DoorWatcher(Watcher):
    """What else may be watched at a door."""

    def published(self, door: "SimulatedDoor") -> None: ...

    def read(self, door: "SimulatedDoor", read: Read) -> None: ...

    def tapped(self, door: "SimulatedDoor", intent: Intent) -> None: ...

    def answered(self, door: "SimulatedDoor", tap: Tap) -> None: ...

    def forgotten(self, door: "SimulatedDoor", entry: OutboxEntry) -> None: ...

    def unguarded(self, door: "SimulatedDoor", entry: OutboxEntry) -> None: ...

    def broke(self, law: str, text: str) -> None: ...


class SimulatedDoor:
    """A panel's hardware: its wall clock and its disk outlive the process."""

    def __init__(self, world: SimulatedWorld, name: str, folder: Path, watcher: DoorWatcher) -> None:
        self.world = world
        self.name = name
        self.clock = VirtualClock(world.now() - timedelta(seconds=world.mono()))
        self.watcher = watcher
        self.life: Life | None = None
        self.kept: Kept | None = None
        self.journal = OutboxFile(folder / f"{name}.sqlite")
        self.honest_reads: deque[Told] = deque(maxlen=200)
        """The reads that told the truth, also in earlier lives: the schedule is on disk."""
        self.stepped_at = float("-inf")
        self.disk_fails = False
        self.disk_failed_at = float("-inf")
        """When it last refused to take a promise."""
        self.empty_since: float | None = None
        """Since when the sensor, where it can tell, sees nobody."""
        self._disk_turn = asyncio.Lock()
        self._off = timedelta()

    def start(self) -> None:
        """Power on."""
        disk = Disk(self._to_disk)
        outbox = _Watched(self, self.journal, disk, self.journal.entries())
        line = Line(self.world, self.name, self.watcher)
        backend = WatchedBookings(line, self.clock.now, self.watcher)
        engine = _WatchedEngine(self, lambda: backend)
        panel = Panel(self.world.policy, self.clock, engine, keep=self._keep, outbox=outbox, disk=disk, kept=self.kept)
        self.life = Life(panel, engine, line, outbox)
        panel.subscribe(self._published)
        self._spawn(panel.run(), lasts=True)
        self._spawn(engine.reader.run(), lasts=True)
        self.world.note(self.name, "starts")

    def crash(self) -> None:
        """Power off: what was not on the disk is gone."""
        if self.life is None:
            return
        for task in self.life.tasks:
            task.cancel()
        self.life.panel.cancel()
        self.life = None
        self.world.note(self.name, "dies")

    def step(self, by: timedelta) -> None:
        """The wall clock alone jumps."""
        self.world.note(self.name, f"clock steps by {by}")
        self._off += by
        self.stepped_at = self.world.mono()
        self.clock.step(by)

    def sense(self, present: bool, since: float, occupancy: bool) -> None:
        """The room's sensor speaks."""
        self.empty_since = since if occupancy and not present else None
        if self.life is not None:
            self.life.panel.presence_changed(present, self.world.mono() - since, occupancy)

    def mend_clock(self) -> None:
        if self._off:
            self.step(-self._off)

    @property
    def clock_off(self) -> timedelta:
        return abs(self._off)

    @property
    def report(self) -> PanelState | None:
        """What is on the screen."""
        return self.life.report if self.life else None

    @property
    def state(self) -> State | None:
        return self.report.resolution.state if self.report else None

    async def tap(self, intent: Intent | Touched) -> None:
        """Returns when the wish is settled, or the panel has died."""
        if self.life is None:
            return
        if isinstance(intent, Touched):
            self.life.panel.post(intent)
            return
        tap = Tap(intent, self.world.mono(), len(self.life.line.wishes), self.clock_off)
        self.world.note(self.name, f"tap {_said(intent)}")
        self.watcher.tapped(self, intent)
        task = self._spawn(self.life.panel.perform(intent))
        await asyncio.wait({task})
        if not task.cancelled() and task.exception() is None:
            tap.outcome = task.result()
            self.world.note(self.name, f"-> {_said(tap.outcome)}")
            self.watcher.answered(self, tap)

    def _published(self, report: PanelState, *_for_the_screen: object) -> None:
        assert self.life is not None
        if self.life.report is None or self.life.report.resolution.state is not report.resolution.state:
            self.world.note(self.name, f"shows {report.resolution.state.value}")
        self.life.report = report
        self.watcher.published(self)

    def _keep(self, kept: Kept) -> None:
        if not self.disk_fails:
            self.kept = kept

    async def _to_disk(self, call: Callable[[], T]) -> T:
        """A write takes a while, and the power may go before it or after it."""
        async with self._disk_turn:
            await asyncio.sleep(self.world.dice.uniform(0, 0.02))
            if self.disk_fails:
                self.disk_failed_at = self.world.mono()
                raise OSError("SQLITE_FULL")
            result = call()
            await asyncio.sleep(self.world.dice.uniform(0, 0.02))
            return result

    def spoil_disk(self, fails: bool) -> None:
        self.disk_fails = fails
        self.world.note(self.name, "disk fails" if fails else "disk is well")

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


class _WatchedEngine(Engine):
    """Says what was read before the panel hears of it."""

    def __init__(self, door: SimulatedDoor, open_backend: Callable[[], Bookings]) -> None:
        world = door.world
        super().__init__(open_backend, world.policy, door.clock, room_id=door.name, chance=world.dice.random)
        listen = self.reader.listen
        self.reader.listen = lambda panel: listen(_Watching(door, panel))  # type: ignore[method-assign]


class _Watching:
    def __init__(self, door: SimulatedDoor, listener: ReadListener) -> None:
        self._door = door
        self.after_failure = listener.after_failure
        self.marks = listener.marks
        self._after_read = listener.after_read

    def after_read(self, read: Read) -> None:
        self._door.watcher.read(self._door, read)
        self._after_read(read)


class _Watched(Outbox):
    """Says when a promise is forgotten, and when the disk did not take one."""

    def __init__(self, door: SimulatedDoor, journal: OutboxFile, *rest: Any) -> None:
        super().__init__(journal, *rest)
        self._door = door

    async def keep(self, kind: EntryKind, intent: Book | CheckIn, noted: datetime | None = None) -> OutboxEntry:
        entry = await super().keep(kind, intent, noted)
        if not self.durable:
            self._door.watcher.unguarded(self._door, entry)
        return entry

    async def owe_taking_back(self, intent: Book, idem: str) -> OutboxEntry:
        entry = await super().owe_taking_back(intent, idem)
        if not self.durable:
            self._door.watcher.unguarded(self._door, entry)
        return entry

    async def settled(self, entry: OutboxEntry) -> None:
        self._door.watcher.forgotten(self._door, entry)
        await super().settled(entry)
        if not self.durable:
            self._door.watcher.unguarded(self._door, entry)


def _said(value: object) -> str:
    """A wish or an outcome, short."""
    texts = (
        f"{v:%H:%M}" if isinstance(v, datetime) else str(v)[:6] if isinstance(v, str) else _said(v)
        for v in itertools.chain(getattr(value, name) for name in getattr(value, "__slots__", ()))
        if v is not None
    )
    return f"{type(value).__name__}({' '.join(texts)})"
