"""The two times a panel lives by: the wall clock people read, and a steady one that durations are measured on."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from kiosk.system.boot_clock import boottime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TOLERANCE = timedelta(seconds=60)
"""R6: with the wall clock further than this from the server's, nobody knows what time it is."""


class Clock(Protocol):
    """`mono` counts seconds, through suspend too, and never jumps; `at` translates it into aware UTC.

    Instants are remembered as `mono` and translated when they are used, so a step of the wall clock moves them along.
    """

    def mono(self) -> float: ...

    def at(self, mono: float) -> datetime: ...

    def now(self) -> datetime: ...


def origin_of(clock: Clock) -> datetime:
    """The wall clock's reading when the steady one began: the same until somebody steps the wall clock."""
    return clock.now() - timedelta(seconds=clock.mono())


def stepped_since(clock: Clock, origin: datetime) -> bool:
    """Whether somebody set the wall clock since that was its `origin_of`."""
    return abs(origin_of(clock) - origin) > TOLERANCE


def agree(server: datetime | None, wall: datetime) -> bool:
    """Whether a server's time and the wall clock's are the same; a server that tells none contradicts nobody."""
    return server is None or abs(server - wall) <= TOLERANCE


class SystemClock:
    """CLOCK_BOOTTIME beside CLOCK_REALTIME. Between two steps of the wall clock the translation stays the same."""

    STEP = 0.5
    """Seconds by which the wall clock may drift from the translation before that follows."""

    def __init__(self) -> None:
        self._offset = self._measured()

    def mono(self) -> float:
        return boottime()

    def at(self, mono: float) -> datetime:
        return EPOCH + timedelta(seconds=self._offset + mono)

    def now(self) -> datetime:
        if abs(self._measured() - self._offset) > self.STEP:
            self._offset = self._measured()
        return self.at(self.mono())

    def _measured(self) -> float:
        return time.time() - self.mono()
