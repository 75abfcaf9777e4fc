"""Time zones as calendars name them."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.icalendar import time_zones
from kiosk.sync.icalendar.content_lines import Component, read
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.time_zones import defined, named

ROOM = ZoneInfo("Europe/Amsterdam")

NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:Custom Eastern
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
DTSTART:19870405T020000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z
END:DAYLIGHT
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
DTSTART:20070311T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE"""


def wall(*numbers: int) -> datetime:
    return datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - local on purpose


def definition(text: str) -> dict[str, Component]:
    return defined(read(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n".encode()).calendar)


def zone_of(tzid: str, definitions: dict[str, Component]) -> tzinfo:
    found = time_zones.zone_of(tzid, definitions, Budget())
    assert found is not None
    return found


def utc(local: datetime, zone: tzinfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("tzid", "name"),
    [
        ("Europe/Amsterdam", "Europe/Amsterdam"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("Romance Standard Time", "Europe/Paris"),
        ("/mozilla.org/20050126_1/Europe/Amsterdam", "Europe/Amsterdam"),
        ("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ('"Europe/Paris"', "Europe/Paris"),
        ("UTC", "UTC"),
        ("Z", "UTC"),
        ("europe/amsterdam", "Europe/Amsterdam"),
        ("EUROPE/AMSTERDAM", "Europe/Amsterdam"),
        ("Europe/Amsterdam (CET)", "Europe/Amsterdam"),
        ("US/Eastern", "US/Eastern"),
        ("Eastern Standard Time", "America/New_York"),
        ("eastern standard time", "America/New_York"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Amsterdam"),
        ("(GMT-08:00) Pacific Time (US & Canada), Los Angeles", "America/Los_Angeles"),
    ],
)
def test_names_that_are_known(tzid: str, name: str) -> None:
    assert named(tzid) == ZoneInfo(name)


@pytest.mark.parametrize(
    ("tzid", "hours"),
    [
        ("GMT+05:30", 5.5), ("UTC+11", 11), ("UTC-3", -3), ("GMT+0100", 1), ("+02:00", 2), ("Etc/GMT+5", -5),
        ("(UTC+03:00) Nowhere", 3), ("(UTC) Coordinated Universal Time", 0), ("tzone://Microsoft/GMT+2", 2),
    ],
)  # fmt: skip
def test_names_that_say_their_offset(tzid: str, hours: float) -> None:
    zone = named(tzid)
    assert zone is not None
    assert zone.utcoffset(wall(2025, 7, 1)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "tzid", ["", "Europe", "../../etc/passwd", "/etc/passwd", "Mars/Olympus", "x" * 5000, "\x00", "."]
)
def test_names_that_are_not(tzid: str) -> None:
    assert named(tzid) is None


def test_a_known_name_wins_over_a_wrong_definition() -> None:
    wrong = NEW_YORK.replace("Custom Eastern", "Europe/Amsterdam")
    assert zone_of("Europe/Amsterdam", definition(wrong)) == ROOM


@pytest.mark.parametrize("hint", ["TZID-ALIAS-OF", "X-LIC-LOCATION"])
def test_a_definition_may_only_name_another(hint: str) -> None:
    alias = f"BEGIN:VTIMEZONE\nTZID:Here\n{hint}:Asia/Tokyo\nEND:VTIMEZONE"
    assert zone_of("Here", definition(alias)) == ZoneInfo("Asia/Tokyo")


@given(st.datetimes(wall(2008, 1, 1), wall(2030, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_a_zone_an_object_defines_itself(local: datetime) -> None:
    zone = zone_of("Custom Eastern", definition(NEW_YORK))
    assert utc(local, zone) == utc(local, ZoneInfo("America/New_York"))


def test_old_rules_end_when_they_say() -> None:
    zone = zone_of("Custom Eastern", definition(NEW_YORK))
    assert utc(wall(2025, 3, 20, 12), zone) == datetime(2025, 3, 20, 16, tzinfo=UTC)
    assert zone.utcoffset(wall(1980, 1, 1)) == timedelta(hours=-5)


SUMMER, WINTER = wall(2025, 7, 1), wall(2025, 12, 1)


@pytest.mark.parametrize(
    ("spoiled", "summer"),
    [
        (NEW_YORK.replace("TZOFFSETTO:-0400", "TZOFFSETTO:soon"), -5),
        (NEW_YORK.replace("TZOFFSETTO:-0400", "TZOFFSETTO:-9999"), -5),
        (NEW_YORK.replace("DTSTART:20070311T020000", "DTSTART:x"), -5),
        (NEW_YORK.replace("FREQ=YEARLY;BYMONTH=3", "FREQ=SECONDLY;BYMONTH=3"), -5),
        (NEW_YORK.replace("FREQ=YEARLY;BYMONTH=3", "FREQ=YEARLY;COUNT=3;BYMONTH=3"), -5),
        (NEW_YORK.replace("DTSTART:19870405T020000", "DTSTART:soon"), -4),
        (NEW_YORK.replace("TZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nDTSTART:2007", "TZOFFSETTO:-0400\nDTSTART:2007"), -4),
        (NEW_YORK.replace("DTSTART:20070311T020000", "DTSTART;VALUE=DATE:20070311"), -4),
        (NEW_YORK.replace("DTSTART:20070311T020000", "DTSTART:2007-03-11T02:00:00"), -4),
    ],
)
def test_an_observance_nobody_understands_costs_itself(spoiled: str, summer: int) -> None:
    zone = zone_of("Custom Eastern", definition(spoiled))
    assert (zone.utcoffset(SUMMER), zone.utcoffset(WINTER)) == (timedelta(hours=summer), timedelta(hours=-5))


def test_a_definition_without_an_observance_is_none() -> None:
    empty = definition("BEGIN:VTIMEZONE\nTZID:Custom Eastern\nEND:VTIMEZONE")
    assert time_zones.zone_of("Custom Eastern", empty, Budget()) is None


@pytest.mark.parametrize("spelling", ["custom eastern", '"Custom Eastern"', " Custom Eastern "])
def test_a_definition_is_found_whatever_its_spelling(spelling: str) -> None:
    assert zone_of(spelling, definition(NEW_YORK)).utcoffset(SUMMER) == timedelta(hours=-4)


def test_a_name_is_text_in_its_definition_and_none_in_a_parameter() -> None:
    """RFC 5545 section 3.3.11: commas and semicolons are escaped in the one and quoted in the other."""
    escaped = NEW_YORK.replace("TZID:Custom Eastern", "TZID:(GMT-05:00) Bogotá\\, Lima\\; Quito")
    for name in ("(GMT-05:00) Bogotá, Lima; Quito", "(GMT-05:00) Bogotá\\, Lima\\; Quito"):
        assert zone_of(name, definition(escaped)).utcoffset(SUMMER) == timedelta(hours=-4)


def test_added_onsets_count_like_the_first() -> None:
    once = """\
BEGIN:VTIMEZONE
TZID:Once
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:20241027T030000
RDATE:20251026T030000,20261025T030000
END:STANDARD
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:20250330T020000
RDATE:20260329T020000
END:DAYLIGHT
END:VTIMEZONE"""
    zone = zone_of("Once", definition(once))
    for day in (wall(2025, 1, 1), wall(2025, 7, 1), wall(2025, 12, 1), wall(2026, 7, 1), wall(2026, 12, 1)):
        assert zone.utcoffset(day) == day.replace(tzinfo=ROOM).utcoffset()


def test_a_definition_wins_over_an_abbreviation_and_not_over_a_place_or_a_windows_name() -> None:
    abbreviated = definition(NEW_YORK.replace("Custom Eastern", "EST"))
    assert zone_of("EST", abbreviated).utcoffset(SUMMER) == timedelta(hours=-4)
    assert zone_of("EST", {}).utcoffset(SUMMER) == timedelta(hours=-5)
    wrong = definition(NEW_YORK.replace("Custom Eastern", "W. Europe Standard Time"))
    assert zone_of("W. Europe Standard Time", wrong) == ZoneInfo("Europe/Berlin")


def test_a_wall_time_of_a_zone_an_object_defines_comes_back() -> None:
    zone = zone_of("Custom Eastern", definition(NEW_YORK))
    for hour in range(0, 24 * 400, 5):
        instant = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(hours=hour)
        there = instant.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None)
        assert instant.astimezone(zone).replace(tzinfo=None) == there


def test_impossible_onsets_leave_the_offset_before() -> None:
    never = NEW_YORK.replace("BYMONTH=3;BYDAY=2SU", "BYMONTH=2;BYMONTHDAY=30")
    assert zone_of("Custom Eastern", definition(never)).utcoffset(wall(2025, 7, 1)) == timedelta(hours=-5)
