"""Times and durations as calendars write them (RFC 5545 section 3.3), each loose spelling with its one meaning.

Local times become UTC the way RFC 5545 section 3.3.5 says: a time in a gap takes the offset before it, a time that
exists twice is the first.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import islice
from typing import Final

from kiosk.room.schedule import EARLIEST, LATEST
from kiosk.sync.icalendar.content_lines import Component, ContentLine, colons, read_params
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.time_zones import defined, zone_of

_MOMENT = re.compile(
    r"""["'\s\\]*
    (?: (\d{4})(\d\d)(\d\d) | (\d{4})([-/.])(\d{1,2})\5(\d{1,2}) )
    (?: [T\s]\s* (?: (?: (\d\d)(?:(\d\d)(\d\d)?)? | (\d{1,2}):(\d{1,2})(?::(\d{1,2}))? ) (?:[.,]\d+)? )? )?
    \s* ( Z | [+-]\d\d(?::?\d\d)? )?
    ["'\s\\]* (?=[,;/]|$)""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_DAY_OF = re.compile(r"[\"'\s\\]*(\d{4})([-/.]?)(\d\d)\2(\d\d)(?!\d)", re.ASCII)
_DURATION = re.compile(r"([+-]?)P((?:T|\d{1,9}(?:[.,]\d{1,9})?[WDHMS])*)", re.ASCII)
_AMOUNT = re.compile(r"([\d.,]+)([WDHMS])")
_DAY: Final = timedelta(days=1)
_MOST_OWN: Final = 8
"""Zones of an object's own whose midnights are looked for."""


class Unreadable(Exception):
    """Something about an event cannot be understood. Carries no value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it was written: on the wall of its zone; a whole day where it was a DATE."""

    local: datetime
    zone: tzinfo
    whole_day: bool = False
    floating: bool = False
    """Written without a zone; `zone` is what that means here."""
    guessed: bool = False
    """Its zone is one nobody knows: `zone` is the room's instead."""

    def utc(self) -> datetime:
        """Aware UTC, within what a schedule can hold."""
        try:
            return min(max(self.local.replace(tzinfo=self.zone).astimezone(UTC), EARLIEST), LATEST)
        except (OverflowError, ValueError):
            return _limit(self.local.year)

    def name(self) -> str:
        """The occurrence's identity: its original start, one spelling whatever zone it was written in."""
        return _digits(self.local)[:8] if self.whole_day else f"{_digits(self.utc())}Z"

    def moved(self, days: timedelta, exactly: timedelta) -> datetime:
        """UTC, so many calendar days and so much time later."""
        try:
            return min(max(Moment(self.local + days, self.zone).utc() + exactly, EARLIEST), LATEST)
        except OverflowError:
            return LATEST if days + exactly > timedelta() else EARLIEST


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasts: calendar days, then exact time."""

    days: timedelta
    exactly: timedelta
    on_the_wall: timedelta | None = None
    """What it adds to the wall time, where that may be something else: a DTEND in the zone of its start, hours."""

    @property
    def of_days(self) -> bool:
        return bool(self.days) and not self.exactly

    def end(self, start: Moment) -> datetime:
        """May be before the start.

        Over a change of the clocks it lasts exactly as long (RFC 5545 sections 3.3.6 and 3.8.5.3); calendar programs
        keep the wall time. The later of both ends it, so that it is over for everybody.
        """
        exact = start.moved(self.days, self.exactly) if self.days else moved(start.utc(), self.exactly)
        return exact if self.on_the_wall is None else max(exact, start.moved(self.on_the_wall, timedelta()))


@dataclass(frozen=True, slots=True)
class Zones:
    """How the times of one object are to be read: its own zones, and what floating times mean."""

    definitions: Mapping[str, Component]
    floating: tzinfo
    room: tzinfo
    budget: Budget
    _known: dict[str, tzinfo | None] = field(default_factory=dict)

    def moment(self, line: ContentLine, value: str | None = None) -> Moment:
        """A DATE or DATE-TIME: the line's own, or one of its values. Raises Unreadable."""
        params, own = split(line)
        if value is None:
            first = _MOMENT.match(own)
            value = own[: first.end()] if first else own
        return self.read(value, _params(params))

    def read(self, value: str, params: Mapping[str, str]) -> Moment:
        """A DATE or DATE-TIME written with these parameters. Raises Unreadable."""
        local, whole_day, offset = _read(value)
        if offset is not None and not whole_day:
            return Moment(local, offset)
        if whole_day or (params.get("VALUE", "").upper() == "DATE" and local.time() == time()):
            return Moment(local, self.room, whole_day=True)
        tzid = params.get("TZID")
        if not tzid:
            return Moment(local, self.floating, floating=True)
        zone = self._zone(tzid)
        return Moment(local, zone or self.room, guessed=zone is None)

    def day_of(self, line: ContentLine) -> Moment:
        """The day a time that cannot be read is on. Raises Unreadable."""
        found = next((one for position in colons(line.text) if (one := _DAY_OF.match(line.text, position + 1))), None)
        if found is not None:
            try:
                day = datetime(int(found[1]), int(found[3]), int(found[4]))  # noqa: DTZ001 - on the wall of its zone
                return Moment(day, self.room, whole_day=True)
            except ValueError:
                pass
        raise Unreadable

    def whole_day(self, moment: Moment) -> Moment:
        """The day a moment names in a series of whole days: the one whose midnight it is, wherever that is so.

        Exchange names such days by instants: midnight in the organiser's zone, written in UTC.
        """
        if moment.whole_day:
            return moment
        local = moment.local
        if isinstance(moment.zone, timezone):
            walls = [_wall(moment.utc(), zone) for zone in (self.floating, self.room, *self._own())]
            local = next((wall for wall in (*walls, local) if wall.time() == time()), walls[0])
        return Moment(datetime.combine(local.date(), time()), self.room, whole_day=True)

    def in_series(self, moment: Moment, first: Moment) -> Moment:
        """A moment that names an occurrence, in the terms of the series that begins at `first`: its days where it is
        one of whole days, its time of day where only a day is named, its zone where none is.
        """
        if first.whole_day:
            return self.whole_day(moment)
        if moment.whole_day:
            return Moment(datetime.combine(moment.local.date(), first.local.time()), first.zone)
        if moment.floating:
            return Moment(moment.local, first.zone)
        return moment

    def anew(self, budget: Budget) -> "Zones":
        """The same, with work of its own."""
        return Zones(self.definitions, self.floating, self.room, budget)

    def _zone(self, tzid: str) -> tzinfo | None:
        if tzid not in self._known:
            self._known[tzid] = zone_of(tzid, self.definitions, self.budget)
        return self._known[tzid]

    def _own(self) -> Iterator[tzinfo]:
        return (zone for tzid in islice(self.definitions, _MOST_OWN) if (zone := self._zone(tzid)))


def zones(calendar: Component, room: tzinfo, budget: Budget) -> Zones:
    """X-WR-TIMEZONE, where a calendar has it, says what its floating times mean; otherwise they are the room's."""
    definitions = defined(calendar)
    names = [part.value("X-WR-TIMEZONE") for part in (calendar, *calendar.anywhere("VCALENDAR"))]
    stated = next((zone for name in names if (zone := zone_of(name, definitions, budget))), None)
    return Zones(definitions, stated or room, room, budget)


def moved(instant: datetime, by: timedelta) -> datetime:
    """That much later, within what a schedule can hold."""
    try:
        return min(max(instant + by, EARLIEST), LATEST)
    except OverflowError:
        return LATEST if by > timedelta() else EARLIEST


def split(line: ContentLine) -> tuple[str, str]:
    """The parameters and the value of a line that holds times: the value stands behind the first colon behind which one
    can be read, whatever colons the parameters have (TZID=GMT+05:30).
    """
    text = line.text
    first = next(colons(text), len(text))
    found = next((one for one in colons(text) if _MOMENT.match(text, one + 1)), first)
    return text[len(line.name) : found], text[found + 1 :]


def values(line: ContentLine) -> tuple[str, list[str]]:
    """The parameters of an EXDATE or RDATE line, and its single values."""
    params, text = split(line)
    return params, [value for value in re.split("[,;]", text) if value.strip()]


def dates_of(line: ContentLine) -> tuple[Mapping[str, str], list[str]]:
    """The same, with the parameters read."""
    params, dates = values(line)
    return read_params(params), dates


def read_duration(value: str) -> Length:
    """A DURATION (RFC 5545 section 3.3.6), its T in its place or not: M is minutes, there are no months.

    Raises Unreadable.
    """
    found = _DURATION.fullmatch(re.sub(r"[\s\"'\\]", "", value).upper())
    if not found:
        raise Unreadable
    amounts = {"W": 0.0, "D": 0.0, "H": 0.0, "M": 0.0, "S": 0.0}
    for number, unit in _AMOUNT.findall(found[2]):
        amounts[unit] += float(number.replace(",", "."))
    sign = -1 if found[1] == "-" else 1
    try:
        exactly = timedelta(hours=amounts["H"], minutes=amounts["M"], seconds=amounts["S"])
        days = timedelta(weeks=amounts["W"], days=amounts["D"])
    except OverflowError:
        exactly, days = timedelta(), timedelta.max // 2
    days, exactly = sign * (days - days % _DAY), sign * (exactly + days % _DAY)
    return Length(days, exactly, days + exactly if exactly else None)


@lru_cache(maxsize=64)
def _params(text: str) -> Mapping[str, str]:
    """Of a line that holds times: there is nothing personal in them, and the same few come again and again."""
    return read_params(text) if text else {}


@lru_cache(maxsize=1024)
def _read(value: str) -> tuple[datetime, bool, tzinfo | None]:
    """On the wall, whether it is a day alone, and the offset that is written with it. Raises Unreadable."""
    found = _MOMENT.fullmatch(value)
    if not found:
        raise Unreadable
    year, month, day = (int(found[group]) for group in ((1, 2, 3) if found[1] else (4, 6, 7)))
    clock = (8, 9, 10) if found[8] else (11, 12, 13)
    hour, minute, second = (int(found[group] or 0) for group in clock)
    try:
        local = datetime(year, month, day, 0 if hour == 24 else hour, minute, min(second, 59))  # noqa: DTZ001
        local += _DAY if hour == 24 else timedelta()
    except (ValueError, OverflowError):
        pass
    else:
        return local, found[clock[0]] is None, _offset(found[14]) if found[14] else None
    raise Unreadable


def _offset(text: str) -> tzinfo:
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if size >= _DAY:
        raise Unreadable
    return timezone(-size if text[0] == "-" else size)


def _wall(instant: datetime, zone: tzinfo) -> datetime:
    try:
        return instant.astimezone(zone).replace(tzinfo=None)
    except (OverflowError, ValueError):
        return instant.replace(tzinfo=None)


def _digits(moment: datetime) -> str:
    """YYYYMMDDTHHMMSS, with four digits for every year."""
    return f"{moment.year:04d}{moment:%m%dT%H%M%S}"


def _limit(year: int) -> datetime:
    return EARLIEST if year < EARLIEST.year + 1 else LATEST
