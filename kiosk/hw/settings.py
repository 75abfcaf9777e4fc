"""The only reader of `[light]`, `[presence]`, `[backlight]`, `[badge]` and `[hw]`.

The standard library alone, so that the privileged daemon can use it.
"""

import errno
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, TypeVar

from kiosk.hw import rules
from kiosk.hw.look.colours import confusable, unmixable
from kiosk.hw.look.patterns import Colours
from kiosk.hw.look.template import shows_colour
from kiosk.hw.rules import LINE_LIMIT

MOST_BYTES: Final = 64 * 1024
"""A configuration has some dozens of lines; more is another file, or a device that never ends."""


class LightDriver(StrEnum):
    NONE = "none"
    SIMULATED = "simulated"
    GPIOD = "gpiod"
    SYSFS = "sysfs"
    BUSYLIGHT = "busylight"
    HTTP = "http"
    """The panel itself talks to it: the daemon has no network."""


class Method(StrEnum):
    GET = "GET"
    PUT = "PUT"
    POST = "POST"


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
    colours: Colours = field(default_factory=Colours)
    url: str = ""
    """Of the HTTP light, with placeholders (`kiosk.hw.look.template`); `body` too."""
    method: Method = Method.GET
    body: str = ""
    token_file: str = ""
    """Holds what the HTTP light's service wants as a bearer token."""
    blink: bool = False
    """The HTTP light flashes, one request a step; otherwise each pattern is a steady colour."""


class PresenceDriver(StrEnum):
    NONE = "none"
    GPIOD = "gpiod"
    MQTT = "mqtt"
    """The panel itself listens to it: the daemon has no network."""


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
    broker: str = ""
    """`host` or `host:port` of an MQTT broker: 1883 on this machine, 8883 and TLS elsewhere."""
    topic: str = ""
    value: str = ""
    """The key of a JSON object that says whether somebody is there; without one the message itself says it."""
    username: str = ""
    password_file: str = ""
    ca_file: str = ""
    """Trust only the authorities in it."""


AUTO: Final = "auto"
NONE: Final = "none"


@dataclass(frozen=True, slots=True)
class BacklightSettings:
    """`[backlight]`: how bright the screen is, in percent; the night is outside working hours."""

    device: str = AUTO
    """Its name under /sys/class/backlight; "auto" is the first there is, "none" leaves all of them alone."""
    brightness: int = 100
    night_brightness: int = 20


@dataclass(frozen=True, slots=True)
class BadgeSettings:
    """`[badge]`: which reader hangs there, and whom it knows."""

    reader: str = NONE
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
    backlight: BacklightSettings = field(default_factory=BacklightSettings)
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
    """Our tables in the TOML file at `path`; other tables are not looked at.

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
    backlight = _section(BacklightSettings, "backlight", _BACKLIGHT, table, mistakes)
    badge = _section(BadgeSettings, "badge", _BADGE, table, mistakes)
    hw = _section(HwSettings, "hw", _HW, table, mistakes)
    wrong = {mistake.key.split(".")[0] for mistake in mistakes}  # what was left out for being wrong is not missing
    if "light" not in wrong:
        mistakes += _of_the_whole_light(light) or _of_the_colours(light)
    if "presence" not in wrong:
        mistakes += _of_the_mqtt_sensor(presence)
    if _on_the_lights_line(presence, light):
        mistakes.append(Mistake("presence.line", "presence.line is a line of the light: give the sensor its own line."))
    return Settings(light, presence, backlight, badge, hw), mistakes


def _of_the_whole_light(light: LightSettings) -> list[Mistake]:
    if len({light.red, light.green, light.blue}) < 3:
        return [Mistake("light", "light.red, light.green and light.blue name one line twice: give each its own line.")]
    names = (light.red, light.green, light.blue)
    if light.driver is LightDriver.GPIOD and any(len(str(name).encode()) > LINE_LIMIT for name in names):
        return [Mistake("light", f"light.red, light.green or light.blue is longer than {LINE_LIMIT} bytes, which no "
                        "GPIO line's name is: correct it.")]  # fmt: skip
    if light.driver is LightDriver.SYSFS and not light.led and not all(isinstance(name, str) for name in names):
        return [Mistake("light", "light.red, light.green and light.blue must be names of LEDs: see /sys/class/leds.")]
    return _of_the_http_light(light) if light.driver is LightDriver.HTTP else []


def _of_the_http_light(light: LightSettings) -> list[Mistake]:
    if not light.url:
        return [Mistake("light.url", 'light.url is missing: add it, like "http://127.0.0.1:8080/led?rgb={hex}".')]
    if light.body and light.method is Method.GET:
        return [Mistake("light.body", 'light.body is not sent with GET: add method = "PUT" or "POST".')]
    if not shows_colour(light.url, light.body):
        return [Mistake("light.url", "light.url and light.body leave a part of the colour out: put in {hex}, or {r}, "
                        "{g} and {b}.")]  # fmt: skip
    return []


def _of_the_colours(light: LightSettings) -> list[Mistake]:
    lamps = light.driver is LightDriver.GPIOD
    if lamps and (name := unmixable(light.colours)):
        return [Mistake(f"light.colours.{name}", f"light.colours.{name} cannot be mixed by lamps that are on or off: "
                        "write ff or 00 for each of its three parts.")]  # fmt: skip
    if pair := confusable(light.colours, lamps=lamps):
        one, other = pair
        return [Mistake(f"light.colours.{other}", f"light.colours.{other} looks like light.colours.{one} at the door: "
                        "choose another colour for one of them.")]  # fmt: skip
    return []


def _of_the_mqtt_sensor(presence: PresenceSettings) -> list[Mistake]:
    if presence.driver is not PresenceDriver.MQTT:
        return []
    if not presence.broker:
        return [Mistake("presence.broker", 'presence.broker is missing: add it, like "host:8883".')]
    if not presence.topic:
        return [Mistake("presence.topic", 'presence.topic is missing: add it, like "zigbee2mqtt/waalzaal".')]
    if presence.password_file and not presence.username:
        return [Mistake("presence.username", "presence.username is missing: a password without a name is not sent.")]
    return []


def _on_the_lights_line(presence: PresenceSettings, light: LightSettings) -> bool:
    both = presence.driver is PresenceDriver.GPIOD and light.driver is LightDriver.GPIOD
    return both and presence.chip == light.chip and presence.line in (light.red, light.green, light.blue)


_Rule = Callable[[Any], Any]
_Section = TypeVar("_Section", LightSettings, PresenceSettings, BacklightSettings, BadgeSettings, HwSettings, Colours)


def _section(
    kind: type[_Section], name: str, known: Mapping[str, _Rule], table: Mapping[str, Any], mistakes: list[Mistake]
) -> _Section:
    given = table.get(name, {})
    if not isinstance(given, Mapping):
        mistakes.append(Mistake(name, f"{name} is not a table: write [{name}] and its settings below it."))
        return kind()
    values: dict[str, Any] = {}
    for key, value in given.items():
        try:
            values[key] = _rule(key, known)(value)
        except BadSettings as several:
            mistakes += several.mistakes
        except rules.Wrong as wrong:
            mistakes.append(Mistake(f"{name}.{key}", f"{name}.{key} {wrong}"))
    return kind(**values)


def _rule(key: str, known: Mapping[str, _Rule]) -> _Rule:
    if key not in known:
        raise rules.Wrong(f"is not a setting: take it out, or use one of {', '.join(known)}.")
    return known[key]


def _colours(value: Any) -> Colours:
    mistakes: list[Mistake] = []
    colours = _section(Colours, "light.colours", _COLOURS, {"light.colours": value}, mistakes)
    if mistakes:
        raise BadSettings(mistakes)
    return colours


_LIGHT: Final[Mapping[str, _Rule]] = {
    "driver": rules.one_of(LightDriver, "a kind of light"),
    "chip": rules.path,
    "red": rules.player,
    "green": rules.player,
    "blue": rules.player,
    "active_low": rules.switch,
    "file": rules.path,
    "led": rules.led,
    "brightness": rules.percent,
    "night_brightness": rules.percent,
    "colours": _colours,
    "url": rules.url,
    "method": rules.one_of(Method, "a way to send"),
    "body": rules.template,
    "token_file": rules.path,
    "blink": rules.switch,
}
_COLOURS: Final[Mapping[str, _Rule]] = {entry.name: rules.colour for entry in fields(Colours)}
_PRESENCE: Final[Mapping[str, _Rule]] = {
    "driver": rules.one_of(PresenceDriver, "a kind of sensor"),
    "chip": rules.path,
    "line": rules.line,
    "active_low": rules.switch,
    "occupancy": rules.switch,
    "broker": rules.broker,
    "topic": rules.topic,
    "value": rules.text,
    "username": rules.text,
    "password_file": rules.path,
    "ca_file": rules.path,
}
_BACKLIGHT: Final[Mapping[str, _Rule]] = {
    "device": rules.screen,
    "brightness": rules.percent,
    "night_brightness": rules.percent,
}
_BADGE: Final[Mapping[str, _Rule]] = {"reader": rules.input_device, "file": rules.path, "key_file": rules.path}
_HW: Final[Mapping[str, _Rule]] = {"socket": rules.socket}
