"""The only reader of `[light]` and `[hw]`. The standard library alone, so that the privileged daemon can use it."""

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


class LightDriver(StrEnum):
    NONE = "none"
    SIMULATED = "simulated"
    GPIOD = "gpiod"


@dataclass(frozen=True, slots=True)
class LightSettings:
    """`[light]`: which light hangs there. A line is a GPIO line's name, or its number on the chip."""

    driver: LightDriver = LightDriver.NONE
    chip: str = "/dev/gpiochip0"
    red: str | int = "led-red"
    green: str | int = "led-green"
    blue: str | int = "led-blue"
    active_low: bool = False
    """The light is on where the line is low."""
    file: str = "/run/kiosk/light.json"
    """Where the simulated light writes what it shows."""


@dataclass(frozen=True, slots=True)
class HwSettings:
    """`[hw]`: where panel and daemon meet."""

    socket: str = "/run/kiosk/hw.sock"


@dataclass(frozen=True, slots=True)
class Settings:
    light: LightSettings = field(default_factory=LightSettings)
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
    """`[light]` and `[hw]` of the TOML file at `path`; other tables are not looked at.

    Raises BadSettings where there is a mistake in them or the file is not TOML, OSError where it cannot be read.
    """
    table, flaw = _load(path)
    if flaw:  # raised out here, so that no chained exception quotes a file that may hold secrets
        raise BadSettings([flaw])
    settings, mistakes = parse(table)
    if mistakes:
        raise BadSettings(mistakes)
    return settings


def _load(path: Path) -> tuple[dict[str, Any], Mistake | None]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), None
    except UnicodeDecodeError:
        return {}, Mistake("", "The configuration is not UTF-8: save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at (line \d+|end of document)", str(error))
        where = place[1] if place else "an unknown line"
        return {}, Mistake("", f"The configuration is not valid TOML at {where}: mend that line.")


def parse(table: Mapping[str, Any]) -> tuple[Settings, list[Mistake]]:
    """The settings in the sub-tables `light` and `hw`, and every mistake found in them, in the file's order.

    Where there is a mistake the default stands in for the value.
    """
    mistakes: list[Mistake] = []
    light = _section(LightSettings, "light", _LIGHT, table, mistakes)
    hw = _section(HwSettings, "hw", _HW, table, mistakes)
    if len({light.red, light.green, light.blue}) < 3:
        mistakes.append(
            Mistake("light", "light.red, light.green and light.blue name one line twice: give each its own line.")
        )
    return Settings(light, hw), mistakes


class _Wrong(ValueError):
    """Its text is the rest of a sentence that begins with the key."""


_Rule = Callable[[Any], Any]
_Section = TypeVar("_Section", LightSettings, HwSettings)


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
    if isinstance(value, str) and 0 < len(value.encode()) <= LINE_LIMIT and value.isprintable():
        return value
    raise _Wrong("is not a GPIO line: write its name in quotes, or its number on the chip.")


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong("is neither on nor off: write true or false.")
    return value


_LIGHT: Final[Mapping[str, _Rule]] = {
    "driver": _driver,
    "chip": _path,
    "red": _line,
    "green": _line,
    "blue": _line,
    "active_low": _switch,
    "file": _path,
}
_HW: Final[Mapping[str, _Rule]] = {"socket": _socket}
