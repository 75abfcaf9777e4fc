"""When a series nobody could work out may have the room: unknown where it would be free, and offered to nobody."""

from typing import Any

import pytest

from kiosk.room import offers
from kiosk.room.doubts import doubted_until, next_doubt, touches
from kiosk.room.facts import Hold, UndoOffer
from kiosk.room.pattern import LightPattern
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.state import State
from tests.room.door import POLICY, at, doubt, facts, see, span, walk_up

MORNING = doubt("10:00", "12:00")
MEETING = span("a", "10:30", "11:00")


@pytest.mark.parametrize(
    ("now", "spans", "more", "state", "light"),
    [
        ("09:59:59", (), {}, State.FREE, LightPattern.FREE),
        ("10:00", (), {}, State.UNKNOWN, LightPattern.UNKNOWN),
        ("11:59:59", (), {}, State.UNKNOWN, LightPattern.UNKNOWN),
        ("12:00", (), {}, State.FREE, LightPattern.FREE),
        ("10:35", (MEETING,), {}, State.CHECK_IN_DUE, LightPattern.CHECK_IN_DUE),
        ("10:35", (span("a", "10:30", "11:00", checked_in=True),), {}, State.BUSY, LightPattern.BUSY),
        ("10:25", (span("a", "10:30", "11:00", checked_in=True),), {}, State.BUSY, LightPattern.BUSY),
        ("11:00", (MEETING,), {}, State.UNKNOWN, LightPattern.UNKNOWN),
        ("10:35", (), {"hold": Hold(at("10:30"), at("10:45"))}, State.BUSY, LightPattern.HELD),
        ("10:35", (), {"fresh_until": at("10:20")}, State.UNKNOWN, LightPattern.UNKNOWN),
    ],
)
def test_what_would_be_free_is_unknown_and_what_is_readable_stays(
    now: str, spans: tuple[Span, ...], more: dict[str, Any], state: State, light: LightPattern
) -> None:
    room = see(now, *spans, MORNING, **more)
    assert (room.state, room.light) == (state, light)
    assert room.doubted is (state is State.UNKNOWN)
    assert room.believed is (State.FREE if room.doubted else None)


def test_in_doubt_is_not_old() -> None:
    assert not see("11:00", MORNING).stale
    old = see("11:00", MORNING, fresh_until=at("10:50"))
    assert (old.stale, old.doubted) == (True, True)
    assert not see("11:00", fresh_until=at("10:50")).doubted


def test_a_calendar_of_nothing_but_doubt() -> None:
    room = see("12:00", doubt(at("00:00", -3), at("00:00", 9)))
    assert (room.state, room.believed, room.walk_up, room.bookings) == (State.UNKNOWN, State.FREE, (), ())
    assert room.until == at("00:00", 9)


@pytest.mark.parametrize(
    ("now", "times", "until"),
    [
        ("09:00", (MORNING,), "10:00"),
        ("09:00", (MORNING, span("a", "09:30", "09:45")), "09:30"),
        ("10:00", (MORNING,), "12:00"),
        ("10:00", (MORNING, doubt("11:00", "13:00"), doubt("13:00", "14:00")), "14:00"),
        ("10:00", (MORNING, doubt("12:01", "13:00")), "12:00"),
        ("10:00", (MORNING, span("a", "11:00", "11:30")), "11:00"),
    ],
)
def test_how_long_it_lasts(now: str, times: tuple[Span | Doubt, ...], until: str) -> None:
    assert see(now, *times).until == at(until)


def test_a_doubt_is_no_booking_but_shown_where_it_is_todays_or_tomorrows() -> None:
    told = [doubt(at("09:00", day), at("10:00", day)) for day in (-1, 0, 1, 2)]
    room = see("08:00", *told)
    assert (room.bookings, room.next) == ((), None)
    assert room.doubts == tuple(told[1:3])
    assert room.taken == room.doubts


# Offers


def test_a_walk_up_ends_where_a_doubt_begins_and_none_begins_in_one() -> None:
    assert [offer.end for offer in see("09:40", MORNING).walk_up] == [at("09:55"), at("10:00")]
    assert see("09:56", MORNING).walk_up == ()
    assert see("10:00", MORNING).walk_up == ()
    assert see("10:30", MORNING, fresh_until=at("10:20")).walk_up == ()
    assert see("12:00:10", doubt("10:00", "12:00:05")).walk_up[0].start == at("12:00:05")


def test_a_later_booking_goes_round_it_also_from_within() -> None:
    schedule = Schedule((), (MORNING, doubt("15:10", "15:20")))
    found = offers.gaps(schedule.taken(), POLICY, at("10:30"))
    assert [(gap.start, gap.end) for gap in found] == [(at("12:00"), at("15:00")), (at("15:30"), at("00:00", 2))]
    assert see("10:30", MORNING).may_book_later


@pytest.mark.parametrize(
    ("doubted", "ends"),
    [
        (doubt("09:00", "10:00"), ["10:15", "10:30", "11:00"]),
        (doubt("10:10", "12:00"), ["10:10"]),
        (doubt("10:04", "12:00"), []),
        (doubt("09:30", "10:01"), []),
        (doubt("11:00", "12:00"), ["10:15", "10:30", "11:00"]),
    ],
)
@pytest.mark.parametrize("own", [True, False])
def test_more_time_reaches_into_none(doubted: Doubt, ends: list[str], own: bool) -> None:
    room = see("09:40", span("a", "09:30", "10:00", own=own, checked_in=True), doubted)
    assert [offer.end for offer in room.extend] == [at(end) for end in ends]


@pytest.mark.parametrize(
    ("doubted", "offered"),
    [
        (doubt("12:00", "13:00"), True),
        (doubt("11:59", "13:00"), False),
        (doubt("09:00", "09:40"), True),
        (doubt("09:00", "09:41"), False),
    ],
)
def test_what_comes_back_reaches_into_none(doubted: Doubt, offered: bool) -> None:
    undo = UndoOffer(EventKey("x"), at("09:40:10"), at("12:00"))
    assert (see("09:40", doubted, undo=undo).undo == undo) is offered


def test_a_release_is_what_it_was() -> None:
    with_doubt, without = see("10:35", MEETING, MORNING), see("10:35", MEETING)
    assert with_doubt.release == without.release
    assert with_doubt.release is not None
    assert see("10:35", walk_up("a", "10:30", "11:00"), MORNING).end == "a"


# The parts


def test_a_run_of_doubts_is_one() -> None:
    run = facts(MORNING, doubt("11:00", "13:00"), doubt("14:00", "15:00")).schedule
    assert run
    assert [doubted_until(run.doubts, at(now)) for now in ("09:59", "10:00", "12:59", "13:00", "14:30")] == [
        None,
        at("13:00"),
        at("13:00"),
        None,
        at("15:00"),
    ]
    assert [next_doubt(run.doubts, at(now)) for now in ("09:59", "10:00", "14:00")] == [at("10:00"), at("11:00"), None]


def test_half_open_on_both_sides() -> None:
    assert not touches([MORNING], at("09:00"), at("10:00"))
    assert touches([MORNING], at("09:00"), at("10:00:01"))
    assert not touches([MORNING], at("12:00"), at("13:00"))
