"""Three lamps on three GPIO lines, through the kernel's character device and the official libgpiod 2 binding.

https://libgpiod.readthedocs.io/ : the lines are ours alone while the request lives, and a line that is released keeps
or loses its level as the chip's driver likes (Raspberry Pi: it keeps it, unless `dtparam=strict_gpiod`).
"""

import errno
from dataclasses import dataclass, field

from kiosk.hw.device_names import GpioLine
from kiosk.hw.light.settings import LightSettings, check_different
from kiosk.hw.look.colours import check_colours
from kiosk.hw.look.patterns import Colour, Colours, Look
from kiosk.room.pattern import LightPattern
from kiosk.settings.values import FullPath, Switch


@dataclass(frozen=True, slots=True)
class GpioLightSettings(LightSettings):
    """`driver = "gpiod"`. A line goes by its name, or by its number on the chip."""

    chip: FullPath = "/dev/gpiochip0"
    """The GPIO chip."""
    red: GpioLine = "led-red"
    """The line of the red lamp."""
    green: GpioLine = "led-green"
    """The line of the green lamp."""
    blue: GpioLine = "led-blue"
    """The line of the blue lamp."""
    active_low: Switch = False
    """The light is on where the line is low."""
    colours: Colours = field(default_factory=Colours)
    """In which colour it shows what."""

    def check(self) -> None:
        check_different(self.red, self.green, self.blue)
        check_colours(self.colours, lamps=True)

    @property
    def look(self) -> Look:
        return Look(self.colours)


class GpioLight:
    """Each lamp is on or off, so amber is red with green, purple red with blue, white all three."""

    def __init__(self, settings: GpioLightSettings) -> None:
        import gpiod  # an optional library
        from gpiod.line import Direction, Value

        self._levels = {False: Value.INACTIVE, True: Value.ACTIVE}
        self._lines = (settings.red, settings.green, settings.blue)
        player = gpiod.LineSettings(
            direction=Direction.OUTPUT, active_low=settings.active_low, output_value=Value.INACTIVE
        )
        try:
            self._request = gpiod.request_lines(settings.chip, {self._lines: player}, consumer="room-kiosk")
        except ValueError:  # a number beyond the chip's last line, or one line named twice
            raise OSError(errno.ENOENT, "no such GPIO line") from None

    def show(self, pattern: LightPattern, colour: Colour) -> None:  # noqa: ARG002  lamps know no patterns
        parts = (colour.red, colour.green, colour.blue)
        self._request.set_values({line: self._levels[part > 0] for line, part in zip(self._lines, parts, strict=True)})

    def close(self) -> None:
        self._request.release()
