"""Who has to check in, from when; when a room nobody checked into is released; what a sensor may do."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.room.check_in import Hindrance
from kiosk.room.facts import Presence
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import PresenceUse
from kiosk.room.schedule import ANYTHING, Abilities, Span
from kiosk.room.state import Resolution, State
from tests.room.door import at, minutes, policy, see, span, walk_up

MEETING = span("a", "13:00", "14:00")
FIXED = Abilities(end=False)


def due(room: Resolution) -> bool:
    assert (room.state == State.CHECK_IN_DUE) == (room.check_in is not None and room.current is not None)
    return room.state == State.CHECK_IN_DUE


# Who needs it


@pytest.mark.parametrize(
    ("booking", "rules", "needed"),
    [
        (MEETING, {}, True),
        (span("a", "13:00", "14:00", own=True), {}, True),
        (MEETING, {"check_in": False}, False),
        (walk_up("a", "13:00", "14:00"), {}, False),
        (span("a", "13:00", "14:00", all_day=True), {}, False),
        (span("a", "13:00", "14:00", exempt=True), {}, False),
        (span("a", "13:00", "14:00", claim=True), {}, False),
        (span("a", "13:00", "17:00"), {}, True),
        (span("a", "13:00", "17:01"), {}, False),
        (span("a", "13:00", "13:31"), {"release_exempt_over": minutes(30)}, False),
    ],
)
def test_who_has_to_check_in(booking: Span, rules: dict[str, Any], needed: bool) -> None:
    room = see("13:05", booking, rules=policy(**rules))
    assert due(room) is needed
    assert room.check_in == ("a" if needed else None)
    early = see("12:55", booking, rules=policy(**rules))
    assert early.check_in == early.early_check_in == ("a" if needed else None)


def test_an_extension_does_not_make_a_booking_too_long_to_need_it() -> None:
    booking = span("a", "13:00", "16:30")
    assert due(see("13:05", booking, span("a+", "16:30", "17:30", own=True, base="a")))


@pytest.mark.parametrize("more", [{"unsent_check_ins": frozenset({"a"})}, {}])
def test_any_check_in_counts_and_once_is_enough(more: dict[str, Any]) -> None:
    marked = span("a", "13:00", "14:00", checked_in=True) if not more else MEETING
    for now in ("12:55", "13:05", "13:30"):
        room = see(now, marked, **more)
        assert (room.state, room.check_in, room.release) == (State.BUSY, None, None)


# From when


@pytest.mark.parametrize(("now", "key"), [("12:49:59", None), ("12:50", "a"), ("12:59:59", "a"), ("13:00", "a")])
def test_the_window_opens_before_the_start_beside_the_current_state(now: str, key: str | None) -> None:
    room = see(now, MEETING)
    assert room.check_in == key
    assert (room.state == State.FREE) is (now < "13:00")
    busy = see(now, span("b", "12:00", "13:00", checked_in=True), MEETING)
    assert busy.check_in == key
    assert (busy.state == State.BUSY) is (now < "13:00")


def test_the_next_ones_window_opens_also_while_the_current_one_is_due() -> None:
    room = see("12:51", span("b", "12:45", "13:00"), MEETING)
    assert (room.state, room.check_in, room.early_check_in) == (State.CHECK_IN_DUE, "b", "a")
    room = see("12:51", span("b", "12:45", "13:00", checked_in=True), MEETING)
    assert (room.check_in, room.early_check_in) == ("a", "a")


def test_only_the_very_next_booking_can_be_checked_into() -> None:
    assert see("12:55", MEETING, span("b", "13:01", "14:00")).check_in == "a"
    assert see("12:55", span("x", "12:59", "13:00", exempt=True), MEETING).check_in is None


# Auto-release


@pytest.mark.parametrize(
    ("now", "louder", "is_due"),
    [
        ("13:00", False, False),
        ("13:07:59", False, False),
        ("13:08", True, False),
        ("13:09:59", True, False),
        ("13:10", True, True),
    ],
)
def test_the_countdown_runs_from_the_start_and_gets_louder_for_two_minutes(
    now: str, louder: bool, is_due: bool
) -> None:
    room = see(now, MEETING)
    assert room.release
    assert (room.release.key, room.release.at) == ("a", at("13:10"))
    assert (room.release.louder, room.release.due, room.release.hindrance) == (louder, is_due, None)
    assert (room.light == LightPattern.CHECK_IN_LAST) is louder


@pytest.mark.parametrize(
    ("more", "deadline"),
    [
        ({}, "13:10"),
        ({"first_seen": {"a": at("12:00")}}, "13:10"),
        ({"first_seen": {"a": at("13:07")}}, "13:17"),
        ({"first_seen": {"b": at("13:07")}}, "13:10"),
        ({"fresh_since": at("12:00")}, "13:10"),
        ({"fresh_since": at("13:20")}, "13:30"),
        ({"first_seen": {"a": at("13:07")}, "fresh_since": at("13:05")}, "13:17"),
        ({"first_seen": {"a": at("13:05")}, "fresh_since": at("13:07")}, "13:17"),
    ],
)
def test_the_deadline_waits_for_whoever_could_not_have_known(more: dict[str, Any], deadline: str) -> None:
    for own in (False, True):
        room = see("13:21", span("a", "13:00", "14:00", own=own), **more)
        assert room.release
        assert room.release.at == at(deadline)


def test_how_long_is_the_sites_choice() -> None:
    room = see("13:00", MEETING, rules=policy(release_after=minutes(15)))
    assert room.release
    assert room.release.at == at("13:15")


def test_past_the_deadline_the_check_in_button_stays() -> None:
    room = see("13:30", MEETING)
    assert due(room)
    assert room.check_in == "a"


def test_a_booking_that_ends_before_its_deadline_is_not_released() -> None:
    for end in ("13:05", "13:10"):
        assert see("13:04", span("a", "13:00", end)).release is None
    assert see("13:04", span("a", "13:00", "13:10:01")).release is not None


def test_a_room_is_not_released_on_old_data_and_says_so() -> None:
    room = see("13:30", MEETING, fresh_until=at("13:09"))
    assert due(room)
    assert room.release
    assert (room.release.hindrance, room.release.due, room.check_in) == (Hindrance.OFFLINE, True, "a")
    assert room.light == LightPattern.CHECK_IN_DUE


def test_a_room_is_not_released_where_the_backend_forbids_it_and_says_so() -> None:
    room = see("13:30", replace(MEETING, may=FIXED))
    assert due(room)
    assert room.release
    assert (room.release.hindrance, room.check_in) == (Hindrance.NOT_ALLOWED, "a")
    assert room.light == LightPattern.CHECK_IN_DUE


def test_where_nobody_can_check_in_nobody_has_to() -> None:
    room = see("13:30", replace(MEETING, may=Abilities(check_in=False)))
    assert (room.state, room.light, room.release) == (State.BUSY, LightPattern.BUSY, None)
    assert (room.check_in, room.early_check_in) == (None, None)


@pytest.mark.parametrize(
    "booking",
    [
        span("a", "13:00", "14:00", checked_in=True),
        walk_up("a", "13:00", "14:00"),
        span("a", "13:00", "14:00", exempt=True),
        span("a", "13:00", "14:00", all_day=True),
        span("a", "13:00", "14:00", claim=True),
        span("a", "13:00", "17:01"),
    ],
)
def test_nothing_else_is_ever_released(booking: Span) -> None:
    assert see("13:30", booking).release is None
    assert see("12:55", booking).release is None


def test_a_booking_that_has_not_begun_is_not_counted_down() -> None:
    assert see("12:59:59", MEETING).release is None


# Presence: the sensor checks in

CHECKS_IN = policy(presence=PresenceUse.CHECK_IN)
RELEASES = policy(presence=PresenceUse.CHECK_IN_AND_RELEASE)


def somebody(since: str, reported: str) -> Presence:
    return Presence(True, at(since), at(reported))


def nobody(since: str, reported: str, occupancy: bool = True) -> Presence:
    return Presence(False, at(since), at(reported), occupancy)


@pytest.mark.parametrize("rules", [CHECKS_IN, RELEASES])
def test_from_the_start_on_a_sensor_checks_in(rules: Any) -> None:
    seen = somebody("12:50", "12:59")
    assert see("12:59:59", MEETING, presence=seen, rules=rules).presence_check_in is None
    assert see("13:00", MEETING, presence=seen, rules=rules).presence_check_in == "a"
    assert see("13:00", MEETING, presence=nobody("12:50", "12:59"), rules=rules).presence_check_in is None
    assert see("13:00", MEETING, rules=rules).presence_check_in is None


def test_a_sensor_that_is_not_used_does_nothing() -> None:
    assert see("13:00", MEETING, presence=somebody("12:50", "12:59")).presence_check_in is None


@pytest.mark.parametrize(
    ("before", "too_early", "settled"),
    [
        (("12:00", "13:00"), "13:02:59", "13:03"),
        (("12:00", "13:01"), "13:03:59", "13:04"),
        (("12:59", "13:30"), "13:32:59", "13:33"),
        (("13:10", "13:20"), "13:22:59", "13:23"),
    ],
)
def test_right_after_somebody_else_it_waits_until_they_have_left(
    before: tuple[str, str], too_early: str, settled: str
) -> None:
    spans = span("b", *before, checked_in=True), span("a", "13:00", "15:00")
    for now, key in ((too_early, None), (settled, "a")):
        room = see(now, *spans, presence=Presence(True, at("12:50"), at(now)), rules=CHECKS_IN)
        assert room.current
        assert (room.current.key, room.presence_check_in) == ("a", key)


def test_a_room_that_was_empty_before_needs_no_waiting() -> None:
    spans = span("b", "12:00", "12:59:59"), MEETING, span("c", "13:00", "13:30")
    room = see("13:00", *spans, presence=somebody("12:50", "12:59"), rules=CHECKS_IN)
    assert room.presence_check_in == "a"


@pytest.mark.parametrize(("now", "counts"), [("13:07:59", True), ("13:08", False)])
def test_a_sensor_that_stopped_reporting_counts_for_nothing(now: str, counts: bool) -> None:
    room = see(now, MEETING, presence=somebody("12:50", "13:00"), rules=CHECKS_IN)
    assert (room.presence_check_in is not None) is counts


def test_a_sensor_does_not_check_in_twice_nor_into_what_nobody_knows() -> None:
    seen = somebody("12:50", "13:04")
    checked_in = span("a", "13:00", "14:00", checked_in=True)
    assert see("13:05", checked_in, presence=seen, rules=CHECKS_IN).presence_check_in is None
    assert see("13:05", MEETING, presence=seen, rules=CHECKS_IN, fresh_until=at("12:59")).presence_check_in is None
    assert see("13:05", MEETING, presence=seen, rules=CHECKS_IN, fresh_until=at("13:04")).presence_check_in == "a"


# Presence: an empty room is handed back

TAKEN = span("a", "13:00", "14:00", checked_in=True)


@pytest.mark.parametrize(
    ("now", "notice", "handed_back"),
    [("13:19:59", False, False), ("13:20", True, False), ("13:20:59", True, False), ("13:21", True, True)],
)
def test_after_a_quarter_of_an_hour_and_a_notice_the_room_is_handed_back(
    now: str, notice: bool, handed_back: bool
) -> None:
    room = see(now, TAKEN, presence=nobody("13:05", "13:19"), rules=RELEASES)
    assert room.vacate_at == (at("13:21") if notice else None)
    assert room.vacate_due is handed_back
    assert room.state == State.BUSY


@pytest.mark.parametrize(
    ("more", "hands_back"),
    [
        ({}, True),
        ({"rules": CHECKS_IN}, False),
        ({"rules": policy()}, False),
        ({"presence": nobody("13:05", "13:19", occupancy=False)}, False),
        ({"presence": Presence(True, at("13:05"), at("13:19"), True)}, False),
        ({"presence": nobody("13:05", "13:12:30")}, False),
        ({"presence": nobody("13:06", "13:19")}, False),
        ({"presence": nobody("12:00", "13:19")}, True),
        ({"touched_at": at("13:05")}, True),
        ({"touched_at": at("13:20:10")}, False),
        ({"fresh_until": at("13:20")}, False),
        ({"may": FIXED}, False),
        ({"rules": policy(presence=PresenceUse.CHECK_IN_AND_RELEASE, vacant_after=minutes(20))}, False),
    ],
)
def test_what_hands_an_empty_room_back(more: dict[str, Any], hands_back: bool) -> None:
    facts = {"presence": nobody("13:05", "13:19"), "rules": RELEASES, **more}
    taken = replace(TAKEN, may=facts.pop("may", ANYTHING))
    assert (see("13:20:30", taken, **facts).vacate_at is not None) is hands_back


def test_absence_counts_from_the_start_of_the_booking() -> None:
    empty = nobody("12:00", "13:15")
    for touched_at in (None, at("12:30")):
        before = see("13:14:59", TAKEN, presence=empty, rules=RELEASES, touched_at=touched_at)
        then = see("13:15", TAKEN, presence=empty, rules=RELEASES, touched_at=touched_at)
        assert (before.vacate_at, then.vacate_at) == (None, at("13:16"))


def test_a_touch_starts_the_quarter_of_an_hour_again() -> None:
    for now, vacate_at in (("13:35:09", None), ("13:35:10", at("13:36:10"))):
        room = see(now, TAKEN, presence=nobody("13:05", "13:35"), touched_at=at("13:20:10"), rules=RELEASES)
        assert room.vacate_at == vacate_at


@pytest.mark.parametrize(
    ("booking", "hands_back"),
    [
        (walk_up("a", "13:00", "14:00"), True),
        (span("a", "13:00", "14:00", own=True, checked_in=True), True),
        (span("a", "13:00", "14:00"), False),
        (span("a", "13:00", "14:00", exempt=True), False),
        (span("a", "13:00", "14:00", all_day=True), False),
        (span("a", "13:00", "14:00", claim=True), False),
        (span("a", "13:00", "17:01", checked_in=True), False),
        (span("a", "13:00", "13:21", checked_in=True), False),
        (span("a", "13:00", "13:21:01", checked_in=True), True),
    ],
)
def test_which_bookings_end_early(booking: Span, hands_back: bool) -> None:
    room = see("13:20:30", booking, presence=nobody("13:05", "13:19"), rules=RELEASES)
    assert (room.vacate_at is not None) is hands_back


def test_an_early_end_needs_no_check_in_to_be_in_use() -> None:
    rules = policy(presence=PresenceUse.CHECK_IN_AND_RELEASE, check_in=False)
    assert see("13:20:30", MEETING, presence=nobody("13:05", "13:19"), rules=rules).vacate_at == at("13:21")
