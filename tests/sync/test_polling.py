"""How often the backend is read: often around changes, seldom at night, never in a rush after a failure."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.room.policy import Policy
from kiosk.sync import polling

POLICY = Policy(ZoneInfo("Europe/Amsterdam"))
COPY = Policy(POLICY.zone, lag=timedelta(minutes=5))
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam
MIDDLE = 0.5  # the chance that means no jitter


def _wait(now: datetime, marks: list[datetime] | None = None, touched: datetime | None = None) -> float:
    return polling.after_success(now, POLICY, marks or [], touched, MIDDLE)


@pytest.mark.parametrize(
    ("what", "wait"),
    [
        ("working hours", _wait(NOON)),
        ("five minutes before working hours", _wait(NOON.replace(hour=5, minute=55))),
        ("last minute of working hours", _wait(NOON.replace(hour=17, minute=59))),
    ],
)
def test_once_a_minute_in_working_hours(what: str, wait: float) -> None:
    assert wait == pytest.approx(60), what


def test_every_five_minutes_outside() -> None:
    assert _wait(NOON.replace(hour=22)) == pytest.approx(300)
    assert _wait(NOON - timedelta(days=1)) == pytest.approx(300)


def test_the_last_slow_wait_ends_when_the_early_pace_begins() -> None:
    assert _wait(NOON.replace(hour=5, minute=53)) == pytest.approx(120)


@pytest.mark.parametrize("seconds", [-60, -1, 0, 1, 60])
def test_every_ten_seconds_round_a_mark(seconds: int) -> None:
    assert _wait(NOON, [NOON + timedelta(seconds=seconds)]) == pytest.approx(10)


def test_a_wait_ends_where_the_minute_before_a_mark_begins() -> None:
    assert _wait(NOON, [NOON + timedelta(seconds=75)]) == pytest.approx(15)


def test_every_ten_seconds_after_a_touch() -> None:
    assert _wait(NOON, touched=NOON - timedelta(seconds=29)) == pytest.approx(10)
    assert _wait(NOON, touched=NOON - timedelta(seconds=30)) == pytest.approx(60)


@given(st.integers(0, 7 * 24 * 60), st.integers(-600, 600), st.booleans())
def test_a_copy_is_read_at_one_pace_whatever_the_hours_hold(minutes: int, mark_s: int, touched: bool) -> None:
    now = NOON + timedelta(minutes=minutes)
    wait = polling.after_success(now, COPY, [now + timedelta(seconds=mark_s)], now if touched else None, MIDDLE)
    assert wait == pytest.approx(300)


def test_copies_switched_on_together_do_not_keep_step() -> None:
    waits = [polling.after_success(NOON, COPY, [], None, chance) for chance in (0.0, 0.999)]
    assert waits == pytest.approx([240, 360], abs=1)


def test_data_that_ages_fast_is_read_fast() -> None:
    impatient = Policy(POLICY.zone, fresh=timedelta(seconds=5), fresh_off_hours=timedelta(seconds=5))
    assert polling.after_success(NOON, impatient, [], None, MIDDLE) == pytest.approx(2.5)
    assert polling.after_success(NOON, impatient, [NOON], NOON, MIDDLE) == pytest.approx(2.5)


@given(st.floats(0, 1, exclude_max=True))
def test_jitter_is_a_fifth_either_way(chance: float) -> None:
    assert 48 <= polling.after_success(NOON, POLICY, [], None, chance) <= 72


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_back_off_grows_to_ten_minutes_and_never_gives_up(failures: int, chance: float) -> None:
    wait = polling.after_failure(failures, chance, POLICY.fresh, polling.LONGEST_THROTTLED)
    assert 2.5 <= wait <= 600
    if failures >= 8:
        assert wait >= 300


def test_only_a_server_that_asked_for_it_is_left_alone_for_longer_than_a_poll() -> None:
    assert polling.LONGEST_UNREACHABLE == 60 < polling.LONGEST_THROTTLED == 600
    assert polling.after_failure(50, 0.999, POLICY.fresh, polling.LONGEST_UNREACHABLE) <= 60


def test_a_short_fault_does_not_make_the_panel_stale() -> None:
    waits = [polling.after_failure(n, 0.999, timedelta(seconds=10), 600) for n in (1, 2, 3)]
    assert all(wait <= 5 for wait in waits)


def test_phases_are_spread_and_stable() -> None:
    phases = [polling.phase(f"room-{n}") for n in range(200)]
    assert phases == [polling.phase(f"room-{n}") for n in range(200)]
    assert all(0 <= phase < 1 for phase in phases)
    assert len({int(phase * 10) for phase in phases}) == 10
