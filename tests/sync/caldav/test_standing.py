"""A claim is what a panel writes, alone in its object and young; every other mark is on an ordinary booking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.caldav_servers import SECRET, ZONE, vevent

from kiosk.room.schedule import Doubt, Span
from kiosk.sync.backend import Show, Window
from kiosk.sync.caldav.standing import is_claim, is_dead, standing
from kiosk.sync.icalendar.parse import Parsed, Reading, read_object

START = datetime(2030, 1, 7, 8, tzinfo=UTC)
END = START + timedelta(minutes=30)
CLAIMED = datetime(2030, 1, 7, 7, 59, 50, tzinfo=UTC)
TIMES = ("DTSTART:20300107T080000Z", "DTEND:20300107T083000Z")
MARKS = ("X-ROOMKIOSK-OWN:1", "X-ROOMKIOSK-WALK-UP:1", "X-ROOMKIOSK-CLAIM:20300107T075950Z")
OVERRIDE = ("END:VEVENT", "BEGIN:VEVENT", "UID:a", "RECURRENCE-ID:20200101T000000Z", "DTSTART:20200101T000000Z")


def parsed(*lines: str) -> Parsed:
    return read_object(vevent("a", *lines), Reading(SECRET, ZONE, Show.RESERVED, Window(START, END)))


@pytest.mark.parametrize("seconds", [-16, -15, 0, 5, 15, 16, 3600, 10**8])
def test_a_claim_lives_for_fifteen_seconds_by_the_servers_clock(seconds: int) -> None:
    claim, now = parsed(*TIMES, *MARKS), CLAIMED + timedelta(seconds=seconds)
    lives = abs(seconds) <= 15
    assert is_claim(claim)
    assert is_dead(claim, now) is not lives
    assert [one.span.claim for one in standing(claim, now)] == [lives]


@pytest.mark.parametrize(
    "forged",
    [
        parsed(*TIMES, *MARKS, "END:VEVENT", "BEGIN:VEVENT", "UID:b", *TIMES),
        parsed(*TIMES, *MARKS, *OVERRIDE),
        parsed(*TIMES, MARKS[2]),
        parsed(*TIMES, *MARKS, "RRULE:FREQ=DAILY;COUNT=3"),
        replace(parsed(*TIMES, *MARKS), doubts=(Doubt(START, END),)),
    ],
)
def test_whatever_a_panel_does_not_write_is_no_claim(forged: Parsed) -> None:
    assert not is_claim(forged)
    assert not is_dead(forged, CLAIMED + timedelta(days=1))
    assert not any(one.span.claim or one.claimed_at for one in standing(forged, CLAIMED))


def test_what_is_no_claim_is_an_ordinary_booking_of_somebody_else() -> None:
    (found,) = standing(parsed(*TIMES, *MARKS, "X-ROOMKIOSK-CHECKED-IN:1"), CLAIMED + timedelta(seconds=16))
    assert found.span == Span(found.span.key, START, END, checked_in=True)


def test_without_the_servers_time_no_panel_can_have_claimed_anything() -> None:
    assert not any(one.span.claim for one in standing(parsed(*TIMES, *MARKS), None))


def test_a_booking_that_was_never_claimed_stays_as_it_is() -> None:
    booked = parsed(*TIMES, *MARKS[:2])
    assert standing(booked, None) == booked.found
