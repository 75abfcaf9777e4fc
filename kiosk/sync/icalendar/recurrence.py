"""Recurrence rules (RFC 5545 section 3.3.10): periods are looked at one by one, from near the days asked for.

The usual library walks from DTSTART until it finds an occurrence: an impossible rule (the 30th of February) keeps it
busy until the year 9999, for seconds and without a way to stop it. Here the work is bounded by a budget.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Final

from kiosk.sync.icalendar.rule import SECONDS, Frequency, NotExpanded, Rule

MOST_WORK: Final = 60_000
"""Days looked at, dates read and occurrences made for one object: about 0.1 s. A rule of every weekday since the year
1900 costs 46,000.
"""
_ONE_DAY: Final = timedelta(days=1)
_NEVER: Final = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 - on the wall


@dataclass(slots=True)
class Budget:
    """Work that is left, in units of about two microseconds."""

    left: int = MOST_WORK

    def spend(self, work: int = 1) -> None:
        """Raises NotExpanded once there is none left."""
        self.left -= work
        if self.left < 0:
            raise NotExpanded


def starts(rule: Rule, first: datetime, begin: date, end: date, budget: Budget) -> Iterator[datetime]:
    """The rule's wall times on days in `[begin, end)`, for an event that starts at `first`, in order. All naive.

    COUNT is applied, UNTIL is not: it depends on the zone. Raises NotExpanded.
    """
    if rule.count is None:
        yield from (one for one in _all(rule, first, max(begin, first.date()), end, budget) if one.date() >= begin)
        return
    last = _last_counted(rule, first)
    if last is not None:
        counted = _all(replace(rule, count=None), first, max(begin, first.date()), end, budget)
        yield from (one for one in counted if one.date() >= begin and one <= last)
        return
    left = rule.count
    for one in _all(rule, first, first.date(), end, budget):
        if left <= 0:
            return
        left -= 1
        if one.date() >= begin:
            yield one


def _last_counted(rule: Rule, first: datetime) -> datetime | None:
    """The last occurrence of a counted rule, where that takes no counting."""
    days = {Frequency.DAILY: 1, Frequency.WEEKLY: 7}.get(rule.frequency)
    seconds = SECONDS.get(rule.frequency) if days is None else days * 86_400
    if seconds is None or rule.count is None or not rule.restricts_nothing:
        return None
    try:
        return first + timedelta(seconds=seconds * rule.interval * (rule.count - 1))
    except OverflowError:
        return _NEVER


def _all(rule: Rule, first: datetime, begin: date, end: date, budget: Budget) -> Iterator[datetime]:
    """Every occurrence not before `first`, from the period on that `begin` lies in, before the day `end`."""
    sets = _short_periods if rule.frequency in SECONDS else _long_periods
    for whole in sets(_implied(rule, first), first, begin, end, budget):
        fitting = whole
        if rule.by_position:
            fitting = [one for index, one in enumerate(whole) if _at_position(index, len(whole), rule)]
        for one in fitting:
            if one >= first and one.date() < end:
                yield one


def _at_position(index: int, length: int, rule: Rule) -> bool:
    return index + 1 in rule.by_position or index - length in rule.by_position


def _implied(rule: Rule, first: datetime) -> Rule:
    """What the rule leaves open is taken from the start."""
    below = SECONDS.get(rule.frequency, 86_400)
    rule = replace(
        rule,
        by_second=rule.by_second or frozenset({first.second} if below > 1 else ()),
        by_minute=rule.by_minute or frozenset({first.minute} if below > 60 else ()),
        by_hour=rule.by_hour or frozenset({first.hour} if below > 3600 else ()),
    )
    if rule.by_month_day or rule.by_year_day or rule.by_day:
        return rule
    match rule.frequency:
        case Frequency.WEEKLY:
            return replace(rule, by_day=frozenset({(0, first.weekday())}))
        case Frequency.MONTHLY:
            return replace(rule, by_month_day=frozenset({first.day}))
        case Frequency.YEARLY if rule.by_week_no:
            return replace(rule, by_day=frozenset({(0, first.weekday())}))
        case Frequency.YEARLY:
            month = rule.by_month or frozenset({first.month})
            return replace(rule, by_month_day=frozenset({first.day}), by_month=month)
        case _:
            return rule


# Hours, minutes and seconds as periods


def _short_periods(rule: Rule, first: datetime, begin: date, end: date, budget: Budget) -> Iterator[list[datetime]]:
    """The occurrences of every period there may be any in: an hour, a minute or a second of the wall."""
    unit = SECONDS[rule.frequency] * rule.interval
    origin = first.replace(minute=0, second=0) if rule.frequency is Frequency.HOURLY else first
    origin = origin.replace(second=0) if rule.frequency is Frequency.MINUTELY else origin
    on_day, in_hour = _day_test(rule), _wall_test(rule)
    index = max(0, int((datetime.combine(begin, time()) - origin).total_seconds()) // unit)
    limit = int((datetime.combine(end, time()) - origin).total_seconds())
    fitting: dict[date, bool] = {}
    while index * unit < limit:
        budget.spend()
        moment = origin + timedelta(seconds=index * unit)
        index += 1
        day = moment.date()
        if day not in fitting:
            fitting[day] = on_day(day)
        if not fitting[day]:
            rest = datetime.combine(day, time()) + _ONE_DAY - moment
            index += max(0, -(-int(rest.total_seconds()) // unit) - 1)
        elif in_hour(moment):
            yield _within(rule, moment)


def _wall_test(rule: Rule) -> Callable[[datetime], bool]:
    """Whether a period is one of the rule's: parts not below its length restrict it."""
    length = SECONDS[rule.frequency]
    return lambda at: (
        (not rule.by_hour or at.hour in rule.by_hour)
        and (length > 60 or not rule.by_minute or at.minute in rule.by_minute)
        and (length > 1 or not rule.by_second or at.second in rule.by_second)
    )


def _within(rule: Rule, moment: datetime) -> list[datetime]:
    """The occurrences in one period: parts below its length expand it."""
    length = SECONDS[rule.frequency]
    minutes = sorted(rule.by_minute) if length > 60 else [moment.minute]
    seconds = sorted(rule.by_second) if length > 1 else [moment.second]
    return [moment.replace(minute=minute, second=second) for minute, second in product(minutes, seconds)]


# Days, weeks, months and years as periods


def _long_periods(rule: Rule, first: datetime, begin: date, end: date, budget: Budget) -> Iterator[list[datetime]]:
    wanted = _day_test(rule)
    times = [time(*one) for one in product(sorted(rule.by_hour), sorted(rule.by_minute), sorted(rule.by_second))]
    for period in _PERIODS[rule.frequency](rule, first.date(), begin, end):
        budget.spend(len(period) or 1)
        days = [day for day in period if wanted(day)]
        budget.spend(len(days) * len(times))
        yield [datetime.combine(day, at) for day in days for at in times]


def _daily(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    skip = -(-(begin - first).days // rule.interval)
    return ([day] for day in _every(first, skip, rule.interval, end))


def _weekly(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    week = first - timedelta(days=min((first.weekday() - rule.week_start) % 7, first.toordinal() - 1))
    skip = (begin - week).days // 7 // rule.interval
    return (_following(monday, 7) for monday in _every(week, skip, 7 * rule.interval, end))


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
        yield _days_of(rule, year, index + 1)
        month += rule.interval


def _yearly(rule: Rule, first: date, begin: date, end: date) -> Iterator[list[date]]:
    year = first.year + max(0, (begin.year - first.year) // rule.interval) * rule.interval
    while year <= (end - _ONE_DAY).year:
        yield [day for month in range(1, 13) for day in _days_of(rule, year, month)]
        year += rule.interval


_PERIODS: Final[dict[Frequency, Callable[[Rule, date, date, date], Iterator[list[date]]]]] = {
    Frequency.DAILY: _daily,
    Frequency.WEEKLY: _weekly,
    Frequency.MONTHLY: _monthly,
    Frequency.YEARLY: _yearly,
}


def _days_of(rule: Rule, year: int, month: int) -> list[date]:
    """The days of a month that BYMONTH and BYMONTHDAY leave."""
    if rule.by_month and month not in rule.by_month:
        return []
    length = monthrange(year, month)[1]
    if not rule.by_month_day:
        return _following(date(year, month, 1), length)
    numbers = {number if number > 0 else length + 1 + number for number in rule.by_month_day}
    return [date(year, month, number) for number in sorted(numbers) if 1 <= number <= length]


def _following(day: date, count: int) -> list[date]:
    ordinal = day.toordinal()
    return [date.fromordinal(number) for number in range(ordinal, min(ordinal + count, date.max.toordinal() + 1))]


def _day_test(rule: Rule) -> Callable[[date], bool]:
    """Whether a day of one of the rule's periods is one of its days."""
    tests: list[Callable[[date], bool]] = []
    if rule.by_month:
        tests.append(lambda day: day.month in rule.by_month)
    if rule.by_month_day:
        tests.append(lambda day: not rule.by_month_day.isdisjoint(_in_month(day)))
    if rule.by_year_day:
        tests.append(lambda day: not rule.by_year_day.isdisjoint(_in_year(day)))
    if rule.by_week_no:
        tests.append(lambda day: not rule.by_week_no.isdisjoint(_week_numbers(day, rule.week_start)))
    if rule.by_day:
        plain = frozenset(weekday for ordinal, weekday in rule.by_day if ordinal == 0)
        tests.append(lambda day: day.weekday() in plain or not rule.by_day.isdisjoint(_ordinals(day, rule)))
    return lambda day: all(test(day) for test in tests)


def _in_month(day: date) -> tuple[int, int]:
    return day.day, day.day - monthrange(day.year, day.month)[1] - 1


def _in_year(day: date) -> tuple[int, int]:
    number = day.timetuple().tm_yday
    return number, number - _days_in(day.year) - 1


def _days_in(year: int) -> int:
    return 366 if monthrange(year, 2)[1] == 29 else 365


def _week_numbers(day: date, week_start: int) -> tuple[int, int]:
    """The number of the day's week from the front and from the back of the year that has most of it."""
    to_fourth_day = 3 - (day.weekday() - week_start) % 7
    ordinal = min(max(day.toordinal() + to_fourth_day, 1), date.max.toordinal())
    fourth = date.fromordinal(ordinal)
    yday = fourth.timetuple().tm_yday
    number = (yday - 1) // 7 + 1
    return number, -((_days_in(fourth.year) - yday) // 7 + 1)


def _ordinals(day: date, rule: Rule) -> tuple[tuple[int, int], tuple[int, int]]:
    """The day as n-th such weekday from the front and from the back, of its month or, in a bare YEARLY, its year."""
    if rule.frequency is Frequency.YEARLY and not rule.by_month:
        index, length = day.timetuple().tm_yday, _days_in(day.year)
    else:
        index, length = day.day, monthrange(day.year, day.month)[1]
    return ((index - 1) // 7 + 1, day.weekday()), (-((length - index) // 7 + 1), day.weekday())
