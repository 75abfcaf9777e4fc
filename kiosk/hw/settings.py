"""The only reader of `[light]`, `[presence]`, `[badge]` and `[hw]`.

The standard library alone, so that the privileged daemon can use it.
"""

import errno
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

SOCKET_LIMIT: Final = 99
"""Bytes of a socket's path: sun_path holds 108 (unix(7)), and some are needed beside it."""
LINE_LIMIT: Final = 31
"""Bytes of a GPIO line's name: GPIO_MAX_NAME_SIZE less its NUL (linux/gpio.h)."""
LED_LIMIT: Final = 63
"""Bytes of an LED's name: LED_MAX_NAME_SIZE less its NUL (linux/leds.h)."""
INPUT_LIMIT: Final = 255
"""Bytes of an input device's name: what EVIOCGNAME is asked for, less its NUL."""
NO_READER: Final = "none"
MOST_BYTES: Final = 64 * 1024
"""A configuration has some dozens of lines; more is another file, or a device that never ends."""


class LightDriver(StrEnum):
    NONE = "none"
    SIMULATED = "simulated"
    GPIOD = "gpiod"
    SYSFS = "sysfs"


@dataclass(frozen=True, slots=True)
class LightSettings:
    """`[light]`: which light hangs there. `red`, `green` and `blue` are GPIO lines, by name or by number on the chip,
    or names of LEDs under /sys/class/leds.
    """

    driver: LightDriver = LightDriver.NONE
    chip: str = "/dev/gpiochip0"
    red: str | int = "led-red"
    green: str | int = "led-green"
    blue: str | int = "led-blue"
    active_low: bool = False
    """The light is on where the line is low."""
    file: str = "/run/kiosk/light.json"
    """Where the simulated light writes what it shows."""
    led: str = ""
    """The one multicolour LED under /sys/class/leds that takes the place of red, green and blue."""
    brightness: int = 100
    """Percent, for lights that have levels."""
    night_brightness: int = 30
    """Percent, outside working hours."""


class PresenceDriver(StrEnum):
    NONE = "none"
    GPIOD = "gpiod"


@dataclass(frozen=True, slots=True)
class PresenceSettings:
    """`[presence]`: which sensor looks into the room. A line is a GPIO line's name, or its number on the chip."""

    driver: PresenceDriver = PresenceDriver.NONE
    chip: str = "/dev/gpiochip0"
    line: str | int = "pir"
    active_low: bool = False
    """Somebody is there where the line is low."""
    occupancy: bool = False
    """It sees people who sit still (radar), so its silence means an empty room; a PIR's does not."""


@dataclass(frozen=True, slots=True)
class BadgeSettings:
    """`[badge]`: which reader hangs there, and whom it knows."""

    reader: str = NO_READER
    """The input device's name as the kernel gives it, or its path."""
    file: str = "/etc/kiosk/badges"
    """The list of keyed hashes."""
    key_file: str = ""
    """The site's key; empty: the unit's credential `badge.key`, or /etc/kiosk/badge.key."""


@dataclass(frozen=True, slots=True)
class HwSettings:
    """`[hw]`: where panel and daemon meet."""

    socket: str = "/run/kiosk/hw.sock"


@dataclass(frozen=True, slots=True)
class Settings:
    light: LightSettings = field(default_factory=LightSettings)
    presence: PresenceSettings = field(default_factory=PresenceSettings)
    badge: BadgeSettings = field(default_factory=BadgeSettings)
    hw: HwSettings = field(default_factory=HwSettings)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in the file: the key (`light.chip`), and a sentence that says what is wrong and the mend."""

    key: str
    sentence: str


class BadSettings(Exception):
    """The file cannot be used; the text is one sentence a line."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(mistake.sentence for mistake in mistakes))
        self.mistakes = mistakes


def read_settings(path: Path) -> Settings:
    """`[light]`, `[presence]`, `[badge]` and `[hw]` of the TOML file at `path`; other tables are not looked at.

    Raises BadSettings where there is a mistake in them or the file is not TOML, OSError where it cannot be read.
    """
    table, flaw = _load(path)
    if flaw:  # raised out here, so that no chained exception quotes a file that may hold secrets
        raise BadSettings([flaw])
    settings, mistakes = parse(table)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def read_text(path: Path) -> str:
    """The configuration file's text. Raises OSError, also for one that is too long, and UnicodeDecodeError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return content.decode("utf-8")


def _load(path: Path) -> tuple[dict[str, Any], Mistake | None]:
    try:
        return tomllib.loads(read_text(path)), None
    except UnicodeDecodeError:
        return {}, Mistake("", "The configuration is not UTF-8: save it as UTF-8.")
    except (ValueError, RecursionError) as error:  # a number with thousands of digits, tables thousands deep
        place = re.search(r"at (line \d+|end of document)", str(error))
        where = place[1] if place else "an unknown line"
        return {}, Mistake("", f"The configuration is not valid TOML at {where}: mend that line.")


def parse(table: Mapping[str, Any]) -> tuple[Settings, list[Mistake]]:
    """The settings in our tables, and every mistake found in them, in the order of the tables.

    Where there is a mistake the default stands in for the value.
    """
    mistakes: list[Mistake] = []
    light = _section(LightSettings, "light", _LIGHT, table, mistakes)
    presence = _section(PresenceSettings, "presence", _PRESENCE, table, mistakes)
    badge = _section(BadgeSettings, "badge", _BADGE, table, mistakes)
    hw = _section(HwSettings, "hw", _HW, table, mistakes)
    mistakes += _of_the_whole_light(light)
    if _on_the_lights_line(presence, light):
        mistakes.append(Mistake("presence.line", "presence.line is a line of the light: give the sensor its own line."))
    return Settings(light, presence, badge, hw), mistakes


def _of_the_whole_light(light: LightSettings) -> list[Mistake]:
    if len({light.red, light.green, light.blue}) < 3:
        return [Mistake("light", "light.red, light.green and light.blue name one line twice: give each its own line.")]
    names = (light.red, light.green, light.blue)
    if light.driver is LightDriver.GPIOD and any(len(str(name).encode()) > LINE_LIMIT for name in names):
        return [Mistake("light", f"light.red, light.green or light.blue is longer than {LINE_LIMIT} bytes, which no "
                        "GPIO line's name is: correct it.")]  # fmt: skip
    if light.driver is LightDriver.SYSFS and not light.led and not all(isinstance(name, str) for name in names):
        return [Mistake("light", "light.red, light.green and light.blue must be names of LEDs: see /sys/class/leds.")]
    return []


def _on_the_lights_line(presence: PresenceSettings, light: LightSettings) -> bool:
    both = presence.driver is PresenceDriver.GPIOD and light.driver is LightDriver.GPIOD
    return both and presence.chip == light.chip and presence.line in (light.red, light.green, light.blue)


class _Wrong(ValueError):
    """Its text is the rest of a sentence that begins with the key."""


_Rule = Callable[[Any], Any]
_Section = TypeVar("_Section", LightSettings, PresenceSettings, BadgeSettings, HwSettings)


def _section(
    kind: type[_Section], name: str, rules: Mapping[str, _Rule], table: Mapping[str, Any], mistakes: list[Mistake]
) -> _Section:
    given = table.get(name, {})
    if not isinstance(given, Mapping):
        mistakes.append(Mistake(name, f"{name} is not a table: write [{name}] and its settings below it."))
        return kind()
    values: dict[str, Any] = {}
    for key, value in given.items():
        try:
            values[key] = _rule(key, rules)(value)
        except _Wrong as wrong:
            mistakes.append(Mistake(f"{name}.{key}", f"{name}.{key} {wrong}"))
    return kind(**values)


def _rule(key: str, rules: Mapping[str, _Rule]) -> _Rule:
    if key not in rules:
        raise _Wrong(f"is not a setting: take it out, or use one of {', '.join(rules)}.")
    return rules[key]


def _driver(value: Any) -> LightDriver:
    try:
        return LightDriver(value)
    except ValueError:
        raise _Wrong(f"is not a kind of light: use one of {', '.join(LightDriver)}.") from None


def _sensor(value: Any) -> PresenceDriver:
    try:
        return PresenceDriver(value)
    except ValueError:
        raise _Wrong(f"is not a kind of sensor: use one of {', '.join(PresenceDriver)}.") from None


def _path(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith("/") or "\0" in value:
        raise _Wrong('is not a full path: write it in quotes, beginning with "/".')
    return value


def _socket(value: Any) -> str:
    path = _path(value)
    if len(path.encode()) > SOCKET_LIMIT:
        raise _Wrong(f"is longer than {SOCKET_LIMIT} bytes, which a socket cannot be: choose a shorter path.")
    return path


def _line(value: Any) -> str | int:
    if type(value) is int and 0 <= value < 2**16:
        return value
    if isinstance(value, str) and _is_name(value, LINE_LIMIT):
        return value
    raise _Wrong("is not a GPIO line: write its name in quotes, or its number on the chip.")


def _lamp(value: Any) -> str | int:
    return value if isinstance(value, str) and _is_led(value) else _line(value)


def _led(value: Any) -> str:
    if isinstance(value, str) and _is_led(value):
        return value
    raise _Wrong("is not an LED: write the name it has under /sys/class/leds, in quotes.")


def _is_led(value: str) -> bool:
    return _is_name(value, LED_LIMIT) and "/" not in value and value not in {".", ".."}


def _is_name(value: str, limit: int) -> bool:
    return 0 < len(value.encode()) <= limit and value.isprintable()


def _input(value: Any) -> str:
    if isinstance(value, str) and _is_name(value, INPUT_LIMIT):
        return value
    raise _Wrong("is not an input device: write its name as /proc/bus/input/devices tells it, or its path, in quotes.")


def _percent(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 100:
        raise _Wrong("is not a percentage: write a whole number from 1 to 100.")
    return value


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("is neither on nor off: write true or false.")
    return value


_LIGHT: Final[Mapping[str, _Rule]] = {
    "driver": _driver,
    "chip": _path,
    "red": _lamp,
    "green": _lamp,
    "blue": _lamp,
    "active_low": _switch,
    "file": _path,
    "led": _led,
    "brightness": _percent,
    "night_brightness": _percent,
}
_PRESENCE: Final[Mapping[str, _Rule]] = {
    "driver": _sensor,
    "chip": _path,
    "line": _line,
    "active_low": _switch,
    "occupancy": _switch,
}
_BADGE: Final[Mapping[str, _Rule]] = {"reader": _input, "file": _path, "key_file": _path}
_HW: Final[Mapping[str, _Rule]] = {"socket": _socket}
