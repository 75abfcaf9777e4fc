"""The room's own days and working hours, in the room's own zone whatever the machine's is."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from kiosk.room.policy import Policy

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which the local `day` begins. An all-day event lasts from one of these to another."""
    return _local(datetime.combine(day, time()), zone)


def midnight(now: datetime, zone: ZoneInfo, days: int = 0) -> datetime:
    """The local midnight that began the day of `now`, or `days` later, in UTC."""
    return start_of(now.astimezone(zone).date() + timedelta(days=days), zone)


def in_working_hours(now: datetime, policy: Policy) -> bool:
    return any(begins <= now < ends for begins, ends in _shifts(now, policy, (-1, 0)))


def next_working_edge(now: datetime, policy: Policy) -> datetime:
    """The next instant after `now` at which working hours begin or end; a week ahead where there are none."""
    edges = [edge for shift in _shifts(now, policy, range(-1, 9)) for edge in shift if edge > now]
    return min(edges, default=now + timedelta(days=7))


def floor_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def floor_mark(moment: datetime, minutes: int) -> datetime:
    """The last `minutes`-mark at or before `moment`. Marks are counted in UTC: every zone is whole quarters off it."""
    return moment - (moment - EPOCH) % timedelta(minutes=minutes)


def ceil_mark(moment: datetime, minutes: int) -> datetime:
    """The first `minutes`-mark at or after `moment`."""
    return moment + (EPOCH - moment) % timedelta(minutes=minutes)


def _shifts(now: datetime, policy: Policy, days: Iterable[int]) -> Iterator[tuple[datetime, datetime]]:
    """The working hours that begin on these days, counted from today. Hours that end no later than they begin last
    into the next day: 22:00-06:00 is a night, 00:00-00:00 the whole day.
    """
    overnight = timedelta(days=policy.work_ends <= policy.work_begins)
    today = now.astimezone(policy.zone).date()
    for day in (today + timedelta(days=offset) for offset in days):
        if day.isoweekday() in policy.working_days:
            begins = _local(datetime.combine(day, policy.work_begins), policy.zone)
            yield begins, _local(datetime.combine(day + overnight, policy.work_ends), policy.zone)


@lru_cache(1024)  # the same few dozen midnights and working hours, thousands of times a day
def _local(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall time in UTC: the first of two; a time the clocks jump over moves on by the jump
    (RFC 5545, section 3.3.5).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
