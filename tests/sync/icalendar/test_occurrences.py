"""Series as calendars write them: one fault costs itself, and what nobody understands is in doubt, never free."""

from datetime import UTC, datetime

import pytest
from support.objects import WINDOW, calendar, event, intervals, read_event, reading, starts

from kiosk.room.schedule import EARLIEST, LATEST, Doubt
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import Window
from kiosk.sync.icalendar.parse import Parsed, read_object

NINE = ("DTSTART:20250325T090000Z", "DTEND:20250325T100000Z")
DAILY = (*NINE, "RRULE:FREQ=DAILY;COUNT=4")
ALL = ["03-25 09:00", "03-26 09:00", "03-27 09:00", "03-28 09:00"]
IN_NEW_YORK = ("DTSTART;TZID=America/New_York:20250325T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4")
"""At 13:00 in UTC; the room is in Amsterdam."""
THERE = ["03-25 13:00", "03-26 13:00", "03-27 13:00", "03-28 13:00"]
DAYS = ("DTSTART;VALUE=DATE:20250325", "RRULE:FREQ=DAILY;COUNT=4")
MIDNIGHTS = ["03-24 23:00", "03-25 23:00", "03-26 23:00", "03-27 23:00"]

MINUTES = ("DTSTART;VALUE=DATE:20250325", "DURATION:PT20M", "RRULE:FREQ=DAILY;COUNT=2")
"""A day that lasts twenty minutes, which counts as half an hour."""


def parsed(*events: str, head: str = "") -> Parsed:
    return read_object(calendar(*events, head=head), reading())


# Exceptions


@pytest.mark.parametrize(
    ("series", "exception", "left"),
    [
        (DAILY, "EXDATE:20250326T090000Z", [0, 2, 3]),
        (DAILY, "EXDATE:20250326T090000Z,20250327T090000Z", [0, 3]),
        (DAILY, "EXDATE:20250326T090000Z;20250327T090000Z", [0, 3]),
        (DAILY, "EXDATE:never", [0, 1, 2, 3]),
        (DAILY, "EXDATE:never,20250326T090000Z", [0, 2, 3]),
        (DAILY, "EXDATE:2025-03-26T09:00:00Z", [0, 2, 3]),
        (DAILY, "EXDATE:20250326T0900Z", [0, 2, 3]),
        (DAILY, "EXDATE;TZID=Asia/Tokyo:20250326T180000", [0, 2, 3]),
        (DAILY, "EXDATE;VALUE=DATE:20250326", [0, 2, 3]),
        (DAILY, "EXDATE:20250325T090000Z", [1, 2, 3]),
        (IN_NEW_YORK, "EXDATE:20250326T090000", [0, 2, 3]),
        (IN_NEW_YORK, "EXDATE:20250326T130000Z", [0, 2, 3]),
        (IN_NEW_YORK, "EXDATE;VALUE=DATE:20250326", [0, 2, 3]),
        (IN_NEW_YORK, "EXDATE;TZID=Europe/Amsterdam:20250326T090000", [0, 1, 2, 3]),
        (DAYS, "EXDATE;VALUE=DATE:20250326", [0, 2, 3]),
        (DAYS, "EXDATE:20250326T000000", [0, 2, 3]),
        (DAYS, "EXDATE;TZID=Asia/Tokyo:20250326T000000", [0, 2, 3]),
        (DAYS, "EXDATE:20250325T230000Z", [0, 2, 3]),
        (DAILY, "EXRULE:FREQ=DAILY;INTERVAL=2", [1, 3]),
        (DAILY, "EXRULE:FREQ=WHAT", [0, 1, 2, 3]),
    ],
)
def test_exceptions(series: tuple[str, ...], exception: str, left: list[int]) -> None:
    every = {DAILY: ALL, IN_NEW_YORK: THERE, DAYS: MIDNIGHTS}[series]
    assert starts(*series, exception) == [every[index] for index in left]


def test_a_day_named_by_an_instant_is_the_one_whose_midnight_it_is() -> None:
    """The organiser's zone is one the object defines; the room is elsewhere."""
    tokyo = "BEGIN:VTIMEZONE\nTZID:Asia/Tokyo\nEND:VTIMEZONE\n"
    assert starts(*DAYS, "EXDATE:20250325T150000Z", head=tokyo) == [MIDNIGHTS[0], *MIDNIGHTS[2:]]


# Additions


@pytest.mark.parametrize(
    ("series", "addition", "added"),
    [
        (DAILY, "RDATE:20250326T100000Z", ("03-26 10:00", "03-26 11:00")),
        (DAILY, "RDATE;TZID=America/New_York:20250401T120000", ("04-01 16:00", "04-01 17:00")),
        (DAILY, "RDATE;VALUE=DATE:20250401", ("04-01 09:00", "04-01 10:00")),
        (DAILY, "RDATE:soon,20250401T120000Z", ("04-01 12:00", "04-01 13:00")),
        (DAILY, "RDATE;VALUE=PERIOD:20250401T120000Z/PT3H", ("04-01 12:00", "04-01 15:00")),
        (DAILY, "RDATE;VALUE=PERIOD:20250401T120000Z/20250401T140000Z", ("04-01 12:00", "04-01 14:00")),
        (DAILY, "RDATE;VALUE=PERIOD:20250401T120000Z/soon", ("04-01 12:00", "04-01 13:00")),
        (IN_NEW_YORK, "RDATE:20250401T090000", ("04-01 13:00", "04-01 14:00")),
        (DAYS, "RDATE:20250401T090000", ("03-31 22:00", "04-01 22:00")),
        (DAYS, "RDATE;VALUE=PERIOD:20250401T090000Z/PT1H", ("04-01 09:00", "04-01 10:00")),
        (DAYS, "RDATE;VALUE=PERIOD:20250401T090000Z/20250401T110000Z", ("04-01 09:00", "04-01 11:00")),
        (DAYS, "RDATE;VALUE=PERIOD:20250401T090000Z/P2D", ("03-31 22:00", "04-02 22:00")),
        (MINUTES, "RDATE:20250401T120000Z", ("04-01 12:00", "04-01 12:30")),
        (MINUTES, "RDATE:20250326T120000Z", ("03-26 12:00", "03-26 12:30")),
        (MINUTES, "RDATE:20250325T120000Z", ("03-25 12:00", "03-25 12:30")),
    ],
)
def test_additions(series: tuple[str, ...], addition: str, added: tuple[str, str]) -> None:
    plain = read_event(*series)
    assert sorted(read_event(*series, addition)) == sorted([*plain, added])


@pytest.mark.parametrize("gone", ["EXDATE:20250401T120000Z", "EXDATE;TZID=Asia/Tokyo:20250401T210000"])
def test_an_exception_takes_out_a_time_that_was_added_to_days(gone: str) -> None:
    assert starts(*MINUTES, "RDATE:20250401T120000Z,20250402T120000Z", gone) == [*MIDNIGHTS[:2], "04-02 12:00"]


def test_an_override_stands_for_a_time_that_was_added_to_days() -> None:
    series = event(*MINUTES, "RDATE:20250401T120000Z")
    override = event("RECURRENCE-ID:20250401T120000Z", "DTSTART:20250401T150000Z", "DURATION:PT1H")
    found = intervals(parsed(series, override))
    assert found[-1] == ("04-01 15:00", "04-01 16:00")
    assert len(found) == 3


def test_two_starts_with_the_same_digits_in_two_zones_are_two() -> None:
    found = starts(*IN_NEW_YORK, "RDATE;TZID=Europe/Amsterdam:20250326T090000")
    assert found == sorted([*THERE, "03-26 08:00"])


def test_a_period_takes_the_place_of_the_rules_own_occurrence() -> None:
    found = read_event(*DAILY, "RDATE;VALUE=PERIOD:20250326T090000Z/PT3H")
    assert [end for start, end in found if start == "03-26 09:00"] == ["03-26 12:00"]


# Ends


@pytest.mark.parametrize(
    ("series", "until", "count"),
    [
        (NINE, "20250327T090000Z", 3),
        (NINE, "20250327T085959Z", 2),
        (NINE, "20250327", 3),
        (NINE, "2025-03-27T09:00:00Z", 3),
        (NINE, "20250327T0900Z", 3),
        (NINE, "20250327t090000z", 3),
        (NINE, "20250327T100000+0100", 3),
        (IN_NEW_YORK[:2], "20250327T090000", 3),
        (IN_NEW_YORK[:2], "20250327T125959Z", 2),
        (DAYS[:1], "20250327", 3),
        (DAYS[:1], "20250326T230000Z", 3),
        (DAYS[:1], "20250327T000000", 3),
    ],
)
def test_until_in_every_form(series: tuple[str, ...], until: str, count: int) -> None:
    assert len(read_event(*series, f"RRULE:FREQ=DAILY;UNTIL={until}")) == count


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("P1D", "03-25 23:00"),
        ("P1DT6H", "03-26 05:00"),
        ("PT20M", "03-24 23:30"),
        ("-PT20M", "03-24 23:30"),
        ("PT90M", "03-25 00:30"),
        ("P0D", "03-24 23:30"),
    ],
)
def test_what_a_whole_day_lasts(length: str, end: str) -> None:
    assert read_event(DAYS[0], f"DURATION:{length}") == [("03-24 23:00", end)]


def test_hours_over_a_change_of_the_clocks_end_at_the_later_of_their_ends() -> None:
    """An hour comes twice on 26 October: by the length it is over at 06:00, by the clock on the wall at 07:00."""
    window = Window(datetime(2025, 10, 20, tzinfo=UTC), datetime(2025, 11, 1, tzinfo=UTC))
    night = event("DTSTART;TZID=Europe/Amsterdam:20251025T200000", "DURATION:PT12H")
    assert intervals(read_object(calendar(night), reading(window=window))) == [("10-25 18:00", "10-26 07:00")]


def test_a_night_over_a_change_of_the_clocks_ends_at_the_later_of_its_ends() -> None:
    """Summer time begins on 30 March: an hour less on the wall; an exact length ends an hour later there."""
    night = ("DTSTART;TZID=Europe/Amsterdam:20250327T220000", "DTEND;TZID=Europe/Amsterdam:20250328T060000")
    found = read_event(*night, "RRULE:FREQ=DAILY;COUNT=4")
    assert [end for _, end in found] == ["03-28 05:00", "03-29 05:00", "03-30 05:00", "03-31 04:00"]
    autumn = ("DTSTART;TZID=Europe/Amsterdam:20241025T220000", "DTEND;TZID=Europe/Amsterdam:20241026T060000")
    window = Window(datetime(2024, 10, 25, tzinfo=UTC), datetime(2024, 10, 30, tzinfo=UTC))
    data = calendar(event(*autumn, "RRULE:FREQ=DAILY;COUNT=3"))
    ends = [end for _, end in intervals(read_object(data, reading(window=window)))]
    assert ends == ["10-26 04:00", "10-27 05:00", "10-28 05:00"]


@pytest.mark.parametrize("end", ["DTEND:20250325T100000", "DTEND;TZID=America/New_York:20250325T100000"])
def test_an_end_without_a_zone_is_in_that_of_its_start(end: str) -> None:
    assert read_event("DTSTART;TZID=America/New_York:20250325T090000", end) == [("03-25 13:00", "03-25 14:00")]


# Overrides


def override(rid: str, *lines: str) -> str:
    return event(f"RECURRENCE-ID{rid}", *lines)


MOVED = ("DTSTART:20250402T150000Z", "DTEND:20250402T160000Z")


@pytest.mark.parametrize(
    ("series", "named"),
    [
        (DAILY, ":20250326T090000Z"),
        (DAILY, ":2025-03-26T09:00:00Z"),
        (DAILY, ";TZID=Asia/Tokyo:20250326T180000"),
        (DAILY, ";VALUE=DATE:20250326"),
        (IN_NEW_YORK, ":20250326T090000"),
        (DAYS, ":20250325T230000Z"),
        (DAYS, ";TZID=Asia/Tokyo:20250326T000000"),
    ],
)
def test_an_override_names_its_occurrence_in_any_form(series: tuple[str, ...], named: str) -> None:
    every = {DAILY: ALL, IN_NEW_YORK: THERE, DAYS: MIDNIGHTS}[series]
    found = sorted(start for start, _ in intervals(parsed(event(*series), override(named, *MOVED))))
    assert found == sorted([every[0], *every[2:], "04-02 15:00"])


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (["SEQUENCE:4"], ["SEQUENCE:1"], ["04-02 15:00"]),
        (["SEQUENCE:1"], ["SEQUENCE:4"], ["04-03 15:00"]),
        (["DTSTAMP:20250102T000000Z"], ["DTSTAMP:20250101T000000Z"], ["04-02 15:00"]),
        (["SEQUENCE:x"], ["SEQUENCE:1"], ["04-03 15:00"]),
        ([], [], ["04-02 15:00", "04-03 15:00"]),
    ],
)
def test_of_two_overrides_the_later_revision_stands(first: list[str], second: list[str], expected: list[str]) -> None:
    one = override(":20250326T090000Z", *MOVED, *first)
    other = override(":20250326T090000Z", "DTSTART:20250403T150000Z", *second)
    for events in ((one, other), (other, one)):
        found = sorted(start for start, _ in intervals(parsed(event(*DAILY), *events)))
        assert found == [ALL[0], *ALL[2:], *expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["DURATION:PT2H"], ("03-26 09:00", "03-26 11:00")),
        (["DTSTART:soon", "DURATION:PT2H"], ("03-26 09:00", "03-26 11:00")),
    ],
)
def test_an_override_without_a_start_stands_where_its_series_put_it(
    lines: list[str], expected: tuple[str, str]
) -> None:
    assert expected in intervals(parsed(event(*DAILY), override(":20250326T090000Z", *lines)))


def test_an_override_that_names_nothing_readable_counts_for_itself() -> None:
    found = sorted(intervals(parsed(event(*DAILY), override(":what", *MOVED))))
    assert [start for start, _ in found] == [*ALL, "04-02 15:00"]


@pytest.mark.parametrize("uid", ["", "UID:one\n"])
def test_events_of_one_name_all_count(uid: str) -> None:
    events = [f"{uid}DTSTART:202503{day}T090000Z" for day in (25, 26, 27)]
    found = parsed(*events)
    assert [start for start, _ in intervals(found)] == ALL[:3]
    assert len({one.span.key for one in found.found}) == len({one.mark for one in found.found}) == 3


def test_the_same_event_twice_is_one() -> None:
    assert len(parsed(event(*NINE), event(*NINE)).found) == 1


# What nobody understands


def doubts(*lines: str) -> tuple[Doubt, ...]:
    return parsed(event(*lines)).doubts


def at(day: int, hour: int, month: int = 3) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=UTC)


def test_a_rule_nobody_understands_leaves_a_doubt_every_day_at_its_time() -> None:
    found = parsed(event(*NINE, "RRULE:FREQ=WEEKLY;BYDAY=XX;UNTIL=20250328T090000Z"))
    assert intervals(found) == [("03-25 09:00", "03-25 10:00")]
    assert found.found[0].span.exempt
    assert found.unread == (Unread(UnreadKind.SERIES, at(25, 9)),)
    assert list(found.doubts) == [Doubt(at(day, 9), at(day, 10)) for day in (25, 26, 27, 28)]


UNTILS = [("20250328T090000Z", 28), ("20250328T085959Z", 27), ("20250328", 28), ("20250328T100000+0100", 28)]


@pytest.mark.parametrize(("until", "last"), UNTILS)
@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;RSCALE=CHINESE", "FREQ=DAILY;BYMONTHDAY=99", "FREQ=YEARLY;BYDAY=XX"])
def test_an_end_that_is_understood_ends_the_doubts(rule: str, until: str, last: int) -> None:
    assert doubts(*NINE, f"RRULE:{rule};UNTIL={until}")[-1] == Doubt(at(last, 9), at(last, 10))


@pytest.mark.parametrize("rule", ["FREQ=DAILY;UNTIL=some time", "FREQ=DAILY;BYDAY=XX"])
def test_without_an_end_that_is_understood_they_go_on(rule: str) -> None:
    assert doubts(*NINE, f"RRULE:{rule}")[-1] == Doubt(at(9, 9, 4), at(9, 10, 4))


def test_what_follows_lasts_as_its_override_is_written_over_a_change_of_the_clocks_too() -> None:
    found = parsed(
        event("DTSTART;TZID=Europe/Amsterdam:20250328T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
        event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20250329T080000Z",
            "DTSTART;TZID=Europe/Amsterdam:20250329T100000",
            "DURATION:P1D",
        ),
    )
    assert sorted(intervals(found)) == [
        ("03-28 08:00", "03-28 09:00"),
        ("03-29 09:00", "03-30 08:00"),
        ("03-30 08:00", "03-31 08:00"),
    ]


def test_an_override_stands_for_an_event_whose_rule_is_gone() -> None:
    moved = event("RECURRENCE-ID:20250325T090000Z", "DTSTART:20250326T120000Z", "DURATION:PT1H")
    assert intervals(parsed(event(*NINE), moved)) == [("03-26 12:00", "03-26 13:00")]
    other = event("RECURRENCE-ID:20250325T093000Z", "DTSTART:20250326T120000Z", "DURATION:PT1H")
    assert len(parsed(event(*NINE), other).found) == 2


@pytest.mark.parametrize(
    ("zone", "end"),
    [("Asia/Tokyo", "03-26 23:00"), ("America/New_York", "03-27 04:00"), ("Europe/Berlin", "03-26 23:00")],
)
def test_a_date_ends_at_the_later_midnight_of_the_room_and_the_start(zone: str, end: str) -> None:
    found = parsed(event(f"DTSTART;TZID={zone}:20250326T120000", "DTEND;VALUE=DATE:20250327"))
    assert [stop for _, stop in intervals(found)] == [end]


def test_what_follows_an_override_for_all_that_follow_is_in_doubt_all_day() -> None:
    found = parsed(
        event(*NINE, "RRULE:FREQ=DAILY;BYDAY=XX"),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20250326T090000Z", "DTSTART:20250326T130000Z", "DURATION:PT1H"),
    )
    assert found.doubts == (Doubt(at(25, 9), WINDOW.end),)


@pytest.mark.parametrize("named", ["20250326T093000Z", "20250324T090000Z", "20250329T090000Z"])
def test_an_override_for_all_that_follow_what_is_no_occurrence_moves_nothing_and_leaves_a_doubt(named: str) -> None:
    """They stay busy where their series has them; by how much they are moved nobody knows."""
    moved = event(f"RECURRENCE-ID;RANGE=THISANDFUTURE:{named}", "DTSTART:20250326T130000Z", "DURATION:PT1H")
    found = parsed(event(*DAILY), moved)
    assert sorted(start for start, _ in intervals(found)) == sorted([*ALL, "03-26 13:00"])
    since = datetime.strptime(named, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert found.doubts == (Doubt(since, WINDOW.end),)
    assert found.unread == (Unread(UnreadKind.SERIES, since),)


@pytest.mark.parametrize(
    ("series", "named"),
    [
        (DAILY, "20250327T090000Z"),
        ((*DAILY, "EXDATE:20250327T090000Z"), "20250327T090000Z"),
        ((*NINE, "RDATE:20250327T110000Z,20250328T110000Z"), "20250327T110000Z"),
        (("DTSTART:20150325T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"), "20150326T090000Z"),
        (("DTSTART:20150325T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY"), "20150325T090000Z"),
        ((*NINE, "RRULE:FREQ=WEEKLY;BYDAY=WE"), "20250325T090000Z"),
    ],
)
def test_an_override_for_all_that_follow_an_occurrence_leaves_none(series: tuple[str, ...], named: str) -> None:
    """One that is taken out, added, or long ago is an occurrence too."""
    moved = event(f"RECURRENCE-ID;RANGE=THISANDFUTURE:{named}", f"DTSTART:{named[:8]}T150000Z", "DURATION:PT1H")
    found = parsed(event(*series), moved)
    assert (found.doubts, found.unread) == ((), ())
    assert "15:00" in {start[-5:] for start, _ in intervals(found)}


def test_the_last_of_a_series_in_doubt_is_in_doubt_to_its_end() -> None:
    found = doubts("DTSTART:20250325T230000Z", "DURATION:PT3H", "RRULE:FREQ=SECONDLY;UNTIL=20250327T230000Z")
    assert found[-1].end >= at(28, 2)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=WHAT", "nothing", "FREQ=DAILY;BYHOUR=99", "FREQ=HOURLY;BYDAY=XX"],
)
def test_without_a_certain_time_of_day_all_of_it_is_in_doubt(rule: str) -> None:
    assert doubts(*NINE, f"RRULE:{rule}") == (Doubt(at(25, 9), WINDOW.end),)


def test_doubts_begin_and_end_with_the_series() -> None:
    assert doubts(*NINE, "RRULE:FREQ=SECONDLY;UNTIL=20250327T120000Z") == (Doubt(at(25, 9), at(27, 13)),)
    assert doubts("DTSTART:20240101T090000Z", "RRULE:FREQ=SECONDLY;UNTIL=20240201T120000Z") == ()
    assert doubts("DTSTART:20260101T090000Z", "RRULE:FREQ=SECONDLY") == ()


def test_what_is_certain_beside_a_rule_nobody_understands_stays() -> None:
    found = parsed(
        event(*NINE, "RRULE:FREQ=WHAT", "RDATE:20250401T090000Z", "EXDATE:20250325T090000Z"),
        override(":20250326T090000Z", *MOVED),
    )
    assert sorted(start for start, _ in intervals(found)) == ["04-01 09:00", "04-02 15:00"]


@pytest.mark.parametrize("free", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"])
def test_what_keeps_nobody_out_leaves_no_doubt(free: str) -> None:
    found = parsed(event(*NINE, "RRULE:FREQ=WHAT", free), event("DTSTART:soon", free, uid="two"))
    assert (found.found, found.doubts, found.unread) == ((), (), ())


@pytest.mark.parametrize("line", ["DTSTART:soon", "SUMMARY:x", "DTSTART:20251399T000000Z"])
def test_an_event_without_any_time_is_counted(line: str) -> None:
    found = parsed(event(line))
    assert found.unread == (Unread(UnreadKind.NO_TIME),)
    assert found.found == found.doubts == ()


@pytest.mark.parametrize("line", ["DTSTART:20250325T99", "DTEND:20250325T090000Z", "DTSTART:20250325T9:99pm"])
def test_of_a_time_nobody_can_read_the_day_is_in_doubt(line: str) -> None:
    found = parsed(event(line))
    assert found.unread == (Unread(UnreadKind.NO_TIME),)
    assert found.doubts == (Doubt(at(24, 23), at(25, 23)),)


def test_a_zone_nobody_knows_is_counted_and_read_as_the_rooms() -> None:
    found = parsed(event("DTSTART;TZID=Nowhere:20250325T100000", "DURATION:PT1H"))
    assert intervals(found) == [("03-25 09:00", "03-25 10:00")]
    assert found.unread == (Unread(UnreadKind.ZONE, at(25, 9)),)


# Bounds


def test_what_has_more_occurrences_than_are_worked_out_is_in_doubt() -> None:
    minutes = ",".join(
        f"202503{25 + index // 1440:02}T{index // 60 % 24:02}{index % 60:02}00Z" for index in range(4000)
    )
    found = parsed(event("DTSTART:20250325T090000Z", "DURATION:PT1M", f"RDATE:{minutes}"))
    assert len(found.found) == 1
    assert found.doubts == (Doubt(at(25, 9), WINDOW.end),)


@pytest.mark.parametrize(
    "bomb",
    [
        event("DTSTART;TZID=Bomb:20250325T090000", "RRULE:FREQ=DAILY"),
        event(*NINE, *["RRULE:FREQ=YEARLY;BYDAY=53MO;BYSETPOS=-1"] * 400),
        event(*NINE, *["EXDATE:20250325T090000Z"] * 5000),
    ],
)
def test_a_bomb_ends_in_something_honest(bomb: str) -> None:
    """No time is asserted: pytest's own time limit fails a hang."""
    observance = "BEGIN:DAYLIGHT\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nDTSTART:19700101T000000\nRRULE:FREQ=DAILY\n"
    dates = "RDATE:" + ",".join(f"2025{month:02}{day:02}T000000" for month in range(1, 13) for day in range(1, 29))
    head = "BEGIN:VTIMEZONE\nTZID:Bomb\n" + f"{observance}{dates}\nEND:DAYLIGHT\n" * 40 + "END:VTIMEZONE\n"
    found = parsed(bomb, head=head)
    assert found.found or found.doubts


@pytest.mark.parametrize("count", [200, 3000])
def test_many_series_in_one_object_are_all_worked_out(count: int) -> None:
    found = parsed(*(event(*NINE, "RRULE:FREQ=WEEKLY", uid=f"{number}") for number in range(count)))
    assert len(found.found) == 3 * count
    assert not found.doubts


@pytest.mark.parametrize(
    "lines",
    [
        ["DTSTART:20250325T090000Z", "DTEND:99991231T235900Z"],
        ["DTSTART:99991231T235959Z"],
        ["DTSTART:00010101T000000Z", "DTEND:20250325T100000Z"],
        ["DTSTART;VALUE=DATE:20250325", "DTEND;VALUE=DATE:99991231"],
        ["DTSTART;TZID=Asia/Tokyo:00010101T000000", "RRULE:FREQ=DAILY"],
        ["DTSTART;TZID=America/New_York:99991231T235959", "RRULE:FREQ=DAILY;INTERVAL=9999"],
        ["DTSTART:20250325T090000Z", "DURATION:P99999W", "RRULE:FREQ=YEARLY;COUNT=99999"],
    ],
)
def test_the_ends_of_time_are_no_obstacle(lines: list[str]) -> None:
    found = parsed(event(*lines))
    assert all(EARLIEST <= one.span.start < one.span.end for one in found.found)
    far = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20010102T100000Z", "DTEND:99991231T235959Z")
    found = parsed(event("DTSTART:20010101T100000Z", "RRULE:FREQ=DAILY"), far)
    assert found.found[0].span.end <= LATEST


def test_what_an_override_moves_out_of_time_ends_there() -> None:
    far = event("RECURRENCE-ID;RANGE=THISANDFUTURE:21010102T100000Z", "DTSTART:99991231T235959Z", "DURATION:PT1H")
    found = parsed(event("DTSTART:20010102T100000Z", "RRULE:FREQ=YEARLY;INTERVAL=100"), far)
    assert (found.doubts, found.unread) == ((), ())


def test_a_fault_of_our_own_costs_its_event_and_is_never_free(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.sync.icalendar.parse.expand", broken)
    found = parsed(event(*NINE))
    assert found.doubts == (Doubt(WINDOW.start, WINDOW.end),)
    assert found.unread == (Unread(UnreadKind.SERIES),)
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
