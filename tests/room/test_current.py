"""Whose turn it is, until when, and what comes next."""

import pytest

from tests.room.door import at, policy, see, span, walk_up

NO_CHECK_IN = policy(check_in=False)


@pytest.mark.parametrize(
    ("now", "current", "following"),
    [
        ("12:59:59", None, "a"),
        ("13:00", "a", "b"),
        ("13:29:59", "a", "b"),
        ("13:30", "b", "c"),
        ("14:00", None, "c"),
        ("15:00", "c", None),
        ("16:00", None, None),
    ],
)
def test_intervals_are_half_open(now: str, current: str | None, following: str | None) -> None:
    room = see(now, span("a", "13:00", "13:30"), span("b", "13:30", "14:00"), span("c", "15:00", "16:00"))
    assert (room.current.key if room.current else None) == current
    assert (room.next.key if room.next else None) == following


# Overlaps: the checked-in one, else the earliest start, then the latest end


def test_of_overlapping_bookings_the_checked_in_one_has_the_room() -> None:
    for late in (
        span("late", "13:30", "14:30", checked_in=True),
        walk_up("late", "13:30", "14:30"),
    ):
        room = see("13:45", span("early", "13:00", "15:00"), late)
        assert room.current
        assert room.current.key == "late"
        assert room.until == at("14:30")
        assert room.free_from == at("15:00")


def test_a_check_in_that_was_not_sent_yet_counts_too() -> None:
    spans = span("early", "13:00", "15:00"), span("late", "13:30", "14:30")
    room = see("13:45", *spans, unsent_check_ins=frozenset({"late"}))
    assert room.current
    assert room.current.key == "late"


def test_among_equals_the_earliest_start_then_the_latest_end() -> None:
    first, long, short = span("z", "12:30", "13:30"), span("y", "13:00", "14:00"), span("x", "13:00", "13:45")
    room = see("13:15", first, long, short)
    assert room.current
    assert room.current.key == "z"
    room = see("13:15", long, short)
    assert room.current
    assert room.current.key == "y"


def test_among_several_checked_in_the_same_order_holds() -> None:
    spans = [span(k, start, "14:00", checked_in=True) for k, start in (("a", "13:10"), ("b", "13:00"))]
    room = see("13:15", *spans)
    assert room.current
    assert room.current.key == "b"


def test_same_time_same_room_has_one_answer() -> None:
    spans = [span(k, "13:00", "14:00") for k in "ba"]
    assert see("13:15", *spans) == see("13:15", *reversed(spans))
    room = see("13:15", *spans)
    assert room.current
    assert room.current.key == "a"


# Until, and free from


def test_a_single_booking_is_its_own_run() -> None:
    room = see("13:15", span("a", "13:00", "14:00"), span("b", "14:00:01", "15:00"))
    assert (room.until, room.free_from) == (at("14:00"), at("14:00"))


def test_back_to_back_bookings_are_one_run() -> None:
    spans = span("a", "13:00", "14:00"), span("b", "14:00", "15:00"), span("c", "15:00", "16:00")
    room = see("13:15", *spans, span("d", "17:00", "18:00"))
    assert (room.until, room.free_from) == (at("14:00"), at("16:00"))


def test_a_run_goes_on_through_overlaps_and_past_short_ones() -> None:
    spans = span("a", "13:00", "14:00"), span("b", "13:30", "15:00"), span("c", "13:45", "14:30")
    room = see("13:15", *spans, span("d", "14:55", "16:00"))
    assert (room.until, room.free_from) == (at("14:00"), at("16:00"))


def test_the_run_of_a_short_booking_inside_a_long_one_lasts_as_long_as_the_long_one() -> None:
    room = see("13:35", span("a", "13:00", "15:00"), span("b", "13:30", "14:00", checked_in=True))
    assert (room.until, room.free_from) == (at("14:00"), at("15:00"))


def test_a_free_room_is_free_until_the_next_start() -> None:
    room = see("12:00", span("a", "13:00", "14:00"))
    assert (room.until, room.free_from, room.current) == (at("13:00"), None, None)
    assert see("12:00").until is None


def test_a_booking_past_midnight_ends_past_the_end_of_the_day() -> None:
    room = see("23:30", span("a", at("23:00"), at("01:00", 1)))
    assert room.until == at("01:00", 1)
    assert room.day_end == at("00:00", 1)
    assert see(at("00:30", 1), span("a", at("23:00"), at("01:00", 1))).until == at("01:00", 1)


# Next


def test_next_is_the_first_start_after_now() -> None:
    spans = span("over", "11:00", "12:00"), span("b", "14:00", "15:00"), span("a", "13:00", "13:30")
    room = see("12:00", *spans)
    assert room.next
    assert room.next.key == "a"


def test_of_several_next_the_checked_in_then_the_longest() -> None:
    spans = span("a", "13:00", "13:30"), span("b", "13:00", "14:00")
    room = see("12:00", *spans)
    assert room.next
    assert room.next.key == "b"
    room = see("12:00", *spans, unsent_check_ins=frozenset({"a"}))
    assert room.next
    assert room.next.key == "a"


def test_a_later_checked_in_booking_is_not_next() -> None:
    room = see("12:00", span("a", "13:00", "13:30"), span("b", "13:01", "14:00", checked_in=True))
    assert room.next
    assert room.next.key == "a"


# An early check-in


def test_an_early_check_in_takes_an_empty_room_at_once_from_inside_its_window() -> None:
    spans = span("a", "14:00", "15:00", checked_in=True), span("b", "15:00", "16:00")
    before = see("13:49:59", *spans)
    assert (before.state, before.current) == ("free", None)
    early = see("13:50", *spans)
    assert early.state == "busy"
    assert early.current
    assert early.next
    assert (early.current.key, early.next.key, early.until, early.free_from) == ("a", "b", at("15:00"), at("16:00"))


def test_an_early_check_in_waits_for_whoever_is_inside() -> None:
    inside, early = span("a", "13:00", "14:00", checked_in=True), span("b", "14:00", "15:00", checked_in=True)
    room = see("13:55", inside, early)
    assert room.current
    assert (room.state, room.current.key) == ("busy", "a")
    assert room.next
    assert room.next.key == "b"
    left = see("13:55", span("a", "13:00", "13:54", checked_in=True), early)
    assert left.current
    assert (left.state, left.current.key) == ("busy", "b")


def test_an_early_check_in_waits_for_somebody_who_did_not_check_in_either() -> None:
    room = see("13:55", span("a", "13:50", "14:00"), span("b", "14:00", "15:00", checked_in=True))
    assert room.current
    assert (room.state, room.current.key) == ("check_in_due", "a")


def test_only_the_very_next_booking_can_take_the_room_early() -> None:
    room = see("13:55", span("a", "14:00", "14:30"), span("b", "14:01", "15:00", checked_in=True))
    assert (room.state, room.current) == ("free", None)


def test_nobody_comes_early_where_there_is_no_check_in() -> None:
    room = see("13:55", span("a", "14:00", "15:00", checked_in=True), rules=NO_CHECK_IN)
    assert (room.state, room.current) == ("free", None)


def test_a_booking_nobody_checked_into_does_not_come_early() -> None:
    assert see("13:55", span("a", "14:00", "15:00")).state == "free"
    assert see("13:55", span("a", "14:00", "15:00", exempt=True)).state == "free"
