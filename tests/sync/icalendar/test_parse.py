"""Objects → spans: tables of what calendars write, what goes wrong, and any bytes at all."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from support.objects import WINDOW, calendar, event, intervals, read_event, reading

from kiosk.privacy.personal import Label
from kiosk.room.schedule import UNREADABLE
from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import read_object


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DTSTART:20250325T090000Z", "DTEND:20250325T100000Z"], ("03-25 09:00", "03-25 10:00")),
        (["DTSTART;TZID=Europe/Amsterdam:20250325T090000", "DURATION:PT1H"], ("03-25 08:00", "03-25 09:00")),
        (["DTSTART;TZID=W. Europe Standard Time:20250325T090000", "DURATION:PT1H"], ("03-25 08:00", "03-25 09:00")),
        (["DTSTART:20250325T090000", "DURATION:PT1H"], ("03-25 08:00", "03-25 09:00")),
        (["DTSTART;TZID=Nowhere:20250325T090000", "DURATION:PT1H"], ("03-25 08:00", "03-25 09:00")),
        (["DTSTART;VALUE=DATE:20250325"], ("03-24 23:00", "03-25 23:00")),
        (["DTSTART;VALUE=DATE:20250329", "DTEND;VALUE=DATE:20250401"], ("03-28 23:00", "03-31 22:00")),
        (["DTSTART;VALUE=DATE:20250325", "DTEND;VALUE=DATE:20250325"], ("03-24 23:00", "03-25 23:00")),
        (["DTSTART;VALUE=DATE:20250325", "DURATION:P2D"], ("03-24 23:00", "03-26 23:00")),
        # over the start of summer time, 30 March 01:00 UTC
        (["DTSTART;TZID=Europe/Amsterdam:20250329T200000", "DURATION:PT8H"], ("03-29 19:00", "03-30 03:00")),
        (["DTSTART;TZID=Europe/Amsterdam:20250329T200000", "DURATION:P1D"], ("03-29 19:00", "03-30 18:00")),
        (
            ["DTSTART;TZID=Europe/Amsterdam:20250330T023000", "DTEND;TZID=Europe/Amsterdam:20250330T030000"],
            ("03-30 01:30", "03-30 02:00"),
        ),
        (["DTSTART;TZID=Europe/Amsterdam:20250330T023000", "DURATION:PT1H"], ("03-30 01:30", "03-30 02:30")),
        # without a usable end: half an hour
        (["DTSTART:20250325T090000Z"], ("03-25 09:00", "03-25 09:30")),
        (["DTSTART:20250325T090000Z", "DTEND:20250325T080000Z"], ("03-25 09:00", "03-25 09:30")),
        (["DTSTART:20250325T090000Z", "DTEND:tomorrow"], ("03-25 09:00", "03-25 09:30")),
        (["DTSTART:20250325T090000Z", "DURATION:-PT1H"], ("03-25 09:00", "03-25 09:30")),
        (["DTSTART:20250325T090000Z", "DURATION:long"], ("03-25 09:00", "03-25 09:30")),
        # below DAILY, or not understood: once
        (
            ["DTSTART:20250325T090000Z", "DTEND:20250325T100000Z", "RRULE:FREQ=SECONDLY"],
            ("03-25 09:00", "03-25 10:00"),
        ),
        (["DTSTART:20250325T090000Z", "DTEND:20250325T100000Z", "RRULE:FREQ=WHAT"], ("03-25 09:00", "03-25 10:00")),
        (["dtstart:20250325T090000Z", "DtEnd:20250325T100000Z"], ("03-25 09:00", "03-25 10:00")),
    ],
)
def test_one_event(lines: list[str], expected: tuple[str, str]) -> None:
    assert read_event(*lines) == [expected]


def test_a_floating_time_is_the_calendar_s_where_it_says_so_and_the_room_s_otherwise() -> None:
    lines = ("DTSTART:20250325T090000", "DURATION:PT1H")
    assert read_event(*lines, head="X-WR-TIMEZONE:Asia/Tokyo\n") == [("03-25 00:00", "03-25 01:00")]
    assert read_event(*lines, head="X-WR-TIMEZONE:Nowhere\n") == [("03-25 08:00", "03-25 09:00")]


@pytest.mark.parametrize(
    ("lines", "busy"),
    [
        ([], True),
        (["STATUS:TENTATIVE"], True),
        (["STATUS:CONFIRMED", "TRANSP:OPAQUE"], True),
        (["STATUS:CANCELLED"], False),
        (["STATUS:cancelled"], False),
        (["TRANSP:TRANSPARENT"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:free", "TRANSP:OPAQUE"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "TRANSP:TRANSPARENT"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], True),
        (["X-MICROSOFT-CDO-BUSYSTATUS:WHATEVER", "TRANSP:TRANSPARENT"], False),
        (["X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "STATUS:CANCELLED"], False),
    ],
)
def test_what_counts(lines: list[str], busy: bool) -> None:
    found = read_event("DTSTART:20250325T090000Z", "DTEND:20250325T100000Z", *lines)
    assert bool(found) is busy


PERSON = "ATTENDEE;CN=Ada;PARTSTAT={}:mailto:ada@example.org"
ROOM_1 = "ATTENDEE;CUTYPE=ROOM;PARTSTAT={}:mailto:room1@example.org"
ROOM_2 = "ATTENDEE;CUTYPE=RESOURCE;PARTSTAT={}:MAILTO:Room2@example.org"
PLAIN_ROOM = "ATTENDEE;PARTSTAT={}:mailto:room1@example.org"


@pytest.mark.parametrize(
    ("address", "attendees", "busy"),
    [
        ("", [PERSON.format("ACCEPTED"), ROOM_1.format("DECLINED")], False),
        ("", [PERSON.format("ACCEPTED"), ROOM_2.format("declined")], False),
        ("", [PERSON.format("DECLINED"), ROOM_1.format("ACCEPTED")], True),
        ("", [PERSON.format("DECLINED")], True),
        ("", [ROOM_1.format("NEEDS-ACTION"), PERSON.format("DECLINED")], True),
        ("", [ROOM_1.format("TENTATIVE"), PERSON.format("DECLINED")], True),
        ("", [ROOM_1.format("DECLINED"), ROOM_2.format("ACCEPTED")], True),
        ("", [ROOM_1.format("DECLINED"), ROOM_2.format("DECLINED")], True),
        ("room1@example.org", [ROOM_1.format("DECLINED"), ROOM_2.format("ACCEPTED")], False),
        ("room1@example.org", [ROOM_1.format("ACCEPTED"), ROOM_2.format("DECLINED")], True),
        ("ROOM1@Example.org", [PLAIN_ROOM.format("DECLINED"), PERSON.format("ACCEPTED")], False),
        ("room1@example.org", [PLAIN_ROOM.format("ACCEPTED"), PERSON.format("DECLINED")], True),
        ("room9@example.org", [ROOM_1.format("DECLINED")], False),
        ("", ['ATTENDEE;CN="DECLINED";CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room1@example.org'], True),
        ("", ["ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECL\n INED:mailto:room1@example.org"], False),
    ],
)
def test_what_the_room_itself_declined_does_not_count(address: str, attendees: list[str], busy: bool) -> None:
    data = calendar(event("DTSTART:20250325T090000Z", "DTEND:20250325T100000Z", *attendees))
    assert bool(read_object(data, reading(address=address)).found) is busy


def test_one_declined_occurrence_is_one() -> None:
    data = calendar(
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3", ROOM_1.format("ACCEPTED")),
        override("20250329T090000", *SERIES, ROOM_1.format("DECLINED")),
    )
    assert [start for start, _ in intervals(read_object(data, reading()))] == ["03-28 08:00", "03-30 07:00"]


SERIES = ("DTSTART;TZID=Europe/Amsterdam:20250328T090000", "DTEND;TZID=Europe/Amsterdam:20250328T100000")


def test_a_series_keeps_its_time_on_the_wall() -> None:
    found = read_event(*SERIES, "RRULE:FREQ=DAILY;COUNT=4")
    assert [start for start, _ in found] == ["03-28 08:00", "03-29 08:00", "03-30 07:00", "03-31 07:00"]


def test_exceptions_and_additions() -> None:
    found = read_event(
        *SERIES,
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE;TZID=Europe/Amsterdam:20250329T090000",
        "EXDATE:20250331T070000Z",
        "RDATE;TZID=Europe/Amsterdam:20250402T120000",
        "RDATE;VALUE=PERIOD:20250403T120000Z/PT3H,20250404T120000Z/20250404T140000Z",
    )
    assert found == [
        ("03-28 08:00", "03-28 09:00"),
        ("03-30 07:00", "03-30 08:00"),
        ("04-02 10:00", "04-02 11:00"),
        ("04-03 12:00", "04-03 15:00"),
        ("04-04 12:00", "04-04 14:00"),
    ]


@pytest.mark.parametrize(
    ("until", "count"), [("20250330", 3), ("20250330T065959Z", 2), ("20250330T070000Z", 3), ("20250330T090000", 3)]
)
def test_until_is_a_day_or_a_moment(until: str, count: int) -> None:
    assert len(read_event(*SERIES, f"RRULE:FREQ=DAILY;UNTIL={until}")) == count


def override(rid: str, *lines: str) -> str:
    return event(f"RECURRENCE-ID;TZID=Europe/Amsterdam:{rid}", *lines)


def test_an_override_replaces_its_occurrence_wherever_it_goes() -> None:
    data = calendar(
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3"),
        override("20250329T090000", "DTSTART:20250329T150000Z", "DTEND:20250329T160000Z"),
        override("20250330T090000", "DTSTART:20250330T070000Z", "DTEND:20250330T080000Z", "STATUS:CANCELLED"),
    )
    assert intervals(read_object(data, reading())) == [("03-28 08:00", "03-28 09:00"), ("03-29 15:00", "03-29 16:00")]


def test_an_override_for_all_that_follow_moves_them() -> None:
    data = calendar(
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3"),
        event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Amsterdam:20250329T090000",
            "DTSTART;TZID=Europe/Amsterdam:20250329T110000",
            "DURATION:PT2H",
        ),
    )
    assert intervals(read_object(data, reading())) == [
        ("03-28 08:00", "03-28 09:00"),
        ("03-30 09:00", "03-30 11:00"),
        ("03-29 10:00", "03-29 12:00"),
    ]


def test_keys_survive_what_does_not_change_the_occurrence() -> None:
    plain = read_object(calendar(event(*SERIES, "RRULE:FREQ=DAILY;COUNT=3")), reading())
    later = Window(datetime(2025, 3, 29, tzinfo=UTC), WINDOW.end)
    moved = read_object(
        calendar(
            event(*SERIES, "RRULE:FREQ=DAILY;COUNT=5", "SUMMARY:x"),
            event("RECURRENCE-ID:20250329T080000Z", "DTSTART:20250329T110000Z", "DURATION:PT1H"),
        ),
        reading(window=later),
    )
    keys = [one.span.key for one in plain.found]
    assert {one.span.key for one in moved.found} >= set(keys[1:])


def test_an_occurrence_that_reaches_into_the_window_is_seen() -> None:
    window = Window(datetime(2025, 3, 29, 1, tzinfo=UTC), datetime(2025, 3, 29, 2, tzinfo=UTC))
    lines = ("DTSTART:20250101T200000Z", "DTEND:20250102T080000Z", "RRULE:FREQ=DAILY")
    found = read_object(calendar(event(*lines)), reading(window=window)).found
    assert [one.span.start for one in found] == [datetime(2025, 3, 28, 20, tzinfo=UTC)]


def test_one_poisoned_event_hides_no_other() -> None:
    data = calendar(
        event("DTSTART:20250325T090000Z", "DTEND:20250325T100000Z", "RRULE:FREQ=SECONDLY;BYDAY=??", uid="bad"),
        event("DTSTART:utter nonsense", uid="worse"),
        event("DTSTART:20250326T090000Z", "DTEND:20250326T100000Z", uid="good"),
        event(*SERIES, "RRULE:FREQ=DAILY;COUNT=2", uid="series"),
        event("RECURRENCE-ID:what", "DTSTART:20250327T090000Z", uid="series"),
    )
    parsed = read_object(data, reading())
    assert intervals(parsed) == [
        ("03-25 09:00", "03-25 10:00"),
        ("03-26 09:00", "03-26 10:00"),
        ("03-28 08:00", "03-28 09:00"),
        ("03-29 08:00", "03-29 09:00"),
        ("03-27 09:00", "03-27 09:30"),
    ]
    assert [one.span.exempt for one in parsed.found] == [True, False, False, False, True]


def test_an_event_without_an_end_of_its_component_still_counts() -> None:
    data = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20250325T090000Z\nBEGIN:VALARM\nTRIGGER:-PT1M\n"
    assert intervals(read_object(data, reading())) == [("03-25 09:00", "03-25 09:30")]


# Names

NAMED = ("DTSTART:20250325T090000Z", "SUMMARY:Plan\\, part 2", 'ORGANIZER;CN="Ada Byron":mailto:CANARY@example.org')


def label(show: Show, *lines: str) -> Label | None:
    parsed = read_object(calendar(event(*NAMED, *lines)), reading(show))
    return next(iter(parsed.labels.values()), None)


def test_title_and_organizer_only_as_the_room_opted_in() -> None:
    assert label(Show.RESERVED) is None
    titled, organized = label(Show.TITLE), label(Show.ORGANIZER)
    assert titled is not None
    assert titled.title is not None
    assert "Plan, part 2" in titled.title.reveal()
    assert titled.organizer is None
    assert organized is not None
    assert organized.organizer is not None
    assert "Ada Byron" in organized.organizer.reveal()
    assert organized.title is None


@pytest.mark.parametrize("value", ["PRIVATE", "CONFIDENTIAL", "private", "X-SECRET", ""])
@pytest.mark.parametrize("show", [Show.TITLE, Show.ORGANIZER])
def test_private_events_are_never_named(show: Show, value: str) -> None:
    assert label(show, f"CLASS:{value}") is None


def test_one_private_occurrence_makes_the_series_private() -> None:
    data = calendar(
        event(*SERIES, "SUMMARY:x", "RRULE:FREQ=DAILY;COUNT=3"),
        override("20250329T090000", "DTSTART:20250329T150000Z", "CLASS:PRIVATE", "SUMMARY:y"),
    )
    assert not read_object(data, reading(Show.TITLE)).labels


def test_an_organizer_without_a_name_is_nobody() -> None:
    data = calendar(event("DTSTART:20250325T090000Z", "ORGANIZER:mailto:CANARY@example.org"))
    assert not read_object(data, reading(Show.ORGANIZER)).labels


def test_nothing_personal_is_in_what_is_kept() -> None:
    fields = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ATTENDEE;CN=CANARY", "ORGANIZER;CN=CANARY", "COMMENT")
    lines = [f"{name}:CANARY" for name in fields]
    parsed = read_object(calendar(event("DTSTART:20250325T090000Z", *lines, uid="CANARY")), reading(Show.TITLE))
    assert parsed.found
    assert "CANARY" not in repr(parsed)


# Marks


def test_the_panels_marks() -> None:
    lines = ("DTSTART:20250325T090000Z", "X-ROOMKIOSK-OWN:1", "X-ROOMKIOSK-WALK-UP:1", "X-ROOMKIOSK-CHECKED-IN:1")
    claim = ("STATUS:TENTATIVE", "X-ROOMKIOSK-CLAIM:20250325T085900Z", f"X-ROOMKIOSK-BASE:{'0a' * 16}")
    (one,) = read_object(calendar(event(*lines, *claim)), reading()).found
    assert one.span.own is one.span.walk_up is one.span.checked_in is one.span.claim is True
    assert one.claimed_at == datetime(2025, 3, 25, 8, 59, tzinfo=UTC)
    assert one.base == "0a" * 16


@pytest.mark.parametrize("line", ["X-ROOMKIOSK-CHECKED-IN:0", "X-ROOMKIOSK-CHECKED-IN:", "X-ROOMKIOSK-CLAIM:soon"])
def test_a_mark_with_another_value_is_none(line: str) -> None:
    (one,) = read_object(calendar(event("DTSTART:20250325T090000Z", line)), reading()).found
    assert not one.span.checked_in
    assert not one.span.claim


def test_a_mark_on_a_whole_series_says_nothing_about_an_occurrence() -> None:
    parsed = read_object(calendar(event(*SERIES, "RRULE:FREQ=DAILY", "X-ROOMKIOSK-CHECKED-IN:1")), reading())
    assert not any(one.span.checked_in for one in parsed.found)


# Laws

PIECES = st.sampled_from(
    [
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "BEGIN:VEVENT",
        "END:VEVENT",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "BEGIN:STANDARD",
        "END:STANDARD",
        "UID:a",
        "UID:b",
        "DTSTART:20250325T090000Z",
        "DTSTART;TZID=x:20250330T023000",
        "DTSTART;VALUE=DATE:20250325",
        "DTEND:00010101T000000",
        "DTEND:99991231T235959Z",
        "DURATION:P99999W",
        "DURATION:-PT1H",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=YEARLY;BYDAY=53MO",
        "RRULE:FREQ=DAILY;UNTIL=x",
        "RRULE:FREQ=WEEKLY;COUNT=1000000",
        "EXDATE:20250325T090000Z,,",
        "RDATE:x",
        "RDATE;VALUE=PERIOD:20250325T090000Z/P1D",
        "RECURRENCE-ID:20250326T090000Z",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20250326T090000Z",
        "TZID:x",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "DTSTART:00010101T000000",
        "DTSTART:99991231T235959",
        "X-ROOMKIOSK-OWN:1",
        "X-ROOMKIOSK-BASE:x",
        "X-ROOMKIOSK-CLAIM:x",
        "CLASS:PRIVATE",
        "X-WR-TIMEZONE:x",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=25))
def test_any_lines_are_survived(lines: list[str]) -> None:
    parsed = read_object("\r\n".join(lines).encode("utf-8", "replace"), reading(Show.TITLE))
    for one in parsed.found:
        assert one.span.start < one.span.end


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_survived(data: bytes) -> None:
    read_object(data, reading(Show.ORGANIZER))
    read_object(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20250325T090000Z\r\n" + data, reading(Show.TITLE))


@pytest.mark.parametrize(
    "filling",
    [
        b"X" * 5_000_000,
        b"\n" * 5_000_000,
        b"SUMMARY:x\n" * 300_000,
        b"BEGIN:VEVENT\n" * 100_000,
        b'X;A="' * 300_000,
        b"EXDATE:" + b"20250325T090000Z," * 200_000,
        b"RDATE:" + b"20250325T090000Z," * 200_000,
        b"RRULE:FREQ=DAILY\n" * 20_000,
    ],
)
def test_a_huge_object_is_read_as_far_as_it_is_worth(filling: bytes) -> None:
    """No time is asserted: pytest's own time limit fails a hang."""
    data = (
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\nDTSTART:20250325T090000Z\n" + filling + b"\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    assert len(data) > 250_000
    found = read_object(data, reading()).found
    assert found[0].span.start == datetime(2025, 3, 25, 9, tzinfo=UTC)


LOCAL = (datetime(2025, 1, 1), datetime(2030, 1, 1))  # noqa: DTZ001 - on the wall
ZONES = st.sampled_from(
    [
        "Europe/Amsterdam",
        "America/New_York",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Pacific/Chatham",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    ZONES,
    st.datetimes(*LOCAL),
    st.integers(5, 600),
    st.sampled_from(["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=SU,MO", "FREQ=DAILY;INTERVAL=3", "FREQ=MONTHLY;BYDAY=-1SU"]),
)
def test_the_same_starts_as_the_library_in_every_zone(name: str, start: datetime, minutes: int, rule: str) -> None:
    start = start.replace(second=0, microsecond=0)
    lines = (f"DTSTART;TZID={name}:{start:%Y%m%dT%H%M%S}", f"DURATION:PT{minutes}M", f"RRULE:{rule}")
    begin = start.replace(tzinfo=UTC) + timedelta(days=10)
    window = Window(begin, begin + timedelta(days=400))
    ours = {one.span.start for one in read_object(calendar(event(*lines)), reading(window=window)).found}
    parsed = icalendar.Calendar.from_ical(calendar(event(*lines, "DTSTAMP:20250101T000000Z")))
    found = recurring_ical_events.of(parsed).between(window.start, window.end)
    theirs = {one["DTSTART"].dt.astimezone(UTC) for one in found}
    edges = (window.start + timedelta(days=1), window.end - timedelta(days=1))
    assert {one for one in ours if edges[0] < one < edges[1]} == {one for one in theirs if edges[0] < one < edges[1]}


def test_half_an_hour_is_what_rules_say() -> None:
    assert timedelta(minutes=30) == UNREADABLE
