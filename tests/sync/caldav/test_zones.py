"""Time zones as calendars name them."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.caldav.content import Component, read
from kiosk.sync.caldav.zones import named, zone_of

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
    calendar, _ = read(f"BEGIN:VCALENDAR\n{text}\nEND:VCALENDAR\n".encode())
    return {part.value("TZID"): part for part in calendar.components("VTIMEZONE")}


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
    ],
)
def test_names_that_are_known(tzid: str, name: str) -> None:
    assert named(tzid) == ZoneInfo(name)


@pytest.mark.parametrize(
    "tzid", ["", "Europe", "../../etc/passwd", "/etc/passwd", "Mars/Olympus", "x" * 5000, "\x00", "."]
)
def test_names_that_are_not(tzid: str) -> None:
    assert named(tzid) is None
    assert zone_of(tzid, {}, ROOM) is ROOM


def test_a_known_name_wins_over_a_wrong_definition() -> None:
    wrong = NEW_YORK.replace("Custom Eastern", "Europe/Amsterdam")
    assert zone_of("Europe/Amsterdam", definition(wrong), UTC) == ROOM


@pytest.mark.parametrize("hint", ["TZID-ALIAS-OF", "X-LIC-LOCATION"])
def test_a_definition_may_only_name_another(hint: str) -> None:
    alias = f"BEGIN:VTIMEZONE\nTZID:Here\n{hint}:Asia/Tokyo\nEND:VTIMEZONE"
    assert zone_of("Here", definition(alias), ROOM) == ZoneInfo("Asia/Tokyo")


@given(st.datetimes(wall(2008, 1, 1), wall(2030, 1, 1)).map(lambda moment: moment.replace(microsecond=0)))
def test_a_zone_an_object_defines_itself(local: datetime) -> None:
    zone = zone_of("Custom Eastern", definition(NEW_YORK), ROOM)
    assert utc(local, zone) == utc(local, ZoneInfo("America/New_York"))


def test_old_rules_end_when_they_say() -> None:
    zone = zone_of("Custom Eastern", definition(NEW_YORK), ROOM)
    assert utc(wall(2025, 3, 20, 12), zone) == datetime(2025, 3, 20, 16, tzinfo=UTC)
    assert zone.utcoffset(wall(1980, 1, 1)) == timedelta(hours=-5)


@pytest.mark.parametrize(
    "spoiled",
    [
        NEW_YORK.replace("TZOFFSETTO:-0400", "TZOFFSETTO:soon"),
        NEW_YORK.replace("DTSTART:20070311T020000", "DTSTART:x"),
        NEW_YORK.replace("FREQ=YEARLY;BYMONTH=3", "FREQ=SECONDLY;BYMONTH=3"),
        NEW_YORK.replace("FREQ=YEARLY;BYMONTH=3", "FREQ=YEARLY;COUNT=3;BYMONTH=3"),
        NEW_YORK.replace("TZOFFSETTO:-0400", "TZOFFSETTO:-9999"),
        "BEGIN:VTIMEZONE\nTZID:Custom Eastern\nEND:VTIMEZONE",
    ],
)
def test_a_definition_nobody_understands_means_the_room(spoiled: str) -> None:
    assert zone_of("Custom Eastern", definition(spoiled), ROOM) is ROOM


def test_impossible_onsets_leave_the_offset_before() -> None:
    never = NEW_YORK.replace("BYMONTH=3;BYDAY=2SU", "BYMONTH=2;BYMONTHDAY=30")
    assert zone_of("Custom Eastern", definition(never), ROOM).utcoffset(wall(2025, 7, 1)) == timedelta(hours=-5)
