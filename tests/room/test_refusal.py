"""What can be said to a wish without asking the backend."""

from typing import Any

import pytest

from kiosk.room.facts import Facts, Hold, UndoOffer
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused, Undo
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.schedule import EventKey
from tests.room.door import POLICY, at, facts, span

A, NOBODY = EventKey("a"), EventKey("nobody")
MEETING = span("a", "13:00", "14:00", checked_in=True)
LATER = span("b", "15:00", "16:00")
UNDO = UndoOffer(A, at("13:30:10"), at("14:00"))


def said(intent: Intent, now: str = "13:30", **more: Any) -> tuple[Reason, str | None] | None:
    refused = refusal(intent, facts(MEETING, LATER, undo=UNDO, **more), POLICY, at(now))
    if refused is None:
        return None
    assert refused.intent == intent
    return refused.reason, f"{refused.until.astimezone(POLICY.zone):%H:%M}" if refused.until else None


@pytest.mark.parametrize(
    ("intent", "answer"),
    [
        (Book(at("14:00"), at("14:30")), None),
        (Book(at("14:00"), at("15:30")), (Reason.TAKEN, "15:00")),
        (Book(at("13:30"), at("14:30")), (Reason.TAKEN, None)),
        (Book(at("15:00"), at("15:30")), (Reason.TAKEN, None)),
        (Book(at("15:15"), at("15:30")), (Reason.TAKEN, None)),
        (Book(at("12:00"), at("12:30")), (Reason.TOO_LATE, None)),
        (Extend(A, at("14:15")), None),
        (Extend(A, at("15:00")), None),
        (Extend(A, at("15:30")), (Reason.TAKEN, "15:00")),
        (Extend(A, at("14:20")), (Reason.CHANGED, "15:00")),
        (Extend(EventKey("b"), at("16:20")), (Reason.CHANGED, None)),
        (Extend(NOBODY, at("14:15")), (Reason.GONE, None)),
        (CheckIn(A), None),
        (CheckIn(NOBODY), (Reason.GONE, None)),
        (End(A), None),
        (End(NOBODY), (Reason.GONE, None)),
        (Undo(A), None),
        (Undo(NOBODY), (Reason.TOO_LATE, None)),
        (LetGo(), None),
    ],
)
def test_only_what_the_screen_could_have_offered_goes_further(
    intent: Intent, answer: tuple[Reason, str | None] | None
) -> None:
    assert said(intent) == answer


def test_what_is_over_is_over() -> None:
    assert said(CheckIn(A), "13:59:59") is None
    assert said(CheckIn(A), "14:00") == (Reason.TOO_LATE, None)
    assert said(End(A), "14:00") == (Reason.TOO_LATE, None)
    assert said(Undo(A), "13:30:09") is None
    assert said(Undo(A), "13:30:10") == (Reason.TOO_LATE, None)
    assert refusal(Undo(A), facts(MEETING), POLICY, at("13:30")) == Refused(Undo(A), Reason.TOO_LATE)


@pytest.mark.parametrize("intent", [Book(at("14:00"), at("14:30")), Extend(A, at("14:15")), End(A), Undo(A)])
def test_without_a_clock_or_fresh_data_nothing_is_changed(intent: Intent) -> None:
    assert said(intent, clock_trusted=False) == (Reason.CLOCK, None)
    assert said(intent, fresh_until=at("13:30")) == (Reason.OFFLINE, None)
    assert said(intent, fresh_until=at("13:30:01")) is None
    assert said(intent, fresh_until=None) == (Reason.OFFLINE, None)
    assert refusal(intent, Facts(fresh_until=at("23:00")), POLICY, at("13:30")) == Refused(intent, Reason.OFFLINE)


def test_right_behind_it_stands_the_next_booking() -> None:
    back_to_back = facts(MEETING, span("b", "14:00", "15:00"))
    refused = refusal(Extend(A, at("14:15")), back_to_back, POLICY, at("13:30"))
    assert refused == Refused(Extend(A, at("14:15")), Reason.TAKEN, at("14:00"))


# Out of reach: a walk-up is held, a check-in is noted, nothing else is promised


def promised(intent: Intent, now: str = "14:30", **more: Any) -> tuple[Reason, str | None] | None:
    old = facts(MEETING, LATER, undo=UNDO, **{"fresh_until": at("14:05"), **more})
    refused = promise_refusal(intent, old, POLICY, at(now))
    if refused is None:
        return None
    assert refused.intent == intent
    return refused.reason, f"{refused.until.astimezone(POLICY.zone):%H:%M}" if refused.until else None


HERE_AND_NOW = Book(at("14:30"), at("15:00"))


@pytest.mark.parametrize(
    ("intent", "answer"),
    [
        (HERE_AND_NOW, None),
        (Book(at("14:30"), at("15:30")), (Reason.TAKEN, "15:00")),
        (Book(at("13:30"), at("14:00")), (Reason.TOO_LATE, None)),
        (Book(at("16:00"), at("16:30")), (Reason.OFFLINE, None)),
        (CheckIn(LATER.key), None),
        (CheckIn(A), (Reason.TOO_LATE, None)),
        (CheckIn(NOBODY), (Reason.GONE, None)),
        (Extend(LATER.key, at("16:15")), (Reason.OFFLINE, None)),
        (End(LATER.key), (Reason.OFFLINE, None)),
        (Undo(A), (Reason.OFFLINE, None)),
    ],
)
def test_what_can_be_promised(intent: Intent, answer: tuple[Reason, str | None] | None) -> None:
    assert promised(intent) == answer


def test_one_hold_at_a_time_and_check_in_beside_it() -> None:
    hold = Hold(at("14:20"), at("14:50"))
    assert promised(HERE_AND_NOW, hold=hold) == (Reason.OFFLINE, None)
    assert promised(CheckIn(LATER.key), hold=hold) is None


@pytest.mark.parametrize("intent", [HERE_AND_NOW, CheckIn(LATER.key)])
def test_nothing_is_promised_without_a_clock_or_a_calendar(intent: Intent) -> None:
    assert promised(intent, clock_trusted=False) == (Reason.CLOCK, None)
    assert promise_refusal(intent, Facts(), POLICY, at("14:30")) == Refused(intent, Reason.OFFLINE)
