"""The occurrences of one event: start, rules, additions, exceptions and overrides (RFC 5545 section 3.8.5).

One fault costs itself: an exception, an addition or an end that cannot be read costs that one. What then is still not
understood is never taken for free: a series that cannot be worked out leaves doubts wherever it may apply.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Final

from kiosk.room.schedule import EARLIEST, LATEST, Doubt
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import Window
from kiosk.sync.icalendar.content_lines import Component, ContentLine, read_params
from kiosk.sync.icalendar.dates import added, excluded
from kiosk.sync.icalendar.overrides import Override, Shift, end_of, length_of, mended, overrides_of, shifts_of, start_of
from kiosk.sync.icalendar.recurrence import starts
from kiosk.sync.icalendar.rule import SECONDS, Frequency, NotExpanded, Rule, read_rule, until_of
from kiosk.sync.icalendar.values import Length, Moment, Unreadable, Zones, moved

MOST_OCCURRENCES: Final = 2000
"""Of one event within one window; what has more is not worked out."""
_DAY: Final = timedelta(days=1)
_OCCURRENCE_COSTS: Final = 10
_RULE_COSTS: Final = 20
_NO_LENGTH: Final = Length(timedelta(), timedelta())


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


@dataclass(slots=True)
class Expansion:
    """What the components of one UID amount to."""

    occurrences: list[Occurrence] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def recurs(event: Component) -> bool:
    return event.first("RRULE") is not None or event.first("RDATE") is not None


def expand(events: Iterable[Component], zones: Zones, window: Window) -> Expansion:
    """Everything the components of one UID say of the window; events that do not recur are told wherever they are."""
    return _Series(events, zones, window).expand()


@dataclass(frozen=True, slots=True)
class _Bound:
    """A rule's UNTIL: a day, or a moment."""

    day: date | None
    instant: datetime

    def admits(self, start: Moment) -> bool:
        return start.local.date() <= self.day if self.day is not None else start.utc() <= self.instant


class _Series:
    """The components of one UID, being expanded."""

    def __init__(self, events: Iterable[Component], zones: Zones, window: Window) -> None:
        self._zones = zones
        self._window = window
        self._found = Expansion()
        events = tuple(events)
        self._masters = [event for event in events if event.first("RECURRENCE-ID") is None]
        first = self._first_of_series()
        self._overrides = overrides_of(events, first, zones)
        self._replaced = frozenset(name for override in self._overrides for name in override.replaces)
        self._shifts = list(shifts_of(self._overrides, zones))
        self._reach = max((shift.reach for shift in self._shifts), default=timedelta()) + _DAY
        """How far from where the rule put it an occurrence may lie, or reach."""

    def expand(self) -> Expansion:
        for master in self._masters:
            if recurs(master):
                self._expand(master)
            elif not self._is_replaced(master):
                self._add_single(master, None)
        alone = {override.name for override in self._overrides if not override.holds_on}
        for override in self._overrides:
            if not (override.holds_on and override.name in alone):  # one for that occurrence alone says more of it
                self._add_single(override.event, override)
        return self._found

    def _first_of_series(self) -> Moment | None:
        for master in sorted(self._masters, key=recurs, reverse=True):
            with suppress(Unreadable):
                return start_of(master, self._zones)
        return None

    def _is_replaced(self, master: Component) -> bool:
        """Whether an override stands for it: a series whose rule is gone."""
        with suppress(Unreadable):
            return start_of(master, self._zones).name() in self._replaced
        return False

    def _add_single(self, event: Component, override: Override | None) -> None:
        """An event that happens once. Without a readable start an override stands where its series put it."""
        original = override.original if override else None
        try:
            start = start_of(event, self._zones, original)
        except Unreadable:
            self._add_day_of(event)
            return
        name = None if override is None else override.name
        readable = override is None or original is not None
        begin, end = start.utc(), end_of(event, start, self._zones)
        self._add(Occurrence(begin, end, start.whole_day, name, event, start, readable, original))

    def _add(self, one: Occurrence) -> None:
        if one.start < one.end:  # nothing of it lies in the years a schedule knows
            self._found.occurrences.append(one)
        if one.written.guessed:
            self._found.unread.append(Unread(UnreadKind.ZONE, one.start))

    def _add_day_of(self, event: Component) -> None:
        """Where only the day of a start or an end can be read, nothing is known of that day."""
        self._found.unread.append(Unread(UnreadKind.NO_TIME))
        for name in ("DTSTART", "DTEND"):
            for line in event.lines(name):
                with suppress(Unreadable):
                    day = self._zones.day_of(line)
                    self._doubt(day.utc(), day.moved(_DAY, timedelta()))
                    return

    # Series

    def _expand(self, master: Component) -> None:
        try:
            first = start_of(master, self._zones)
        except Unreadable:
            self._add_day_of(master)
            return
        length = length_of(master, first, self._zones) or _NO_LENGTH
        gone: set[str] = set()
        try:
            gone.update(moment.name() for moment in excluded(master, first, self._zones))
            gone |= self._ruled_out(master, first, length)
            self._leave_out_shifts_of_nothing(master, first, length)
            rules = self._ruled(master.lines("RRULE"), first, length, self._window)
            found = list(self._occurrences(master, first, length, gone, rules))
        except (NotExpanded, OverflowError):
            self._give_up(master, first, length, gone)
        else:
            self._found.occurrences.extend(found)
            if first.guessed:
                self._found.unread.append(Unread(UnreadKind.ZONE, first.utc()))

    def _occurrences(
        self, master: Component, first: Moment, length: Length, gone: set[str], ruled: Iterable[Moment]
    ) -> Iterator[Occurrence]:
        for name, (start, own_length) in self._starts(master, first, length, ruled).items():
            if name in gone or name in self._replaced:
                continue
            self._zones.budget.spend(_OCCURRENCE_COSTS + len(self._shifts))
            begin, component = start.utc(), master
            end = mended(begin, own_length.end(start))
            shift = self._shift_of(begin)
            if shift:
                begin, component = moved(begin, shift.by), shift.event
                end = shift.end(start, begin)
            if begin < self._window.end and self._window.start < end:
                yield Occurrence(begin, end, start.whole_day, name, component, start, original=start)

    def _starts(
        self, master: Component, first: Moment, length: Length, ruled: Iterable[Moment]
    ) -> dict[str, tuple[Moment, Length]]:
        """Every start whose occurrence can reach into the window, by its name; DTSTART is always one."""
        found = {first.name(): (first, length)}
        for start in ruled:
            found.setdefault(start.name(), (start, length))
            if len(found) > MOST_OCCURRENCES:
                raise NotExpanded
        for start, own_length in added(master, first, length, self._zones):
            if self._near(start, own_length):
                found[start.name()] = (start, own_length)
            if len(found) > MOST_OCCURRENCES:
                raise NotExpanded
        return found

    def _near(self, start: Moment, length: Length) -> bool:
        """Whether it can reach into the window, moved by an override for all that follow or not."""
        return start.utc() < moved(self._window.end, self._reach) and (
            self._window.start < moved(mended(start.utc(), length.end(start)), self._reach)
        )

    def _leave_out_shifts_of_nothing(self, master: Component, first: Moment, length: Length) -> None:
        """An override for all that follow an occurrence that its series does not have: nobody knows by how much those
        are moved. They are told where the series has them, and are in doubt. Raises NotExpanded.
        """
        for shift in self._shifts:
            day = Window(moved(shift.since, -_DAY), moved(shift.since, _DAY))
            ruled = self._ruled(master.lines("RRULE"), first, length, day)
            dates = (start for start, _ in added(master, first, length, self._zones))
            if all(start.utc() != shift.since for start in chain([first], ruled, dates)):
                self._shifts = [one for one in self._shifts if one is not shift]
                self._found.unread.append(Unread(UnreadKind.SERIES, shift.since))
                self._doubt(moved(shift.since, min(shift.by, timedelta())), self._window.end)

    def _shift_of(self, begin: datetime) -> Shift | None:
        earlier = (shift for shift in self._shifts if shift.since <= begin)
        return max(earlier, key=lambda shift: shift.since, default=None)

    def _ruled(self, lines: Iterable[ContentLine], first: Moment, length: Length, window: Window) -> Iterator[Moment]:
        """What the rules put into the window and round it. Raises NotExpanded."""
        longest = max(length.days + length.exactly, timedelta()) + self._reach + _DAY
        begin, end = moved(window.start, -longest).date(), moved(window.end, self._reach + _DAY).date()
        for line in lines:
            self._zones.budget.spend(_RULE_COSTS)
            rule = read_rule(line.value)
            until = self._until(line, rule.until, first)
            wall = datetime.combine(first.local.date(), time()) if first.whole_day else first.local
            rule = _without_times(rule) if first.whole_day else rule
            for local in starts(rule, wall, begin, end, self._zones.budget):
                self._zones.budget.spend(_OCCURRENCE_COSTS)
                start = Moment(local, first.zone, first.whole_day)
                if until is not None and not until.admits(start):
                    break
                yield start

    def _until(self, line: ContentLine, text: str, first: Moment) -> _Bound | None:
        """Raises NotExpanded where it is there and cannot be read."""
        if not text:
            return None
        try:
            moment = self._zones.read(text, read_params(line.written_params))
        except Unreadable:
            raise NotExpanded from None
        if first.whole_day or moment.whole_day:
            day = self._zones.whole_day(moment) if first.whole_day else moment
            return _Bound(day.local.date(), LATEST)
        return _Bound(None, self._zones.in_series(moment, first).utc())

    def _ruled_out(self, master: Component, first: Moment, length: Length) -> set[str]:
        """EXRULE (RFC 2445 section 4.8.5.2); one that cannot be read costs itself."""
        found: set[str] = set()
        for line in master.lines("EXRULE"):
            with suppress(NotExpanded):
                found |= {start.name() for start in self._ruled([line], first, length, self._window)}
        return found

    # What is not understood

    def _give_up(self, master: Component, first: Moment, length: Length, gone: set[str]) -> None:
        """What stands there without its rules, and doubts wherever there may be more."""
        self._found.unread.append(Unread(UnreadKind.SERIES, first.utc()))
        try:
            found = list(self._occurrences(master, first, length, gone, ()))
        except NotExpanded:
            end = mended(first.utc(), length.end(first))
            found = [Occurrence(first.utc(), end, first.whole_day, first.name(), master, first)]
            keeps_time, last = False, LATEST
        else:
            keeps_time, last = self._what_is_certain(master, first)
        for one in found:
            self._add(replace(one, readable=False))
        longest = max(length.days + length.exactly, timedelta())
        begin, end = max(first.utc(), moved(self._window.start, -longest)), min(last, self._window.end)
        if keeps_time and not self._shifts:
            self._doubt_days(first, length, begin, end)
        else:
            self._doubt(begin, moved(end, longest))

    def _doubt_days(self, first: Moment, length: Length, begin: datetime, end: datetime) -> None:
        """Every day with a start from `begin` to `end`, at the time of day of the first, as long as that lasts."""
        day = max(moved(begin, -2 * _DAY).date(), first.local.date())
        while day <= moved(end, _DAY).date():
            start = Moment(datetime.combine(day, first.local.time()), first.zone, first.whole_day)
            if start.utc() <= end:
                self._doubt(start.utc(), mended(start.utc(), length.end(start)))
            day += _DAY

    def _what_is_certain(self, master: Component, first: Moment) -> tuple[bool, datetime]:
        """Whether every occurrence is at the start's time of day, and after which instant none begins."""
        last, keeps_time = EARLIEST, True
        for line in master.lines("RRULE"):
            try:
                self._zones.budget.spend(_RULE_COSTS)
                bound = self._until(line, until_of(line.value), first)
            except NotExpanded:
                bound = None
            try:
                keeps_time &= read_rule(line.value).keeps_time_of_day
            except NotExpanded:
                keeps_time &= _names_days(line)
            last = max(last, LATEST if bound is None else _last_start(bound, first))
        return keeps_time, last

    def _doubt(self, start: datetime, end: datetime) -> None:
        if start < end and start < self._window.end and self._window.start < end:
            begin, end = max(start, self._window.start), min(end, self._window.end)
            doubts = self._found.doubts
            if doubts and doubts[-1].start <= begin <= doubts[-1].end:
                begin, end = doubts[-1].start, max(end, doubts.pop().end)
            doubts.append(Doubt(begin, end))


def _without_times(rule: Rule) -> Rule:
    """For whole days: parts below the day are not allowed (RFC 5545 section 3.3.10).

    Positions that counted such times choose nothing any more: each of the days may be meant.
    """
    if rule.frequency in SECONDS:
        raise NotExpanded
    position = rule.by_position if rule.keeps_time_of_day else frozenset()
    return replace(rule, by_hour=frozenset(), by_minute=frozenset(), by_second=frozenset(), by_position=position)


_BELOW_DAILY: Final = ("SECONDLY", "MINUTELY", "HOURLY", "BYHOUR", "BYMINUTE", "BYSECOND")


def _names_days(line: ContentLine) -> bool:
    """Whether a rule nobody understands at least speaks of days, weeks, months or years and of no time of day."""
    text = line.value.upper()
    return not any(word in text for word in _BELOW_DAILY) and any(f"={one.value}" in text for one in Frequency)


def _last_start(bound: _Bound, first: Moment) -> datetime:
    if bound.day is None:
        return bound.instant
    day = Moment(datetime.combine(bound.day, time()), first.zone)
    return day.utc() if first.whole_day else day.moved(_DAY, timedelta())
