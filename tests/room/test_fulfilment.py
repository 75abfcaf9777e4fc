"""A wish that got no answer came true when the calendar says so."""

import pytest

from kiosk.room.fulfilment import booked, is_fulfilled, overtaken_by
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Undo
from kiosk.room.schedule import EventKey, Schedule, Span
from tests.room.door import at, span

A = EventKey("a")
BOOK = Book(at("13:00"), at("14:00"))


@pytest.mark.parametrize(
    ("intent", "spans", "true"),
    [
        (BOOK, (span("x", "13:00", "14:00", own=True),), True),
        (BOOK, (span("x", "13:00", "14:00"),), False),
        (BOOK, (span("x", "13:00", "14:00", own=True, claim=True),), False),
        (BOOK, (span("x", "13:00", "13:45", own=True),), False),
        (BOOK, (span("x", "12:45", "14:00", own=True),), False),
        (BOOK, (), False),
        (CheckIn(A), (span("a", "13:00", "14:00", checked_in=True),), True),
        (CheckIn(A), (span("a", "13:00", "14:00"),), False),
        (CheckIn(A), (span("b", "13:00", "14:00", checked_in=True),), False),
        (Extend(A, at("14:30")), (span("a", "13:00", "14:30"),), True),
        (Extend(A, at("14:30")), (span("a", "13:00", "15:00"),), True),
        (Extend(A, at("14:30")), (span("a", "13:00", "14:29"),), False),
        (
            Extend(A, at("14:30")),
            (span("a", "13:00", "14:00"), span("a+", "14:00", "14:30", own=True, base="a")),
            True,
        ),
        (End(A), (), True),
        (End(A), (span("a", "13:00", "13:30"),), True),
        (End(A), (span("a", "13:00", "13:30:01"),), False),
        (End(A), (span("b", "13:00", "14:00"),), True),
        (Undo(A), (span("a", "13:00", "14:00"),), True),
        (Undo(A), (span("a", "13:00", "13:30"),), False),
        (Undo(A), (), False),
        (LetGo(), (), True),
    ],
)
def test_what_the_calendar_says_at_half_past_one(intent: Intent, spans: tuple[Span, ...], true: bool) -> None:
    assert is_fulfilled(intent, Schedule(spans), at("13:30")) is true


MINE = span("mine", "13:00", "14:00", own=True, walk_up=True)
WAITS = span("mine", "13:00", "14:00", own=True, walk_up=True, gives_way=True)


@pytest.mark.parametrize(
    ("spans", "rival"),
    [
        ((MINE,), None),
        ((MINE, span("b", "13:30", "14:30")), "b"),
        ((MINE, span("b", "13:59:59", "14:30")), "b"),
        ((MINE, span("b", "14:00", "14:30")), None),
        ((MINE, span("b", "12:30", "13:00")), None),
        ((MINE, span("b", "12:30", "13:00:01")), "b"),
        ((MINE, span("b", "13:30", "14:30", own=True)), None),
        ((WAITS, span("b", "13:30", "14:30", own=True)), "b"),
        ((WAITS, span("b", "14:00", "14:30", own=True)), None),
        ((WAITS, span("b", "13:30", "14:30", own=True, claim=True)), None),
        ((WAITS,), None),
        ((MINE, span("late", "13:45", "14:30"), span("early", "13:30", "14:30")), "early"),
    ],
)
def test_a_booking_from_elsewhere_overtakes_a_walk_up_it_overlaps(spans: tuple[Span, ...], rival: str | None) -> None:
    schedule = Schedule(spans)
    mine = booked(BOOK, schedule)
    assert mine is not None
    found = overtaken_by(mine, schedule)
    assert (found.key if found else None) == rival
