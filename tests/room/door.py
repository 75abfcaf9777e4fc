"""The door the tables are about: a room in Amsterdam on Tuesday 10 June 2025 (UTC+2), said in local times."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.room.facts import Facts
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, Doubt, EventKey, Schedule, Span
from kiosk.room.state import Resolution, resolve

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
TODAY = datetime(2025, 6, 10, tzinfo=AMSTERDAM)
POLICY = Policy(zone=AMSTERDAM)


def at(clock: str, days: int = 0) -> datetime:
    """Local "13:30" or "13:30:15" of today, or `days` later, in UTC."""
    wall = datetime.fromisoformat(f"{TODAY.date() + timedelta(days=days)}T{clock}")
    return wall.replace(tzinfo=AMSTERDAM).astimezone(UTC)


def span(key: str, start: str | datetime, end: str | datetime, **flags: Any) -> Span:
    begins = at(start) if isinstance(start, str) else start
    ends = at(end) if isinstance(end, str) else end
    return Span(EventKey(key), begins, ends, **flags)


def walk_up(key: str, start: str, end: str, **flags: Any) -> Span:
    return span(key, start, end, own=True, walk_up=True, **flags)


def doubt(start: str | datetime, end: str | datetime) -> Doubt:
    begins = at(start) if isinstance(start, str) else start
    return Doubt(begins, at(end) if isinstance(end, str) else end)


def facts(*times: Span | Doubt, **more: Any) -> Facts:
    """Freshly read all day long, unless told otherwise."""
    spans, doubts = ([t for t in times if isinstance(t, kind)] for kind in (Span, Doubt))
    return Facts(**{"schedule": Schedule(spans, doubts), "fresh_until": at("00:00", 9), **more})


def policy(**settings: Any) -> Policy:
    return Policy(**{"zone": AMSTERDAM, **settings})


def see(now: str | datetime, *times: Span | Doubt, rules: Policy = POLICY, **more: Any) -> Resolution:
    """The room at `now`."""
    return resolve(facts(*times, **more), rules, at(now) if isinstance(now, str) else now)


def bookings(*spans: Span) -> tuple[Booking, ...]:
    return Schedule(spans).bookings()


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)
