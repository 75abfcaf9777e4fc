"""LEDs the kernel knows by name under /sys/class/leds: USB lights (hid-led), LED bars, LEDs of the device tree.

https://docs.kernel.org/leds/leds-class.html , leds-class-multicolor.html , and for the flashing
Documentation/ABI/testing/sysfs-class-led-trigger-pattern. Either three LEDs, or one of the multicolour class.
"""

import errno
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.hw.device_names import Led
from kiosk.hw.light.settings import DimmableLightSettings, check_different
from kiosk.hw.look.patterns import DARK, PROGRAMS, Colour
from kiosk.room.pattern import LightPattern

LEDS: Final = Path("/sys/class/leds")
_PARTS: Final = ("red", "green", "blue")
_FULL: Final = 255
_TRIES: Final = 4
_RIGHTS_WITHIN_S: Final = 0.8
"""At the end there is no next step to wait for: how long udev has then."""


@dataclass(frozen=True, slots=True)
class SysfsLightSettings(DimmableLightSettings):
    """`driver = "sysfs"`. LEDs go by their names under /sys/class/leds."""

    red: Led = "led-red"
    """The red LED."""
    green: Led = "led-green"
    """The green LED."""
    blue: Led = "led-blue"
    """The blue LED."""
    led: Led = ""
    """The one multicolour LED that takes the place of red, green and blue."""

    def check(self) -> None:
        check_different(self.red, self.green, self.blue)
        DimmableLightSettings.check(self)


class SysfsLight:
    """What it shows stays when we are gone. *Unknown* is therefore left to the kernel, which goes on flashing it,
    where its pattern trigger (ledtrig-pattern) is there; everything else is timed by us. Raises OSError.
    """

    def __init__(self, settings: SysfsLightSettings, leds: Path = LEDS) -> None:
        self._leds: list[_Led]
        if settings.led:
            self._leds = [_MulticolourLed(leds / settings.led)]
        else:
            names = (settings.red, settings.green, settings.blue)
            self._leds = [_Led(leds / name, (part,)) for part, name in zip(_PARTS, names, strict=True)]
        self._kernel_can_flash = True
        self._flashing: Colour | None = None
        self._running = False
        self._tries = 0

    def show(self, pattern: LightPattern, colour: Colour) -> None:
        if pattern is not LightPattern.UNKNOWN or not self._kernel_can_flash:
            self._light(colour)
        elif colour != DARK:
            self._flash(colour)
        elif self._flashing:
            self._flash(self._flashing)  # the kernel makes the dark
        else:
            self._light(DARK)

    def close(self) -> None:
        """The LEDs keep what they show; the kernel's flashing, once it was asked for, is seen through."""
        while self._flashing and not self._running:
            time.sleep(_RIGHTS_WITHIN_S / _TRIES)
            self._flash(self._flashing)

    def _light(self, colour: Colour) -> None:
        self._flashing, self._running = None, False
        for led in self._leds:
            led.light(colour)

    def _flash(self, colour: Colour) -> None:
        if colour != self._flashing:
            self._light(DARK)
            self._flashing, self._tries = colour, 0
            self._kernel_can_flash = all(led.arm(colour) for led in self._leds)
        elif self._running:
            for led in self._leds:
                led.check()
            return
        self._running = self._kernel_can_flash and all(led.flash(colour) for led in self._leds)
        self._tries += 1
        if not self._kernel_can_flash or (not self._running and self._tries == _TRIES):
            self._kernel_can_flash = False
            self._light(colour)


class _Led:
    """One LED that shows these parts of a colour."""

    def __init__(self, folder: Path, parts: tuple[str, ...]) -> None:
        self._folder = folder
        self._parts = parts
        self._most = int(self._read("max_brightness"))
        self._triggered = True

    def light(self, colour: Colour) -> None:
        if self._triggered:
            self._write("trigger", "none")
            self._triggered = False
        self._write("brightness", str(self._mix(colour)))

    def arm(self, colour: Colour) -> bool:
        """Hand the LED to the kernel's pattern trigger, if `colour` has a part for it; False: there is no trigger."""
        if self._mix(colour) == 0:
            return True
        self._triggered = True
        try:
            self._write("trigger", "pattern")
        except OSError as error:
            if error.errno == errno.EINVAL:
                return False
            raise
        return True

    def flash(self, colour: Colour) -> bool:
        """Have the kernel show `colour` in the rhythm of *unknown*. The file for that comes with the trigger, and the
        right to it a moment later (udev): False, not yet.
        """
        brightness = self._mix(colour)
        try:
            if brightness:
                self._write("pattern", _rhythm(brightness))
        except PermissionError:
            return False
        return True

    def check(self) -> None:
        """Raises OSError where the LED is gone."""
        self._read("max_brightness")

    def _mix(self, colour: Colour) -> int:
        """The brightness for `colour`."""
        return self._scaled(colour, self._parts[0])

    def _scaled(self, colour: Colour, part: str) -> int:
        level: int = getattr(colour, part)
        return math.ceil(level * self._most / _FULL)

    def _read(self, name: str) -> str:
        return (self._folder / name).read_text(encoding="ascii").strip()

    def _write(self, name: str, value: str) -> None:
        file = os.open(self._folder / name, os.O_WRONLY | os.O_TRUNC)  # makes no file where there is none
        try:
            os.write(file, value.encode())
        finally:
            os.close(file)


class _MulticolourLed(_Led):
    """One LED of three parts, in the order the kernel says."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, _PARTS)
        self._parts = tuple(self._read("multi_index").split())
        if not set(self._parts) >= set(_PARTS):
            raise OSError(errno.ENODEV, "no LED with red, green and blue")

    def _mix(self, colour: Colour) -> int:
        mix = [self._scaled(colour, part) if part in _PARTS else 0 for part in self._parts]
        self._write("multi_intensity", " ".join(map(str, mix)))
        return self._most if any(mix) else 0


def _rhythm(brightness: int) -> str:
    """The pattern trigger glides from one value to the next: a value twice, the second time for 0 ms, is a step."""
    steps = [(brightness if step.colour != DARK else 0, step.seconds) for step in PROGRAMS[LightPattern.UNKNOWN]]
    return " ".join(f"{level} {round(1000 * seconds)} {level} 0" for level, seconds in steps)
