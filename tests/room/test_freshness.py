"""How long what was read may be believed: 2 minutes in working hours, 15 outside them."""

from datetime import timedelta

import pytest

from kiosk.room.day import in_working_hours
from kiosk.room.freshness import fresh_until
from tests.room.door import POLICY, at, minutes, policy


@pytest.mark.parametrize(
    ("synced", "until"),
    [
        ("12:00", "12:02"),
        ("12:00:30", "12:02:30"),
        ("03:00", "03:15"),
        ("22:00", "22:15"),
        ("06:30", "06:45"),
        ("06:45", "07:00"),
        ("06:45:01", "07:00"),
        ("06:57", "07:00"),
        ("06:58", "07:00"),
        ("06:58:01", "07:00:01"),
        ("07:00", "07:02"),
        ("18:57:59", "18:59:59"),
        ("18:58", "19:13"),
        ("18:59", "19:14"),
        ("19:00", "19:15"),
        ("23:50", "24:05"),
    ],
)
def test_what_was_read_is_believed_as_long_as_the_hours_allow(synced: str, until: str) -> None:
    expected = at("00:05", 1) if until == "24:05" else at(until)
    assert fresh_until(at(synced), POLICY) == expected


def test_nobody_works_at_the_weekend() -> None:
    assert fresh_until(at("12:00", 4), POLICY) == at("12:15", 4)


@pytest.mark.parametrize(("fresh", "off"), [(120, 900), (900, 120), (300, 300), (3600, 5), (5, 3600)])
def test_it_is_the_first_moment_at_which_it_is_too_old(fresh: int, off: int) -> None:
    """Second by second, round both edges of the working day."""
    rules = policy(fresh=timedelta(seconds=fresh), fresh_off_hours=timedelta(seconds=off))
    for edge in (at("07:00"), at("19:00")):
        for before in (0, 1, 119, 120, 121, 299, 300, 301, 899, 900, 901, 3599, 3600, -1, -60):
            synced = edge - timedelta(seconds=before)
            age = 0
            while age < (fresh if in_working_hours(synced + timedelta(seconds=age), rules) else off):
                age += 1
            assert fresh_until(synced, rules) == synced + timedelta(seconds=age)


def test_short_working_hours_do_not_slip_between() -> None:
    rules = policy(
        work_begins=at("09:00").astimezone(POLICY.zone).time(), work_ends=at("09:05").astimezone(POLICY.zone).time()
    )
    assert fresh_until(at("08:50"), rules) == at("09:00")
    assert fresh_until(at("08:50") - minutes(5), rules) == at("09:00")
