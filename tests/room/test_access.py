"""Whom each action is for."""

from datetime import timedelta
from typing import get_args

import pytest

from kiosk.room.access import Access, Who, proved
from kiosk.room.intent import ActionKind, Book, BookElsewhere, CheckIn, End, Extend, Intent, LetGo, RoomId, Undo
from kiosk.room.schedule import EventKey
from tests.room.door import at

KEY = EventKey("k")
BOOK = Book(at("12:12"), at("12:45"))
ELSEWHERE = BookElsewhere(RoomId("lek"), at("12:12"), at("12:45"))
EACH = {
    "book": [BOOK, ELSEWHERE],
    "extend": [Extend(KEY, at("13:00"))],
    "end": [End(KEY), LetGo()],
    "check_in": [CheckIn(KEY)],
    "": [Undo(KEY)],
}


@pytest.mark.parametrize("guarded", EACH)
def test_an_action_asks_for_what_its_own_setting_says(guarded: str) -> None:
    access = Access(**{guarded: Who.PIN}) if guarded else Access()
    for action, intents in EACH.items():
        for intent in intents:
            assert access.of(intent) is (Who.PIN if action == guarded and guarded else Who.ANYONE)


def test_every_intent_has_a_kind_of_its_own() -> None:
    assert [intent.kind for intent in get_args(Intent)] == list(ActionKind)


@pytest.mark.parametrize(
    ("took", "start"),
    [(timedelta(seconds=5), "12:12"), (timedelta(seconds=70), "12:13"), (timedelta(minutes=4), "12:16")],
)
def test_a_walk_up_begins_when_it_was_proved_and_ends_as_offered(took: timedelta, start: str) -> None:
    assert proved(BOOK, at("12:12") + took) == Book(at(start), at("12:45"))
    assert proved(ELSEWHERE, at("12:12") + took) == BookElsewhere(RoomId("lek"), at(start), at("12:45"))


@pytest.mark.parametrize("intent", [Book(at("15:00"), at("16:00")), CheckIn(KEY), Extend(KEY, at("13:00"))])
def test_other_wishes_stay_as_they_are(intent: Intent) -> None:
    assert proved(intent, at("12:14")) == intent
