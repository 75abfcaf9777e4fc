"""Zones organisers sit in, and the ways calendars name and define them (RFC 5545 section 3.6.5)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Area:
    """An IANA zone by its present rules; a change is RRULE parts and the local time before it, or None."""

    name: str
    windows: str
    standard: timedelta
    daylight: timedelta
    into_daylight: tuple[str, str] | None = None
    into_standard: tuple[str, str] | None = None


def _hours(hours: float) -> timedelta:
    return timedelta(hours=hours)


_EUROPE = (("BYMONTH=3;BYDAY=-1SU", "020000"), ("BYMONTH=10;BYDAY=-1SU", "030000"))
_AMERICA = (("BYMONTH=3;BYDAY=2SU", "020000"), ("BYMONTH=11;BYDAY=1SU", "020000"))
AREAS = (
    Area("Europe/Amsterdam", "W. Europe Standard Time", _hours(1), _hours(2), *_EUROPE),
    Area("America/New_York", "Eastern Standard Time", _hours(-5), _hours(-4), *_AMERICA),
    Area("America/Los_Angeles", "Pacific Standard Time", _hours(-8), _hours(-7), *_AMERICA),
    Area("America/St_Johns", "Newfoundland Standard Time", _hours(-3.5), _hours(-2.5), *_AMERICA),
    Area(
        "Australia/Lord_Howe",
        "Lord Howe Standard Time",
        _hours(10.5),
        _hours(11),
        ("BYMONTH=10;BYDAY=1SU", "020000"),
        ("BYMONTH=4;BYDAY=1SU", "020000"),
    ),
    Area(
        "Pacific/Auckland",
        "New Zealand Standard Time",
        _hours(12),
        _hours(13),
        ("BYMONTH=9;BYDAY=-1SU", "020000"),
        ("BYMONTH=4;BYDAY=1SU", "030000"),
    ),
    Area("Asia/Kolkata", "India Standard Time", _hours(5.5), _hours(5.5)),
    Area("Asia/Kathmandu", "Nepal Standard Time", _hours(5.75), _hours(5.75)),
    Area("Asia/Tokyo", "Tokyo Standard Time", _hours(9), _hours(9)),
    Area("Africa/Lagos", "W. Central Africa Standard Time", _hours(1), _hours(1)),
)
ROOMS = (
    "Europe/Amsterdam",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Asia/Tokyo",
)


def offset_text(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def definition(tzid: str, area: Area, dice: random.Random) -> tuple[list[str], str]:
    """The lines of a VTIMEZONE, and the kind it is."""
    if area.into_daylight is None:
        kind, parts = "definition fixed", list(_observance("STANDARD", "19700101T000000", area.standard, area.standard))
    else:
        kind = dice.choice(("rules", "rules", "dates", "history"))
        parts = list(_WAYS[kind](area))
        kind = f"definition by {kind}"
    return ["BEGIN:VTIMEZONE", f"TZID:{tzid}", *parts, "END:VTIMEZONE"], kind


def _observance(name: str, start: str, before: timedelta, after: timedelta, *more: str) -> Iterator[str]:
    yield from (f"BEGIN:{name}", f"DTSTART:{start}", f"TZOFFSETFROM:{offset_text(before)}")
    yield from (f"TZOFFSETTO:{offset_text(after)}", *more, f"END:{name}")


def _by_rules(area: Area, year: int = 1970, until: str = "") -> Iterator[str]:
    for name, change, before, after in (
        ("DAYLIGHT", area.into_daylight, area.standard, area.daylight),
        ("STANDARD", area.into_standard, area.daylight, area.standard),
    ):
        assert change
        rule, at = change
        month = int(rule.split(";")[0].partition("=")[2])
        first = _nth_sunday(year, month, rule.rpartition("=")[2])
        yield from _observance(name, f"{first:%Y%m%d}T{at}", before, after, f"RRULE:FREQ=YEARLY;{rule}{until}")


def _nth_sunday(year: int, month: int, spelled: str) -> datetime:
    days = [datetime(year, month, 1) + timedelta(days=day) for day in range(31)]  # noqa: DTZ001
    sundays = [day for day in days if day.month == month and day.weekday() == 6]
    nth = int(spelled.removesuffix("SU"))
    return sundays[nth - 1 if nth > 0 else nth]


def _by_dates(area: Area) -> Iterator[str]:
    """One observance each, its changes listed: what programs write that know no rules."""
    for name, before, after in (
        ("DAYLIGHT", area.standard, area.daylight),
        ("STANDARD", area.daylight, area.standard),
    ):
        changes = [one for one in _changes(area) if one[1] == after]
        first, *rest = (f"{at + before:%Y%m%dT%H%M%S}" for at, _ in changes)
        yield from _observance(name, first, before, after, *(f"RDATE:{one}" for one in rest))


@cache
def _changes(area: Area) -> tuple[tuple[datetime, timedelta], ...]:
    """The zone's changes around the windows: when in UTC (naive), and the offset from then on."""
    zone = ZoneInfo(area.name)
    at = datetime(2025, 1, 1, tzinfo=UTC)
    offset = at.astimezone(zone).utcoffset()
    changes = []
    while at.year < 2030:
        at += timedelta(minutes=30)
        now = at.astimezone(zone).utcoffset()
        if now != offset and now is not None:
            changes.append((at.replace(tzinfo=None), now))
            offset = now
    return tuple(changes)


def _with_history(area: Area) -> Iterator[str]:
    """What held before it, ended by UNTIL: another offset altogether."""
    yield from _observance("STANDARD", "19000101T000000", _hours(0), area.standard)
    yield from _by_rules(
        Area(area.name, "", area.standard, area.daylight, *_SWAPPED[area.standard < _hours(0)]),
        1980,
        ";UNTIL=20061231T000000Z",
    )
    yield from _by_rules(area, 2007)


_SWAPPED = (
    (("BYMONTH=3;BYDAY=-1SU", "020000"), ("BYMONTH=9;BYDAY=-1SU", "030000")),
    (("BYMONTH=4;BYDAY=1SU", "020000"), ("BYMONTH=10;BYDAY=-1SU", "020000")),
)
_WAYS = {"rules": _by_rules, "dates": _by_dates, "history": _with_history}
