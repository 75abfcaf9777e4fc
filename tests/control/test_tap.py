"""`kiosk tap`: exactly what the screen offers, in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.control.status import status
from kiosk.control.tap import NotOffered, answer, intent_of
from kiosk.room.facts import Facts, UndoOffer
from kiosk.room.intent import Book, CheckIn, Confirmed, End, Extend, Intent, Reason, Refused, Undo
from kiosk.room.policy import Policy
from kiosk.room.report import Report
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room.state import Resolution, resolve

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEY = EventKey("opaque-key-1")


def _room(*spans: Span, undo: bool = False) -> Resolution:
    facts = Facts(
        schedule=Schedule(spans),
        synced_at=NOON,
        fresh_until=NOON + 2 * MINUTE,
        undo=UndoOffer(KEY, NOON + MINUTE, NOON + 60 * MINUTE) if undo else None,
    )
    return resolve(facts, Policy(ZoneInfo("Europe/Amsterdam")), NOON)


FREE = _room()
BUSY = _room(Span(KEY, NOON, NOON + 60 * MINUTE, checked_in=True))
DUE = _room(Span(KEY, NOON, NOON + 60 * MINUTE))


@pytest.mark.parametrize(
    ("words", "room", "intent"),
    [
        ("book 30", FREE, Book(NOON, NOON + 30 * MINUTE)),
        ("extend 15", BUSY, Extend(KEY, NOON + 75 * MINUTE)),
        ("end", BUSY, End(KEY)),
        ("check-in", DUE, CheckIn(KEY)),
        ("end", DUE, End(KEY)),
        ("undo", _room(undo=True), Undo(KEY)),
    ],
)
def test_the_words_are_the_buttons(words: str, room: Resolution, intent: Intent) -> None:
    assert intent_of(words.split(), room) == intent


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("book 30", BUSY),
        ("book 31", FREE),
        ("book", FREE),
        ("extend 15", FREE),
        ("extend 15", DUE),
        ("end", FREE),
        ("check-in", BUSY),
        ("undo", FREE),
        ("dance", FREE),
    ],
)
def test_what_the_screen_does_not_offer_is_refused_with_a_sentence(words: str, room: Resolution) -> None:
    with pytest.raises(NotOffered, match=r"\.$"):
        intent_of(words.split(), room)


def test_outcomes_travel_as_words() -> None:
    assert answer(Confirmed(End(KEY))) == {"confirmed": True}
    refused = answer(Refused(End(KEY), Reason.TAKEN, NOON))
    assert refused == {"confirmed": False, "reason": "taken", "until": "2026-11-23T11:00:00+00:00"}


def test_status_has_the_documented_keys_and_no_booking_key() -> None:
    told = status(Report(BUSY, pending=End(KEY)), "waalzaal", NOON + 3 * MINUTE)
    documented = "room state until next_change_at next_start sync_age_s stale backend hold pending light"
    assert set(documented.split()) <= set(told)
    assert (told["state"], told["sync_age_s"], told["pending"]) == ("busy", 180.0, "end")
    assert told["light"] == {"pattern": "busy", "ok": True}
    assert KEY not in str(told)
