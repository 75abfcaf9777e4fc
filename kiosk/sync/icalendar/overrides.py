"""The times one VEVENT states, and what one that overrides occurrences of a series says (RFC 5545 section 3.8.4.4)."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from kiosk.room.schedule import LATEST, UNREADABLE, mended_end
from kiosk.sync.icalendar.content_lines import Component, read_params
from kiosk.sync.icalendar.values import Length, Moment, Unreadable, Zones, read_duration, split

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Override:
    """A component for one occurrence; `original` is None where nobody can say for which."""

    original: Moment | None
    event: Component
    name: str = ""
    replaces: frozenset[str] = frozenset()
    """The names of what it stands for: in the terms of its series, and as it was written."""

    @property
    def holds_on(self) -> bool:
        """Whether it is for all that follow, too."""
        line = self.event.first("RECURRENCE-ID")
        if self.original is None or line is None:
            return False
        return read_params(split(line)[0]).get("RANGE", "").strip().upper() == "THISANDFUTURE"


@dataclass(frozen=True, slots=True)
class Shift:
    """An override for all that follow: since when, moved by how much, each lasting how long."""

    since: datetime
    by: timedelta
    length: Length | None
    reach: timedelta
    """From where the rule put the first of them to its start or its end."""
    event: Component

    def end(self, start: Moment, begin: datetime) -> datetime:
        """The end of the occurrence that the rule put at `start` and that is moved to `begin`."""
        if self.length is None:
            return mended(begin, None)
        try:
            there = Moment(start.local + self.by, start.zone, start.whole_day)
        except OverflowError:
            return LATEST
        return mended(begin, self.length.end(there))


def start_of(event: Component, zones: Zones, otherwise: Moment | None = None) -> Moment:
    """DTSTART, or `otherwise` where none can be read. Raises Unreadable."""
    for line in event.lines("DTSTART"):
        with suppress(Unreadable):
            return zones.moment(line)
    if otherwise is None:
        raise Unreadable
    return otherwise


def length_of(event: Component, start: Moment, zones: Zones) -> Length | None:
    """DTEND, else DURATION, else nothing, which is a day for a whole day; None where none of it can be read.

    Minutes alone are no length of a day (RFC 5545 section 3.8.2.5): they count, and at least as what cannot be read.
    """
    for line in event.lines("DTEND"):
        with suppress(Unreadable):
            return _until(zones.moment(line), start)
    for line in event.lines("DURATION"):
        with suppress(Unreadable):
            length = read_duration(line.value)
            counts = start.whole_day and not length.days
            return replace(length, exactly=max(length.exactly, UNREADABLE)) if counts else length
    return Length(_DAY, timedelta()) if start.whole_day else None


def end_of(event: Component, start: Moment, zones: Zones) -> datetime:
    """The end it counts to, after its start; half an hour later where none can be read."""
    length = length_of(event, start, zones)
    return mended(start.utc(), None if length is None else length.end(start))


def mended(start: datetime, end: datetime | None) -> datetime:
    """`mended_end`, within what a schedule can hold."""
    return min(mended_end(start, end), LATEST)


def overrides_of(events: Iterable[Component], first: Moment | None, zones: Zones) -> list[Override]:
    """Those of the components that override an occurrence of the series that begins at `first`.

    Of several for one occurrence those with the highest SEQUENCE stand, then those with the latest DTSTAMP (RFC 5546
    section 2.1.5); what nobody knows the occurrence of stands for itself.
    """
    found = [_override(event, first, zones) for event in events if event.first("RECURRENCE-ID") is not None]
    best: dict[str, tuple[int, str]] = {}
    for one in found:
        if one.original is not None:
            best[one.name] = max(best.get(one.name, (-1, "")), _revision(one.event))
    return [one for one in found if one.original is None or _revision(one.event) == best[one.name]]


def shifts_of(overrides: Iterable[Override], zones: Zones) -> Iterator[Shift]:
    """Those of them that hold for all that follow."""
    for one in overrides:
        if one.original is not None and one.holds_on:
            since = one.original.utc()
            start = start_of(one.event, zones, one.original)
            by, lasting = start.utc() - since, end_of(one.event, start, zones) - start.utc()
            yield Shift(since, by, length_of(one.event, start, zones), abs(by) + lasting, one.event)


def _override(event: Component, first: Moment | None, zones: Zones) -> Override:
    for line in event.lines("RECURRENCE-ID"):
        with suppress(Unreadable):
            moment = zones.moment(line)
            original = moment if first is None else zones.in_series(moment, first)
            return Override(original, event, original.name(), frozenset({original.name(), moment.name()}))
    return Override(None, event)


def _revision(event: Component) -> tuple[int, str]:
    number = event.value("SEQUENCE").strip()
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0, event.value("DTSTAMP")


def _until(end: Moment, start: Moment) -> Length:
    """From a start to a DTEND, which is written like its start where it names no zone (RFC 5545 section 3.8.2.2).

    Of a date it is not said whether its midnight is the room's or the start's: the later counts.
    """
    if end.floating and not start.whole_day:
        end = Moment(end.local, start.zone)
    if start.whole_day and end.whole_day:
        return Length(max(end.local - start.local, _DAY), timedelta())
    wall = end.local - start.local if end.whole_day or end.zone == start.zone else None
    return Length(timedelta(), end.utc() - start.utc(), wall)
