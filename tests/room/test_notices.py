"""Site notices: what an emergency puts off, and how long a message that was read stays away."""

from dataclasses import replace

import pytest

from kiosk.room.facts import Notice, NoticeKind, Presence
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused
from kiosk.room.notices import PUT_AWAY_FOR
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import EmergencyLight, PresenceUse
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.schedule import EventKey
from kiosk.room.state import State
from tests.room.door import POLICY, at, facts, minutes, policy, see, span

MEETING = span("a", "13:00", "15:00")
CHECKED_IN = replace(MEETING, checked_in=True)
KEY = EventKey("a")
EMERGENCY, MESSAGE, OUT = (
    Notice(kind) for kind in (NoticeKind.EMERGENCY, NoticeKind.MESSAGE, NoticeKind.OUT_OF_SERVICE)
)
RADAR = {"presence": Presence(False, at("13:20"), at("13:44"), occupancy=True)}
SENSED = policy(presence=PresenceUse.CHECK_IN_AND_RELEASE)


# A message


def test_a_message_that_was_read_comes_back_after_a_while() -> None:
    read = {"notice": MESSAGE, "put_away_at": at("13:00:20")}
    back = at("13:00:20") + PUT_AWAY_FOR
    assert not see("13:00:20", **read).notice_open
    assert not see(back - minutes(0.01), **read).notice_open
    assert see(back - minutes(0.01), **read).next_change_at == back
    assert see(back, **read).notice_open
    assert {see(now, **read).notice for now in ("13:00", "13:31")} == {NoticeKind.MESSAGE}


# An emergency


def test_an_emergency_takes_the_screen_whatever_was_put_away() -> None:
    room = see("13:05", notice=EMERGENCY, put_away_at=at("13:04"))
    assert (room.notice, room.notice_open, room.awake) == (NoticeKind.EMERGENCY, True, True)
    assert see("23:00", notice=EMERGENCY).awake


@pytest.mark.parametrize(("now", "state"), [("12:30", State.FREE), ("13:05", State.BUSY)])
def test_in_an_emergency_the_room_is_what_it_was_and_nothing_of_it_can_be_taken(now: str, state: State) -> None:
    quiet, room = see(now, CHECKED_IN), see(now, CHECKED_IN, notice=EMERGENCY)
    assert (room.state, room.until, room.current, room.next) == (state, quiet.until, quiet.current, quiet.next)
    assert quiet.walk_up or quiet.extend
    assert (room.walk_up, room.extend, room.may_book_later) == ((), (), False)


@pytest.mark.parametrize(
    ("choice", "light"),
    [(EmergencyLight.ROOM, LightPattern.FREE), (EmergencyLight.OUT_OF_SERVICE, LightPattern.OUT_OF_SERVICE)],
)
def test_the_light_in_an_emergency_is_the_sites_choice(choice: EmergencyLight, light: LightPattern) -> None:
    rules = policy(emergency_light=choice)
    assert see("12:30", MEETING, notice=EMERGENCY, rules=rules).light is light
    assert see("12:30", MEETING, notice=MESSAGE, rules=rules).light is LightPattern.FREE


def test_nobody_is_released_while_nobody_can_come_and_the_time_to_check_in_begins_when_they_may() -> None:
    ends = replace(EMERGENCY, until=at("13:30"))
    assert see("13:11", MEETING).release
    assert see("13:11", MEETING, notice=EMERGENCY).release is None
    assert see("13:29:59", MEETING, notice=ends).release is None
    after = see("13:30", MEETING, notice=ends).release
    assert after is not None
    assert after.at == at("13:30") + POLICY.release_after
    assert not after.due


def test_an_empty_room_is_handed_back_only_when_it_stays_empty_after_the_emergency() -> None:
    ends = replace(EMERGENCY, until=at("13:40"))
    assert see("13:40", CHECKED_IN, rules=SENSED, **RADAR).vacate_at == at("13:36")
    assert see("13:40", CHECKED_IN, rules=SENSED, notice=EMERGENCY, **RADAR).vacate_at is None
    assert see("13:39", CHECKED_IN, rules=SENSED, notice=ends, **RADAR).vacate_at is None
    assert see("13:40", CHECKED_IN, rules=SENSED, notice=ends, **RADAR).vacate_at is None
    still = {"presence": replace(RADAR["presence"], reported_at=at("13:55"))}
    assert see("13:55", CHECKED_IN, rules=SENSED, notice=ends, **still).vacate_at == at("13:56")


# What is refused


@pytest.mark.parametrize("notice", [EMERGENCY, OUT], ids=lambda notice: notice.kind)
@pytest.mark.parametrize(
    ("intent", "refused"),
    [
        (Book(at("12:30"), at("12:45")), True),
        (Extend(KEY, at("15:30")), True),
        (CheckIn(KEY), False),
        (End(KEY), False),
        (LetGo(), False),
    ],
    ids=lambda value: getattr(value, "kind", None),
)
def test_time_is_refused_and_what_gives_time_back_is_not(notice: Notice, intent: Intent, refused: bool) -> None:
    known, now = facts(MEETING, notice=notice), at("12:30")
    no = Refused(intent, Reason.NOT_ALLOWED)
    assert (refusal(intent, known, POLICY, now) == no) is refused
    if isinstance(intent, Book):
        assert promise_refusal(intent, known, POLICY, now) == no


def test_a_message_refuses_nothing() -> None:
    assert refusal(Book(at("12:30"), at("12:45")), facts(MEETING, notice=MESSAGE), POLICY, at("12:30")) is None
