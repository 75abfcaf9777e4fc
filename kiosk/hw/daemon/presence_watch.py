"""Keeps one presence sensor in view: what it says, for how long it has said so. No I/O of its own.

Anonymous by construction: all it knows is somebody or nobody.
"""

import math
from collections.abc import Callable
from typing import Final, Protocol

from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import LONGEST_S, PresenceSeen
from kiosk.hw.retry import ReopenedDevice

REPORT_S: Final = 60.0
"""Said again this often while nothing changes. The panel forgets a sensor that was silent for 8 min."""


class Sensor(Protocol):
    """One sensor, opened and owned. Raises OSError where the hardware refuses, and is of no use after that."""

    @property
    def fd(self) -> int:
        """Readable when there may be something new."""
        ...

    def present(self) -> bool:
        """Whether it sees somebody now; what made `fd` readable is dealt with."""
        ...

    def close(self) -> None: ...


class PresenceWatch:
    """Says at every change, and every `REPORT_S` at least, what the sensor says; nothing while it cannot be read.

    A sensor that fails is opened anew after 1, 2, 4 … 30 s, for ever, and what it said before counts for nothing.
    """

    def __init__(self, open_sensor: Callable[[], Sensor], occupancy: bool, clock: Callable[[], float]) -> None:
        self._sensor = ReopenedDevice(open_sensor, clock)
        self._occupancy = occupancy
        self._clock = clock
        self._seen: bool | None = None
        self._since = math.nan
        self._again_at = -math.inf

    @property
    def fault(self) -> Fault | None:
        """Why it cannot be read, where it cannot."""
        return self._sensor.fault

    @property
    def fd(self) -> int | None:
        """Where the next change will show itself."""
        return self._sensor.opened.fd if self._sensor.opened else None

    @property
    def standing(self) -> PresenceSeen | None:
        """What the sensor says at this moment; None where nobody can say."""
        if self._seen is None:
            return None
        return PresenceSeen(self._seen, min(self._clock() - self._since, LONGEST_S), self._occupancy)

    def step(self) -> tuple[PresenceSeen | None, float]:
        """Look at the sensor: what is to be said now, if anything, and the seconds until the next look."""
        now, before = self._clock(), self._seen
        self._seen = self._sensor.use(lambda sensor: sensor.present())
        if self._seen is None:
            return None, self._sensor.rest_s
        if self._seen is before and now < self._again_at:
            return None, self._again_at - now
        if self._seen is not before:
            self._since = now
        self._again_at = now + REPORT_S
        return self.standing, REPORT_S

    def close(self) -> None:
        self._sensor.close()
        self._seen = None
