"""`kiosk tap`: exactly what the screen offers, in words."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.control.local_socket import LONGEST_LINE
from kiosk.control.status import MOST_EVENTS, status
from kiosk.control.tap import NotOffered, answer, intent_of
from kiosk.room.facts import Facts, UndoOffer
from kiosk.room.intent import Book, CheckIn, Confirmed, End, Extend, Intent, LetGo, Reason, Refused, Undo
from kiosk.room.panel_state import PanelState
from kiosk.room.policy import Policy
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.state import Resolution, resolve
from kiosk.room.unread import Unread, UnreadEvents, UnreadKind

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEY = EventKey("opaque-key-1")


def _room(*spans: Span, undo: bool = False, doubts: tuple[Doubt, ...] = ()) -> Resolution:
    facts = Facts(
        schedule=Schedule(spans, doubts),
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


@pytest.mark.parametrize(("intent", "word"), [(CheckIn(KEY), "checkin"), (LetGo(), "letgo"), (Undo(KEY), "undo")])
def test_what_is_pending_is_one_word(intent: Intent, word: str) -> None:
    assert status(PanelState(BUSY, pending=intent), "waalzaal", NOON)["pending"] == word


def test_of_a_calendar_that_may_only_be_read_every_action_says_so() -> None:
    only_shown = replace(BUSY, shows_only=True)
    for words in ("book 30", "extend 15", "check-in", "end", "undo"):
        with pytest.raises(NotOffered, match="may only read"):
            intent_of(words.split(), only_shown)
    with pytest.raises(NotOffered, match="The actions are"):
        intent_of(["dance"], only_shown)


def test_outcomes_travel_as_words() -> None:
    assert answer(Confirmed(End(KEY))) == {"confirmed": True}
    refused = answer(Refused(End(KEY), Reason.TAKEN, NOON))
    assert refused == {"confirmed": False, "reason": "taken", "until": "2026-11-23T11:00:00+00:00"}


def test_status_has_the_documented_keys_and_no_booking_key() -> None:
    told = status(PanelState(BUSY, pending=End(KEY)), "waalzaal", NOON + 3 * MINUTE)
    documented = "room state until next_change_at next_start sync_age_s stale backend hold pending light"
    assert {*documented.split(), "doubted", "shows_only", "lag_s", "unread"} <= set(told)
    assert (told["state"], told["sync_age_s"], told["pending"]) == ("busy", 180.0, "end")
    assert told["light"] == {"pattern": "busy", "ok": True}
    assert KEY not in str(told)


def test_status_says_what_is_in_doubt_and_what_may_only_be_read() -> None:
    told = status(PanelState(_room(doubts=(Doubt(NOON, NOON + MINUTE),))), "waalzaal", NOON)
    assert (told["state"], told["doubted"], told["stale"], told["shows_only"]) == ("unknown", True, False, False)
    assert status(PanelState(replace(FREE, shows_only=True)), "waalzaal", NOON)["shows_only"] is True
    assert told["lag_s"] == 0
    assert status(PanelState(replace(FREE, lag=5 * MINUTE)), "waalzaal", NOON)["lag_s"] == 300


def test_status_names_what_was_not_read_by_its_time_and_place() -> None:
    events = (Unread(UnreadKind.SERIES, NOON, "0123456789ab"), Unread(UnreadKind.NO_TIME))
    told = status(PanelState(FREE, unread=UnreadEvents(NOON - MINUTE, events)), "waalzaal", NOON)
    assert told["unread"] == {
        "count": 2,
        "since": "2026-11-23T10:59:00+00:00",
        "events": [
            {"kind": "series", "starts": "2026-11-23T11:00:00+00:00", "place": "0123456789ab"},
            {"kind": "no_time", "starts": None, "place": ""},
        ],
    }
    assert status(PanelState(FREE), "waalzaal", NOON)["unread"] == {"count": 0, "since": None, "events": []}


def test_however_much_is_unread_the_answer_fits_in_a_line() -> None:
    events = (Unread(UnreadKind.WITHHELD, NOON, "0123456789ab"),) * 30_000
    told = status(PanelState(DUE, unread=UnreadEvents(NOON, events)), "a-room-with-a-long-name" * 4, NOON)
    assert (told["unread"]["count"], len(told["unread"]["events"])) == (30_000, MOST_EVENTS)
    assert len(json.dumps(told)) < LONGEST_LINE
