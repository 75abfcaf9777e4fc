"""Which time zone a TZID means: IANA names, Windows names, names with a prefix, and zones an object defines itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.sync.caldav.content import Component
from kiosk.sync.caldav.recurrence import NotExpanded, Rule, days, read_rule

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_MOST_OBSERVANCES: Final = 40
_NOTHING: Final = timedelta()


def zone_of(tzid: str, definitions: Mapping[str, Component], otherwise: tzinfo) -> tzinfo:
    """The zone of a TZID parameter; `definitions` are the object's VTIMEZONEs by their TZID.

    A known name wins over a definition: definitions are often wrong, and servers add ones that alias known names
    (RFC 7808, TZID-ALIAS-OF). What nobody can tell is `otherwise`.
    """
    known = named(tzid)
    if known is not None:
        return known
    definition = definitions.get(tzid)
    if definition is None:
        return otherwise
    for hint in ("TZID-ALIAS-OF", "X-LIC-LOCATION"):
        alias = named(definition.value(hint))
        if alias is not None:
            return alias
    return _defined(definition) or otherwise


@lru_cache(maxsize=256)
def named(tzid: str) -> ZoneInfo | None:
    """The IANA zone a name means: itself, a Windows name (CLDR), or the end of a path such as /mozilla.org/x/A/B."""
    tzid = tzid.strip().strip('"')
    if not 0 < len(tzid) <= 120:
        return None
    parts = tzid.strip("/").split("/")
    candidates = (tzid, *("/".join(parts[-count:]) for count in (3, 2)), _from_windows(tzid))
    return next((zone for candidate in candidates if (zone := _iana(candidate))), None)


def _iana(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
        return None


def _from_windows(name: str) -> str:
    if "/" in name:
        return ""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # costs 0.1 s, rarely needed

    return WINDOWS_TO_OLSON.get(name, "")


@dataclass(frozen=True, slots=True)
class _Observance:
    """One STANDARD or DAYLIGHT part (RFC 5545 section 3.6.5): from `onset`, in the wall time of `before`, `after`."""

    onset: datetime
    rule: Rule | None
    before: timedelta
    after: timedelta

    def last_onset(self, local: datetime) -> datetime | None:
        """The latest onset not after `local`; the hour skipped by it still belongs to what was before."""
        if self.rule is None:
            onsets: Iterator[datetime] = iter([self.onset])
        else:
            begin = date(max(1, local.year - 1), 1, 1)
            found = days(self.rule, self.onset.date(), begin, local.date() + timedelta(days=1))
            last = self.rule.until[:8]
            onsets = (datetime.combine(day, self.onset.time()) for day in found if not last or f"{day:%Y%m%d}" <= last)
        skipped = max(_NOTHING, self.after - self.before)
        return max((onset for onset in onsets if onset + skipped <= local), default=None)


class _Defined(tzinfo):
    """A zone made of observances. Converts from local time only."""

    def __init__(self, observances: tuple[_Observance, ...]) -> None:
        self._observances = observances

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        if moment is None:
            return None
        local = moment.replace(tzinfo=None)
        try:
            found = [(onset, one) for one in self._observances if (onset := one.last_onset(local)) is not None]
        except (NotExpanded, OverflowError):
            found = []
        if found:
            return max(found, key=lambda pair: pair[0])[1].after
        return min(self._observances, key=lambda one: one.onset).before

    def dst(self, _moment: datetime | None) -> timedelta | None:
        return None

    def tzname(self, _moment: datetime | None) -> str | None:
        return None


def _defined(definition: Component) -> tzinfo | None:
    parts = [part for name in ("STANDARD", "DAYLIGHT") for part in definition.components(name)][:_MOST_OBSERVANCES]
    try:
        observances = tuple(_observance(part) for part in parts)
    except (ValueError, NotExpanded):
        return None
    return _Defined(observances) if observances else None


def _observance(part: Component) -> _Observance:
    rule = part.first("RRULE")
    return _Observance(
        datetime.strptime(part.value("DTSTART")[:15], "%Y%m%dT%H%M%S"),  # noqa: DTZ007 - local by definition
        _bounded(rule.value) if rule else None,
        _offset(part.value("TZOFFSETFROM")),
        _offset(part.value("TZOFFSETTO")),
    )


def _bounded(text: str) -> Rule:
    rule = read_rule(text)
    if rule.count is not None:
        raise NotExpanded
    return rule


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text.strip())
    if not found:
        raise ValueError
    size = timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
    if size >= timedelta(hours=24):
        raise ValueError
    return -size if found[1] == "-" else size
