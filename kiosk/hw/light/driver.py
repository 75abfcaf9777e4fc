"""What every kind of light can do, and which kinds there are.

To add one: a module in this folder with the class of its settings and the light itself, and a row in LIGHT_DRIVERS.
A library it needs is imported where the light is opened, so that nobody else loads it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from kiosk.hw.light.gpio import GpioLight, GpioLightSettings
from kiosk.hw.light.http import HttpLightSettings
from kiosk.hw.light.settings import LightSettings, NoLightSettings, UsbLightSettings
from kiosk.hw.light.simulated import SimulatedLight, SimulatedLightSettings
from kiosk.hw.light.sysfs import SysfsLight, SysfsLightSettings
from kiosk.hw.look.patterns import Colour
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


def _usb_light(_: UsbLightSettings) -> Light:
    from kiosk.hw.light.usb import UsbLight  # an optional library

    return UsbLight()


@dataclass(frozen=True, slots=True)
class LightDriver:
    """One kind of light: what `[light]` may say of it, and how it is opened."""

    settings: type[LightSettings]
    open: Callable[[Any], Light]
    """Takes an instance of `settings`. Raises OSError where the light is not to be had, ImportError without its
    library.
    """


LIGHT_DRIVERS: Final[Mapping[str, LightDriver]] = {
    "none": LightDriver(NoLightSettings, lambda _: NoLight()),
    "simulated": LightDriver(SimulatedLightSettings, SimulatedLight),
    "gpiod": LightDriver(GpioLightSettings, GpioLight),
    "sysfs": LightDriver(SysfsLightSettings, SysfsLight),
    "busylight": LightDriver(UsbLightSettings, _usb_light),
    "http": LightDriver(HttpLightSettings, lambda _: NoLight()),
}
"""By the word that `light.driver` says; the first is the one without that word."""


def open_light(settings: LightSettings) -> Light:
    """The light that has these settings. Raises what its driver raises."""
    (driver,) = (driver for driver in LIGHT_DRIVERS.values() if driver.settings is type(settings))
    return driver.open(settings)
