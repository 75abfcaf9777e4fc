"""The room's own days and working hours, in the room's own zone whatever the machine's is."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.room.policy import Policy

MINUTE = timedelta(minutes=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def midnight(now: datetime, zone: ZoneInfo, days: int = 0) -> datetime:
    """The local midnight that began the day of `now`, or `days` later, in UTC."""
    day = now.astimezone(zone).date() + timedelta(days=days)
    return _local(datetime.combine(day, time()), zone)


def in_working_hours(now: datetime, policy: Policy) -> bool:
    day = now.astimezone(policy.zone)
    if day.isoweekday() not in policy.working_days:
        return False
    begins, ends = _working_day(now, policy)
    return begins <= now < ends


def next_working_edge(now: datetime, policy: Policy) -> datetime:
    """The next instant after `now` at which working hours begin or end; a week ahead where there are none."""
    for days in range(8):
        noon = midnight(now, policy.zone, days) + timedelta(hours=12)
        if noon.astimezone(policy.zone).isoweekday() in policy.working_days:
            for edge in _working_day(noon, policy):
                if edge > now:
                    return edge
    return now + timedelta(days=7)


def floor_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def floor_mark(moment: datetime, minutes: int) -> datetime:
    """The last `minutes`-mark at or before `moment`. Marks are counted in UTC: every zone is whole quarters off it."""
    return moment - (moment - EPOCH) % timedelta(minutes=minutes)


def ceil_mark(moment: datetime, minutes: int) -> datetime:
    """The first `minutes`-mark at or after `moment`."""
    return moment + (EPOCH - moment) % timedelta(minutes=minutes)


def _working_day(now: datetime, policy: Policy) -> tuple[datetime, datetime]:
    day = now.astimezone(policy.zone).date()
    return (
        _local(datetime.combine(day, policy.work_begins), policy.zone),
        _local(datetime.combine(day, policy.work_ends), policy.zone),
    )


def _local(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a wall time in UTC: the first of two; a time the clocks jump over moves on by the jump
    (RFC 5545, section 3.3.5).
    """
    return wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
