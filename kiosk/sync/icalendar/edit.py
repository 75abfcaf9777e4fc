"""Changes to calendar objects, bytes to bytes. Only the lines that have to change do; the rest goes back as it came.

One occurrence of a series is changed through an override (RECURRENCE-ID); where nothing of it is left and it had no
override, it is taken out of the series (EXDATE). A foreign event of which nothing is left is kept and marked
STATUS:CANCELLED: its organiser still finds it, and it can be restored without our keeping a copy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.sync.backend import Gone, ProtocolError, Window
from kiosk.sync.booking.event_store import OwnEvent
from kiosk.sync.icalendar import marks
from kiosk.sync.icalendar.content_lines import Component, ContentLine, line, read, read_params, write
from kiosk.sync.icalendar.occurrences import Occurrence, expand, recurs
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.values import Unreadable, Zones, moved, split, values, zones

_TIMES: Final = ("DTSTART", "DTEND", "DURATION", "STATUS")
_OF_A_SERIES: Final = ("RRULE", "RDATE", "EXRULE", "EXDATE", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION")
_NEAR: Final = timedelta(days=2)
ANY_DAY: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""Good enough to find an event that does not recur."""


@dataclass(frozen=True, slots=True)
class Target:
    """Which occurrence: its mark and its name, as it was found; `zone` is the room's."""

    mark: str
    name: str | None
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class PutBack:
    """What an edit took away: times and status only. `lines` is None where the edit made an override."""

    lines: tuple[ContentLine, ...] | None = ()
    excluded: bool = False


def written(own: OwnEvent, summary: str, base: str | None, stamp: datetime, *, claim: bool) -> bytes:
    """A whole object for a panel's event. `base` is the mark of the booking it prolongs; DTSTAMP is the server's time,
    so that others can tell its age; the text is the same for all of them.
    """
    event = [
        line("UID", own.id),
        line("DTSTAMP", marks.stamp(stamp)),
        line("DTSTART", marks.stamp(own.start)),
        line("DTEND", marks.stamp(own.end)),
        line("SUMMARY", _escaped(summary)),
        line("STATUS", "TENTATIVE" if claim else "CONFIRMED"),
        line("TRANSP", "OPAQUE"),
        line(marks.OWN, "1"),
    ]
    flags = ((marks.WALK_UP, own.walk_up), (marks.CHECKED_IN, own.checked_in))
    event += [line(name, "1") for name, is_set in flags if is_set]
    event += [line(marks.CLAIM, marks.stamp(stamp))] if claim else []
    event += [line(marks.BASE, base)] if base else []
    head = (line("VERSION", "2.0"), line("PRODID", "-//room-kiosk//panel//EN"))
    return write(Component("VCALENDAR", (*head, Component("VEVENT", tuple(event)))))


def marked(data: bytes, target: Target, mark: str, value: str | None) -> bytes:
    """The object with a panel's property on the occurrence; without it where `value` is None."""
    calendar, occurrence = _find(data, target)
    added = [] if value is None else [line(mark, value)]
    return _change(calendar, occurrence, target, lambda event: event.without((mark,)).with_lines(added))


def ending(data: bytes, target: Target, end: datetime) -> tuple[bytes, PutBack]:
    """The object with the occurrence ending at `end`, and how to restore it."""
    calendar, occurrence = _find(data, target)
    edited = _change(calendar, occurrence, target, lambda event: _between(event, occurrence, occurrence.start, end))
    return edited, _put_back(occurrence, target)


def taken_out(data: bytes, target: Target) -> tuple[bytes, PutBack]:
    """The object without the occurrence, and how to restore it."""
    calendar, occurrence = _find(data, target)
    master = occurrence.component
    if not _in_place(occurrence, target) and recurs(master):
        excluded = _original_line("EXDATE", occurrence)
        return write(calendar.changed(master, (master.with_lines([excluded]),))), PutBack(excluded=True)
    return _change(calendar, occurrence, target, _cancelled), _put_back(occurrence, target)


def restored(data: bytes, target: Target, put_back: PutBack) -> bytes:
    """The object as it was before `ending` or `taken_out`."""
    if put_back.excluded:
        calendar, events = _alike(data, target)
        return write(_included(calendar, events, target))
    calendar, occurrence = _find(data, target)
    event = occurrence.component
    if not _in_place(occurrence, target):
        raise Gone
    if put_back.lines is None:
        return write(calendar.changed(event, ()))
    return write(calendar.changed(event, (event.without(_TIMES).with_lines(put_back.lines),)))


def _put_back(occurrence: Occurrence, target: Target) -> PutBack:
    if not _in_place(occurrence, target):
        return PutBack(lines=None)
    return PutBack(tuple(line for name in _TIMES for line in occurrence.component.lines(name)))


def _change(
    calendar: Component, occurrence: Occurrence, target: Target, change: Callable[[Component], Component]
) -> bytes:
    event = occurrence.component
    if _in_place(occurrence, target):
        return write(calendar.changed(event, (change(event),)))
    return write(calendar.changed(event, (event, change(_override(occurrence)))))


def _in_place(occurrence: Occurrence, target: Target) -> bool:
    """Whether the component is about this occurrence alone."""
    if target.name is None:
        return True
    original = occurrence.component.first("RECURRENCE-ID")
    return original is not None and "RANGE" not in original.params


def _find(data: bytes, target: Target) -> tuple[Component, Occurrence]:
    calendar, events = _alike(data, target)
    found = expand(events, zones(calendar, target.zone, Budget()), _around(target.name)).occurrences
    alike = [one for one in found if one.name == target.name and (one.name is not None or not recurs(one.component))]
    if len(alike) != 1 or not alike[0].readable:  # of two with one name nobody knows which is meant
        raise Gone
    return calendar, alike[0]


def _alike(data: bytes, target: Target) -> tuple[Component, list[Component]]:
    """The object and those of its events that have the target's UID. Raises Gone, or ProtocolError for a bad object."""
    known = read(data)
    if not known.sound:
        raise ProtocolError
    calendar = known.calendar
    for event in calendar.components("VEVENT"):
        uid = event.value("UID")
        if marks.base_mark(uid, target.name) == target.mark:
            return calendar, [other for other in calendar.components("VEVENT") if other.value("UID") == uid]
    raise Gone


def _around(name: str | None) -> Window:
    """Days enough to find an occurrence of that name."""
    start = datetime(int(name[:4]), int(name[4:6]), int(name[6:8]), tzinfo=UTC) if name else ANY_DAY
    return Window(moved(start, -_NEAR), moved(start, _NEAR))


def _override(occurrence: Occurrence) -> Component:
    """A component for this occurrence alone, otherwise as the series says."""
    bare = occurrence.component.without((*_OF_A_SERIES, *marks.ALL))
    named = bare.with_lines([_original_line("RECURRENCE-ID", occurrence)])
    return _between(named, occurrence, occurrence.start, occurrence.end)


def _between(event: Component, occurrence: Occurrence, start: datetime, end: datetime) -> Component:
    """The event from `start` to `end`; its start stays as it is written where it does not move."""
    known = event.first("DTSTART")
    keeps = known is not None and not occurrence.whole_day and start == occurrence.start
    begin = known if keeps and known else _written("DTSTART", start, occurrence)
    return event.without(("DTSTART", "DTEND", "DURATION")).with_lines([begin, _written("DTEND", end, occurrence)])


def _written(name: str, instant: datetime, occurrence: Occurrence) -> ContentLine:
    """A UTC instant in the zone the series is written in, where it can be said there without doubt; else in UTC."""
    like = occurrence.component.first("DTSTART")
    zone = occurrence.written.zone
    if like is None or not isinstance(zone, ZoneInfo) or occurrence.whole_day:
        return line(name, marks.stamp(instant))
    local = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    if local.replace(tzinfo=zone).astimezone(UTC) != instant:
        return line(name, marks.stamp(instant))
    return line(name, f"{local:%Y%m%dT%H%M%S}", split(like)[0])


def _original_line(name: str, occurrence: Occurrence) -> ContentLine:
    """The occurrence's original start, written as the series' own start is."""
    original, like = occurrence.original, occurrence.component.first("DTSTART")
    if original is None or like is None:
        raise Gone
    if original.whole_day:
        return line(name, f"{original.local:%Y%m%d}", ";VALUE=DATE")
    if isinstance(original.zone, timezone):
        return line(name, marks.stamp(original.utc()))
    return line(name, f"{original.local:%Y%m%dT%H%M%S}", split(like)[0])


def _cancelled(event: Component) -> Component:
    return event.without(("STATUS",)).with_lines([line("STATUS", "CANCELLED")])


def _included(calendar: Component, events: list[Component], target: Target) -> Component:
    """The calendar without the exception for this occurrence, in whatever way a server may have written it."""
    how = zones(calendar, target.zone, Budget())
    for event in events:
        parts: list[ContentLine | Component] = []
        for part in event.parts:
            if isinstance(part, ContentLine) and part.name == "EXDATE":
                parts.extend(_without_date(part, how, event.first("DTSTART"), target.name))
            else:
                parts.append(part)
        calendar = calendar.changed(event, (Component(event.name, tuple(parts)),))
    return calendar


def _without_date(exception: ContentLine, how: Zones, start: ContentLine | None, name: str | None) -> list[ContentLine]:
    params, dates = values(exception)
    if start is None:
        return [exception]
    try:
        first, written = how.moment(start), read_params(params)
        kept = [value for value in dates if how.in_series(how.read(value, written), first).name() != name]
    except Unreadable:
        return [exception]
    return [line("EXDATE", ",".join(kept), params)] if kept else []


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())
