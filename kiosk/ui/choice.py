"""PURE: choosing another time. A choice is always something the panel may book: quarter marks, inside one gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from kiosk.room.day import floor_mark, midnight
from kiosk.room.offers import Gap
from kiosk.room.policy import Policy

STEP = timedelta(minutes=15)
FIRST_LENGTH = timedelta(minutes=60)
LENGTHS = (30, 45, 60, 120)
"""Minutes that most people want."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`[start, end)`, aware UTC, both on quarter marks."""

    start: datetime
    end: datetime


def first(gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    """Where the page opens: the next free hour, or what there is of it."""
    return _fit(gaps[0].start, FIRST_LENGTH, gaps, policy) if gaps else None


def at(choice: Choice, moment: datetime, gaps: Sequence[Gap], policy: Policy) -> Choice:
    """The choice moved to where a finger came down; a finger on a booking moves nothing."""
    return _fit(floor_mark(moment, 15), choice.end - choice.start, gaps, policy) or choice


def kept(choice: Choice, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    """The choice, or the nearest one after it when somebody took it or the quarter has begun."""
    length = choice.end - choice.start
    later = (start for start in _starts(gaps) if start >= choice.start)
    start = next(later, None) or next(iter(reversed(_starts(gaps))), None)
    return _fit(start, length, gaps, policy) if start else None


def earlier(choice: Choice, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    before = [start for start, after in pairwise(_starts(gaps)) if after == choice.start]
    return _fit(before[0], choice.end - choice.start, gaps, policy) if before else None


def later(choice: Choice, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    after = [after for start, after in pairwise(_starts(gaps)) if start == choice.start]
    return _fit(after[0], choice.end - choice.start, gaps, policy) if after else None


def shorter(choice: Choice) -> Choice | None:
    return Choice(choice.start, choice.end - STEP) if choice.end - choice.start > STEP else None


def longer(choice: Choice, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    wanted = choice.end - choice.start + STEP
    fitted = _fit(choice.start, wanted, gaps, policy)
    return fitted if fitted and fitted.end > choice.end else None


def of_length(choice: Choice, length: timedelta, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    """From the same start on, if it can be so long."""
    fitted = _fit(choice.start, length, gaps, policy)
    return fitted if fitted and fitted.end - fitted.start == length else None


def on_day(choice: Choice, days: int, gaps: Sequence[Gap], policy: Policy, now: datetime) -> Choice | None:
    """The same time `days` from today, or the first free quarter of that day's working hours, or of that day."""
    begins, ends = midnight(now, policy.zone, days), midnight(now, policy.zone, days + 1)
    starts = [start for start in _starts(gaps) if begins <= start < ends]
    wall = choice.start.astimezone(policy.zone).time()
    same = [start for start in starts if start.astimezone(policy.zone).time() >= max(wall, policy.work_begins)]
    found = (same or starts)[:1]
    return _fit(found[0], choice.end - choice.start, gaps, policy) if found else None


def _starts(gaps: Sequence[Gap]) -> list[datetime]:
    found: list[datetime] = []
    for gap in gaps:
        start = gap.start
        while start < gap.end:
            found.append(start)
            start += STEP
    return found


def _fit(start: datetime, length: timedelta, gaps: Sequence[Gap], policy: Policy) -> Choice | None:
    for gap in gaps:
        if gap.start <= start < gap.end:
            return Choice(start, min(start + length, gap.end, start + policy.walk_up_max))
    return None
