"""A running panel through midnight, through both changes of summer time, and through the sleep of its machine."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.door import MINUTE, POLICY, Door, OpenDoor, SlowDoor
from support.memory_panel import Phase

from kiosk.room.intent import Book, Confirmed, Promised, Reason, Refused
from kiosk.room.pattern import LightPattern
from kiosk.room.state import State
from kiosk.sync.backend import Transient

AUTUMN = datetime(2026, 10, 25, 0, 0, tzinfo=UTC)  # 02:00 in Amsterdam, an hour before 03:00 becomes 02:00
SPRING = datetime(2026, 3, 29, 0, 0, tzinfo=UTC)  # 01:00 in Amsterdam, an hour before 02:00 becomes 03:00
EVENING = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)  # 23:00 in Amsterdam
HOUR = timedelta(hours=1)
pytestmark = pytest.mark.logs("^the backend does not answer as it should")


def turned(door: Door, state: State) -> float:
    """Minutes after the start at which the door first showed `state` and has shown nothing else since."""
    since = door.reports[-1][0]
    for mono, report in reversed(door.reports):
        if report.resolution.state is not state:
            break
        since = mono
    return since / 60


async def test_at_midnight_the_day_rolls_over_and_a_meeting_goes_on(open_door: OpenDoor) -> None:
    door = open_door(start=EVENING)
    door.meeting(30, 60, checked_in=True)
    door.meeting(26 * 60)
    await door.until(59.9)
    yesterday = door.report.resolution
    assert (yesterday.state, yesterday.day_end) == (State.BUSY, EVENING + HOUR)
    await door.until(60.01)
    today = door.report.resolution
    assert (today.state, today.day_start, today.day_end) == (State.BUSY, EVENING + HOUR, EVENING + 25 * HOUR)
    assert len(today.bookings) == 2  # yesterday's, which goes on, and tomorrow evening's
    await door.until(91)
    assert (door.state, turned(door, State.FREE)) == (State.FREE, pytest.approx(90, abs=0.01))


@pytest.mark.parametrize(("start", "hours"), [(AUTUMN, 25), (SPRING, 23)])
async def test_summer_time_changes_no_duration(open_door: OpenDoor, start: datetime, hours: int) -> None:
    door = open_door(start=start)
    door.meeting(55, 30)  # five minutes before the change
    door.meeting(90, 60, checked_in=True)
    await door.until(64.9)
    assert door.state is State.CHECK_IN_DUE
    day = door.report.resolution
    assert day.day_start is not None
    assert day.day_end is not None
    assert day.day_end - day.day_start == hours * HOUR
    await door.until(65.1)
    assert door.state is State.FREE
    assert door.store.events["m55"].end == start + 65 * MINUTE
    await door.until(150.1)
    assert turned(door, State.FREE) == pytest.approx(150, abs=0.01)


@pytest.mark.parametrize("hours", [1, 9])
async def test_after_a_sleep_old_data_is_never_green_however_soon_one_looks(door: Door, hours: int) -> None:
    await door.until(1)
    assert door.report.resolution.light is LightPattern.FREE
    door.error = Transient()
    before = door.clock.mono()
    await door.sleep(hours * 60)
    room = door.report.resolution
    assert (room.state, room.light, room.believed, room.stale) == (
        State.UNKNOWN, LightPattern.UNKNOWN, State.FREE, True,
    )  # fmt: skip
    assert door.clock.mono() - before == hours * 3600  # not a moment later


async def test_a_meeting_that_began_during_a_short_sleep_is_shown_at_once(door: Door) -> None:
    door.meeting(2)
    await door.until(1.5)
    assert door.state is State.FREE
    await door.sleep(1)
    assert door.state is State.CHECK_IN_DUE


async def test_after_a_sleep_the_calendar_is_read_at_once(door: Door) -> None:
    await door.until(1)
    asked: list[str] = []
    door.fault = lambda request, phase: asked.append(request) if phase is Phase.SENT else None
    await door.sleep(180)
    door.meeting(180)
    await asyncio.sleep(0.1)
    assert asked
    assert door.state is State.CHECK_IN_DUE


async def test_an_answer_that_was_on_its_way_when_the_machine_fell_asleep_is_old(open_door: OpenDoor) -> None:
    """By two reckonings: when it was asked for, and the server's own clock in it."""
    door = open_door(made=SlowDoor)
    await door.until(1)
    door.delay = 4
    reading = asyncio.create_task(door.engine.reader.read())
    await asyncio.sleep(1)
    door.meeting(100, 120)
    before = len(door.reports)
    await door.sleep(180)
    await reading
    await asyncio.sleep(10)
    assert door.state is State.CHECK_IN_DUE
    assert State.FREE not in {report.resolution.state for _, report in door.reports[before:]}


@pytest.mark.parametrize("fresh", [POLICY.fresh, timedelta(hours=1)], ids=["stale", "still fresh"])
async def test_nobody_could_check_in_at_a_door_that_slept_so_the_deadline_counts_from_its_waking(
    open_door: OpenDoor, fresh: timedelta
) -> None:
    door = open_door(policy=replace(POLICY, fresh=fresh))
    door.meeting(5)
    await door.until(4)
    await door.sleep(20)
    await asyncio.sleep(1)
    assert door.state is State.CHECK_IN_DUE
    assert door.store.events["m5"].end == door.began + 65 * MINUTE
    await door.until(33.9)
    assert door.state is State.CHECK_IN_DUE
    await door.until(34.1)
    assert door.state is State.FREE
    assert door.store.events["m5"].end == door.began + 34 * MINUTE


async def test_a_sleep_with_the_deadline_in_it_releases_nothing_on_what_was_read_before(door: Door) -> None:
    """Somebody checked in elsewhere meanwhile, and the backend is not there yet when the panel wakes."""
    door.meeting(0)
    await door.until(9)
    door.meeting(0, checked_in=True)
    door.error = Transient()
    await door.sleep(1.5)
    await door.until(11)
    door.error = None
    await door.until(40)
    assert door.store.events["m0"].end == door.began + HOUR
    assert door.state is State.BUSY


async def test_a_hold_whose_time_passed_during_a_sleep_lapses_at_once(door: Door) -> None:
    await door.until(1)
    door.error = Transient()
    await door.until(5)
    offer = door.report.resolution.walk_up[0]
    wish = Book(offer.start, offer.end)
    assert await door.panel.perform(wish) == Promised(wish)
    await door.sleep(60)
    assert not door.report.resolution.held
    await asyncio.sleep(0.1)
    assert door.report.outcome == Refused(wish, Reason.LAPSED)


async def test_after_a_sleep_everything_is_said_again_though_nothing_changed(door: Door) -> None:
    """The clock on the screen, for one, has to be drawn anew."""
    door.meeting(0, 240, checked_in=True)
    await door.until(1)
    door.error = Transient()
    before = len(door.reports)
    await door.sleep(0.1)
    assert door.reports[before][1] == door.reports[before - 1][1]


async def test_a_wall_clock_set_back_by_a_month_while_the_panel_looks_at_it_ends_nothing(door: Door) -> None:
    """Between resolving and waiting: what comes next then seems further away than any timer reaches."""
    await door.until(1)
    month, published = timedelta(days=31), len(door.reports)
    door.store.clock = lambda: door.began + timedelta(seconds=door.clock.mono())

    def set_back(*_published: object) -> None:
        if len(door.reports) == published + 1:
            door.clock.step(-month)

    door.panel.subscribe(set_back)
    door.panel.light_changed(False)
    await asyncio.sleep(0)
    assert len(door.reports) == published + 1
    door.panel.clock_stepped()
    await door.until(2)
    assert door.state is State.UNKNOWN
    door.clock.step(month)
    door.panel.clock_stepped()
    await door.until(3)
    assert door.state is State.FREE


async def test_what_was_tapped_by_a_clock_that_is_set_right_meanwhile_is_not_booked(door: Door) -> None:
    """The minute on the button was another day's: a walk-up must not become a booking for tomorrow."""
    await door.until(1)
    day, true_time = timedelta(days=1), door.began
    door.store.clock = lambda: true_time + timedelta(seconds=door.clock.mono())
    await door.crash()
    door.clock.step(day)
    door.start(door.saved[-1])
    tapped = door.clock.now().replace(second=0, microsecond=0)
    steps = [-day]

    def set_right(_request: str, _phase: Phase) -> None:
        if steps:
            door.clock.step(steps.pop())

    door.fault = set_right
    wish = Book(tapped, tapped + 30 * MINUTE)
    assert await door.panel.perform(wish) == Refused(wish, Reason.CLOCK)
    assert not door.store.events
    assert door.outbox.entries == ()
    again = Book(wish.start - day, wish.end - day)
    assert await door.panel.perform(again) == Confirmed(again)
