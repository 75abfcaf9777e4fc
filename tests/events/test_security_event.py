"""What a line of the log can hold, and for how long: a kind, a time no finer than it may be, how often (PR5, PR7)."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.events.security_event import (
    KEPT_FOR,
    MOST_LINES,
    LoggedEvent,
    SecurityEvent,
    as_object,
    from_object,
    noted,
    since,
    still_kept,
)

NOW = datetime(2026, 11, 23, 10, 42, 17, 500, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
TIMES = st.integers(0, 4 * 365 * 24 * 60).map(lambda count: datetime(2026, 1, 2, tzinfo=UTC) + count * MINUTE)


def seen(event: SecurityEvent = SecurityEvent.START, now: datetime = NOW, revision: str = "") -> LoggedEvent:
    return LoggedEvent.seen(event, now, revision)


def test_a_line_has_a_kind_a_time_a_number_and_a_revision_and_nothing_else() -> None:
    """There is no field that anybody could be in."""
    fields = [(field.name, field.type) for field in dataclasses.fields(LoggedEvent)]
    assert fields == [("event", SecurityEvent), ("at", datetime), ("count", int), ("revision", str)]


@pytest.mark.parametrize("event", SecurityEvent)
def test_of_what_is_done_at_the_door_the_hour_is_kept_of_the_rest_the_minute(event: SecurityEvent) -> None:
    person = {"wrong_pin", "wrong_badge", "admin_opened", "admin_refused"}
    assert event.at_the_door is (event in person)
    assert seen(event).at == NOW.replace(minute=0 if event in person else 42, second=0, microsecond=0)


@pytest.mark.parametrize("revision", ["19ab44c0", "1.6.0", "1", "", "1.6.0~rc1+b2-1"])
def test_a_revision_travels(revision: str) -> None:
    assert seen(revision=revision).revision == revision


@pytest.mark.parametrize("text", ["Jane Doe", "a" * 41, "19ab\n", "{}", "ä", "<b>"])
def test_what_is_no_revision_is_left_out(text: str) -> None:
    assert seen(revision=text).revision == ""


def test_a_burst_is_one_line() -> None:
    events = ()
    for second in range(500):
        events = noted(events, seen(SecurityEvent.WRONG_PIN, NOW.replace(minute=0) + timedelta(seconds=second)))
    assert [(one.event, one.count) for one in events] == [(SecurityEvent.WRONG_PIN, 500)]


@pytest.mark.parametrize(
    "other",
    [
        seen(SecurityEvent.STOP),
        seen(now=NOW + HOUR),
        seen(now=NOW - HOUR),
        seen(revision="19ab"),
    ],
)
def test_another_kind_hour_or_revision_has_a_line_of_its_own(other: LoggedEvent) -> None:
    assert noted((seen(),), other) == (seen(), other)


def test_the_first_of_an_hour_says_when() -> None:
    (one,) = noted((seen(),), seen(now=NOW + 15 * MINUTE))
    assert (one.at.minute, one.count) == (42, 2)


def test_the_oldest_give_way_where_there_are_too_many() -> None:
    events = ()
    for hour in range(MOST_LINES + 3):
        events = noted(events, seen(now=NOW + hour * HOUR))
    assert len(events) == MOST_LINES
    assert events[0].at == seen(now=NOW + 3 * HOUR).at


# Six weeks


@pytest.mark.parametrize(
    ("age", "kept"),
    [(timedelta(), True), (KEPT_FOR - MINUTE, True), (KEPT_FOR, False), (52 * KEPT_FOR, False)],
)
def test_what_is_six_weeks_old_is_gone(age: timedelta, kept: bool) -> None:
    one = seen(now=NOW.replace(second=0, microsecond=0) - age)
    assert (still_kept((one,), NOW.replace(second=0, microsecond=0)) == (one,)) is kept


@given(st.lists(TIMES), TIMES)
def test_nothing_is_ever_kept_for_longer_whatever_clock_dated_it(times: list[datetime], now: datetime) -> None:
    """What is dated later than now counts from now on."""
    kept = still_kept(tuple(seen(now=at) for at in times), now)
    later = now + KEPT_FOR + timedelta(days=1)
    assert still_kept(kept, later) == ()


def test_a_clock_that_cannot_be_right_removes_nothing() -> None:
    """A board without a clock battery starts in 1970."""
    assert still_kept((seen(),), datetime(1970, 1, 1, tzinfo=UTC)) == (seen(),)


def test_what_was_since_a_day() -> None:
    early, late = seen(), seen(now=NOW + HOUR)
    assert since((early, late), late.at) == (late,)
    assert since((early, late), None) == (early, late)


# On disk


@given(
    st.builds(
        lambda event, at, revision, count: dataclasses.replace(LoggedEvent.seen(event, at, revision), count=count),
        st.sampled_from(SecurityEvent),
        TIMES,
        st.sampled_from(["", "19ab44c0", "1.6.0"]),
        st.integers(1, 2**31 - 1),
    )
)
def test_what_is_written_is_read_again(one: LoggedEvent) -> None:
    assert from_object(as_object(one)) == one


@pytest.mark.parametrize(
    "change",
    [
        {"at": "10:42"},
        {"at": 5},
        {"at": None},
        {"event": "party"},
        {"count": 0},
        {"count": -1},
        {"count": 2**31},
        {"count": True},
        {"count": "2"},
        {"revision": None},
        {"revision": 7},
    ],
)
def test_what_no_log_wrote_is_nothing(change: dict[str, object]) -> None:
    assert from_object(as_object(seen()) | change) is None


@pytest.mark.parametrize("given", [None, 7, [], "start", {}, {"event": "start"}])
def test_what_is_no_line_at_all_is_nothing(given: object) -> None:
    assert from_object(given) is None


def test_a_name_that_somebody_wrote_into_the_file_is_not_taken() -> None:
    one = from_object(as_object(seen()) | {"revision": "Jane Doe", "who": "Jane Doe"})
    assert one == seen()
