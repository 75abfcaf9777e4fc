"""Times and durations, each loose spelling with its one meaning."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.objects import ROOM, read_event

from kiosk.room.schedule import EARLIEST, LATEST
from kiosk.sync.icalendar.content_lines import ContentLine
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.values import Moment, Unreadable, Zones, read_duration

HERE = Zones({}, ROOM, ROOM, Budget())


def moment(text: str) -> Moment:
    """Of a whole line, as it is written."""
    name = text.partition(":")[0].partition(";")[0]
    return HERE.moment(ContentLine(name, text.encode()))


@pytest.mark.parametrize(
    "written",
    [
        "DTSTART:20250325T090000Z",
        "DTSTART:20250325T0900Z",
        "DTSTART:20250325T09Z",
        "DTSTART:20250325t090000z",
        "DTSTART:20250325T090000.000Z",
        "DTSTART:20250325T090000,5Z",
        "DTSTART:2025-03-25T09:00:00Z",
        "DTSTART:2025-03-25T09:00Z",
        "DTSTART:2025-03-25 09:00:00Z",
        "DTSTART:2025/03/25T09:00:00Z",
        "DTSTART:2025-3-25T9:00:00Z",
        "DTSTART:2025-03-25T10:00:00+01:00",
        "DTSTART:20250325T100000+0100",
        "DTSTART:20250325T040000-05",
        "DTSTART: 20250325T090000Z ",
        'DTSTART:"20250325T090000Z"',
        "DTSTART:20250325T090000Z;",
        "DTSTART;VALUE=DATE-TIME:20250325T090000Z",
        "DTSTART;TZID=America/New_York:20250325T090000Z",
        "DTSTART;TZID=Europe/Amsterdam:20250325T100000",
        "DTSTART:TZID=Europe/Amsterdam:20250325T100000",
        'DTSTART;TZID="Europe/Amsterdam":2025-03-25T10:00:00',
        "DTSTART;TZID=GMT+05:30:20250325T143000",
        "DTSTART;X-A=b:c:d;TZID=Asia/Tokyo:20250325T180000",
        "DTSTART;TZID=tzone://Microsoft/UTC:20250325T090000",
        "DTSTART:20250325T100000",
    ],
)
def test_nine_in_the_morning(written: str) -> None:
    assert moment(written).utc() == datetime(2025, 3, 25, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("DTSTART:20250325T240000Z", datetime(2025, 3, 26, tzinfo=UTC)),
        ("DTSTART:20250325T235960Z", datetime(2025, 3, 25, 23, 59, 59, tzinfo=UTC)),
        ("DTSTART;VALUE=DATE:20250325", datetime(2025, 3, 24, 23, tzinfo=UTC)),
        ("DTSTART:20250325", datetime(2025, 3, 24, 23, tzinfo=UTC)),
        ("DTSTART:2025-03-25", datetime(2025, 3, 24, 23, tzinfo=UTC)),
        ("DTSTART;VALUE=DATE:20250325T000000", datetime(2025, 3, 24, 23, tzinfo=UTC)),
        ("DTSTART;VALUE=DATE:20250325T000000Z", datetime(2025, 3, 25, tzinfo=UTC)),
        ("DTSTART:99991231T235959Z", LATEST),
        ("DTSTART;TZID=America/New_York:99991231T235959", LATEST),
        ("DTSTART;TZID=Asia/Tokyo:00010101T000000", EARLIEST),
    ],
)
def test_other_moments(written: str, expected: datetime) -> None:
    assert moment(written).utc() == expected


@pytest.mark.parametrize(
    "written",
    ["DTSTART:", "DTSTART:soon", "DTSTART:20251325T090000Z", "DTSTART:20250325T250000Z", "DTSTART:20250325T0960Z",
     "DTSTART:250325T090000Z", "DTSTART:20250325T090000ZZ", "DTSTART:20250325T090000+9999", "DTSTART:²⁰²⁵0325"],
)  # fmt: skip
def test_what_has_no_one_meaning_is_not_read(written: str) -> None:
    with pytest.raises(Unreadable):
        moment(written)


def test_a_zone_nobody_knows_is_the_rooms_and_said_to_be_a_guess() -> None:
    found = moment("DTSTART;TZID=Nowhere:20250325T100000")
    assert (found.utc(), found.guessed) == (datetime(2025, 3, 25, 9, tzinfo=UTC), True)
    assert not moment("DTSTART;TZID=Europe/Paris:20250325T100000").guessed


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("PT90M", 90), ("P90M", 90), ("pt1h30m", 90), ("PT1.5H", 90), ("PT1,5H", 90), ("P1H30M", 90), ("PT30M1H", 90),
        ("P1D", 1440), ("PT1D", 1440), ("P1DT0H", 1440), ("P1W", 10080), ("P1W1D", 11520), ("+PT1H", 60),
        ("-PT1H", -60), ("PT3600S", 60), ("P", 0), ("PT", 0), (" PT1H ", 60), ('"PT1H"', 60), ("P0.5D", 720),
    ],
)  # fmt: skip
def test_durations(written: str, minutes: int) -> None:
    length = read_duration(written)
    assert length.days + length.exactly == timedelta(minutes=minutes)


@pytest.mark.parametrize("written", ["", "1H", "PT1", "PTH", "P1Y", "P1X", "PT1H junk", "P²D"])
def test_what_is_no_duration(written: str) -> None:
    with pytest.raises(Unreadable):
        read_duration(written)


@pytest.mark.parametrize("written", ["P999999999W", "-P999999999W", "PT999999999H", "P999999999D"])
def test_no_length_is_too_long(written: str) -> None:
    start = moment("DTSTART:20250325T090000Z")
    assert EARLIEST <= read_duration(written).end(start) <= LATEST


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["DTEND:99991231T235900Z"], LATEST),
        (["DTEND:soon"], datetime(2025, 3, 25, 9, 30, tzinfo=UTC)),
        (["DTEND:soon", "DURATION:PT2H"], datetime(2025, 3, 25, 11, tzinfo=UTC)),
        (["DTEND:20250325T1000Z"], datetime(2025, 3, 25, 10, tzinfo=UTC)),
    ],
)
def test_an_unread_end_costs_the_end(lines: list[str], end: datetime) -> None:
    assert read_event("DTSTART:20250325T090000Z", *lines) == [("03-25 09:00", f"{end:%m-%d %H:%M}")]


ZONES = st.sampled_from(["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
WALLS = st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1))  # noqa: DTZ001 - on the wall


@given(ZONES, WALLS)
def test_an_instant_has_one_name_however_it_is_written(zone: str, wall: datetime) -> None:
    wall = wall.replace(microsecond=0)
    there = moment(f"DTSTART;TZID={zone}:{wall:%Y%m%dT%H%M%S}")
    again = moment(f"DTSTART:{there.utc():%Y%m%dT%H%M%SZ}")
    assert there.name() == again.name()
    assert there.utc() == wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
