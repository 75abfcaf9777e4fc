"""A sensor at work in the panel's shell: it checks in, it hands an empty room back, and it counts for nothing when
it is silent. In virtual time, on a calendar in memory.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from support.door import MINUTE, NOON, POLICY, Door, OpenDoor
from support.memory_panel import Phase
from support.virtual_time import VirtualClock

from kiosk.room.intent import Confirmed, End, Extend, Touched
from kiosk.room.policy import PresenceUse
from kiosk.room.state import State
from kiosk.sync.backend import PermissionDenied, Transient
from kiosk.sync.memory_calendar import MemoryEvent

REPORT_MIN = 1
AN_HOUR = NOON + 60 * MINUTE
pytestmark = pytest.mark.logs("^the backend does not answer as it should")


class SensedDoor(Door):
    """A door with a sensor that reports every minute while `reports_on` is true. Writes take `delay` seconds."""

    def __init__(self, clock: VirtualClock, disk: Path, *, occupancy: bool = True, **more: Any) -> None:
        self.only_writes_fail = False
        self.delay = 0.0
        self.reports_on = True
        self.writes = 0
        super().__init__(clock, disk, **more)
        self._somebody, self._since, self._occupancy = False, 0.0, occupancy
        self.running.also(self._report())

    async def _wire(self, request: str, phase: Phase) -> None:
        self.writes += request == "write" and phase is Phase.SENT
        if phase is Phase.SENT:
            await asyncio.sleep(self.delay)
        if request == "write" or not self.only_writes_fail:
            await super()._wire(request, phase)

    async def _report(self) -> None:
        while True:
            self._say()
            await asyncio.sleep(60 * REPORT_MIN)

    def _say(self) -> None:
        if self.reports_on:
            self.panel.presence_changed(self._somebody, self.clock.mono() - self._since, self._occupancy)

    def see(self, somebody: bool) -> None:
        self._somebody, self._since = somebody, self.clock.mono()
        self._say()

    @property
    def vacate_at(self) -> datetime | None:
        return self.report.resolution.vacate_at

    @property
    def event(self) -> MemoryEvent:
        """The meeting somebody planned."""
        (event,) = (event for event in self.store.events.values() if not event.own)
        return event


@pytest.fixture
def use() -> PresenceUse:
    return PresenceUse.CHECK_IN_AND_RELEASE


@pytest.fixture
def occupancy() -> bool:
    return True


@pytest.fixture
@asynccontextmanager
async def door(
    open_door: AbstractAsyncContextManager[OpenDoor], use: PresenceUse, occupancy: bool
) -> AsyncIterator[SensedDoor]:
    async with open_door as opens:
        yield opens(made=SensedDoor, policy=replace(POLICY, presence=use), occupancy=occupancy)


@pytest.mark.parametrize(
    ("use", "checked_in"),
    [(PresenceUse.OFF, False), (PresenceUse.CHECK_IN, True), (PresenceUse.CHECK_IN_AND_RELEASE, True)],
)
async def test_somebody_in_the_room_checks_in_where_that_is_switched_on(
    door: SensedDoor, use: PresenceUse, checked_in: bool
) -> None:
    door.meeting(5)
    await door.until(7)
    assert door.state is State.CHECK_IN_DUE
    door.see(True)
    await asyncio.sleep(1)
    assert door.event.checked_in is checked_in
    assert door.state is (State.BUSY if checked_in else State.CHECK_IN_DUE)
    assert door.report.outcome is None  # nobody tapped, nobody is answered


async def test_whoever_sat_there_before_the_start_is_checked_in_at_the_start(door: SensedDoor) -> None:
    door.meeting(5)
    door.see(True)
    await door.until(4.9)
    assert not door.event.checked_in
    await door.until(5.1)
    assert door.event.checked_in


async def test_one_visit_is_one_check_in(door: SensedDoor) -> None:
    door.meeting(5)
    door.see(True)
    await door.until(30)
    assert door.writes == 1


async def test_a_sensor_that_fell_silent_checks_nobody_in(door: SensedDoor) -> None:
    door.meeting(20)
    door.see(True)
    await door.until(11)
    door.reports_on = False
    await door.until(29)
    assert door.state is State.CHECK_IN_DUE
    await door.until(30.1)
    assert door.state is State.FREE


async def test_a_check_in_that_failed_is_tried_again_with_manners(door: SensedDoor) -> None:
    door.meeting(5)
    await door.until(6)
    door.error = Transient()
    door.see(True)
    await door.until(7)
    assert door.writes <= 2
    door.error = None
    await door.until(10)
    assert door.event.checked_in


async def test_a_server_that_refuses_to_check_in_is_not_pestered(door: SensedDoor) -> None:
    door.meeting(5)
    await door.until(6)
    door.error, door.only_writes_fail = PermissionDenied(), True
    door.see(True)
    await door.until(10)
    assert 2 <= door.writes <= 4 * 6


async def test_a_wish_under_way_goes_before_the_sensor(door: SensedDoor) -> None:
    door.meeting(0)
    await door.until(5)
    key = door.report.resolution.end
    assert key is not None
    door.delay = 5
    door.panel.post(End(key))
    await asyncio.sleep(1)
    door.see(True)
    await door.until(8)
    assert door.writes == 1
    assert not door.event.checked_in


async def test_a_wish_that_comes_while_the_calendar_is_read_keeps_the_room(door: SensedDoor) -> None:
    door.meeting(0, checked_in=True)
    await door.until(15.99)
    resolution = door.report.resolution
    assert resolution.current is not None
    door.delay = 3
    await asyncio.sleep(2)
    door.delay = 0.1
    wish = Extend(resolution.current.key, resolution.extend[0].end)
    assert await door.panel.perform(wish) == Confirmed(wish)
    assert door.event.end == AN_HOUR


async def test_an_empty_room_is_handed_back_after_a_notice(door: SensedDoor) -> None:
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


@pytest.mark.parametrize("use", [PresenceUse.OFF, PresenceUse.CHECK_IN])
async def test_nothing_is_handed_back_where_that_is_not_switched_on(door: SensedDoor, use: PresenceUse) -> None:
    door.meeting(0, checked_in=True)
    await door.until(59)
    assert door.event.end == AN_HOUR


@pytest.mark.parametrize("occupancy", [False])
async def test_a_pir_never_hands_a_room_back(door: SensedDoor) -> None:
    door.meeting(0, checked_in=True)
    await door.until(59)
    assert door.event.end == AN_HOUR


def _touch(door: SensedDoor) -> None:
    door.panel.post(Touched())


def _come_back(door: SensedDoor) -> None:
    door.see(True)


@pytest.mark.parametrize("rescue", [_touch, _come_back])
async def test_a_touch_or_somebody_coming_back_cancels_the_notice(
    door: SensedDoor, rescue: Callable[[SensedDoor], None]
) -> None:
    door.meeting(0, checked_in=True)
    await door.until(15.5)
    assert door.vacate_at is not None
    door.delay = 2  # the screen does not wait for the server
    rescue(door)
    await asyncio.sleep(0.01)
    assert door.vacate_at is None
    await door.until(20)
    assert door.event.end == AN_HOUR


async def test_a_sensor_lost_during_the_notice_takes_nothing_away(door: SensedDoor) -> None:
    door.meeting(0, checked_in=True)
    await door.until(7.2)
    door.reports_on = False
    await door.until(59)
    assert door.event.end == AN_HOUR


async def test_a_sensor_that_slept_with_its_machine_takes_nothing_away_without_a_notice(door: SensedDoor) -> None:
    """Nobody was seen before the sleep, and whoever came during it could not be."""
    door.meeting(0, 120, checked_in=True)
    await door.until(5)
    await door.sleep(30)
    await door.until(50.9)
    assert door.event.end == NOON + 120 * MINUTE
    await door.until(51.1)
    assert door.event.end == NOON + 51 * MINUTE


async def test_nothing_is_handed_back_while_the_calendar_cannot_be_read(door: SensedDoor) -> None:
    door.meeting(0, checked_in=True)
    await door.until(15.5)
    door.error = Transient()
    await door.until(40)
    assert door.writes == 0
    assert door.event.end == AN_HOUR
    door.error = None
    await door.until(50)
    assert door.event.end < AN_HOUR


async def test_it_is_the_calendar_just_read_that_decides(door: SensedDoor) -> None:
    """Since the last poll the meeting was moved to later: what is running now is not what the notice was about."""
    door.meeting(0, checked_in=True)
    await door.until(15.99)
    assert door.vacate_at is not None
    door.meeting(30, uid="m0", checked_in=True)
    await door.until(17)
    assert (door.event.start, door.event.end) == (NOON + 30 * MINUTE, NOON + 90 * MINUTE)
    assert door.writes == 0


@pytest.mark.parametrize("comes_back", [True, False])
async def test_an_empty_room_waits_its_turn_and_asks_again_whether_it_is_still_empty(
    door: SensedDoor, comes_back: bool
) -> None:
    async def another_request() -> None:
        async with door.engine._conversation.turn:
            if comes_back:
                door.see(True)
            await asyncio.sleep(5)

    door.meeting(0, checked_in=True)
    await door.until(15.9)
    async with door.engine._conversation.turn:
        await door.until(16.02)  # it wants to read the calendar first, and has to wait
        other = asyncio.create_task(another_request())
        await asyncio.sleep(0)
    await other
    await door.until(17)
    assert (door.event.end < AN_HOUR) is not comes_back
    assert (door.writes == 0) is comes_back
