"""What may have to be told after a breach: a closed list of kinds, when, and how often. Pure.

There is no field for anybody: a line says that the PIN was wrong, never for what, and of what somebody did at the door
it keeps the hour alone, because beside a calendar the minute could say who it was (PR5).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from kiosk.room.disclosure import Disclosure, discloses

KEPT_FOR: Final = timedelta(weeks=6)
"""PR7."""
MOST_LINES: Final = 1000
"""More than six weeks have on a machine that restarts every hour; the oldest give way."""
_DAY: Final = timedelta(days=1)
_BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right reads less where this program runs."""
_REVISION: Final = re.compile(r"[0-9A-Za-z.+~-]{0,40}")


class SecurityEvent(StrEnum):
    """The values are scripted against: none is ever given another meaning."""

    START = "start"
    """The panel started; the revision is that of its settings. Without a `stop` before it, the one before crashed or
    lost its power.
    """
    STOP = "stop"
    """The panel ended in order."""
    LOGIN_REFUSED = "login_refused"
    """The calendar refuses the panel's user name or password, from now on."""
    WRONG_PIN = "wrong_pin"
    """A PIN that is not the door's."""
    WRONG_BADGE = "wrong_badge"
    """A badge that is not on the list."""
    ADMIN_OPENED = "admin_opened"
    """The admin page was opened."""
    ADMIN_REFUSED = "admin_refused"
    """A PIN or a one-time code of the admin page was wrong."""
    SETTINGS_CHANGED = "settings_changed"
    """The panel starts anew to obey other settings."""
    SETTINGS_REFUSED = "settings_refused"
    """A revision of the settings has a mistake; the ones before it go on."""
    CLOCK_STEP = "clock_step"
    """Somebody set the wall clock; the time is the new one."""
    FOREIGN_CARD = "foreign_card"
    """The card, or the disk, was set up in another panel."""
    UPDATE = "update"
    """Another version was installed and is started for the first time; the revision is its number."""
    ROLLBACK = "rollback"
    """A version did not start, and the one before it runs again; the revision is the number of the one that failed."""
    WIPE = "wipe"
    """`kiosk wipe` removed what the panel knew, and the log of before."""

    @property
    def at_the_door(self) -> bool:
        """Whether it is a person standing there who makes it."""
        return self in _AT_THE_DOOR


_AT_THE_DOOR: Final = frozenset(
    {SecurityEvent.WRONG_PIN, SecurityEvent.WRONG_BADGE, SecurityEvent.ADMIN_OPENED, SecurityEvent.ADMIN_REFUSED}
)


@discloses(Disclosure.SECURITY_EVENTS, KEPT_FOR)
@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One line of the log: all events of a kind within an hour, so that a burst of them takes no more room than one."""

    event: SecurityEvent
    at: datetime
    """Aware UTC: the minute of the first of them; the hour, where it was made at the door."""
    count: int = 1
    revision: str = ""
    """Of the settings, or the version; empty where there is none."""

    @classmethod
    def seen(cls, event: SecurityEvent, now: datetime, revision: str = "") -> "LoggedEvent":
        at = now.replace(second=0, microsecond=0)
        known = revision if _REVISION.fullmatch(revision) else ""
        return cls(event, at.replace(minute=0) if event.at_the_door else at, 1, known)

    @property
    def _bin(self) -> tuple[SecurityEvent, datetime, str]:
        return (self.event, self.at.replace(minute=0), self.revision)

    def joined(self, other: "LoggedEvent") -> "LoggedEvent | None":
        """Both on one line, where they are of one kind and one hour."""
        return replace(self, count=self.count + other.count) if self._bin == other._bin else None


Events = tuple[LoggedEvent, ...]
"""In the order in which they were recorded, which is not that of their times where somebody set the clock."""


def noted(events: Events, new: LoggedEvent) -> Events:
    """With the new one, on a line of its own or on that of its hour."""
    for place in range(len(events) - 1, -1, -1):
        if (joined := events[place].joined(new)) is not None:
            return (*events[:place], joined, *events[place + 1 :])
    return (*events, new)[-MOST_LINES:]


def still_kept(events: Events, now: datetime) -> Events:
    """Without those whose six weeks are over; all of them by a clock that cannot be right.

    What a wrong clock dated later than now is as old as if it were recorded now: it must not be kept for longer.
    """
    if now < _BUILT:
        return events
    dated = (replace(one, at=now.replace(second=0, microsecond=0)) if one.at > now + _DAY else one for one in events)
    return tuple(one for one in dated if now - one.at < KEPT_FOR)


def since(events: Iterable[LoggedEvent], begin: datetime | None) -> Events:
    """Those of `begin` and after."""
    return tuple(one for one in events if begin is None or one.at >= begin)


def as_object(one: LoggedEvent) -> dict[str, Any]:
    """For scripts, and on disk: the same keys for ever."""
    stamp = f"{one.at:%Y-%m-%dT%H:%M}Z"
    return {"at": stamp, "event": one.event.value, "count": one.count, "revision": one.revision}


def from_object(given: Any) -> LoggedEvent | None:
    """None for what no `as_object` made: a line that is damaged costs itself."""
    try:
        at = datetime.strptime(given["at"], "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
        event, count, revision = SecurityEvent(given["event"]), given["count"], given["revision"]
    except (KeyError, TypeError, ValueError):
        return None
    if type(count) is not int or not 0 < count < 2**31 or not isinstance(revision, str):
        return None
    return replace(LoggedEvent.seen(event, at, revision), count=count)
