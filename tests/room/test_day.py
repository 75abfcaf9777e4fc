"""The room's own day, marks and working hours."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import pytest

from kiosk.room.day import ceil_mark, floor_mark, floor_minute, in_working_hours, midnight, next_working_edge, start_of
from kiosk.room.policy import Policy
from tests.room.door import AMSTERDAM, POLICY, at, minutes, policy


def test_a_day_begins_at_local_midnight() -> None:
    assert start_of(date(2025, 6, 10), AMSTERDAM) == at("00:00") == datetime(2025, 6, 9, 22, tzinfo=UTC)
    assert midnight(at("00:00"), AMSTERDAM) == at("00:00")
    assert midnight(at("23:59:59"), AMSTERDAM) == at("00:00")
    assert midnight(at("12:00"), AMSTERDAM, 1) == at("00:00", 1)
    assert midnight(at("12:00"), AMSTERDAM, -1) == at("00:00", -1)
    assert midnight(at("12:00"), AMSTERDAM).tzinfo is UTC


def test_a_day_on_which_midnight_is_jumped_over_begins_where_the_clocks_land() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    begins = start_of(date(2025, 4, 25), cairo)
    assert begins.astimezone(cairo).time() == time(1)
    assert (begins - minutes(1)).astimezone(cairo).date() == date(2025, 4, 24)


def test_a_day_with_two_midnights_begins_at_the_first() -> None:
    azores = ZoneInfo("Atlantic/Azores")
    begins = start_of(date(2025, 10, 26), azores)
    assert begins == datetime(2025, 10, 26, 0, tzinfo=UTC)
    assert (begins + timedelta(hours=1)).astimezone(azores).time() == time(0)


def test_in_every_zone_every_moment_lies_in_its_own_day_and_on_utc_quarters() -> None:
    """From 2025 to 2030, round every change of the clocks."""
    for zone in map(ZoneInfo, sorted(available_timezones())):
        moment, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
        offset = zone.utcoffset(moment.astimezone(zone))
        while moment < end:
            moment += timedelta(days=1)
            changed = zone.utcoffset(moment.astimezone(zone))
            if changed != offset:
                offset = changed
                assert offset is not None
                assert offset % minutes(15) == timedelta(), zone.key
                for quarter in range(-4 * 27, 4 * 3):
                    now = moment + quarter * minutes(15)
                    assert midnight(now, zone) <= now < midnight(now, zone, 1), (zone.key, now)


# Marks


@pytest.mark.parametrize(
    ("moment", "five_before", "five_after", "quarter_before", "quarter_after"),
    [
        ("12:00", "12:00", "12:00", "12:00", "12:00"),
        ("12:00:01", "12:00", "12:05", "12:00", "12:15"),
        ("12:14:59", "12:10", "12:15", "12:00", "12:15"),
        ("23:59", "23:55", "24", "23:45", "24"),
    ],
)
def test_marks(moment: str, five_before: str, five_after: str, quarter_before: str, quarter_after: str) -> None:
    def local(clock: str) -> datetime:
        return at("00:00", 1) if clock == "24" else at(clock)

    assert (floor_mark(at(moment), 5), ceil_mark(at(moment), 5)) == (local(five_before), local(five_after))
    assert (floor_mark(at(moment), 15), ceil_mark(at(moment), 15)) == (local(quarter_before), local(quarter_after))


def test_the_minute_that_has_begun() -> None:
    moment = at("12:34:56").replace(microsecond=789)
    assert floor_minute(moment) == at("12:34")
    assert floor_minute(at("12:34")) == at("12:34")


# Working hours


@pytest.mark.parametrize(
    ("now", "works"),
    [
        (at("06:59:59"), False),
        (at("07:00"), True),
        (at("18:59:59"), True),
        (at("19:00"), False),
        (at("12:00", 3), True),
        (at("12:00", 4), False),
        (at("12:00", 5), False),
        (at("12:00", 6), True),
    ],
)
def test_working_hours_of_working_days(now: datetime, works: bool) -> None:
    assert in_working_hours(now, POLICY) is works


@pytest.mark.parametrize(
    ("now", "edge"),
    [
        (at("00:00"), at("07:00")),
        (at("06:59:59"), at("07:00")),
        (at("07:00"), at("19:00")),
        (at("18:59:59"), at("19:00")),
        (at("19:00"), at("07:00", 1)),
        (at("19:00", 3), at("07:00", 6)),
    ],
)
def test_the_next_edge(now: datetime, edge: datetime) -> None:
    assert next_working_edge(now, POLICY) == edge


def test_where_nobody_ever_works_the_next_edge_is_a_week_away() -> None:
    rules = policy(working_days=frozenset())
    assert not in_working_hours(at("12:00"), rules)
    assert next_working_edge(at("12:00"), rules) == at("12:00", 7)


def test_one_day_a_week() -> None:
    rules = policy(working_days=frozenset({2}))
    assert next_working_edge(at("19:00"), rules) == at("07:00", 7)


@pytest.mark.parametrize(
    ("hours", "works"),
    [
        (("22:00", "06:00"), ["05:59", "22:00", "23:00"]),
        (("00:00", "00:00"), ["00:00", "05:59", "06:00", "12:00", "21:59", "22:00", "23:00"]),
        (("06:00", "06:00"), ["05:59", "06:00", "12:00", "21:59", "22:00", "23:00", "00:00"]),
    ],
)
def test_hours_that_end_no_later_than_they_begin_last_into_the_next_day(
    hours: tuple[str, str], works: list[str]
) -> None:
    rules = policy(work_begins=time.fromisoformat(hours[0]), work_ends=time.fromisoformat(hours[1]))
    wednesday = ["00:00", "05:59", "06:00", "12:00", "21:59", "22:00", "23:00"]
    expected = set(works) | ({"00:00"} if hours[0] != "00:00" else set())
    assert {clock for clock in wednesday if in_working_hours(at(clock, 1), rules)} == expected


def test_the_night_after_the_last_working_day_is_worked_to_its_end() -> None:
    rules = policy(work_begins=time(22), work_ends=time(6))
    assert in_working_hours(at("05:59", 4), rules)
    assert not in_working_hours(at("22:00", 4), rules)
    assert not in_working_hours(at("05:59", 6), rules)
    assert next_working_edge(at("05:59", 4), rules) == at("06:00", 4)


def test_the_hours_are_the_rooms_not_utcs() -> None:
    rules: dict[str, Any] = {"work_begins": time(7), "work_ends": time(19)}
    assert in_working_hours(datetime(2025, 6, 10, 5, tzinfo=UTC), Policy(zone=AMSTERDAM, **rules))
    assert not in_working_hours(datetime(2025, 6, 10, 5, tzinfo=UTC), Policy(zone=ZoneInfo("UTC"), **rules))
