"""The state of a room: the first rule that fits."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.room.facts import Facts, Hold, Notice, NoticeKind, UndoOffer
from kiosk.room.pattern import LightPattern
from kiosk.room.schedule import Span
from kiosk.room.state import State, resolve
from tests.room.door import POLICY, at, minutes, policy, see, span, walk_up

MEETING = span("a", "13:00", "14:00")
CHECKED_IN = span("a", "13:00", "14:00", checked_in=True)
HOLD = Hold(at("13:00"), at("13:30"))
OUT = Notice(NoticeKind.OUT_OF_SERVICE)
MESSAGE = Notice(NoticeKind.MESSAGE)


@pytest.mark.parametrize(
    ("spans", "more", "state", "light"),
    [
        ((), {}, State.FREE, LightPattern.FREE),
        ((MEETING,), {}, State.CHECK_IN_DUE, LightPattern.CHECK_IN_DUE),
        ((CHECKED_IN,), {}, State.BUSY, LightPattern.BUSY),
        ((span("a", "13:00", "14:00", exempt=True),), {}, State.BUSY, LightPattern.BUSY),
        ((span("a", "13:00", "14:00", claim=True),), {}, State.BUSY, LightPattern.BUSY),
        ((span("a", "13:00", "14:00", all_day=True),), {}, State.BUSY, LightPattern.BUSY),
        ((walk_up("a", "13:00", "14:00"),), {}, State.BUSY, LightPattern.BUSY),
        ((MEETING,), {"rules": policy(check_in=False)}, State.BUSY, LightPattern.BUSY),
        ((), {"hold": HOLD}, State.BUSY, LightPattern.HELD),
        ((MEETING,), {"hold": HOLD}, State.BUSY, LightPattern.HELD),
        ((MEETING,), {"notice": OUT, "hold": HOLD}, State.OUT_OF_SERVICE, LightPattern.OUT_OF_SERVICE),
        ((), {"notice": OUT, "clock_trusted": False}, State.OUT_OF_SERVICE, LightPattern.OUT_OF_SERVICE),
        ((), {"notice": OUT, "fresh_until": None}, State.OUT_OF_SERVICE, LightPattern.OUT_OF_SERVICE),
        ((CHECKED_IN,), {"clock_trusted": False}, State.UNKNOWN, LightPattern.UNKNOWN),
        ((), {"clock_trusted": False, "hold": HOLD}, State.UNKNOWN, LightPattern.UNKNOWN),
        ((), {"notice": MESSAGE}, State.FREE, LightPattern.FREE),
    ],
)
def test_state_and_light(spans: tuple[Span, ...], more: dict[str, Any], state: State, light: LightPattern) -> None:
    room = see("13:05", *spans, **more)
    assert (room.state, room.light) == (state, light)


def test_before_anything_was_read_nobody_knows() -> None:
    room = resolve(Facts(), POLICY, at("13:00"))
    assert (room.state, room.light, room.believed) == (State.UNKNOWN, LightPattern.UNKNOWN, None)
    assert room.stale
    assert (room.walk_up, room.may_book_later, room.check_in, room.end) == ((), False, None, None)
    room = resolve(Facts(fresh_until=at("14:00")), POLICY, at("13:00"))
    assert (room.state, room.walk_up) == (State.UNKNOWN, ())


# Notices


def test_out_of_service_offers_nothing() -> None:
    room = see("13:05", MEETING, notice=OUT)
    assert (room.walk_up, room.extend, room.end, room.release, room.check_in) == ((), (), None, None, None)
    assert not room.may_book_later
    assert room.until is None
    assert [b.key for b in room.bookings] == ["a"]


def test_a_notice_ends() -> None:
    notice = Notice(NoticeKind.OUT_OF_SERVICE, at("14:00"))
    room = see("13:59:59", notice=notice)
    assert (room.state, room.until, room.next_change_at) == (State.OUT_OF_SERVICE, at("14:00"), at("14:00"))
    assert see("14:00", notice=notice).state == State.FREE


def test_a_message_takes_the_screen_and_not_the_state() -> None:
    notice = Notice(NoticeKind.MESSAGE, at("14:00"))
    quiet = see("13:59:59", CHECKED_IN)
    assert see("13:59:59", CHECKED_IN, notice=notice) == replace(quiet, notice=NoticeKind.MESSAGE, notice_open=True)
    assert not see("14:00", CHECKED_IN, notice=notice).notice_open
    assert see("13:05", clock_trusted=False, notice=MESSAGE).notice_open
    assert not see("13:05", notice=OUT).notice_open


# A hold


@pytest.mark.parametrize(("now", "held"), [("12:59:59", False), ("13:00", True), ("13:29:59", True), ("13:30", False)])
def test_a_hold_covers_exactly_the_walk_ups_interval(now: str, held: bool) -> None:
    room = see(now, hold=HOLD, fresh_until=at("12:00"))
    assert room.held is held
    assert (room.state == State.BUSY) is held
    assert (room.until == at("13:30")) is held


def test_a_held_room_says_how_old_its_data_is_and_takes_nothing_more() -> None:
    room = see("13:05", hold=HOLD, fresh_until=at("12:00"))
    assert (room.state, room.stale, room.believed) == (State.BUSY, True, None)
    assert (room.walk_up, room.end, room.may_book_later) == ((), None, False)


def test_a_hold_stands_before_anything_was_read() -> None:
    assert resolve(Facts(hold=HOLD), POLICY, at("13:05")).state == State.BUSY


def test_check_in_stands_beside_a_hold() -> None:
    later = span("b", "13:30", "14:00")
    room = see("13:20", later, hold=HOLD)
    assert room.held
    assert room.next
    assert (room.next.key, room.check_in) == ("b", "b")
    assert see("13:19:59", later, hold=HOLD).check_in is None


# Stale: what was free, and what began later, nobody knows


@pytest.mark.parametrize(
    ("now", "state", "believed"),
    [
        ("12:29:59", State.FREE, None),
        ("12:30", State.UNKNOWN, State.FREE),
        ("12:59:59", State.UNKNOWN, State.FREE),
        ("13:00", State.UNKNOWN, State.BUSY),
        ("13:59:59", State.UNKNOWN, State.BUSY),
        ("14:00", State.UNKNOWN, State.FREE),
    ],
)
def test_a_free_room_and_the_bookings_after_it_become_unknown(now: str, state: State, believed: State | None) -> None:
    for booking in (MEETING, CHECKED_IN):
        room = see(now, booking, fresh_until=at("12:30"), rules=policy(check_in_opens=minutes(0)))
        assert (room.state, room.believed, room.stale) == (state, believed, state is State.UNKNOWN)
        assert (room.light == LightPattern.UNKNOWN) == (state is State.UNKNOWN)


@pytest.mark.parametrize(
    ("booking", "state"),
    [(CHECKED_IN, State.BUSY), (MEETING, State.CHECK_IN_DUE), (walk_up("a", "13:00", "14:00"), State.BUSY)],
)
def test_a_booking_that_began_before_stays_what_it_is_to_its_end(booking: Span, state: State) -> None:
    for now in ("13:00:01", "13:59:59"):
        room = see(now, booking, fresh_until=at("13:00:01"))
        assert (room.state, room.stale, room.until) == (state, True, at("14:00"))
    assert see("14:00", booking, fresh_until=at("13:00:01")).state == State.UNKNOWN


def test_a_booking_that_begins_at_that_very_moment_is_unknown() -> None:
    assert see("13:00", CHECKED_IN, fresh_until=at("13:00")).state == State.UNKNOWN


def test_the_one_after_a_booking_that_began_before_is_unknown() -> None:
    room = see("14:00", CHECKED_IN, span("b", "14:00", "15:00"), fresh_until=at("13:30"))
    assert (room.state, room.believed, room.until) == (State.UNKNOWN, State.BUSY, at("15:00"))


def test_an_early_check_in_is_not_believed_without_fresh_data_before_the_start_or_after() -> None:
    for now in ("13:55", "14:00", "14:30"):
        room = see(now, span("a", "14:00", "15:00", checked_in=True), fresh_until=at("13:52"))
        assert (room.state, room.believed) == (State.UNKNOWN, State.BUSY)
    assert see("13:51", span("a", "14:00", "15:00", checked_in=True), fresh_until=at("13:52")).state == State.BUSY


def test_from_the_cache_alone_everything_is_unknown() -> None:
    assert see("13:05", fresh_until=None).believed == State.FREE
    room = see("13:05", CHECKED_IN, fresh_until=None)
    assert (room.state, room.believed) == (State.UNKNOWN, State.BUSY)


UNDO = UndoOffer(MEETING.key, at("23:00"), MEETING.end)


def test_on_old_data_nothing_is_changed_but_check_in_and_holds_stay() -> None:
    """Extend, End, Undo and a booking for later are refused when stale."""
    fresh = see("13:05", span("a", "13:00", "14:00", own=True, checked_in=True), undo=UNDO)
    assert fresh.extend
    assert (fresh.end, fresh.may_book_later) == ("a", True)
    stale = see("13:05", span("a", "13:00", "14:00", own=True, checked_in=True), undo=UNDO, fresh_until=at("13:04"))
    assert (stale.extend, stale.end, stale.undo, stale.may_book_later) == ((), None, None, False)
    due = see("13:05", MEETING, undo=UNDO, fresh_until=at("13:04"))
    assert (due.check_in, due.end, due.undo, due.may_book_later) == ("a", None, None, False)
    unknown = see("13:05", MEETING, fresh_until=at("12:00"))
    assert (unknown.check_in, unknown.end, unknown.release) == ("a", None, None)
    free = see("12:55", MEETING, undo=UNDO, fresh_until=at("12:00"))
    assert (free.check_in, free.undo, free.may_book_later) == ("a", None, False)
    assert [offer.end for offer in free.walk_up] == [at("13:00")]


# The clock


def test_with_an_untrusted_clock_nothing_is_claimed() -> None:
    spans = MEETING, span("b", "14:00", "15:00", checked_in=True)
    for now in ("12:00", "13:05", "13:55"):
        room = see(now, *spans, clock_trusted=False, hold=HOLD, undo=UNDO)
        assert (room.state, room.light, room.believed, room.held) == (State.UNKNOWN, LightPattern.UNKNOWN, None, False)
        assert (room.current, room.next, room.until, room.check_in) == (None, None, None, None)
        assert (room.release, room.walk_up, room.end, room.undo, room.may_book_later) == (None, (), None, None, False)
        assert not room.clock_trusted


# Undo


@pytest.mark.parametrize(("now", "offered"), [("13:05", True), ("13:05:09", True), ("13:05:10", False)])
def test_undo_lasts_until_its_time_is_up(now: str, offered: bool) -> None:
    undo = UndoOffer(MEETING.key, at("13:05:10"), MEETING.end)
    assert (see(now, undo=undo).undo == undo) is offered


@pytest.mark.parametrize("checked_in", [True, False])
def test_undo_goes_when_somebody_has_the_room(checked_in: bool) -> None:
    assert see("13:05", undo=UNDO).undo == UNDO
    assert see("13:05", span("b", "13:00", "14:00", checked_in=checked_in), undo=UNDO).undo is None


# The day


def test_the_day_is_local_midnight_to_local_midnight() -> None:
    room = see("23:59:59")
    assert (room.day_start, room.day_end) == (at("00:00"), at("00:00", 1))
    assert see(at("00:00", 1)).day_start == at("00:00", 1)


def test_todays_and_tomorrows_bookings_are_shown() -> None:
    spans = (
        span("yesterday", at("22:00", -1), at("00:00")),
        span("night", at("23:00", -1), at("00:00:01")),
        span("today", "09:00", "10:00"),
        span("tomorrow", at("23:59", 1), at("01:00", 2)),
        span("later", at("00:00", 2), at("01:00", 2)),
    )
    assert [b.key for b in see("12:00", *spans).bookings] == ["night", "today", "tomorrow"]


def test_working_hours_are_said() -> None:
    assert [see(now).working for now in ("06:59:59", "07:00", "18:59:59", "19:00")] == [False, True, True, False]


def test_what_was_not_sent_yet_is_said() -> None:
    unsent = frozenset({MEETING.key})
    assert see("13:05", MEETING, unsent_check_ins=unsent).unsent_check_ins == unsent
    assert see("13:05", MEETING, unsent_check_ins=unsent).unsent
    assert not see("13:05", CHECKED_IN).unsent
    assert not see("13:05", span("b", "13:00", "14:00", checked_in=True), unsent_check_ins=unsent).unsent
    assert see("13:05", synced_at=at("13:04")).synced_at == at("13:04")
