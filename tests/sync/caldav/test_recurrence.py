"""Recurrence rules: the same days as the library everybody uses, and bounded work where it has none."""

import itertools
from datetime import date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.sync.caldav.recurrence import DAYS, MOST_DAYS, NotExpanded, days, read_rule

FIRST = date(2025, 1, 6)
FAR = date(2032, 1, 1)


def listed(rule: str, first: date = FIRST, begin: date | None = None, end: date = FAR) -> list[date]:
    return list(days(read_rule(rule), first, begin or first, end))


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
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYHOUR=9,10",
        "FREQ=DAILY;BYSECOND=" + ",".join(map(str, range(60))),
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYDAY=XX",
        "FREQ=DAILY;RSCALE=CHINESE",
        "FREQ=YEARLY;BYWEEKNO=1;WKST=SU",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;BYMONTHDAY=²",
    ],
)
def test_what_is_below_daily_or_unknown_is_not_expanded(rule: str) -> None:
    with pytest.raises(NotExpanded):
        listed(rule)


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
        listed("FREQ=DAILY;COUNT=1000000", first=date(1, 1, 1), end=date(2025, 1, 1))
    assert (
        len(listed(f"FREQ=DAILY;COUNT={MOST_DAYS - 1}", first=date(2000, 1, 1), end=date(2100, 1, 1))) == MOST_DAYS - 1
    )


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
