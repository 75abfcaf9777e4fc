"""What counts, and what a person calls one booking."""

from datetime import datetime
from itertools import permutations

import pytest

from kiosk.room.schedule import Schedule, Span, blocks, mended_end
from tests.room.door import AMSTERDAM, at, bookings, minutes, span


@pytest.mark.parametrize(
    ("status", "transparent", "counts"),
    [
        ("CONFIRMED", False, True),
        ("TENTATIVE", False, True),
        ("tentative", False, True),
        ("", False, True),
        ("X-SOMETHING", False, True),
        ("CANCELLED", False, False),
        ("cancelled", False, False),
        ("CONFIRMED", True, False),
        ("TENTATIVE", True, False),
        ("CANCELLED", True, False),
    ],
)
def test_opaque_and_not_cancelled_counts(status: str, transparent: bool, counts: bool) -> None:
    assert blocks(status=status, transparent=transparent) is counts


@pytest.mark.parametrize(
    ("end", "counts_to"),
    [
        (at("14:00"), at("14:00")),
        (at("13:00:01"), at("13:00:01")),
        (None, at("13:30")),
        (at("12:00"), at("13:30")),
        (at("13:00"), at("13:30")),
    ],
)
def test_an_end_that_is_missing_wrong_or_gone_is_half_an_hour_after_the_start(
    end: datetime | None, counts_to: datetime
) -> None:
    assert mended_end(at("13:00"), end) == counts_to


def test_times_are_utc_and_intervals_are_not_empty() -> None:
    for start, end in [
        (at("13:00"), at("13:00")),
        (at("13:00"), at("12:00")),
        (at("13:00").replace(tzinfo=None), at("14:00")),
        (at("13:00"), at("14:00").replace(tzinfo=None)),
        (at("13:00").astimezone(AMSTERDAM), at("14:00")),
        (at("13:00"), at("14:00").astimezone(AMSTERDAM)),
    ]:
        with pytest.raises((ValueError, TypeError)):
            span("a", start, end)


def test_the_order_of_the_spans_does_not_matter() -> None:
    spans = [
        span("a", "13:00", "14:00"),
        span("b", "13:00", "13:30"),
        span("c", "09:00", "10:00"),
        span("d", "13:00", "13:30"),
        span("a+", "14:00", "14:30", own=True, base="a"),
        span("a++", "14:00", "14:30", own=True, base="a"),
    ]
    assert len({(Schedule(s), Schedule(s).bookings(), Schedule(s).orphans()) for s in permutations(spans)}) == 1


def test_the_same_span_twice_is_one() -> None:
    assert Schedule([span("a", "13:00", "14:00")] * 2) == Schedule([span("a", "13:00", "14:00")])


# Extensions: shown as one with their base


def test_an_extension_is_shown_as_one_with_its_base() -> None:
    (booking,) = bookings(span("a", "13:00", "14:00"), span("a+", "14:00", "14:30", own=True, base="a"))
    assert (booking.key, booking.start, booking.end, booking.base_end) == ("a", at("13:00"), at("14:30"), at("14:00"))
    assert booking.extended
    assert booking.extension == "a+"
    assert not booking.own


def test_a_booking_without_an_extension_ends_where_it_ends() -> None:
    (booking,) = bookings(span("a", "13:00", "14:00", own=True, checked_in=True, exempt=True, all_day=True))
    assert (booking.end, booking.base_end) == (at("14:00"), at("14:00"))
    assert not booking.extended
    assert (booking.own, booking.checked_in, booking.exempt, booking.all_day) == (True, True, True, True)


def test_a_check_in_on_either_half_counts_for_both() -> None:
    base, more = span("a", "13:00", "14:00"), span("a+", "14:00", "14:30", own=True, base="a", checked_in=True)
    assert bookings(base, more)[0].checked_in
    assert not bookings(base)[0].checked_in


def test_of_two_extensions_the_longer_counts_and_neither_is_an_orphan() -> None:
    spans = (
        span("a", "13:00", "14:00"),
        span("long", "14:00", "15:00", own=True, base="a"),
        span("short", "14:00", "14:30", own=True, base="a"),
    )
    (booking,) = bookings(*spans)
    assert (booking.extension, booking.end) == ("long", at("15:00"))
    assert Schedule(spans).orphans() == ()


@pytest.mark.parametrize(
    "base",
    [
        (),
        (span("a", "13:00", "13:45"),),
        (span("a", "13:00", "14:15"),),
        (span("b", "13:00", "14:00"),),
    ],
    ids=["gone", "ended early", "moved", "another booking ends there"],
)
def test_an_extension_goes_when_its_base_ends_or_moves(base: tuple[Span, ...]) -> None:
    schedule = Schedule([*base, span("a+", "14:00", "14:30", own=True, base="a")])
    assert schedule.orphans() == ("a+",)
    assert [b.key for b in schedule.bookings()] == [s.key for s in base]
    assert all(b.end <= at("14:15") for b in schedule.bookings())


def test_an_extension_of_an_extension_prolongs_nothing() -> None:
    schedule = Schedule(
        [
            span("a", "13:00", "14:00"),
            span("a+", "14:00", "14:30", own=True, base="a"),
            span("a++", "14:30", "15:00", own=True, base="a+"),
        ]
    )
    assert schedule.orphans() == ("a++",)
    assert schedule.bookings()[0].end == at("14:30")


def test_bookings_come_by_start_then_end() -> None:
    late, early = span("a", "14:00", "15:00"), span("b", "13:00", "13:00:30")
    assert [b.key for b in bookings(late, early, span("c", "13:00", "13:30"))] == ["b", "c", "a"]
    assert early.end - early.start == minutes(0.5)
