"""The occurrences of one event: start, rule, additions, exceptions and overrides (RFC 5545 section 3.8.5).

Local times become UTC the way RFC 5545 section 3.3.5 says: a time in a gap takes the offset before it, a time that
exists twice is the first. An end given by DTEND lasts exactly as long at every occurrence; a DURATION's days are
calendar days and its hours are hours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from kiosk.room.schedule import mended_end
from kiosk.sync.backend import Window
from kiosk.sync.caldav.content import Component, Line
from kiosk.sync.caldav.recurrence import NotExpanded, days, read_rule
from kiosk.sync.caldav.zones import named, zone_of

MOST_OCCURRENCES: Final = 2000
"""Of one event within one window; what has more is not expanded."""
_MOST_DATES: Final = 5000
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?", re.ASCII)
_DURATION = re.compile(
    r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?", re.ASCII
)
_DAY: Final = timedelta(days=1)


class Unreadable(Exception):
    """Something about an event cannot be understood. Carries no value."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it was written: on the wall of its zone; a whole day where it was a DATE."""

    local: datetime
    zone: tzinfo
    whole_day: bool = False

    def utc(self) -> datetime:
        try:
            return self.local.replace(tzinfo=self.zone).astimezone(UTC)
        except (OverflowError, ValueError):
            pass
        raise Unreadable

    def name(self) -> str:
        """The occurrence's identity: its original start, one spelling whatever zone it was written in."""
        return f"{self.local:%Y%m%d}" if self.whole_day else f"{self.utc():%Y%m%dT%H%M%SZ}"

    def moved(self, days: timedelta, exactly: timedelta) -> datetime:
        """UTC, so many calendar days and so much time later."""
        try:
            return Moment(self.local + days, self.zone, self.whole_day).utc() + exactly
        except OverflowError:
            pass
        raise Unreadable


@dataclass(frozen=True, slots=True)
class Zones:
    """How times without a full zone are to be read: the object's definitions, and what floating times mean."""

    definitions: Mapping[str, Component]
    floating: tzinfo
    room: tzinfo

    def moment(self, line: Line, value: str | None = None) -> Moment:
        """A DATE or DATE-TIME. Raises Unreadable."""
        found = _MOMENT.fullmatch((line.value if value is None else value).strip())
        if not found:
            raise Unreadable
        numbers = [int(part) for part in found.groups()[:6] if part is not None]
        if len(numbers) == 6:
            numbers[5] = min(numbers[5], 59)  # a leap second
        try:
            local = datetime(*numbers)  # type: ignore[arg-type]  # noqa: DTZ001 - on the wall of its zone
        except ValueError:
            pass
        else:
            return Moment(local, self._zone(line, found), whole_day=len(numbers) == 3)
        raise Unreadable

    def _zone(self, line: Line, found: "re.Match[str]") -> tzinfo:
        if found[4] is None:
            return self.room
        if found[7]:
            return UTC
        tzid = line.params.get("TZID")
        return zone_of(tzid, self.definitions, self.room) if tzid else self.floating


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`[start, end)` in UTC. `name` is None for an event that does not recur; `component` says the rest."""

    start: datetime
    end: datetime
    whole_day: bool
    name: str | None
    component: Component
    written: Moment
    """Its start the way it is written."""
    readable: bool = True
    original: Moment | None = None
    """Where the rule put it."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long something lasts: calendar days, then exact time."""

    days: timedelta
    exactly: timedelta

    def end(self, start: Moment) -> datetime:
        return mended_end(start.utc(), start.moved(self.days, self.exactly))


def zones(calendar: Component, room: tzinfo) -> Zones:
    """X-WR-TIMEZONE, where a calendar has it, says what its floating times mean; otherwise they are the room's."""
    definitions = {part.value("TZID"): part for part in calendar.components("VTIMEZONE")}
    return Zones(definitions, named(calendar.value("X-WR-TIMEZONE")) or room, room)


def recurs(event: Component) -> bool:
    return event.first("RRULE") is not None or event.first("RDATE") is not None


def occurrences(events: Iterable[Component], zones: Zones, window: Window) -> Iterator[Occurrence]:
    """What the components of one UID amount to within the window; events that do not recur are told wherever they are.

    What cannot be read is told as far as it is known (`as_written`), and spoils nothing beside it.
    """
    events = tuple(events)
    masters = [event for event in events if not event.first("RECURRENCE-ID")]
    days_only = any(recurs(master) and _whole_day(master, zones) for master in masters)
    overrides = [(_original(event, zones, days_only), event) for event in events if event.first("RECURRENCE-ID")]
    known = [(original, event) for original, event in overrides if original is not None]
    for master in masters:
        yield from _series(master, known, zones, window) if recurs(master) else _single(master, zones, None)
    for original, event in overrides:
        yield from _single(event, zones, original)


def _original(event: Component, zones: Zones, days_only: bool) -> Moment | None:
    try:
        moment = zones.moment(_required(event, "RECURRENCE-ID"))
    except Unreadable:
        return None
    return Moment(moment.local, moment.zone, moment.whole_day or days_only)


def _whole_day(master: Component, zones: Zones) -> bool:
    try:
        return zones.moment(_required(master, "DTSTART")).whole_day
    except Unreadable:
        return False


def _as_written(event: Component, zones: Zones, name: str | None) -> Iterator[Occurrence]:
    """An event nobody can expand: busy once, from its start to its end; nothing where not even the start is known."""
    try:
        start = zones.moment(_required(event, "DTSTART"))
        begin = start.utc()
    except Unreadable:
        return
    try:
        end = _length(event, start, zones).end(start)
    except Unreadable:
        end = mended_end(begin, None)
    yield Occurrence(begin, end, start.whole_day, name, event, start, readable=False)


def _single(event: Component, zones: Zones, original: Moment | None) -> Iterator[Occurrence]:
    try:
        start = zones.moment(_required(event, "DTSTART"))
        begin, end = start.utc(), _length(event, start, zones).end(start)
        name = original.name() if original else None
    except Unreadable:
        return _as_written(event, zones, "" if original else None)
    return iter([Occurrence(begin, end, start.whole_day, name, event, start, original=original)])


def _series(
    master: Component, replaced: list[tuple[Moment, Component]], zones: Zones, window: Window
) -> Iterator[Occurrence]:
    try:
        found = list(_expanded(master, replaced, zones, window))
    except Unreadable:
        return _as_written(master, zones, None)
    return iter(found)


def _expanded(
    master: Component, replaced: list[tuple[Moment, Component]], zones: Zones, window: Window
) -> Iterator[Occurrence]:
    first = zones.moment(_required(master, "DTSTART"))
    length = _length(master, first, zones)
    gone = {moment.name() for line in master.lines("EXDATE") for moment in moments(line, zones)}
    gone |= {moment.name() for moment, _ in replaced}
    shifts = [_shift(moment, event, zones) for moment, event in replaced if _ranged(event)]
    for start, own_length in _starts(master, first, length, zones, window):
        name = start.name()
        if name in gone or f"{start.local:%Y%m%d}" in gone:
            continue
        begin, end, component = start.utc(), own_length.end(start), master
        shift = max((shift for shift in shifts if shift.since <= begin), key=lambda one: one.since, default=None)
        if shift:
            begin, end, component = begin + shift.by, begin + shift.by + shift.lasting, shift.event
        if begin < window.end and window.start < end:
            yield Occurrence(begin, end, start.whole_day, name, component, start, original=start)


def _starts(
    master: Component, first: Moment, length: Length, zones: Zones, window: Window
) -> Iterator[tuple[Moment, Length]]:
    """Every start whose occurrence can reach into the window, once each; DTSTART is always one."""
    longest = max(length.days + length.exactly, timedelta()) + 2 * _DAY
    begin, end = _day(window.start, -longest), _day(window.end, 2 * _DAY)
    found = {first.local: (first, length)}
    for line in master.lines("RRULE"):
        for start in _ruled(line, first, zones, begin, end):
            found.setdefault(start.local, (start, length))
            if len(found) > MOST_OCCURRENCES:
                raise Unreadable
    for line in master.lines("RDATE"):
        for start, own_length in _added(line, zones):
            found[start.local] = (start, own_length or length)
    yield from found.values()


def _ruled(line: Line, first: Moment, zones: Zones, begin: date, end: date) -> Iterator[Moment]:
    try:
        rule = read_rule(line.value)
        until = zones.moment(line, rule.until) if rule.until else None
        at = time() if first.whole_day else rule.at(first.local.time())
        for day in days(rule, first.local.date(), begin, end):
            start = Moment(datetime.combine(day, at), first.zone, first.whole_day)
            if until is None or _not_after(start, until):
                yield start
    except NotExpanded:
        pass
    else:
        return
    raise Unreadable


def _not_after(start: Moment, until: Moment) -> bool:
    """UNTIL is a date, a UTC time, or a local time in the event's own zone."""
    if until.whole_day or start.whole_day:
        return start.local.date() <= until.local.date()
    return start.utc() <= until.utc() if until.zone is UTC else start.local <= until.local


def moments(line: Line, zones: Zones) -> Iterator[Moment]:
    """The dates of an EXDATE line. Raises Unreadable."""
    values = line.value.split(",", _MOST_DATES)
    if len(values) > _MOST_DATES:
        raise Unreadable
    return (zones.moment(line, value) for value in values if value.strip())


def _added(line: Line, zones: Zones) -> Iterator[tuple[Moment, Length | None]]:
    """RDATE: dates, or periods `start/end` and `start/duration`."""
    for value in line.value.split(",")[:_MOST_DATES]:
        begin, slash, end = value.partition("/")
        start = zones.moment(line, begin)
        if not slash:
            yield start, None
        elif "P" in end:
            yield start, read_duration(end)
        else:
            yield start, Length(timedelta(), zones.moment(line, end).utc() - start.utc())


def _ranged(event: Component) -> bool:
    line = event.first("RECURRENCE-ID")
    return line is not None and line.params.get("RANGE", "").upper() == "THISANDFUTURE"


@dataclass(frozen=True, slots=True)
class _Shift:
    """An override for all that follow: since when, moved by how much, lasting how long."""

    since: datetime
    by: timedelta
    lasting: timedelta
    event: Component


def _shift(moment: Moment, event: Component, zones: Zones) -> _Shift:
    start = zones.moment(_required(event, "DTSTART"))
    lasting = _length(event, start, zones).end(start) - start.utc()
    return _Shift(moment.utc(), start.utc() - moment.utc(), lasting, event)


def _length(event: Component, start: Moment, zones: Zones) -> Length:
    end = event.first("DTEND")
    if end is not None:
        moment = zones.moment(end)
        if start.whole_day and moment.whole_day:
            return Length(max(moment.local - start.local, _DAY), timedelta())
        return Length(timedelta(), moment.utc() - start.utc())
    duration = event.first("DURATION")
    if duration is not None:
        return read_duration(duration.value)
    return Length(_DAY if start.whole_day else timedelta(), timedelta())


def read_duration(value: str) -> Length:
    """A DURATION value (RFC 5545 section 3.3.6). Raises Unreadable."""
    found = _DURATION.fullmatch(value.strip().upper())
    if not found:
        raise Unreadable
    weeks, days_, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    sign = -1 if found[1] == "-" else 1
    try:
        exactly = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        return Length(sign * timedelta(weeks=weeks, days=days_), sign * exactly)
    except OverflowError:
        pass
    raise Unreadable


def _required(event: Component, name: str) -> Line:
    line = event.first(name)
    if line is None:
        raise Unreadable
    return line


def _day(moment: datetime, by: timedelta) -> date:
    try:
        return (moment + by).date()
    except OverflowError:
        return date.min if by < timedelta() else date.max
