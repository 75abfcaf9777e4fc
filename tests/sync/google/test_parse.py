"""What of Google's events keeps a room busy, whose it is, and what of it may be known."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.room.schedule import ANYTHING, Doubt
from kiosk.room.unread import UnreadKind
from kiosk.sync.backend import Show
from kiosk.sync.booking.event_store import EventMark, OwnEvent
from kiosk.sync.google import resource
from kiosk.sync.google.parse import GoogleEvents, GoogleReading, RoomIs, in_turn, key_of, read_events, version_of

SECRET = b"s" * 32
ZONE = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2030, 1, 7, 8, 0, tzinfo=UTC)
ID = "0123456789abcdef0123456789abcdef"
TIMES = {"start": {"dateTime": "2030-01-07T08:00:00Z"}, "end": {"dateTime": "2030-01-07T09:00:00Z"}}
GUEST = {"attendees": [{"self": True, "responseStatus": "accepted"}]}
EVENT: dict[str, Any] = {"id": "event1", "etag": '"1"', "status": "confirmed", **TIMES, **GUEST}


def parsed(*items: object, show: Show = Show.RESERVED, now: datetime | None = NOW) -> GoogleEvents:
    return read_events(items, GoogleReading(SECRET, ZONE, show, now))


def times(*items: object) -> list[tuple[str, str]]:
    spans = (found.event.span for found in parsed(*items).found.values())
    return sorted((f"{span.start:%dT%H:%M}", f"{span.end:%dT%H:%M}") for span in spans)


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True),
        ({"status": "tentative"}, True),
        ({"status": "cancelled"}, False),
        ({"status": "a new one"}, True),
        ({"transparency": "opaque"}, True),
        ({"transparency": "transparent"}, False),
        ({"eventType": "fromGmail"}, True),
        ({"eventType": "outOfOffice"}, True),
        ({"eventType": "focusTime"}, True),
        ({"eventType": "a new one"}, True),
        ({"eventType": "workingLocation"}, False),
        ({"eventType": "birthday"}, False),
        ({"attendees": [{"self": True, "responseStatus": "declined"}]}, False),
        ({"attendees": [{"self": True, "responseStatus": "needsAction"}]}, True),
        ({"attendees": [{"self": True, "responseStatus": "tentative"}]}, True),
        ({"attendees": [{"responseStatus": "declined"}]}, True),
        ({"attendees": "nonsense"}, True),
    ],
)
def test_what_counts(more: dict[str, Any], counts: bool) -> None:
    assert times(EVENT | more) == [("07T08:00", "07T09:00")] * counts


def test_what_was_deleted_has_no_times_and_is_nothing() -> None:
    assert parsed({"id": "event1", "status": "cancelled"}) == GoogleEvents()


def test_the_same_event_on_two_pages_is_one() -> None:
    assert len(parsed(EVENT, EVENT).found) == 1


@pytest.mark.parametrize(
    ("start", "end", "read"),
    [
        ({"dateTime": "2030-01-07T09:00:00+01:00"}, {"dateTime": "2030-01-07T10:00:00+01:00"}, ("08:00", "09:00")),
        ({"dateTime": "2030-01-07T09:00:00", "timeZone": "Europe/Berlin"}, {}, ("08:00", "08:30")),
        ({"dateTime": "2030-01-07T03:00:00", "timeZone": "America/New_York"}, {}, ("08:00", "08:30")),
        ({"dateTime": "2030-01-07T09:00:00", "timeZone": "Nowhere"}, {}, ("08:00", "08:30")),
        ({"dateTime": "2030-01-07T08:00:00.123Z"}, {"dateTime": "2030-01-07T08:00:00Z"}, ("08:00", "08:30")),
        ({"date": "2030-01-07"}, {"date": "2030-01-08"}, ("23:00", "23:00")),
        ({"date": "2030-01-07"}, {"date": "nonsense"}, ("23:00", "23:30")),
        ({"dateTime": "2030-01-07T08:00:00Z"}, "nonsense", ("08:00", "08:30")),
    ],
)
def test_times(start: Any, end: Any, read: tuple[str, str]) -> None:
    (found,) = parsed(EVENT | {"start": start, "end": end}).found.values()
    span = found.event.span
    assert (f"{span.start:%H:%M}", f"{span.end:%H:%M}") == read
    assert span.all_day is ("date" in start)
    assert span.exempt is (read[1].endswith(":30"))


@pytest.mark.parametrize(
    ("more", "doubts"),
    [
        ({"start": {}}, [("06T23:00", "07T23:00")]),
        ({"start": {"dateTime": "9999-99-99T00:00:00Z"}}, [("06T23:00", "07T23:00")]),
        ({"start": {"dateTime": "0001-01-01T00:00:00+12:00"}, "end": None}, []),
        (
            {"start": None, "end": None, "originalStartTime": {"dateTime": "2030-01-09T08:00:00Z"}},
            [("08T23:00", "09T23:00")],
        ),
    ],
)
def test_without_a_start_it_is_a_doubt_and_never_nothing(more: dict[str, Any], doubts: list[tuple[str, str]]) -> None:
    found = parsed(EVENT | more, EVENT | {"id": "event2"})
    assert len(found.found) == 1, "it costs itself alone"
    assert [(f"{doubt.start:%dT%H:%M}", f"{doubt.end:%dT%H:%M}") for doubt in found.doubts] == doubts
    (unread,) = found.unread
    assert (unread.kind, len(unread.place)) == (UnreadKind.NO_TIME, 12)


@pytest.mark.parametrize("item", [None, 7, "CANARY", [], {}, {"id": 7}])
def test_what_is_no_event_is_unread(item: object) -> None:
    found = parsed(item)
    assert [unread.kind for unread in found.unread] == [UnreadKind.NO_TIME]
    assert "CANARY" not in repr(found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys([*EVENT, "extendedProperties", "organizer"], json_values)))
def test_whatever_stands_there_is_busy_or_unread_or_says_that_it_is_free(odd: dict[str, Any]) -> None:
    found = parsed(EVENT | odd)
    free = odd.get("status") == "cancelled"
    assert bool(found.found) + bool(found.unread) == 1 - free
    for one in found.found.values():
        assert one.event.occupied.end > one.event.occupied.start


# Whose it is


@pytest.mark.parametrize(
    ("more", "room"),
    [
        ({}, RoomIs.GUEST),
        ({"attendees": []}, RoomIs.ONLOOKER),
        ({"organizer": {"self": True}}, RoomIs.ORGANIZER),
        ({"organizer": {"self": True}, "attendees": []}, RoomIs.ORGANIZER),
        ({"organizer": {"self": "true"}}, RoomIs.GUEST),
        ({"organizer": {"self": True}, "start": {"date": "2030-01-07"}}, RoomIs.GUEST),
    ],
)
def test_what_the_room_is_to_it(more: dict[str, Any], room: RoomIs) -> None:
    (found,) = parsed(EVENT | more).found.values()
    assert found.room is room
    assert found.event.span.may == room.value


def written(stamp: datetime = NOW, *, claim: bool = False, **more: Any) -> dict[str, Any]:
    own = OwnEvent(ID, NOW, NOW + timedelta(hours=1), **more)
    return {
        "id": ID,
        "etag": '"1"',
        **resource.written(own, "base1" if own.base else "", "Reserved", stamp, claim=claim),
    }


@pytest.mark.parametrize("walk_up", [True, False])
@pytest.mark.parametrize("checked_in", [True, False])
@pytest.mark.parametrize("based", [True, False])
def test_what_a_panel_wrote_is_read_as_it_was_written(walk_up: bool, checked_in: bool, based: bool) -> None:
    base = key_of(SECRET, "base1") if based else None
    (found,) = parsed(written(walk_up=walk_up, checked_in=checked_in, base=base)).found.values()
    span, event = found.event.span, found.event
    assert (span.key, span.own, span.claim, span.may) == (key_of(SECRET, ID), True, False, ANYTHING)
    assert (span.walk_up, span.checked_in, span.base) == (walk_up, checked_in, base)
    assert (event.own_id, event.made_at, event.claimed_at) == (ID, NOW, None)


@pytest.mark.parametrize(
    ("age", "now", "lives", "dead"),
    [(0, NOW, True, False), (15, NOW, True, False), (16, NOW, False, True), (0, None, False, False)],
)
def test_a_claim_lives_for_a_while_by_the_server_s_time(
    age: int, now: datetime | None, lives: bool, dead: bool
) -> None:
    stamp = NOW - timedelta(seconds=age)
    (found,) = parsed(written(stamp, claim=True, walk_up=True), now=now).found.values()
    assert (found.event.claimed_at, found.event.own_id) == (stamp, ID)
    span = found.event.span
    assert (span.claim, span.own, span.walk_up, found.is_dead_claim) == (lives, lives, lives, dead)


def changed(mark: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda event: event["extendedProperties"]["private"].update({mark: value})


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.update(id="another1"),
        changed(resource.OWN, "another1"),
        changed(resource.OWN, 7),
        lambda event: event.pop("extendedProperties"),
        lambda event: event.update(extendedProperties={"private": "nonsense"}),
        lambda event: event.update(extendedProperties={"shared": event["extendedProperties"]["private"]}),
    ],
)
def test_a_copy_or_a_forged_mark_is_a_booking_of_somebody_else(change: Callable[[dict[str, Any]], object]) -> None:
    event = written(walk_up=True, checked_in=True)
    change(event)
    span = next(iter(parsed(event).found.values())).event.span
    assert (span.own, span.walk_up) == (False, False)


def test_marks_of_a_series_are_no_decision_about_its_occurrences() -> None:
    occurrence = EVENT | {"id": "event1_20300107T080000Z"}
    for mark in EventMark:
        (found,) = parsed(occurrence | resource.marked("event1", mark, None)).found.values()
        assert not found.event.span.checked_in


def test_a_mark_is_noted_and_taken_away() -> None:
    for stamp in (NOW, None):
        (found,) = parsed(EVENT | resource.marked("event1", EventMark.RELEASING, stamp)).found.values()
        assert found.event.releasing_since == stamp
    (found,) = parsed(EVENT | resource.marked("event1", EventMark.CHECKED_IN, NOW)).found.values()
    assert found.event.span.checked_in
    assert "2030" not in repr(resource.marked("event1", EventMark.CHECKED_IN, NOW)), "of a check-in no time is kept"


# Two panels


def own(event_id: str, start: int, end: int, *, claim: bool = False, base: str = "") -> dict[str, Any]:
    """Minutes from NOW."""
    begins, ends = (NOW + timedelta(minutes=minutes) for minutes in (start, end))
    event = OwnEvent(event_id, begins, ends)
    return {"id": event_id, "etag": '"1"', **resource.written(event, base, "Reserved", NOW, claim=claim)}


@pytest.mark.parametrize(
    ("events", "gives_way"),
    [
        ([own("aaaa1", 0, 30), own("aaaa2", 30, 60)], set()),
        ([own("aaaa1", 0, 30), own("aaaa2", 0, 30)], {"aaaa2"}),
        ([own("aaaa2", 0, 30), own("aaaa1", 1, 30)], {"aaaa1"}),
        ([own("aaaa1", 0, 30), own("aaaa2", 20, 60), own("aaaa3", 50, 90)], {"aaaa2"}),
        ([own("aaaa1", 0, 30), own("aaaa2", 0, 30), own("aaaa3", 0, 30)], {"aaaa2", "aaaa3"}),
        ([own("aaaa1", 0, 30), own("aaaa2", 0, 30, claim=True)], set()),
        ([own("aaaa1", 0, 30, claim=True), own("aaaa2", 0, 30)], set()),
        ([own("aaaa1", 30, 60), own("aaaa2", 30, 60, base="base1")], {"aaaa1"}),
        ([own("aaaa2", 0, 30), EVENT | {"id": "aaaa1"}], set()),
    ],
)
def test_of_panels_bookings_that_overlap_the_first_stays(events: list[dict[str, Any]], gives_way: set[str]) -> None:
    for order in permutations(events):
        spans = list(in_turn(parsed(*order).found.values()))
        assert {span.key for span in spans if span.gives_way} == {key_of(SECRET, name) for name in gives_way}
        assert len(spans) == len(events)


# Versions


def test_two_changes_with_one_etag_are_two_versions() -> None:
    moved = EVENT | {"end": {"dateTime": "2030-01-07T08:30:00Z"}}
    noted = EVENT | resource.marked("event1", EventMark.CHECKED_IN, None)
    gone = EVENT | {"status": "cancelled"}
    assert len({version_of(event, ZONE) for event in (EVENT, moved, noted, gone)}) == 4
    zoned = EVENT | {"start": {"dateTime": "2030-01-07T09:00:00+01:00"}}
    assert version_of(zoned, ZONE) == version_of(EVENT, ZONE), "the same time, spelt otherwise"


@pytest.mark.parametrize("etag", [None, 7, "", '""', "1", '"a"b"', '"a\r\nX: y"', 'W/"1"'])
def test_what_cannot_be_sent_back_is_no_version(etag: object) -> None:
    assert version_of(EVENT | {"etag": etag}, ZONE) == ""


# Names

NAMED = EVENT | {"summary": "Budget CANARY", "organizer": {"displayName": "Ada CANARY"}, "description": "CANARY"}


@pytest.mark.parametrize(
    ("show", "more", "shown"),
    [
        (Show.RESERVED, {}, None),
        (Show.TITLE, {}, "Budget CANARY"),
        (Show.ORGANIZER, {}, "Ada CANARY"),
        (Show.TITLE, {"visibility": "default"}, "Budget CANARY"),
        (Show.TITLE, {"visibility": "public"}, "Budget CANARY"),
        (Show.TITLE, {"visibility": "private"}, None),
        (Show.TITLE, {"visibility": "confidential"}, None),
        (Show.ORGANIZER, {"visibility": "a new one"}, None),
        (Show.TITLE, {"summary": " "}, None),
        (Show.TITLE, {"summary": 7}, None),
        (Show.ORGANIZER, {"organizer": "CANARY"}, None),
    ],
)
def test_a_name_is_known_where_the_room_opted_in(show: Show, more: dict[str, Any], shown: str | None) -> None:
    found = parsed(NAMED | more, show=show)
    told = [one.title or one.organizer for one in found.labels.values()]
    assert [one.reveal().strip("\u2068\u2069") for one in told if one] == ([shown] if shown else [])
    assert "CANARY" not in repr(found)


def test_a_panel_s_own_event_has_no_label() -> None:
    assert parsed(written(), show=Show.TITLE).labels == {}


@pytest.mark.parametrize(
    ("show", "asked"), [(Show.RESERVED, ()), (Show.TITLE, ("summary",)), (Show.ORGANIZER, ("displayName",))]
)
def test_a_name_is_asked_for_where_the_room_opted_in(show: Show, asked: tuple[str, ...]) -> None:
    personal = ("summary", "displayName", "description", "email", "location", "creator", "iCalUID", "htmlLink")
    assert tuple(name for name in personal if name in resource.fields(show)) == asked


def test_doubts_are_days_of_the_room() -> None:
    (doubt,) = parsed(EVENT | {"start": {}, "end": {"dateTime": "2030-01-07T23:30:00Z"}}).doubts
    assert doubt == Doubt(datetime(2030, 1, 7, 23, tzinfo=UTC), datetime(2030, 1, 8, 23, tzinfo=UTC))
