"""Recurrence rules (RFC 5545 section 3.3.10), answered by testing days, not by counting from the start.

The usual library walks from DTSTART until it finds an occurrence: an impossible rule (the 30th of February) keeps it
busy until the year 9999, for seconds and without a way to stop it. Here the work is bounded by the days asked for.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from itertools import takewhile
from typing import Final

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
MOST_DAYS: Final = 10_000
"""Days that are looked at for one rule before it is given up: about 15 ms."""
_ONE_DAY: Final = timedelta(days=1)


class NotExpanded(Exception):
    """The rule is below DAILY, malformed, or too much work. Carries no value."""


class Frequency(Enum):
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """`by_day` holds (ordinal or 0, weekday with Monday = 0); `until` is as written; empty parts do not restrict."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    by_month: frozenset[int] = frozenset()
    by_month_day: frozenset[int] = frozenset()
    by_year_day: frozenset[int] = frozenset()
    by_week_no: frozenset[int] = frozenset()
    by_day: frozenset[tuple[int, int]] = frozenset()
    by_position: frozenset[int] = frozenset()
    week_start: int = 0
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    def at(self, start: time) -> time:
        """The time of day of every occurrence: the start's, unless the rule names another."""
        return time(
            start.hour if self.hour is None else self.hour,
            start.minute if self.minute is None else self.minute,
            start.second if self.second is None else self.second,
        )


def read_rule(text: str) -> Rule:
    """A rule from the value of an RRULE line. Raises NotExpanded."""
    parts = dict(part.partition("=")[::2] for part in text.strip().upper().split(";") if part)
    try:
        return _rule(parts)
    except (ValueError, KeyError):
        pass
    raise NotExpanded


def days(rule: Rule, first: date, begin: date, end: date) -> Iterator[date]:
    """The rule's days in `[begin, end)`, in order, for an event that starts on `first`. Raises NotExpanded.

    UNTIL is not applied: it depends on the time of day.
    """
    if rule.count is not None:
        counted = _counted(rule, first, end)
        return (day for day in counted if day >= begin)
    return _days(rule, first, max(begin, first), end)


def _counted(rule: Rule, first: date, end: date) -> Iterator[date]:
    left = rule.count or 0
    for day in _days(rule, first, first, end):
        if left <= 0:
            return
        left -= 1
        yield day


def _days(rule: Rule, first: date, begin: date, end: date) -> Iterator[date]:
    budget = MOST_DAYS
    wanted = _test(rule, first)
    for period in _PERIODS[rule.frequency](rule, first, begin, end):
        budget -= len(period)
        if budget < 0:
            raise NotExpanded
        fitting = [day for day in period if wanted(day)]
        if rule.by_position:
            fitting = [day for index, day in enumerate(fitting) if _at_position(index, len(fitting), rule)]
        yield from (day for day in fitting if begin <= day < end)


def _at_position(index: int, length: int, rule: Rule) -> bool:
    return index + 1 in rule.by_position or index - length in rule.by_position


def _daily(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    skip = -(-(begin - first).days // rule.interval)
    return ([day] for day in _every(first, skip, rule.interval, end))


def _weekly(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    week = first - timedelta(days=min((first.weekday() - rule.week_start) % 7, first.toordinal() - 1))
    skip = (begin - week).days // 7 // rule.interval
    for monday in _every(week, skip, 7 * rule.interval, end):
        yield list(takewhile(lambda day: day < end, _following(monday, 7)))


def _every(start: date, skip: int, step: int, end: date) -> Iterator[date]:
    ordinal = start.toordinal() + max(0, skip) * step
    while ordinal < end.toordinal():
        yield date.fromordinal(ordinal)
        ordinal += step


def _monthly(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    origin = first.year * 12 + first.month - 1
    skip = (begin.year * 12 + begin.month - 1 - origin) // rule.interval
    month = origin + max(0, skip) * rule.interval
    last = end - _ONE_DAY
    while month <= last.year * 12 + last.month - 1:
        year, index = divmod(month, 12)
        yield _following(date(year, index + 1, 1), monthrange(year, index + 1)[1])
        month += rule.interval


def _yearly(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    year = first.year + max(0, (begin.year - first.year) // rule.interval) * rule.interval
    while year <= (end - _ONE_DAY).year:
        yield _following(date(year, 1, 1), _days_in(year))
        year += rule.interval


_PERIODS: Final[dict[Frequency, Callable[[Rule, date, date, date], Iterator[list[date]]]]] = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}


def _following(day: date, count: int) -> list[date]:
    ordinal = day.toordinal()
    return [date.fromordinal(number) for number in range(ordinal, min(ordinal + count, date.max.toordinal() + 1))]


def _test(rule: Rule, first: date) -> Callable[[date], bool]:
    """Whether a day of one of the rule's periods is one of its days."""
    tests: list[Callable[[date], bool]] = []
    implied = _implied(rule, first)
    if implied.by_month:
        tests.append(lambda day: day.month in implied.by_month)
    if implied.by_month_day:
        tests.append(lambda day: _in_month(day) & implied.by_month_day != frozenset())
    if implied.by_year_day:
        tests.append(lambda day: _in_year(day) & implied.by_year_day != frozenset())
    if implied.by_week_no:
        tests.append(lambda day: day.isocalendar().week in implied.by_week_no)
    if implied.by_day:
        names = frozenset((0, weekday) for _, weekday in implied.by_day if _ == 0)
        tests.append(lambda day: (0, day.weekday()) in names or _ordinals(day, rule) & implied.by_day != frozenset())
    return lambda day: all(test(day) for test in tests)


def _implied(rule: Rule, first: date) -> Rule:
    """What the rule leaves open is taken from the start."""
    if rule.by_month_day or rule.by_year_day or rule.by_day:
        return rule
    match rule.frequency:
        case Frequency.DAILY:
            return rule
        case Frequency.WEEKLY:
            return replace(rule, by_day=frozenset({(0, first.weekday())}))
        case Frequency.MONTHLY:
            return replace(rule, by_month_day=frozenset({first.day}))
        case Frequency.YEARLY if rule.by_week_no:
            return replace(rule, by_day=frozenset({(0, first.weekday())}))
        case Frequency.YEARLY:
            month = rule.by_month or frozenset({first.month})
            return replace(rule, by_month_day=frozenset({first.day}), by_month=month)


def _in_month(day: date) -> frozenset[int]:
    return frozenset({day.day, day.day - monthrange(day.year, day.month)[1] - 1})


def _in_year(day: date) -> frozenset[int]:
    number = day.timetuple().tm_yday
    return frozenset({number, number - _days_in(day.year) - 1})


def _days_in(year: int) -> int:
    return 366 if monthrange(year, 2)[1] == 29 else 365


def _ordinals(day: date, rule: Rule) -> frozenset[tuple[int, int]]:
    """The day as n-th such weekday from the front and from the back, of its month or, in a bare YEARLY, its year."""
    if rule.frequency is Frequency.YEARLY and not rule.by_month:
        index, length = day.timetuple().tm_yday, _days_in(day.year)
    else:
        index, length = day.day, monthrange(day.year, day.month)[1]
    return frozenset({((index - 1) // 7 + 1, day.weekday()), (-((length - index) // 7 + 1), day.weekday())})


def _rule(parts: dict[str, str]) -> Rule:
    if set(parts) - _KNOWN:
        raise ValueError
    frequency = Frequency(parts["FREQ"])
    ordinals = frequency in (Frequency.MONTHLY, Frequency.YEARLY) and "BYWEEKNO" not in parts
    rule = Rule(
        frequency,
        interval=_number(parts.get("INTERVAL", "1"), 1, 100_000),
        count=_number(parts["COUNT"], 1, 1_000_000) if "COUNT" in parts else None,
        until=parts.get("UNTIL", ""),
        by_month=_numbers(parts, "BYMONTH", 1, 12),
        by_month_day=_numbers(parts, "BYMONTHDAY", -31, 31),
        by_year_day=_numbers(parts, "BYYEARDAY", -366, 366),
        by_week_no=_numbers(parts, "BYWEEKNO", 1, 53),
        by_day=frozenset(_weekday(word, ordinals) for word in parts["BYDAY"].split(",")) if "BYDAY" in parts else _NONE,
        by_position=_numbers(parts, "BYSETPOS", -366, 366),
        week_start=DAYS.index(parts.get("WKST", "MO")),
        hour=_time_of_day(parts, "BYHOUR", 23),
        minute=_time_of_day(parts, "BYMINUTE", 59),
        second=_time_of_day(parts, "BYSECOND", 59),
    )
    if rule.by_week_no and rule.week_start:
        raise ValueError  # weeks are counted from Monday here
    return rule


_NONE: Final[frozenset[tuple[int, int]]] = frozenset()
_KNOWN: Final = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYHOUR", "BYMINUTE", "BYSECOND")) | frozenset(
    ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYSETPOS")
)


def _time_of_day(parts: dict[str, str], name: str, most: int) -> int | None:
    """One value may move the time of day; several would make the rule one below DAILY."""
    if name not in parts:
        return None
    number = int(parts[name]) if len(parts[name]) < 3 else most + 1
    if not 0 <= number <= most:
        raise ValueError
    return number


def _number(text: str, low: int, high: int) -> int:
    number = int(text) if len(text) < 8 else high + 1
    if not low <= number <= high or number == 0:
        raise ValueError
    return number


def _numbers(parts: dict[str, str], name: str, low: int, high: int) -> frozenset[int]:
    return frozenset(_number(word, low, high) for word in parts[name].split(",")) if name in parts else frozenset()


def _weekday(word: str, ordinals: bool) -> tuple[int, int]:
    word = word.strip()
    ordinal = _number(word[:-2], -53, 53) if word[:-2] else 0
    return (ordinal if ordinals else 0), DAYS.index(word[-2:])
