"""The single dates of a series: what is taken out of it and what is added (RFC 5545 sections 3.8.5.1 and 3.8.5.2).

One that cannot be read costs itself.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import timedelta

from kiosk.sync.icalendar.content_lines import Component
from kiosk.sync.icalendar.values import Length, Moment, Unreadable, Zones, dates_of, read_duration


def excluded(master: Component, first: Moment, zones: Zones) -> Iterator[Moment]:
    """EXDATE, in the terms of the series that begins at `first`, and as it is written."""
    for value, params in _dates(master, "EXDATE", zones):
        with suppress(Unreadable):
            moment = zones.read(value, params)
            yield zones.in_series(moment, first)
            yield moment


def added(master: Component, first: Moment, length: Length, zones: Zones) -> Iterator[tuple[Moment, Length]]:
    """RDATE: dates, which last as long as the others, or periods `start/end` and `start/duration`."""
    for value, params in _dates(master, "RDATE", zones):
        with suppress(Unreadable):
            yield _period(value, params, first, length, zones)


def _dates(master: Component, name: str, zones: Zones) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The single values of those lines, each with its parameters."""
    for line in master.lines(name):
        params, dates = dates_of(line)
        for value in dates:
            zones.budget.spend()
            yield value, params


def _period(
    value: str, params: Mapping[str, str], first: Moment, length: Length, zones: Zones
) -> tuple[Moment, Length]:
    """A time added to a series of days is that day where it lasts days, and that time where it lasts hours."""
    begin, slash, end = value.partition("/")
    moment = zones.read(begin, params)
    in_series = zones.in_series(moment, first)
    start = moment if in_series.whole_day else in_series
    with suppress(Unreadable):
        if slash and "P" in end.upper():
            length = read_duration(end)
        elif slash:
            until = zones.in_series(zones.read(end, params), start)
            length = Length(timedelta(), until.utc() - start.utc())
    return in_series if length.of_days else start, length
