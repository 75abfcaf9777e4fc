"""What every kind of light can do, and which one the settings name."""

from typing import Protocol

from kiosk.hw.light.simulated import SimulatedLight
from kiosk.hw.light.sysfs import SysfsLight
from kiosk.hw.look.patterns import Colour
from kiosk.hw.settings import LightDriver, LightSettings
from kiosk.room.pattern import LightPattern


class Light(Protocol):
    """One lamp, opened and owned. Raises OSError where the hardware refuses, and is of no use after that."""

    def show(self, pattern: LightPattern, colour: Colour) -> None:
        """Show `colour`, a step of `pattern`, until told otherwise. Asking for the same again does no harm."""
        ...

    def close(self) -> None:
        """Let go of the lamp. What it shows afterwards is the hardware's to decide."""
        ...


class NoLight:
    """A door without a lamp: everything works and nothing is seen."""

    def show(self, pattern: LightPattern, colour: Colour) -> None:
        pass

    def close(self) -> None:
        pass


def open_light(settings: LightSettings) -> Light:
    """The light the settings name. Raises OSError where it is not to be had, ImportError without its library."""
    match settings.driver:
        case LightDriver.NONE | LightDriver.HTTP:
            return NoLight()
        case LightDriver.SIMULATED:
            return SimulatedLight(settings.file)
        case LightDriver.SYSFS:
            return SysfsLight(settings)
        case LightDriver.GPIOD:
            from kiosk.hw.light.gpio import GpioLight  # an optional library

            return GpioLight(settings)
        case LightDriver.BUSYLIGHT:
            from kiosk.hw.light.usb import UsbLight  # an optional library

            return UsbLight()
