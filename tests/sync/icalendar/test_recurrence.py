"""Recurrence rules: the same days as the library everybody uses, and bounded work where it has none."""

import itertools
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.sync.icalendar.recurrence import MOST_WORK, Budget, starts
from kiosk.sync.icalendar.rule import DAYS, NotExpanded, read_rule

FIRST = date(2025, 1, 6)
FAR = date(2032, 1, 1)


def listed(rule: str, first: date = FIRST, begin: date | None = None, end: date = FAR) -> list[date]:
    return [one.date() for one in times(rule, datetime.combine(first, datetime.min.time()), begin, end)]


def times(rule: str, first: datetime, begin: date | None = None, end: date = FAR) -> list[datetime]:
    return list(starts(read_rule(rule), first, begin or first.date(), end, Budget()))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;COUNT=3", ["2025-01-06", "2025-01-07", "2025-01-08"]),
        ("FREQ=DAILY;INTERVAL=10;COUNT=2", ["2025-01-06", "2025-01-16"]),
        ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", ["2025-01-06", "2025-01-08", "2025-01-13"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU;COUNT=3", ["2025-01-06", "2025-01-19", "2025-01-20"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", ["2025-01-14", "2025-02-11"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["2025-01-31", "2025-02-28"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2", ["2025-01-31", "2025-02-28"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["2025-01-31", "2025-03-31"]),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=2", ["2025-03-30", "2026-03-29"]),
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=2", ["2025-05-12", "2026-05-11"]),
        ("FREQ=YEARLY;BYYEARDAY=-1;COUNT=1", ["2025-12-31"]),
        ("FREQ=MONTHLY;BYDAY=FR,1MO;COUNT=3", ["2025-01-06", "2025-01-10", "2025-01-17"]),
        ("freq=daily;count=1", ["2025-01-06"]),
        ("FREQ=DAILY;BYHOUR=9;BYMINUTE=0;COUNT=1", ["2025-01-06"]),
    ],
)
def test_the_rules_calendars_write(rule: str, expected: list[str]) -> None:
    assert [f"{day}" for day in listed(rule)] == expected


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "nonsense",
        "FREQ=",
        "FREQ=FORTNIGHTLY",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;BYDAY=MO;COUNT=1000000",
        "FREQ=DAILY;INTERVAL=often",
        "FREQ=DAILY;COUNT=many",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=MO,XX",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=DAILY;BYHOUR=25",
        "FREQ=DAILY;RSCALE=CHINESE",
        "FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD",
        "FREQ=DAILY;BYMONTHDAY=²",
    ],
)
def test_what_nobody_understands_is_not_expanded(rule: str) -> None:
    with pytest.raises(NotExpanded):
        listed(rule)


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("FREQ=DAILY;INTERVAL=0", "FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=-2", "FREQ=DAILY"),
        ("FREQ=DAILY;INTERVAL=", "FREQ=DAILY"),
        ("FREQ=WEEKLY;BYDAY=;BYMONTH=;COUNT=9", "FREQ=WEEKLY;COUNT=9"),
        ("FREQ=DAILY;COUNT=0", "FREQ=DAILY"),
        ("FREQ=DAILY;BYEASTER=0;X-NAME=1", "FREQ=DAILY"),
        ("FREQ=DAILY;RSCALE=GREGORIAN;SKIP=OMIT", "FREQ=DAILY"),
        ("FREQ=WEEKLY;SKIP=FORWARD", "FREQ=WEEKLY"),
        ("freq = weekly ; byday = mo , we", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYDAY=MO\\,WE;", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ('"FREQ=WEEKLY;BYDAY=MO,WE"', "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYDAY=MO;WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYDAY=MO;BYDAY=WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYDAY=MON,WEDNESDAY", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYDAY=1MO,-1WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
        ("FREQ=WEEKLY;BYMONTHDAY=3;BYDAY=MO", "FREQ=WEEKLY;BYDAY=MO"),
        ("FREQ=MONTHLY;BYYEARDAY=3;BYDAY=1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=DAILY;BYWEEKNO=3", "FREQ=DAILY"),
        ("FREQ=WEEKLY;BYSETPOS=2", "FREQ=WEEKLY"),
        ("FREQ=WEEKLY;WKST=someday", "FREQ=WEEKLY"),
    ],
)
def test_what_is_empty_unknown_or_not_allowed_restricts_nothing(odd: str, plain: str) -> None:
    assert listed(odd, end=date(2026, 1, 1)) == listed(plain, end=date(2026, 1, 1)) != []


NINE = datetime(2025, 1, 6, 9, 30)  # noqa: DTZ001 - on the wall


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=DAILY;BYHOUR=9,14;COUNT=3", ["06 09:30", "06 14:30", "07 09:30"]),
        ("FREQ=DAILY;BYHOUR=8,14;COUNT=2", ["06 14:30", "07 08:30"]),
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=4", ["06 09:30", "06 10:00", "06 10:30", "07 09:00"]),
        ("FREQ=DAILY;BYHOUR=9,12,15;BYSETPOS=-1;COUNT=2", ["06 15:30", "07 15:30"]),
        ("FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9,14;BYSETPOS=1,-1;COUNT=3", ["06 09:30", "07 14:30", "13 09:30"]),
        ("FREQ=HOURLY;INTERVAL=6;COUNT=4", ["06 09:30", "06 15:30", "06 21:30", "07 03:30"]),
        ("FREQ=HOURLY;BYHOUR=9,14;BYDAY=TU,WE;COUNT=3", ["07 09:30", "07 14:30", "08 09:30"]),
        ("FREQ=HOURLY;BYMINUTE=0,45;COUNT=3", ["06 09:45", "06 10:00", "06 10:45"]),
        ("FREQ=MINUTELY;INTERVAL=90;COUNT=3", ["06 09:30", "06 11:00", "06 12:30"]),
        ("FREQ=SECONDLY;INTERVAL=5400;COUNT=3", ["06 09:30", "06 11:00", "06 12:30"]),
    ],
)
def test_the_times_of_a_day(rule: str, expected: list[str]) -> None:
    assert [f"{one:%d %H:%M}" for one in times(rule, NINE, end=date(2025, 2, 1))] == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", ["2025-12-29", "2027-01-04"]),
        ("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", ["2025-12-22", "2026-12-28"]),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH", ["2026-12-31"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=SU;WKST=SU", ["2025-05-11", "2026-05-17"]),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=SU;WKST=MO", ["2025-05-18", "2026-05-17"]),
    ],
)
def test_weeks_are_counted_from_the_day_they_begin_on_and_from_both_ends(rule: str, expected: list[str]) -> None:
    """RFC 5545: week 1 has at least four days of its year."""
    assert [f"{day}" for day in listed(rule, begin=date(2025, 2, 1), end=date(2027, 2, 1))] == expected


@pytest.mark.parametrize("begin", [date(2025, 3, day) for day in range(1, 32)])
def test_a_window_that_cuts_a_period_does_not_change_the_positions_in_it(begin: date) -> None:
    for rule in ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=MO,FR;BYSETPOS=-2"):
        whole = listed(rule, end=date(2025, 6, 1))
        end = begin + timedelta(days=9)
        assert listed(rule, begin=begin, end=end) == [day for day in whole if begin <= day < end]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;COUNT=20000",
        "FREQ=DAILY;INTERVAL=3;COUNT=9999",
        "FREQ=WEEKLY;COUNT=3000",
        "FREQ=MONTHLY;COUNT=600",
        "FREQ=YEARLY;COUNT=60",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=12000",
        "FREQ=HOURLY;INTERVAL=7;COUNT=60000",
    ],
)
def test_a_series_counted_since_long_ago_ends_where_it_should(rule: str) -> None:
    first = datetime(1990, 1, 1, 9, 30)  # noqa: DTZ001 - on the wall
    *_, last = rrulestr(rule, dtstart=first)
    found = times(rule, first, last.date() - timedelta(days=400), last.date() + timedelta(days=800))
    assert found[-1] == last


@pytest.mark.parametrize(
    "rule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=DAILY;INTERVAL=7;BYDAY=TU"],
)
def test_impossible_rules_are_simply_empty(rule: str) -> None:
    assert listed(rule, begin=date(2031, 1, 1)) == []


def test_a_start_in_antiquity_costs_nothing() -> None:
    found = listed("FREQ=DAILY", first=date(1, 1, 1), begin=date(2025, 1, 1), end=date(2025, 1, 3))
    assert found == [date(2025, 1, 1), date(2025, 1, 2)]


def test_counting_from_antiquity_is_given_up() -> None:
    with pytest.raises(NotExpanded):
        listed("FREQ=DAILY;BYMONTH=1,2;COUNT=1000000", first=date(1, 1, 1), end=date(2025, 1, 1))
    assert len(listed("FREQ=DAILY;BYMONTH=1;COUNT=999", first=date(1990, 1, 1), end=date(2100, 1, 1))) == 999


def test_the_work_is_bounded() -> None:
    budget = Budget()
    with pytest.raises(NotExpanded):
        list(starts(read_rule("FREQ=SECONDLY"), NINE, NINE.date(), FAR, budget))
    assert budget.left < 0
    assert MOST_WORK > 46_000  # every weekday since the year 1900


def test_the_ends_of_time_are_no_obstacle() -> None:
    for rule in ("FREQ=DAILY", "FREQ=WEEKLY", "FREQ=MONTHLY", "FREQ=YEARLY"):
        assert listed(rule, first=date(9999, 12, 1), end=date.max)
        assert listed(rule, first=date(1, 1, 1), end=date(1, 1, 2)) == [date(1, 1, 1)]


MONTH_DAYS = st.integers(-31, 31).filter(bool)


@st.composite
def rules(draw: st.DrawFn) -> str:
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}", f"INTERVAL={draw(st.integers(1, 5))}"]

    def maybe(name: str, values: st.SearchStrategy[object]) -> None:
        if draw(st.booleans()):
            parts.append(f"{name}={','.join(map(str, draw(st.lists(values, min_size=1, max_size=4, unique=True))))}")

    maybe("BYMONTH", st.integers(1, 12))
    if frequency != "WEEKLY":
        maybe("BYMONTHDAY", MONTH_DAYS)
    # plain and numbered weekdays side by side are a union (RFC 5545); the oracle takes what both allow
    numbered = frequency in ("MONTHLY", "YEARLY") and draw(st.booleans())
    ordinals = st.sampled_from(["1", "2", "-1", "-2", "5"]) if numbered else st.just("")
    maybe("BYDAY", st.tuples(ordinals, st.sampled_from(DAYS)).map("".join))
    if frequency == "YEARLY":
        maybe("BYYEARDAY", st.integers(-366, 366).filter(bool))
    if frequency == "MONTHLY" and len(parts) > 2:
        maybe("BYSETPOS", st.sampled_from([1, 2, 3, -1, -2]))
    if frequency == "WEEKLY" and draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(DAYS))}")
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    return ";".join(parts)


@settings(max_examples=100, deadline=None)
@given(rules(), st.dates(date(9988, 1, 1), date(9990, 12, 31)), st.integers(0, 500), st.integers(1, 120))
def test_the_same_days_as_dateutil(rule: str, first: date, later: int, length: int) -> None:
    """Near the end of time, because there the oracle comes to the end of an impossible rule."""
    start = datetime.combine(first, datetime.min.time())
    begin = first + timedelta(days=later)
    until = start + timedelta(days=later + length)
    expected = [one.date() for one in itertools.takewhile(lambda one: one < until, rrulestr(rule, dtstart=start))]
    assert listed(rule, first, begin, until.date()) == [day for day in expected if day >= begin]


@given(st.text(max_size=80))
def test_no_text_does_worse_than_not_being_expanded(text: str) -> None:
    try:
        rule = read_rule("FREQ=DAILY;" + text)
    except NotExpanded:
        return
    assume(rule.count is None)
    assert len(listed("FREQ=DAILY;" + text, end=date(2025, 3, 1))) <= 54
