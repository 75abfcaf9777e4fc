"""A panel at a door, in virtual time: production panel, engine and promises on a calendar in memory."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from kiosk.panel import Panel
from kiosk.personal import Labels
from kiosk.promises import Promises
from kiosk.room.access import Access
from kiosk.room.pin import Pin
from kiosk.room.policy import Policy
from kiosk.room.report import Report
from kiosk.room.state import State
from kiosk.sync.backend import BackendError
from kiosk.sync.cache import Kept
from kiosk.sync.engine import Engine
from kiosk.sync.journal import Journal
from kiosk.sync.memory import MemoryBackend, Phase
from kiosk.sync.memory_store import MemoryEvent, MemoryStore

from .virtual_time import VirtualClock, run_virtually

T = TypeVar("T")

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam
MINUTE = timedelta(minutes=1)
POLICY = Policy(ZoneInfo("Europe/Amsterdam"))
ANYONE = Access()
Fault = Callable[[str, Phase], BackendError | None]


class Door:
    """`error` is what every request meets; `fault` chooses. `disk` is what survives a `crash`. `pin` is the PIN, for
    what `access` guards.
    """

    pin = "2719"

    def __init__(
        self,
        clock: VirtualClock,
        disk: Path,
        store: MemoryStore | None = None,
        kept: Kept | None = None,
        access: Access = ANYONE,
    ):
        self.clock = clock
        self.disk = disk
        self.access = access
        self.store = store or MemoryStore(clock.now)
        self.error: BackendError | None = None
        self.fault: Fault = lambda _request, _phase: self.error
        self.disk_error: OSError | None = None
        self.reports: list[tuple[float, Report]] = []
        self.saved: list[Kept] = []
        self.start(kept)

    def start(self, kept: Kept | None = None) -> None:
        """Start the panel, as after a power cut where it ran before."""
        journal = Journal(self.disk / "promises.sqlite")
        self.promises = Promises(journal, self._to_disk, lambda ok: self.panel.disk_changed(ok), journal.entries())
        self.panel = Panel(
            POLICY,
            self.clock,
            publish=self._published,
            keep=self.saved.append,
            promises=self.promises,
            kept=kept,
            access=self.access,
            check_pin=self._is_pin,
        )
        self.engine = Engine(
            MemoryBackend(self.store, b"secret" * 8, wire=self._wire),
            POLICY,
            self.clock,
            on_read=self.panel.heard,
            on_error=self.panel.failed,
            marks=self.panel.marks,
            chance=lambda: 0.5,
        )
        self.panel.connect(self.engine)
        self.tasks = [asyncio.create_task(self.panel.run()), asyncio.create_task(self.engine.run())]

    async def crash(self) -> None:
        """Everything that is not on disk is gone."""
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.reports.clear()

    async def _is_pin(self, pin: Pin) -> bool:
        await asyncio.sleep(0.05)
        return pin.secret() == self.pin

    async def _to_disk(self, call: Callable[[], T]) -> T:
        if self.disk_error is not None:
            raise self.disk_error
        return call()

    async def _wire(self, request: str, phase: Phase) -> None:
        error = self.fault(request, phase)
        if error is not None:
            raise error

    def _published(self, report: Report, _labels: Labels) -> None:
        self.reports.append((self.clock.mono(), report))

    @property
    def report(self) -> Report:
        return self.reports[-1][1]

    @property
    def state(self) -> State:
        return self.report.resolution.state

    def meeting(self, start_min: int, length_min: int = 60, **more: Any) -> None:
        start = NOON + start_min * MINUTE
        self.store.put(MemoryEvent(f"m{start_min}", start, start + length_min * MINUTE, **more))

    async def until(self, minutes: float) -> None:
        """Let the room be until so many minutes after noon."""
        await asyncio.sleep(minutes * 60 - self.clock.mono())


def at_the_door(
    test: Callable[[Door], Coroutine[Any, Any, None]],
    kept: Kept | None = None,
    access: Access = Access(),  # noqa: B008
) -> None:
    """Run `test` at a door at noon; the panel must still be alive at the end."""

    async def main(disk: Path) -> None:
        door = Door(VirtualClock(NOON), disk, kept=kept, access=access)
        await test(door)
        assert all(not task.done() for task in door.tasks)

    with TemporaryDirectory() as disk:
        run_virtually(main(Path(disk)))
