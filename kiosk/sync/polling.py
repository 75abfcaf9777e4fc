"""When to look at the backend next. Pure: numbers in, numbers out."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from kiosk.room.day import in_working_hours, next_working_edge
from kiosk.room.policy import Policy

OFF_HOURS = timedelta(seconds=300)
WORKING = timedelta(seconds=60)
CLOSE = timedelta(seconds=10)
EARLY = timedelta(minutes=5)
"""Working-hours pace begins this long before they do, so that nobody arrives at old data."""
NEAR = timedelta(minutes=1)
"""The close pace holds this long before and after a start, an end or a deadline."""
AFTER_TOUCH = timedelta(seconds=30)
FIRST_BACK_OFF = 5.0
LONGEST_THROTTLED = 600.0
"""For a server that asked to be left alone and named no time."""
LONGEST_UNREACHABLE = WORKING.total_seconds()
"""For one that is away, day and night (a wrong clock may take the one for the other): a panel is right again one poll
after the fault (R8).
"""
JITTER = 0.2


def after_success(
    now: datetime, policy: Policy, marks: Iterable[datetime], touched_at: datetime | None, chance: float
) -> float:
    """Seconds until the next read. `marks` are starts, ends and deadlines; `chance` is uniform in [0, 1).

    A copy of a calendar knows nothing sooner for being looked at around a mark.
    """
    marks = tuple(marks)
    pace = policy.lag or _pace(now, policy, marks, touched_at)
    wait = pace.total_seconds() * (1 - JITTER + 2 * JITTER * chance)
    if policy.lag:
        return wait
    ahead = [(mark - NEAR - now).total_seconds() for mark in marks if mark - NEAR > now]
    if not in_working_hours(now, policy):
        ahead.append(max(0.0, (next_working_edge(now, policy) - EARLY - now).total_seconds()) or wait)
    return max(1.0, min([wait, *ahead]))


def after_failure(failures: int, chance: float, fresh: timedelta, longest: float) -> float:
    """Seconds until the next attempt after `failures` (>= 1) in a row: 5 * 2^n up to `longest`, randomised.

    The first three are never further apart than half of how long data stays fresh: a short fault must not make the
    panel stale.
    """
    back_off = min(longest, FIRST_BACK_OFF * 2.0 ** min(failures - 1, 10))
    if failures <= 3:
        back_off = min(back_off, max(1.0, fresh.total_seconds() / 2))
    return back_off * (0.5 + chance / 2)


def phase(room_id: str) -> float:
    """Where in a poll interval this room's turn is, in [0, 1): spreads two hundred panels switched on at once."""
    return int.from_bytes(sha256(room_id.encode()).digest()[:4]) / 2**32


def _pace(now: datetime, policy: Policy, marks: Iterable[datetime], touched_at: datetime | None) -> timedelta:
    working = in_working_hours(now, policy) or in_working_hours(now + EARLY, policy)
    touched = touched_at is not None and now < touched_at + AFTER_TOUCH
    pace = WORKING if working else OFF_HOURS
    if touched or any(abs(mark - now) <= NEAR for mark in marks):
        pace = CLOSE
    return min(pace, (policy.fresh if working else policy.fresh_off_hours) / 2)
