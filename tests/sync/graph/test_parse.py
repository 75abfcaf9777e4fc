"""One event of Graph: what it says, and what becomes of what it does not say."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.room.schedule import Abilities
from kiosk.room.unread import UnreadKind
from kiosk.sync.backend import Show
from kiosk.sync.booking.event_store import OwnEvent
from kiosk.sync.graph import marks
from kiosk.sync.graph.parse import ItemReader, ReadItem, selected

ZONE = ZoneInfo("Europe/Amsterdam")
NINE, TEN = datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 11, 25, 10, tzinfo=UTC)
OWN_ID = "0123456789abcdef" * 2
MARK = marks.written(OwnEvent(OWN_ID, NINE, TEN, walk_up=True), None, NINE, claim=False)
CLAIM = marks.written(OwnEvent(OWN_ID, NINE, TEN), None, NINE, claim=True)


def moment(text: str, zone: str = "UTC") -> dict[str, str]:
    return {"dateTime": text, "timeZone": zone}


def item(**more: Any) -> dict[str, Any]:
    return {
        "@odata.etag": 'W/"1"',
        "id": "AAk/x+y=",
        "iCalUId": "0400",
        "type": "singleInstance",
        "showAs": "busy",
        "start": moment("2026-11-25T09:00:00.0000000"),
        "end": moment("2026-11-25T10:00:00.0000000"),
        "responseStatus": {"response": "accepted", "time": "0001-01-01T00:00:00Z"},
        **more,
    }


def read(show: Show = Show.RESERVED, **more: Any) -> ReadItem:
    return ItemReader(b"s" * 32, ZONE, show).read(item(**more))


def marked(value: str, name: str = marks.OWN) -> dict[str, Any]:
    return {"singleValueExtendedProperties": [{"id": name, "value": value}]}


def test_a_meeting_is_its_times_and_a_key() -> None:
    found = read().event
    assert found is not None
    assert (found.span.start, found.span.end, found.version, found.invited) == (NINE, TEN, 'W/"1"', True)
    assert not any((found.span.own, found.span.checked_in, found.span.claim, found.span.all_day, found.span.exempt))


@pytest.mark.parametrize(("response", "declines"), [("accepted", True), ("notResponded", True), ("none", False)])
def test_only_an_invitation_is_declined(response: str, declines: bool) -> None:
    """What somebody wrote straight into the calendar is shortened."""
    found = read(responseStatus={"response": response}).event
    assert found is not None
    assert found.span.may == Abilities(undo=False, declines=declines)


@pytest.mark.parametrize(
    "more",
    [
        {"isCancelled": True},
        {"responseStatus": {"response": "declined"}},
        {"showAs": "free"},
        {"showAs": "workingElsewhere"},
    ],
    ids=str,
)
def test_what_leaves_the_room_free(more: dict[str, Any]) -> None:
    assert read(**more) == ReadItem()


@pytest.mark.parametrize(
    "more",
    [
        {"showAs": "tentative"},
        {"showAs": "oof"},
        {"showAs": "unknown"},
        {"showAs": None},
        {"responseStatus": None},
        {"responseStatus": {"response": "notResponded"}},
        {"isCancelled": "yes"},
        {"type": "somethingNew"},
    ],
    ids=str,
)
def test_what_keeps_it_busy(more: dict[str, Any]) -> None:
    assert read(**more).event is not None


@pytest.mark.parametrize(
    ("more", "start", "end"),
    [
        ({"start": moment("2026-11-25T09:00:00Z")}, "2026-11-25T09:00", "2026-11-25T10:00"),
        ({"start": moment("2026-11-25T10:00:00", "W. Europe Standard Time")}, "2026-11-25T09:00", "2026-11-25T10:00"),
        ({"start": moment("2026-11-25T04:00:00", "America/New_York")}, "2026-11-25T09:00", "2026-11-25T10:00"),
        ({"end": None}, "2026-11-25T09:00", "2026-11-25T09:30"),
        ({"end": moment("nonsense")}, "2026-11-25T09:00", "2026-11-25T09:30"),
        ({"end": moment("2026-11-25T08:00:00")}, "2026-11-25T09:00", "2026-11-25T09:30"),
        (
            {"isAllDay": True, "start": moment("2026-11-25T00:00:00"), "end": moment("2026-11-26T00:00:00")},
            "2026-11-24T23:00",
            "2026-11-25T23:00",
        ),
        ({"start": moment("0001-01-01T00:00:00")}, "1900-01-01T00:00", "2026-11-25T10:00"),
        ({"end": moment("9999-12-31T23:59:59")}, "2026-11-25T09:00", "9900-01-01T00:00"),
    ],
    ids=str,
)
def test_times(more: dict[str, Any], start: str, end: str) -> None:
    found = read(**more)
    assert found.event is not None
    assert (found.event.span.start, found.event.span.end) == tuple(
        datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (start, end)
    )
    assert found.unread is None


def test_a_zone_nobody_knows_is_said_and_the_meeting_is_never_released() -> None:
    found = read(start=moment("2026-11-25T10:00:00", "Customized Time Zone"))
    assert found.event is not None
    assert (found.event.span.start, found.event.span.exempt) == (NINE, True)
    assert found.unread is not None
    assert (found.unread.kind, found.unread.starts, len(found.unread.place)) == (UnreadKind.ZONE, NINE, 12)


@pytest.mark.parametrize("start", [None, {}, "2026", moment(""), moment("9999-12-31T00:00:00"), moment("x" * 10_000)])
def test_without_a_readable_start_it_is_not_read(start: object) -> None:
    found = read(start=start)
    assert found.event is None
    assert found.unread is not None
    assert found.unread.kind is UnreadKind.NO_TIME


@pytest.mark.parametrize("kind", ["singleInstance", "exception", "occurrence", "seriesMaster"])
def test_a_mark_on_a_whole_series_is_nobodys_decision(kind: str) -> None:
    """What an occurrence has that nobody changed it has of its series."""
    own, checked_in = read(type=kind, **marked(MARK)).event, read(type=kind, **marked("1", marks.CHECKED_IN)).event
    assert own is not None
    assert checked_in is not None
    assert own.span.own is (kind == "singleInstance")
    assert checked_in.span.checked_in is (kind in ("singleInstance", "exception"))


def test_a_panels_own_event_tells_whose_it_is_and_since_when() -> None:
    booked, claim = read(**marked(MARK)).event, read(**marked(CLAIM)).event
    assert booked is not None
    assert claim is not None
    assert (booked.own_id, booked.span.own, booked.span.walk_up, booked.made_at) == (OWN_ID, True, True, NINE)
    assert (booked.span.claim, claim.span.claim, claim.claimed_at) == (False, True, NINE)
    assert booked.span.key == claim.span.key


@pytest.mark.parametrize("text", ["", "own", OWN_ID, f"{OWN_ID.upper()} own", f"x{OWN_ID} own", "\0", "=" * 500])
def test_what_no_panel_wrote_makes_nothing_a_panels(text: str) -> None:
    found = read(**marked(text)).event
    assert found is not None
    assert not found.span.own


@pytest.mark.parametrize("own_id", [OWN_ID, "01234567-89ab-cdef-0123-456789abcdef"])
def test_what_is_written_of_an_event_is_read_again(own_id: str) -> None:
    own = OwnEvent(own_id, NINE, TEN, walk_up=True, checked_in=True)
    read_again = marks.read(marks.written(own, "0" * 32, NINE, claim=True))
    assert read_again == marks.OwnMark(own_id, True, True, NINE, NINE, "0" * 32)


def test_a_property_is_known_however_its_name_is_spelt() -> None:
    found = read(**marked(MARK, marks.OWN.upper())).event
    assert found is not None
    assert found.own_id == OWN_ID


def test_occurrences_of_one_series_are_told_apart_whether_or_not_their_uid_is_shared() -> None:
    """G22: by the date in iCalUId, or by the original start, which an exception keeps when it moves."""
    keys = {
        read(type=kind, originalStart=f"2026-11-{day}T09:00:00Z", iCalUId=uid).event.span.key  # type: ignore[union-attr]
        for kind, day, uid in (
            ("occurrence", 25, "a"),
            ("occurrence", 26, "a"),
            ("exception", 25, "a"),
            ("occurrence", 25, "b"),
        )
    }
    assert len(keys) == 3


CANARIES = {"subject": "CANARY title", "organizer": {"emailAddress": {"name": "CANARY name", "address": "CANARY@x"}}}


@pytest.mark.parametrize(
    ("show", "more", "shown"),
    [
        (Show.RESERVED, {"sensitivity": "normal"}, None),
        (Show.TITLE, {"sensitivity": "normal"}, "CANARY title"),
        (Show.ORGANIZER, {"sensitivity": "normal"}, "CANARY name"),
        (Show.TITLE, {"sensitivity": "private"}, None),
        (Show.ORGANIZER, {"sensitivity": "confidential"}, None),
        (Show.TITLE, {}, None),
        (Show.TITLE, {"sensitivity": "normal", **marked(MARK)}, None),
    ],
    ids=str,
)
def test_names_only_where_the_room_opted_in(show: Show, more: dict[str, Any], shown: str | None) -> None:
    found = read(show, **{**CANARIES, **more})
    assert "CANARY" not in repr(found)
    personal = found.label and (found.label.title or found.label.organizer)
    assert (shown in personal.reveal()) if shown and personal else personal is shown


@pytest.mark.parametrize(
    ("show", "asked"), [(Show.RESERVED, ()), (Show.TITLE, ("subject",)), (Show.ORGANIZER, ("organizer",))]
)
def test_nothing_is_asked_for_that_is_not_shown(show: Show, asked: tuple[str, ...]) -> None:
    names = {"subject", "organizer", "attendees", "body", "bodyPreview", "location", "webLink"}
    assert names.intersection(selected(show).split(",")) == set(asked)


json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


KEYS = (*item(), *CANARIES, "isAllDay", "isCancelled", "originalStart", "sensitivity", "singleValueExtendedProperties")


@given(st.dictionaries(st.sampled_from(KEYS), json))
def test_nothing_an_event_holds_raises(changes: dict[str, Any]) -> None:
    for show in Show:
        read(show, **changes)
