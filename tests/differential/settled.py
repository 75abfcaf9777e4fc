"""Disagreements that are settled: `settled.md` says of each who is right and why; here stands when it is that one.

A settlement holds for a case only where both the construct is there and the readings differ in the way it explains.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from differential.generator import Case
from differential.law import Busy, Ours, common, uncovered

RECURRING, ICAL_JS, LIBICAL = "recurring-ical-events", "ical.js", "libical"
_SUBDAILY = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One case, our reading, how to read another, and the opinions there are."""

    case: Case
    ours: Ours
    read: Callable[[Case], Ours]
    others: Mapping[str, Busy]

    @property
    def text(self) -> str:
        return re.sub(r"(\r\n|\n|\r)[ \t]", "", self.case.text)

    def rules(self) -> Iterator[dict[str, str]]:
        """The rules of events, their parts in upper case."""
        for found in re.finditer(r"(?im)^RRULE[^:\r\n]*:(.*?)\s*$", re.sub(r"(?s)BEGIN:VTIMEZONE.*?END:VTIMEZONE", "", self.text)):
            pairs = (part.partition("=") for part in found[1].upper().replace(" ", "").split(";"))
            yield {name: value for name, _, value in pairs}

    def without(self, pattern: str) -> Ours:
        """Our reading of the object without the lines that match."""
        left = re.sub(rf"(?im)^{pattern}.*[\r\n]+", "", self.text)
        return self.read(replace(self.case, data=left.encode()))

    def as_dateutil(self) -> bool:
        """recurring-ical-events, where it has an opinion, says what we say."""
        return self.others.get(RECURRING, self.ours.busy) == self.ours.busy

    def covers_all(self) -> bool:
        """Every time that any opinion calls busy is busy here too."""
        return not any(uncovered(self.ours.busy, one) for one in self.others.values())


def _set_position(found: Evidence) -> bool:
    times = {"BYHOUR", "BYMINUTE", "BYSECOND"}
    beyond = (rule for rule in found.rules() if "BYSETPOS" in rule)
    return found.as_dateutil() and any(rule.get("FREQ") in ("DAILY", "WEEKLY") or times & set(rule) for rule in beyond)


def _interval_of_hours(found: Evidence) -> bool:
    return found.as_dateutil() and any(
        rule.get("FREQ") in _SUBDAILY and "INTERVAL" in rule and {"BYHOUR", "BYMINUTE", "BYSECOND"} & set(rule)
        for rule in found.rules()
    )


def _negative_days(found: Evidence) -> bool:
    return found.as_dateutil() and any(
        rule.get("FREQ") in ("DAILY", *_SUBDAILY) and "-" in rule.get("BYMONTHDAY", "") for rule in found.rules()
    )


def _exception_rule(found: Evidence) -> bool:
    if not re.search(r"(?im)^EXRULE", found.text):
        return False
    ours = found.without("EXRULE")
    return not any(uncovered((*ours.busy, *ours.doubts), one) for one in _agreed(found))


def _agreed(found: Evidence) -> Iterator[list[tuple[object, object]]]:
    busy = list(found.others.values())
    return (list(common(one, other)) for at, one in enumerate(busy) for other in busy[at + 1 :])


def _escaped_rule(found: Evidence) -> bool:
    return any("\\" in value for rule in found.rules() for value in (*rule, *rule.values())) and found.covers_all()


def _no_time_at_all(found: Evidence) -> bool:
    return bool(re.search(r":20271332T990000", found.text))


def _date_added(found: Evidence) -> bool:
    timed = re.search(r"(?im)^DTSTART[^:\r\n]*:\d{8}T", found.text)
    return bool(timed and re.search(r"(?im)^RDATE[^:\r\n]*:(.*,)?\d{8}[,\r\n]", found.text))


def _exact_length(found: Evidence) -> bool:
    return found.others.get(LIBICAL, found.ours.busy) == found.ours.busy and _near(found, timedelta(hours=1))


def _second_60(found: Evidence) -> bool:
    return bool(re.search(r":\d{8}T\d{4}60", found.text)) and _near(found, timedelta(seconds=1))


def _near(found: Evidence, most: timedelta) -> bool:
    """Every occurrence of the others is one of ours, its start and its end no more than so much apart."""
    return all(
        any(abs(start - begin) <= most and abs(stop - end) <= most for begin, end in found.ours.busy)
        for one in found.others.values()
        for start, stop in one
    )


def _offset(found: Evidence) -> bool:
    return bool(re.search(r":\d{8}T\d{6}[+-]\d{4}", found.text)) and found.covers_all()


SETTLED: Mapping[str, Callable[[Evidence], bool]] = {
    "BYSETPOS of times or within weeks": _set_position,
    "INTERVAL of hours beside BYHOUR": _interval_of_hours,
    "negative BYMONTHDAY as a limit": _negative_days,
    "EXRULE": _exception_rule,
    "an escaped rule": _escaped_rule,
    "a time that is none": _no_time_at_all,
    "a date added to a timed series": _date_added,
    "exact length across a change of clocks": _exact_length,
    "second 60": _second_60,
    "an end with an offset": _offset,
}


def settlement(found: Evidence) -> str | None:
    """The name of the settlement that explains the disagreement."""
    return next((name for name, holds in SETTLED.items() if holds(found)), None)
