"""`[light]`: what the settings of every light have in common. Each driver has a class of its own, beside itself, with
nothing in it that it does not obey.
"""

from dataclasses import dataclass, field

from kiosk.hw.look.colours import check_colours
from kiosk.hw.look.patterns import Colours, Look
from kiosk.settings.mistake import Wrong
from kiosk.settings.table import Table
from kiosk.settings.values import Percent


@dataclass(frozen=True, slots=True)
class LightSettings(Table):
    """Of any light. What it does not let a site choose is the product's own."""

    @property
    def look(self) -> Look:
        return Look()


@dataclass(frozen=True, slots=True)
class DimmableLightSettings(LightSettings):
    """Of a light that has levels. Brightness in percent; the night is outside working hours."""

    brightness: Percent = 100
    """In working hours."""
    night_brightness: Percent = 30
    """Outside working hours."""
    colours: Colours = field(default_factory=Colours)
    """In which colour it shows what."""

    def check(self) -> None:
        check_colours(self.colours)

    @property
    def look(self) -> Look:
        return Look(self.colours, self.brightness, self.night_brightness)


@dataclass(frozen=True, slots=True)
class NoLightSettings(LightSettings):
    """`driver = "none"`: nothing hangs there."""


@dataclass(frozen=True, slots=True)
class UsbLightSettings(DimmableLightSettings):
    """`driver = "busylight"`: the first USB light there is (`kiosk.hw.light.usb`)."""


def check_different(red: str | int, green: str | int, blue: str | int) -> None:
    """Raises Wrong where one name stands for two of the three lamps."""
    if len({red, green, blue}) < 3:
        raise Wrong("names one line twice as red, green and blue", "give each its own line")
