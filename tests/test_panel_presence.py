"""A sensor at work in the panel's shell: it checks in, it hands an empty room back, and it counts for nothing when
it is silent. In virtual time, on a calendar in memory.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from support.virtual_time import VirtualClock, run_virtually

from kiosk.panel import Panel
from kiosk.promises import Promises
from kiosk.room.intent import Confirmed, End, Extend, Touched
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.report import Report
from kiosk.room.state import State
from kiosk.sync.backend import BackendError, PermissionDenied, Transient
from kiosk.sync.engine import Engine
from kiosk.sync.journal import Journal
from kiosk.sync.memory import MemoryBackend, Phase
from kiosk.sync.memory_store import MemoryEvent, MemoryStore

T = TypeVar("T")
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam
MINUTE = timedelta(minutes=1)
REPORT_MIN = 1
AN_HOUR = NOON + 60 * MINUTE
pytestmark = pytest.mark.logs("^the backend does not answer as it should")


class SensedDoor:
    """One panel on one calendar, with a sensor that reports every minute while `reports` is true."""

    def __init__(self, use: PresenceUse, occupancy: bool, disk: Path) -> None:
        self.clock = VirtualClock(NOON)
        self.store = MemoryStore(self.clock.now)
        self.error: BackendError | None = None
        self.only_writes_fail = False
        self.delay = 0.0
        self.reports = True
        self._somebody, self._since, self._occupancy = False, 0.0, occupancy
        self.published: list[Report] = []
        policy = Policy(ZoneInfo("Europe/Amsterdam"), presence=use)
        self.panel = Panel(
            policy,
            self.clock,
            publish=lambda report, _: self.published.append(report),
            keep=lambda _: None,
            promises=Promises(Journal(disk / "promises.sqlite"), _inline, lambda _: None, ()),
        )
        self.engine = Engine(
            MemoryBackend(self.store, b"secret" * 8, wire=self._wire),
            policy,
            self.clock,
            on_read=self.panel.heard,
            on_error=self.panel.failed,
            marks=self.panel.marks,
            chance=lambda: 0.5,
        )
        self.panel.connect(self.engine)
        self.tasks = [asyncio.create_task(job) for job in (self.panel.run(), self.engine.run(), self._report())]
        self.writes = 0

    async def _wire(self, request: str, phase: Phase) -> None:
        self.writes += request == "write" and phase is Phase.SENT
        if phase is Phase.SENT:
            await asyncio.sleep(self.delay)
        if self.error is not None and (request == "write" or not self.only_writes_fail):
            raise self.error

    async def _report(self) -> None:
        while True:
            self._say()
            await asyncio.sleep(60 * REPORT_MIN)

    def _say(self) -> None:
        if self.reports:
            self.panel.presence_changed(self._somebody, self.clock.mono() - self._since, self._occupancy)

    def see(self, somebody: bool) -> None:
        self._somebody, self._since = somebody, self.clock.mono()
        self._say()

    @property
    def state(self) -> State:
        return self.published[-1].resolution.state

    @property
    def vacate_at(self) -> datetime | None:
        return self.published[-1].resolution.vacate_at

    def meeting(self, start_min: int = 0, length_min: int = 60, **more: Any) -> None:
        start = NOON + start_min * MINUTE
        self.store.put(MemoryEvent("m", start, start + length_min * MINUTE, **more))

    @property
    def event(self) -> MemoryEvent:
        return self.store.events["m"]

    async def until(self, minutes: float) -> None:
        await asyncio.sleep(minutes * 60 - self.clock.mono())


def with_sensor(
    scene: Callable[[SensedDoor], Coroutine[Any, Any, None]],
    use: PresenceUse = PresenceUse.CHECK_IN_AND_RELEASE,
    *,
    occupancy: bool = True,
) -> None:
    async def main(disk: Path) -> None:
        door = SensedDoor(use, occupancy, disk)
        await scene(door)
        assert all(not task.done() for task in door.tasks)

    with TemporaryDirectory() as disk:
        run_virtually(main(Path(disk)))


async def _inline(call: Callable[[], T]) -> T:
    return call()


@pytest.mark.parametrize(
    ("use", "checked_in"),
    [(PresenceUse.OFF, False), (PresenceUse.CHECK_IN, True), (PresenceUse.CHECK_IN_AND_RELEASE, True)],
)
def test_somebody_in_the_room_checks_in_where_that_is_switched_on(use: PresenceUse, checked_in: bool) -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(5)
        await door.until(7)
        assert door.state is State.CHECK_IN_DUE
        door.see(True)
        await asyncio.sleep(1)
        assert door.event.checked_in is checked_in
        assert door.state is (State.BUSY if checked_in else State.CHECK_IN_DUE)
        assert door.published[-1].outcome is None  # nobody tapped, nobody is answered

    with_sensor(scene, use)


def test_whoever_sat_there_before_the_start_is_checked_in_at_the_start() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(5)
        door.see(True)
        await door.until(4.9)
        assert not door.event.checked_in
        await door.until(5.1)
        assert door.event.checked_in

    with_sensor(scene)


def test_one_visit_is_one_check_in() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(5)
        door.see(True)
        await door.until(30)
        assert door.writes == 1

    with_sensor(scene)


def test_a_sensor_that_fell_silent_checks_nobody_in() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(20)
        door.see(True)
        await door.until(11)
        door.reports = False
        await door.until(29)
        assert door.state is State.CHECK_IN_DUE
        await door.until(30.1)
        assert door.state is State.FREE

    with_sensor(scene)


def test_a_check_in_that_failed_is_tried_again_with_manners() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(5)
        await door.until(6)
        door.error = Transient()
        door.see(True)
        await door.until(7)
        assert door.writes <= 2
        door.error = None
        await door.until(10)
        assert door.event.checked_in

    with_sensor(scene)


def test_a_server_that_refuses_to_check_in_is_not_pestered() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(5)
        await door.until(6)
        door.error, door.only_writes_fail = PermissionDenied(), True
        door.see(True)
        await door.until(10)
        assert 2 <= door.writes <= 4 * 6

    with_sensor(scene)


def test_a_wish_under_way_goes_before_the_sensor() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0)
        await door.until(5)
        key = door.published[-1].resolution.end
        assert key is not None
        door.delay = 5
        door.panel.post(End(key))
        await asyncio.sleep(1)
        door.see(True)
        await door.until(8)
        assert door.writes == 1
        assert not door.event.checked_in

    with_sensor(scene)


def test_a_wish_that_comes_while_the_calendar_is_read_keeps_the_room() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(15.99)
        resolution = door.published[-1].resolution
        assert resolution.current is not None
        door.delay = 3
        await asyncio.sleep(2)
        door.delay = 0.1
        wish = Extend(resolution.current.key, resolution.extend[0].end)
        assert await door.panel.perform(wish) == Confirmed(wish)
        assert door.event.end == AN_HOUR

    with_sensor(scene)


def test_an_empty_room_is_handed_back_after_a_notice() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(4)
        door.see(True)
        await door.until(10)
        door.see(False)
        await door.until(24.9)
        assert door.vacate_at is None
        await door.until(25.1)
        assert door.vacate_at == NOON + 26 * MINUTE
        assert door.state is State.BUSY
        await door.until(26.1)
        assert door.state is State.FREE
        assert door.event.end == NOON + 26 * MINUTE  # truncated: the record stays

    with_sensor(scene)


@pytest.mark.parametrize("use", [PresenceUse.OFF, PresenceUse.CHECK_IN])
def test_nothing_is_handed_back_where_that_is_not_switched_on(use: PresenceUse) -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(59)
        assert door.event.end == AN_HOUR

    with_sensor(scene, use)


def test_a_pir_never_hands_a_room_back() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(59)
        assert door.event.end == AN_HOUR

    with_sensor(scene, occupancy=False)


def _touch(door: SensedDoor) -> None:
    door.panel.post(Touched())


def _come_back(door: SensedDoor) -> None:
    door.see(True)


@pytest.mark.parametrize("rescue", [_touch, _come_back])
def test_a_touch_or_somebody_coming_back_cancels_the_notice(rescue: Callable[[SensedDoor], None]) -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(15.5)
        assert door.vacate_at is not None
        door.delay = 2  # the screen does not wait for the server
        rescue(door)
        await asyncio.sleep(0.01)
        assert door.vacate_at is None
        await door.until(20)
        assert door.event.end == AN_HOUR

    with_sensor(scene)


def test_a_sensor_lost_during_the_notice_takes_nothing_away() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(7.2)
        door.reports = False
        await door.until(59)
        assert door.event.end == AN_HOUR

    with_sensor(scene)


def test_nothing_is_handed_back_while_the_calendar_cannot_be_read() -> None:
    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(15.5)
        door.error = Transient()
        await door.until(40)
        assert door.writes == 0
        assert door.event.end == AN_HOUR
        door.error = None
        await door.until(50)
        assert door.event.end < AN_HOUR

    with_sensor(scene)


def test_it_is_the_calendar_just_read_that_decides() -> None:
    """Since the last poll the meeting was moved to later: what is running now is not what the notice was about."""

    async def scene(door: SensedDoor) -> None:
        door.meeting(0, checked_in=True)
        await door.until(15.99)
        assert door.vacate_at is not None
        door.meeting(30, checked_in=True)
        await door.until(17)
        assert (door.event.start, door.event.end) == (NOON + 30 * MINUTE, NOON + 90 * MINUTE)
        assert door.writes == 0

    with_sensor(scene)
