"""What can be said to a wish without asking the backend."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.room.facts import Facts, Hold, UndoOffer
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused, Undo
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.schedule import Abilities, Doubt, EventKey
from tests.room.door import POLICY, at, doubt, facts, span

A, NOBODY = EventKey("a"), EventKey("nobody")
MEETING = span("a", "13:00", "14:00", checked_in=True)
LATER = span("b", "15:00", "16:00")
UNDO = UndoOffer(A, at("13:30:10"), at("14:00"))


def said(intent: Intent, *doubts: Doubt, now: str = "13:30", **more: Any) -> tuple[Reason, str | None] | None:
    refused = refusal(intent, facts(MEETING, LATER, *doubts, undo=UNDO, **more), POLICY, at(now))
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
    assert said(CheckIn(A), now="13:59:59") is None
    assert said(CheckIn(A), now="14:00") == (Reason.TOO_LATE, None)
    assert said(End(A), now="14:00") == (Reason.TOO_LATE, None)
    assert said(Undo(A), now="13:30:09") is None
    assert said(Undo(A), now="13:30:10") == (Reason.TOO_LATE, None)
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


# What is in doubt


@pytest.mark.parametrize(
    ("intent", "doubted", "answer"),
    [
        (Book(at("14:00"), at("14:30")), doubt("14:30", "17:00"), None),
        (Book(at("14:00"), at("14:30")), doubt("12:00", "14:00"), None),
        (Book(at("14:00"), at("14:30")), doubt("14:20", "14:25"), (Reason.DOUBTED, "14:20")),
        (Book(at("14:00"), at("14:30")), doubt("14:00", "17:00"), (Reason.DOUBTED, None)),
        (Book(at("14:00"), at("14:30")), doubt("12:00", "14:01"), (Reason.DOUBTED, None)),
        (Book(at("14:00"), at("15:30")), doubt("15:15", "17:00"), (Reason.TAKEN, "15:00")),
        (Book(at("14:00"), at("15:30")), doubt("15:00", "17:00"), (Reason.TAKEN, "15:00")),
        (Extend(A, at("14:15")), doubt("14:15", "17:00"), None),
        (Extend(A, at("14:15")), doubt("12:00", "14:00"), None),
        (Extend(A, at("14:15")), doubt("14:10", "17:00"), (Reason.DOUBTED, "14:10")),
        (Extend(A, at("14:15")), doubt("13:50", "14:05"), (Reason.DOUBTED, None)),
        (Extend(A, at("14:15")), doubt("14:00", "14:05"), (Reason.DOUBTED, None)),
        (Undo(A), doubt("14:00", "17:00"), None),
        (Undo(A), doubt("12:00", "13:30"), None),
        (Undo(A), doubt("13:59", "17:00"), (Reason.DOUBTED, None)),
        (Undo(A), doubt("13:00", "13:31"), (Reason.DOUBTED, None)),
        (CheckIn(A), doubt("13:00", "17:00"), None),
        (End(A), doubt("13:00", "17:00"), None),
    ],
)
def test_nothing_new_reaches_into_what_is_in_doubt(
    intent: Intent, doubted: Doubt, answer: tuple[Reason, str | None] | None
) -> None:
    assert said(intent, doubted) == answer


# A calendar that may only be read


@pytest.mark.parametrize(
    "intent", [Book(at("14:00"), at("14:30")), Extend(A, at("14:15")), CheckIn(A), End(A), Undo(A)]
)
def test_where_nothing_may_be_written_nothing_is_done_nor_promised(intent: Intent) -> None:
    assert said(intent, may_book=False) == (Reason.NOT_ALLOWED, None)
    assert said(intent, may_book=False, fresh_until=at("13:30")) == (Reason.NOT_ALLOWED, None)
    assert promised(intent, may_book=False) == (Reason.NOT_ALLOWED, None)


def test_a_hold_can_be_given_up_anywhere() -> None:
    assert said(LetGo(), may_book=False) is None


# Out of reach: a walk-up is held, a check-in is noted, nothing else is promised


def promised(intent: Intent, *doubts: Doubt, **more: Any) -> tuple[Reason, str | None] | None:
    old = facts(MEETING, LATER, *doubts, undo=UNDO, **{"fresh_until": at("14:05"), **more})
    refused = promise_refusal(intent, old, POLICY, at("14:30"))
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


def test_no_hold_reaches_into_what_is_in_doubt() -> None:
    assert promised(HERE_AND_NOW, doubt("15:00", "17:00")) is None
    assert promised(HERE_AND_NOW, doubt("14:50", "17:00")) == (Reason.DOUBTED, "14:50")
    assert promised(HERE_AND_NOW, doubt("14:00", "17:00")) == (Reason.DOUBTED, None)


@pytest.mark.parametrize("intent", [HERE_AND_NOW, CheckIn(LATER.key)])
def test_nothing_is_promised_without_a_clock_or_a_calendar(intent: Intent) -> None:
    assert promised(intent, clock_trusted=False) == (Reason.CLOCK, None)
    assert promise_refusal(intent, Facts(), POLICY, at("14:30")) == Refused(intent, Reason.OFFLINE)


@pytest.mark.parametrize(
    ("intent", "may"),
    [
        (Extend(A, at("14:15")), Abilities(extend=False)),
        (CheckIn(A), Abilities(check_in=False)),
        (End(A), Abilities(end=False)),
    ],
)
def test_what_may_not_be_done_with_this_booking_is_refused_and_everything_else_is_not(
    intent: Intent, may: Abilities
) -> None:
    fixed = facts(replace(MEETING, may=may), LATER)
    others = (Extend(A, at("14:15")), CheckIn(A), End(A))
    refused = {one for one in others if refusal(one, fixed, POLICY, at("13:30"))}
    assert refused == {intent}
    assert refusal(intent, fixed, POLICY, at("13:30")) == Refused(intent, Reason.NOT_ALLOWED)
