"""A feed in pieces: every event counts, each costs at most itself, and what was cut off is no feed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.feeds import DAY, SECRET, ZONE
from support.objects import calendar, event
from vendors.ical.quirks import QUIRKS
from vendors.ical.server import FeedServer

from kiosk.room.schedule import Schedule
from kiosk.room.unread import UnreadKind
from kiosk.sync.backend import NotHere, ProtocolError, Show, Window
from kiosk.sync.ical_feed.parse import FeedContent, digest, split
from kiosk.sync.icalendar.parse import Reading
from kiosk.sync.icalendar.places import place_name

WINDOW = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))
YEAR = Window(datetime(2029, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC))


def content(data: bytes, location: str = "", show: Show = Show.RESERVED, window: Window = WINDOW) -> FeedContent:
    place = place_name(location)
    feed = split(data, place)
    found = FeedContent(feed, Reading(SECRET, ZONE, show, window, "", place))
    found.take(feed.parts)
    return found


def starts(data: bytes, location: str = "") -> list[str]:
    return sorted(f"{span.start:%m-%d %H}" for span in content(data, location).spans)


def timed(day: int, hour: int, *lines: str, uid: str = "one") -> str:
    return event(f"DTSTART:202503{day:02}T{hour:02}0000Z", "DURATION:PT1H", *lines, uid=uid)


A, B = timed(24, 9, uid="a"), timed(25, 10, uid="b")
MINUTES = ",".join(map(str, range(60)))
BOMBS = [timed(24, 8, *[f"RRULE:FREQ=DAILY;BYMINUTE={MINUTES};BYHOUR=1,2"] * 40, uid=f"bomb{n}") for n in range(10)]


@pytest.mark.parametrize(
    ("what", "feed", "expected"),
    [
        ("each UID", calendar(A, B), ["03-24 09", "03-25 10"]),
        ("one UID for two events", calendar(timed(24, 9), timed(25, 10)), ["03-24 09", "03-25 10"]),
        ("the same event twice", calendar(A, A), ["03-24 09"]),
        ("no UID", calendar(*(one.partition("\n")[2] for one in (A, B))), ["03-24 09", "03-25 10"]),
        ("a UID in an alarm", calendar("BEGIN:VALARM\nUID:b\nEND:VALARM\n" + A, B), ["03-24 09", "03-25 10"]),
        ("two calendars", calendar(A) + calendar(B), ["03-24 09", "03-25 10"]),
        ("text around", b"\n\n# made for you\n" + calendar(A) + b"-- \nbye\n", ["03-24 09"]),
        ("an event without its end", calendar(A, B).replace(b"END:VEVENT\nBEGIN", b"BEGIN"), ["03-24 09", "03-25 10"]),
        ("the last without its end", calendar(A).replace(b"END:VEVENT\n", b""), ["03-24 09"]),
        ("small letters", calendar(A).replace(b"VEVENT", b"vevent").replace(b"BEGIN", b"begin"), ["03-24 09"]),
        ("its first line is folded", calendar(A, B).replace(b"N:VEV", b"N:VEV\n ", 1), ["03-24 09", "03-25 10"]),
        ("borders in a text", calendar(timed(24, 9, "DESCRIPTION:x\n BEGIN:VEVENT\n END:VCALENDAR")), ["03-24 09"]),
        ("UTF-16", calendar(A).decode().encode("utf-16"), ["03-24 09"]),
        ("an override before its series", calendar(
            timed(31, 12, "RECURRENCE-ID:20250331T090000Z"), timed(24, 9, "RRULE:FREQ=WEEKLY;COUNT=2")
        ), ["03-24 09", "03-31 12"]),
        ("none", calendar(), []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_counts(what: str, feed: bytes, expected: list[str]) -> None:
    assert starts(feed) == expected


def test_a_bad_event_costs_itself() -> None:
    """Each UID has work of its own: one that would take all of it leaves the others theirs."""
    ordinary = [timed(25, 10, "RRULE:FREQ=DAILY;COUNT=3", uid=f"n{n}") for n in range(20)]
    found = content(calendar(*BOMBS, *ordinary))
    assert sum(span.start.hour == 10 for span in found.spans) == 60
    assert found.doubts
    assert [one.kind for one in found.unread] == [UnreadKind.SERIES] * len(BOMBS)


def test_a_zone_that_the_feed_defines_holds_for_every_event() -> None:
    head = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
    head += "END:STANDARD\nEND:VTIMEZONE\n"
    events = (event(f"DTSTART;TZID=Ours:202503{day}T120000", "DURATION:PT1H", uid=str(day)) for day in (24, 25, 26))
    assert starts(calendar(*events, head=head)) == ["03-24 09", "03-25 09", "03-26 09"]


HERE = "LOCATION:Main Building\\, Room  5; annex"


@pytest.mark.parametrize("location", ["room 5", "Main building", "main building, ROOM 5; annex", "annex"])
def test_a_place_is_one_of_those_named_or_all_of_them(location: str) -> None:
    feed = calendar(timed(24, 9, HERE, uid="a"), timed(25, 10, "LOCATION:Room 50", uid="b"), timed(26, 9, uid="c"))
    assert starts(feed, location) == ["03-24 09"]


def test_an_occurrence_that_moved_to_another_place_is_not_here() -> None:
    series = timed(24, 9, HERE, "RRULE:FREQ=DAILY;COUNT=3")
    away = timed(25, 9, "LOCATION:Room 6", "RECURRENCE-ID:20250325T090000Z")
    silent = timed(26, 11, "RECURRENCE-ID:20250326T090000Z")
    assert starts(calendar(series, away, silent), "Room 5") == ["03-24 09", "03-26 11"]
    assert starts(calendar(series, away, silent), "Room 6") == ["03-25 09", "03-26 11"]


def test_a_place_that_no_event_names_is_not_free() -> None:
    with pytest.raises(NotHere):
        split(calendar(timed(24, 9, HERE)), place_name("Room 7"))
    assert split(calendar(), place_name("Room 7")).parts == ()


def test_names_only_where_the_room_opted_in() -> None:
    feed = calendar(
        timed(24, 9, "SUMMARY:CANARY", "LOCATION:CANARY", uid="CANARY"), timed(25, 9, "SUMMARY:x", "CLASS:PRIVATE")
    )
    assert not content(feed).labels
    (label,) = content(feed, show=Show.TITLE).labels.values()
    assert label.title is not None
    assert "CANARY" in label.title.reveal()
    assert "CANARY" not in repr((content(feed).spans, content(feed).unread))


def test_what_panels_noted_means_nothing_in_a_feed() -> None:
    marks = ("X-ROOMKIOSK-OWN:1", "X-ROOMKIOSK-CLAIM:20250324T080000Z", "X-ROOMKIOSK-CHECKED-IN:1")
    base = f"X-ROOMKIOSK-BASE:{'0' * 32}"
    (span,) = content(calendar(timed(24, 9, *marks, base))).spans
    assert not any((span.own, span.claim, span.checked_in, span.walk_up, span.base))
    assert Schedule([span]).bookings()


@given(st.integers(1, 300), st.sampled_from(["windows_zones", "mixed_line_ends", "folded_in_characters"]))
def test_in_which_stretches_it_is_searched_is_not_seen(stretch: int, quirk: str) -> None:
    feed = QUIRKS[quirk].text(plain(), 0)
    told = split(feed), digest(feed)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.sync.ical_feed.parse._STRETCH", stretch)
        assert (split(feed), digest(feed)) == told


def test_a_feed_of_other_things_says_that_it_was_not_wholly_read() -> None:
    task = b"BEGIN:VTODO\nSUMMARY:" + b"x" * 70 + b"\nEND:VTODO\n"
    found = content(calendar(A).replace(b"BEGIN:VEVENT", task * 30_000 + b"BEGIN:VEVENT"))
    assert len(found.spans) == 1
    assert [one.kind for one in found.unread] == [UnreadKind.TOO_MANY]


def test_another_stamp_is_not_another_feed() -> None:
    feed = calendar(timed(24, 9, "DTSTAMP:20250101T000000Z"))
    assert digest(feed) == digest(feed.replace(b"DTSTAMP:20250101", b"DTSTAMP;X=1:20250102"))
    assert digest(feed) != digest(feed.replace(b"DURATION:PT1H", b"DURATION:PT2H"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>BEGIN:VEVENT</html>",
        b"BEGIN:VEVENT\nEND:VEVENT\n",
        calendar(A).replace(b"END:VCALENDAR", b""),
        calendar(A) + b"BEGIN:VCALENDAR\n",
        calendar(A) + b"BEGIN:VEVENT\n",
        calendar().replace(b"END:VC", b"BEGIN:VFREEBUSY\nFREEBUSY:20250324T090000Z/PT1H\nEND:VFREEBUSY\nEND:VC"),
    ],
    ids=["nothing", "a page", "no calendar", "no end", "another begins", "an event begins", "somebody's free time"],
)
def test_what_is_no_whole_feed_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        split(data)


def plain() -> bytes:
    server = FeedServer()
    for one in DAY:
        server.put(one.uid, one.data)
    return server.plain


def busy(data: bytes) -> object:
    found = content(data, window=YEAR)
    return found.spans, found.doubts


TEXTS = [name for name, quirk in QUIRKS.items() if quirk.row in ("I1", "I3", "I4", "I16")]


@given(st.lists(st.sampled_from(TEXTS), unique=True, max_size=2), st.data())
def test_cut_anywhere_it_is_refused_or_all_there(quirks: list[str], data: st.DataObject) -> None:
    """A door is never free where the whole feed says busy."""
    whole = plain()
    for name in quirks:
        whole = QUIRKS[name].text(whole, 0)
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    try:
        told = busy(cut)
    except ProtocolError:
        return
    assert told == busy(whole)


def test_cut_after_every_byte_it_is_refused_or_all_there() -> None:
    whole = plain()
    told = busy(whole)
    for length in range(len(whole)):
        try:
            split(whole[:length])
        except ProtocolError:
            continue
        assert busy(whole[:length]) == told
