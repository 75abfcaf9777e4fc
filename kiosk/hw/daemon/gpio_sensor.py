"""A presence sensor's OUT pin on a GPIO line: PIR or radar, through the kernel's character device and libgpiod 2.

https://libgpiod.readthedocs.io/ : the kernel wakes us at every edge; the level, not the edge, is what counts.
"""

import errno
from datetime import timedelta
from typing import Final

import gpiod
from gpiod.line import Direction, Edge, Value

from kiosk.hw.settings import GpioSensorSettings

_SETTLED: Final = timedelta(milliseconds=50)
"""A level that does not stand this long is noise on the wire."""


class GpioSensor:
    """The line is ours alone while this lives. Raises OSError where it is not to be had."""

    def __init__(self, settings: GpioSensorSettings) -> None:
        self._line = settings.line
        out_pin = gpiod.LineSettings(
            direction=Direction.INPUT,
            edge_detection=Edge.BOTH,
            active_low=settings.active_low,
            debounce_period=_SETTLED,
        )
        try:
            self._request = gpiod.request_lines(settings.chip, {self._line: out_pin}, consumer="room-kiosk")
        except ValueError:  # a number beyond the chip's last line
            raise OSError(errno.ENOENT, "no such GPIO line") from None

    @property
    def fd(self) -> int:
        return int(self._request.fd)

    def present(self) -> bool:
        while self._request.wait_edge_events(0):
            self._request.read_edge_events()
        return bool(self._request.get_value(self._line) is Value.ACTIVE)

    def close(self) -> None:
        self._request.release()
