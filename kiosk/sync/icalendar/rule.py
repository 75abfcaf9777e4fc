"""A recurrence rule (RFC 5545 section 3.3.10) from the value of an RRULE line, whatever its spelling.

Parts that are empty, unknown, or not allowed with the rule's frequency restrict nothing. A part whose value cannot be
read leaves the rule not understood: what it would have left out, or put in, nobody knows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST_INTERVAL: Final = 1_000_000
_MOST_COUNT: Final = 10_000_000


class NotExpanded(Exception):
    """The rule is not understood, or too much work. Carries no value."""


class Frequency(Enum):
    SECONDLY = "SECONDLY"
    MINUTELY = "MINUTELY"
    HOURLY = "HOURLY"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


SECONDS: Final[Mapping[Frequency, int]] = {Frequency.SECONDLY: 1, Frequency.MINUTELY: 60, Frequency.HOURLY: 3600}
"""How long a period of the frequencies below DAILY lasts."""


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
    by_hour: frozenset[int] = frozenset()
    by_minute: frozenset[int] = frozenset()
    by_second: frozenset[int] = frozenset()
    by_position: frozenset[int] = frozenset()
    week_start: int = 0

    @property
    def keeps_time_of_day(self) -> bool:
        """Every occurrence is at the start's time of day."""
        return self.frequency not in SECONDS and not (self.by_hour or self.by_minute or self.by_second)

    @property
    def restricts_nothing(self) -> bool:
        """Every period has exactly one occurrence, unless its month has no such day."""
        return replace(self, interval=1, count=None, until="", week_start=0) == Rule(self.frequency)


_STRAY = re.compile(r"[\s\\\"']")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)[A-Z]*")
_NUMBER = re.compile(r"[+-]?\d{1,9}", re.ASCII)


def read_rule(text: str) -> Rule:
    """A rule from the value of an RRULE line, whatever its spelling. Raises NotExpanded."""
    try:
        return _rule(_parts(text))
    except (ValueError, KeyError):
        pass
    raise NotExpanded


def until_of(text: str) -> str:
    """UNTIL as it is written, whatever the rest of the rule is; nothing where there is none."""
    return _parts(text).get("UNTIL", "")


def _parts(text: str) -> dict[str, str]:
    """Name → value; a part twice is one list, and a piece without a name belongs to the part before it."""
    parts: dict[str, str] = {}
    last = ""
    for piece in _STRAY.sub("", text).upper().split(";"):
        name, equals, value = piece.partition("=")
        if not equals:
            name, value = last, piece
        if name and value:
            parts[name] = f"{parts[name]},{value}" if name in parts and name.startswith("BY") else value
        last = name
    return parts


def _rule(parts: Mapping[str, str]) -> Rule:
    frequency = Frequency(parts["FREQ"])
    _refuse_other_calendars(parts, frequency)
    allowed = {name: value for name, value in parts.items() if frequency not in _NOT_WITH.get(name, ())}
    by_week_no = _numbers(allowed, "BYWEEKNO", -53, 53)
    ordinals = frequency in (Frequency.MONTHLY, Frequency.YEARLY) and not by_week_no
    rule = Rule(
        frequency,
        interval=min(max(_number(parts.get("INTERVAL", "1")), 1), _MOST_INTERVAL),
        count=_count(parts.get("COUNT")),
        until=parts.get("UNTIL", ""),
        by_month=_numbers(allowed, "BYMONTH", 1, 12),
        by_month_day=_numbers(allowed, "BYMONTHDAY", -31, 31),
        by_year_day=_numbers(allowed, "BYYEARDAY", -366, 366),
        by_week_no=by_week_no,
        by_day=frozenset(_weekday(word, ordinals) for word in _words(allowed, "BYDAY")),
        by_hour=_numbers(allowed, "BYHOUR", 0, 23),
        by_minute=_numbers(allowed, "BYMINUTE", 0, 59),
        by_second=frozenset(min(second, 59) for second in _numbers(allowed, "BYSECOND", 0, 60)),
        by_position=_numbers(allowed, "BYSETPOS", -366, 366),
        week_start=DAYS.index(parts["WKST"]) if parts.get("WKST") in DAYS else 0,
    )
    return rule if _has_sets(rule) else replace(rule, by_position=frozenset())


_NOT_WITH: Final[Mapping[str, frozenset[Frequency]]] = {
    "BYWEEKNO": frozenset(Frequency) - {Frequency.YEARLY},
    "BYYEARDAY": frozenset({Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY}),
    "BYMONTHDAY": frozenset({Frequency.WEEKLY}),
}


def _refuse_other_calendars(parts: Mapping[str, str], frequency: Frequency) -> None:
    """RFC 7529: another calendar's months, or days that exist not everywhere moved to others, are not worked out."""
    moves_days = frequency in (Frequency.MONTHLY, Frequency.YEARLY) and parts.get("SKIP", "OMIT") != "OMIT"
    if moves_days or parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
        raise ValueError


def _has_sets(rule: Rule) -> bool:
    """BYSETPOS chooses from what another part made; alone it is not allowed."""
    return not replace(rule, by_position=frozenset()).restricts_nothing


def _count(text: str | None) -> int | None:
    """COUNT below 1 restricts nothing."""
    number = None if text is None else _number(text)
    return None if number is None or number < 1 else min(number, _MOST_COUNT)


def _words(parts: Mapping[str, str], name: str) -> Iterable[str]:
    return filter(None, parts.get(name, "").split(","))


def _numbers(parts: Mapping[str, str], name: str, low: int, high: int) -> frozenset[int]:
    """Raises ValueError for a number that is none of these; zero is one only where `low` is."""
    numbers = frozenset(_number(word) for word in _words(parts, name))
    if any(not low <= number <= high or (number == 0 and low < 0) for number in numbers):
        raise ValueError
    return numbers


def _number(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise ValueError
    return int(text)


def _weekday(word: str, ordinals: bool) -> tuple[int, int]:
    """An ordinal only where the frequency allows one; a name may be written out."""
    found = _WEEKDAY.fullmatch(word)
    if found is None or (found[1] and not -53 <= int(found[1]) <= 53):
        raise ValueError
    return (int(found[1] or 0) if ordinals else 0), DAYS.index(found[2])
