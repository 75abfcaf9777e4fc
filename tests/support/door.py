"""A panel at a door, in virtual time: production panel, engine and promises on a calendar in memory."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

import pytest

from kiosk.events.security_event import SecurityEvent
from kiosk.panel.requests import Elsewhere, nowhere
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.schedule_cache import Kept
from kiosk.panel.try_limits import TryLimits
from kiosk.room.access import Access
from kiosk.room.panel_state import PanelState
from kiosk.room.pin import Pin
from kiosk.room.policy import Policy
from kiosk.room.state import State
from kiosk.room.tries import Lock, Tries
from kiosk.sync.backend import BackendError
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

from .coroutine_tests import Run
from .memory_panel import Phase, bookings
from .panels import RunningPanel
from .virtual_time import VirtualClock

T = TypeVar("T")

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam
MINUTE = timedelta(minutes=1)
POLICY = Policy(ZoneInfo("Europe/Amsterdam"))
ANYONE = Access()
Fault = Callable[[str, Phase], BackendError | None]
D = TypeVar("D", bound="Door")


class Door:
    """`error` is what every request meets; `fault` chooses. `disk` is what survives a `crash`. `pin` is the PIN, for
    what `access` guards.
    """

    pin = "2719"

    def __init__(
        self,
        clock: VirtualClock,
        disk: Path,
        *,
        policy: Policy = POLICY,
        access: Access = ANYONE,
        elsewhere: Elsewhere = nowhere,
        kept: Kept | None = None,
    ) -> None:
        self.clock = clock
        self.began = clock.now()
        self.disk = disk
        self.policy = policy
        self.access = access
        self.elsewhere = elsewhere
        self.store = MemoryCalendar(clock.now)
        self.error: BackendError | None = None
        self.fault: Fault = lambda _request, _phase: self.error
        self.disk_error: OSError | None = None
        self.reports: list[tuple[float, PanelState]] = []
        self.events: list[SecurityEvent] = []
        self.saved: list[Kept] = []
        self.kept_tries: dict[Lock, Tries] = {}
        self.start(kept)

    def start(self, kept: Kept | None = None) -> None:
        """Start the panel, as after a power cut where it ran before."""
        self.running = RunningPanel(
            self.policy,
            self.clock,
            bookings(self.store, wire=self._wire),
            OutboxFile(self.disk / "outbox.sqlite"),
            publish=lambda report: self.reports.append((self.clock.mono(), report)),
            disk=self._to_disk,
            keep=self.saved.append,
            kept=kept,
            access=self.access,
            check_pin=self._is_pin,
            elsewhere=self.elsewhere,
            limits=TryLimits(self.clock, self.kept_tries, self._keep_tries),
            record=self.events.append,
        )
        self.panel, self.engine, self.outbox = self.running.panel, self.running.engine, self.running.outbox

    async def crash(self) -> None:
        """Everything that is not on disk is gone."""
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await self.running.stop()
        self.reports.clear()

    async def _is_pin(self, pin: Pin) -> bool:
        await asyncio.sleep(0.05)
        return pin.secret() == self.pin

    async def _keep_tries(self, tries: Mapping[Lock, Tries]) -> None:
        await self._to_disk(lambda: self.kept_tries.update(tries))

    async def _to_disk(self, call: Callable[[], T]) -> T:
        if self.disk_error is not None:
            raise self.disk_error
        return call()

    async def _wire(self, request: str, phase: Phase) -> None:
        error = self.fault(request, phase)
        if error is not None:
            raise error

    @property
    def report(self) -> PanelState:
        return self.reports[-1][1]

    @property
    def state(self) -> State:
        return self.report.resolution.state

    def meeting(self, start_min: int, length_min: int = 60, *, uid: str = "", **more: Any) -> None:
        start = self.began + start_min * MINUTE
        self.store.put(MemoryEvent(uid or f"m{start_min}", start, start + length_min * MINUTE, **more))

    async def until(self, minutes: float) -> None:
        """Let the room be until so many minutes after the start."""
        await asyncio.sleep(minutes * 60 - self.clock.mono())

    async def sleep(self, minutes: float) -> None:
        """The machine sleeps for so long; the kernel tells when it is awake again, and the panel has had its turn."""
        self.clock.sleep(minutes * MINUTE)
        self.panel.clock_stepped()
        await asyncio.sleep(0)


class SlowDoor(Door):
    """Every answer to a read is under way for `delay` seconds, so that what it brings is as old."""

    delay = 0.0

    async def _wire(self, request: str, phase: Phase) -> None:
        if request == "sync" and phase is Phase.ANSWERED:
            await asyncio.sleep(self.delay)
        await super()._wire(request, phase)


class OpenDoor(Protocol):
    """Opens a door, at noon unless said otherwise; `more` goes to it."""

    def __call__(
        self, kept: Kept | None = None, *, made: Callable[..., D] = ..., start: datetime = NOON, **more: Any
    ) -> D: ...


@pytest.fixture
@asynccontextmanager
async def open_door(virtual_time: Run, tmp_path: Path) -> AsyncIterator[OpenDoor]:
    """For a test that asks for no ordinary door. The panels must still be alive at the end."""
    opened: list[Door] = []

    def opens(kept: Kept | None = None, *, made: Any = Door, start: datetime = NOON, **more: Any) -> Any:
        disk = tmp_path / str(len(opened))
        disk.mkdir()
        opened.append(made(VirtualClock(start), disk, kept=kept, **more))
        return opened[-1]

    yield opens
    assert all(door.running.alive for door in opened)


@pytest.fixture
@asynccontextmanager
async def door(open_door: AbstractAsyncContextManager[OpenDoor]) -> AsyncIterator[Door]:
    async with open_door as opens:
        yield opens()
