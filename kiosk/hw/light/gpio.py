"""Three lamps on three GPIO lines, through the kernel's character device and the official libgpiod 2 binding.

https://libgpiod.readthedocs.io/ : the lines are ours alone while the request lives, and a line that is released keeps
or loses its level as the chip's driver likes (Raspberry Pi: it keeps it, unless `dtparam=strict_gpiod`).
"""

import errno

import gpiod
from gpiod.line import Direction, Value

from kiosk.hw.look.patterns import Colour
from kiosk.hw.settings import LightSettings
from kiosk.room.pattern import LightPattern


class GpioLight:
    """Each lamp is on or off, so amber is red with green, purple red with blue, white all three."""

    def __init__(self, settings: LightSettings) -> None:
        self._lines = (settings.red, settings.green, settings.blue)
        player = gpiod.LineSettings(
            direction=Direction.OUTPUT, active_low=settings.active_low, output_value=Value.INACTIVE
        )
        try:
            self._request = gpiod.request_lines(settings.chip, {self._lines: player}, consumer="room-kiosk")
        except ValueError:  # a number beyond the chip's last line, or one line named twice
            raise OSError(errno.ENOENT, "no such GPIO line") from None

    def show(self, pattern: LightPattern, colour: Colour) -> None:  # noqa: ARG002  lamps know no patterns
        levels = (colour.red, colour.green, colour.blue)
        self._request.set_values(
            {line: Value.ACTIVE if level else Value.INACTIVE for line, level in zip(self._lines, levels, strict=True)}
        )

    def close(self) -> None:
        self._request.release()
