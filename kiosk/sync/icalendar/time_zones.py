"""Which time zone a TZID means: IANA names, Windows names, names of other systems, zones an object defines itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from itertools import chain, islice
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from kiosk.sync.icalendar.content_lines import Component, ContentLine, unescape
from kiosk.sync.icalendar.recurrence import Budget, starts
from kiosk.sync.icalendar.rule import NotExpanded, Rule, read_rule

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_FIXED = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])\s*(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_DISPLAYED = re.compile(r"\((?:UTC|GMT)(?:([+-])(\d{1,2}):(\d{2}))?\)\s*(.*)", re.IGNORECASE)
"""What Windows shows instead of a zone's name: (UTC+01:00) Amsterdam, Berlin, Bern."""
_PLACE = re.compile(r"[A-Za-z_+-]+(?:/[A-Za-z0-9_+-]+){1,2}")
_ONSET = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?)?", re.IGNORECASE)
_MOST_OBSERVANCES: Final = 40
_MOST_ONSETS: Final = 2000
_LOOKS_BACK: Final = (1, 8, 400)
"""Years in which the last onset of a rule is looked for, one after the other."""
_LONGEST_NAME: Final = 120
_NEVER: Final = datetime(9999, 12, 31)  # noqa: DTZ001 - on the wall
_NOTHING: Final = timedelta()
_DAY: Final = timedelta(days=1)


def zone_of(tzid: str, definitions: Mapping[str, Component], budget: Budget) -> tzinfo | None:
    """The zone of a TZID parameter; None where nobody can tell. `definitions` are the object's VTIMEZONEs (`defined`).

    A known Area/City or Windows name wins over a definition: definitions are often wrong, and servers add ones that
    alias known names (RFC 7808, TZID-ALIAS-OF). Over a bare abbreviation such as EST the definition wins (RFC 5545
    section 3.6.5): feeds give it their own meaning.
    """
    tzid = tzid.strip().strip('"').strip()
    if not 0 < len(tzid) <= _LONGEST_NAME:
        return None
    return _place(tzid) or _defined(definitions, tzid, budget) or _abbreviation(tzid) or _otherwise(tzid)


def named(tzid: str) -> tzinfo | None:
    """The zone a name means by itself."""
    return zone_of(tzid, {}, Budget())


def defined(calendar: Component) -> dict[str, Component]:
    """The object's VTIMEZONEs, by their TZID as it is meant, and in small letters."""
    found: dict[str, Component] = {}
    for definition in calendar.anywhere("VTIMEZONE"):
        name = unescape(definition.value("TZID")).strip().strip('"').strip()
        found[name] = definition
        found.setdefault(name.lower(), definition)
    return found


@lru_cache(maxsize=256)
def _place(tzid: str) -> ZoneInfo | None:
    """Area/City, a Windows name (CLDR), or Area/City somewhere in a longer name such as /mozilla.org/x/Area/City."""
    if "/" not in tzid:
        return None if _iana(tzid) else _iana(_from_windows(tzid))
    parts = tzid.strip("/").split("/")
    endings = ("/".join(parts[-count:]) for count in (3, 2))
    found = (_iana(name) for name in chain((tzid,), endings, _PLACE.findall(tzid)))
    return next((zone for zone in found if zone), None)


@lru_cache(maxsize=256)
def _abbreviation(tzid: str) -> ZoneInfo | None:
    return _iana("UTC" if tzid in ("Z", "z") else tzid)


@lru_cache(maxsize=256)
def _otherwise(tzid: str) -> tzinfo | None:
    """What Windows displays (a city it names, before the offset it names), a name that says its offset, and tzone://…/UTC."""
    shown = _DISPLAYED.match(tzid)
    if shown:
        cities = (_cities().get(city.strip().lower().replace(" ", "_")) for city in shown[4].split(","))
        city = next((name for name in cities if name), None)
        return ZoneInfo(city) if city else _fixed(shown[1] or "+", shown[2] or "0", shown[3])
    last = tzid.rpartition("/")[2]
    found = _FIXED.fullmatch(last)
    return _fixed(found[1], found[2], found[3]) if found else _iana(last)


def _fixed(sign: str, hours: str, minutes: str | None) -> tzinfo | None:
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-size if sign == "-" else size) if size < _DAY else None


def _iana(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    for spelling in (name, _spellings().get(name.lower())):
        try:
            if spelling:
                return ZoneInfo(spelling)
        except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
            pass
    return None


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Small letters → the name as it is."""
    return {name.lower(): name for name in available_timezones()}


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """The city in small letters → its zone."""
    return {name.rpartition("/")[2].lower(): name for name in sorted(available_timezones()) if "/" in name}


def _from_windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # costs 0.1 s, rarely needed

    return WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(name.title().replace("Utc", "UTC"), "")


@dataclass(slots=True)
class _Observance:
    """One STANDARD or DAYLIGHT part (RFC 5545 section 3.6.5): from each onset, a wall time of `before`, on: `after`."""

    begin: datetime
    """DTSTART."""
    onsets: list[datetime]
    """DTSTART and the RDATEs, in order."""
    rule: Rule | None
    last: datetime
    """Where the rule ends."""
    before: timedelta
    after: timedelta
    _years: dict[tuple[int, int], list[datetime]] = field(default_factory=dict)

    def last_onset(self, local: datetime, budget: Budget) -> datetime | None:
        """The latest onset not after `local`; the hour skipped by it still belongs to what was before."""
        skipped = max(_NOTHING, self.after - self.before)
        index = bisect_right(self.onsets, local - skipped)
        found = self.onsets[index - 1 : index] if index else []
        if self.rule is not None and self.begin <= local:
            found = found + self._ruled(min(local - skipped, self.last), budget)
        return max(found, default=None)

    def _ruled(self, latest: datetime, budget: Budget) -> list[datetime]:
        for years in _LOOKS_BACK:
            onsets = self._of_years(max(1, latest.year - years), latest.year, budget)
            index = bisect_right(onsets, latest)
            if index:
                return [onsets[index - 1]]
        return []

    def _of_years(self, first: int, last: int, budget: Budget) -> list[datetime]:
        """The rule's onsets in these years; worked out once."""
        assert self.rule is not None
        known = self._years.get((first, last))
        if known is None:
            found = starts(self.rule, self.begin, date(first, 1, 1), date(min(last + 1, 9999), 1, 1), budget)
            known = self._years[first, last] = sorted(found)
        return known


class _Defined(tzinfo):
    """A zone made of observances."""

    def __init__(self, observances: tuple[_Observance, ...], budget: Budget) -> None:
        self._observances = observances
        self._budget = budget

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        if moment is None:
            return None
        local = moment.replace(tzinfo=None)
        found = [(onset, one.after) for one in self._observances if (onset := self._last_onset(one, local)) is not None]
        return max(found)[1] if found else min(self._observances, key=lambda one: one.begin).before

    def fromutc(self, moment: datetime) -> datetime:
        """The wall time; the first of two where the clocks were put back."""
        offsets = sorted({one.after for one in self._observances} | {self._observances[0].before}, reverse=True)
        walls = [moment + offset for offset in offsets]
        return next((wall for wall in walls if wall - (self.utcoffset(wall) or _NOTHING) == moment), walls[0])

    def dst(self, _moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _moment: datetime | None) -> str | None:
        return None

    def _last_onset(self, one: _Observance, local: datetime) -> datetime | None:
        try:
            return one.last_onset(local, self._budget)
        except (NotExpanded, OverflowError):
            return one.begin if one.begin <= local else None


def _defined(definitions: Mapping[str, Component], tzid: str, budget: Budget) -> tzinfo | None:
    """What the object says of that name itself, or of which known zone it says that it is another name."""
    names = (tzid, unescape(tzid))
    definition = next(
        (found for name in names if (found := definitions.get(name) or definitions.get(name.lower()))), None
    )
    if definition is None:
        return None
    for hint in ("TZID-ALIAS-OF", "X-LIC-LOCATION"):
        alias = _place(unescape(definition.value(hint)).strip())
        if alias is not None:
            return alias
    parts = [part for name in ("STANDARD", "DAYLIGHT") for part in definition.anywhere(name)]
    observances = tuple(one for part in parts[:_MOST_OBSERVANCES] if (one := _observance(part)))
    return _Defined(observances, budget) if observances else None


def _observance(part: Component) -> _Observance | None:
    """None where it cannot be read: an observance costs itself."""
    before, after = _offset(part.value("TZOFFSETFROM")), _offset(part.value("TZOFFSETTO"))
    onsets = list(islice(_onsets(part), _MOST_ONSETS))
    if after is None or not onsets:
        return None
    rule, last = _rule(part.first("RRULE"), after if before is None else before)
    return _Observance(onsets[0], sorted(onsets), rule, last, after if before is None else before, after)


def _onsets(part: Component) -> Iterator[datetime]:
    for line in chain(part.lines("DTSTART"), part.lines("RDATE")):
        for value in line.value.split(","):
            onset = _onset(value)
            if onset is not None:
                yield onset


def _onset(value: str) -> datetime | None:
    """A wall time; the day's first where only a day is named."""
    found = _ONSET.match(value.strip())
    if found is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]  # noqa: DTZ001 - local
    except ValueError:
        return None


def _rule(line: ContentLine | None, before: timedelta) -> tuple[Rule | None, datetime]:
    """The rule and its end in wall time; UNTIL is UTC (RFC 5545 section 3.6.5), and often written otherwise."""
    if line is None:
        return None, _NEVER
    try:
        rule = read_rule(line.value)
    except NotExpanded:
        return None, _NEVER
    until = _onset(rule.until)
    if until is None or until > _NEVER - _DAY:
        return rule, _NEVER
    if len(rule.until) <= len("20270101"):
        return rule, until + _DAY
    return rule, until + max(before, _NOTHING) if rule.until.endswith("Z") else until


def _offset(text: str) -> timedelta | None:
    found = _OFFSET.fullmatch(text.strip().replace(":", ""))
    if not found:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if size >= _DAY:
        return None
    return -size if found[1] == "-" else size
