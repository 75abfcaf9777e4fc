"""The only reader of `[light]`, `[presence]`, `[backlight]`, `[badge]` and `[hw]`.

The standard library alone, so that the privileged daemon can use it. What a sensor's settings are stands here, for its
drivers are on both sides, the daemon's and the panel's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

from kiosk.hw.device_names import GpioLine, InputDevice, Screen
from kiosk.hw.light.driver import LIGHT_DRIVERS
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.hw.light.settings import LightSettings, NoLightSettings
from kiosk.settings.document import read_document
from kiosk.settings.mistake import BadSettings, Mistake, Wrong
from kiosk.settings.table import OnPanel, Table, TableReader
from kiosk.settings.values import (
    FullPath,
    Percent,
    Server,
    SocketPath,
    Switch,
    Text,
    existing_file,
    private_file,
    text,
)

AUTO: Final = "auto"
NONE: Final = "none"


def topic(value: Any) -> str:
    """The rule for the name of one MQTT topic."""
    words = text(value) if isinstance(value, str) else ""
    if not words or set(words) & {"+", "#"}:
        raise Wrong("is not one topic", 'write it like "zigbee2mqtt/waalzaal", without + and #')
    return words


@dataclass(frozen=True, slots=True)
class PresenceSettings(Table):
    """`[presence]`: which sensor looks into the room."""


@dataclass(frozen=True, slots=True)
class NoSensorSettings(PresenceSettings):
    """`driver = "none"`: there is no sensor."""


@dataclass(frozen=True, slots=True)
class GpioSensorSettings(PresenceSettings):
    """`driver = "gpiod"`. A line goes by its name, or by its number on the chip."""

    chip: FullPath = "/dev/gpiochip0"
    """The GPIO chip."""
    line: GpioLine = "pir"
    """Its name, or its number on the chip."""
    active_low: Switch = False
    """Somebody is there where the line is low."""
    occupancy: Switch = False
    """It sees people who sit still (radar), so its silence means an empty room; a PIR's does not."""


@dataclass(frozen=True, slots=True)
class MqttSensorSettings(PresenceSettings):
    """`driver = "mqtt"`: the panel itself listens to it, for the daemon has no network."""

    broker: Server
    """`host` or `host:port`: 1883 on this machine, 8883 and TLS elsewhere."""
    topic: Annotated[str, topic]
    """What the sensor publishes to."""
    value: Text = ""
    """The key of a JSON object that says whether somebody is there; without one the message itself says it."""
    username: Text = ""
    """The login; without one nobody logs in."""
    password_file: Annotated[FullPath, OnPanel(private_file)] = ""
    """Holds its password, and can be read by its owner alone."""
    ca_file: Annotated[FullPath, OnPanel(existing_file)] = ""
    """Trust only the authorities in it."""
    occupancy: Switch = False
    """It sees people who sit still (radar), so its silence means an empty room; a PIR's does not."""

    def check(self) -> None:
        if self.password_file and not self.username:
            raise Wrong("is missing", "add it, for a password without a name is not sent", "username")


PRESENCE_DRIVERS: Final[Mapping[str, type[PresenceSettings]]] = {
    "none": NoSensorSettings,
    "gpiod": GpioSensorSettings,
    "mqtt": MqttSensorSettings,
}
"""By the word that `presence.driver` says; the first is the one without that word."""


@dataclass(frozen=True, slots=True)
class BacklightSettings(Table):
    """`[backlight]`: how bright the screen is, in percent; the night is outside working hours."""

    device: Screen = AUTO
    """Its name under /sys/class/backlight; "auto" is the first there is, "none" leaves all of them alone."""
    brightness: Percent = 100
    """In working hours."""
    night_brightness: Percent = 20
    """Outside working hours."""


@dataclass(frozen=True, slots=True)
class BadgeSettings(Table):
    """`[badge]`: which reader hangs there, and whom it knows."""

    reader: InputDevice = NONE
    """The input device's name as the kernel gives it, or its path."""
    file: FullPath = "/etc/kiosk/badges"
    """The list of keyed hashes."""
    key_file: FullPath = ""
    """The site's key; empty: the unit's credential `badge.key`, or /etc/kiosk/badge.key."""


@dataclass(frozen=True, slots=True)
class HwSettings(Table):
    """`[hw]`: where panel and daemon meet."""

    socket: SocketPath = "/run/kiosk/hw.sock"
    """The daemon's socket."""


@dataclass(frozen=True, slots=True)
class Settings:
    light: LightSettings = field(default_factory=NoLightSettings)
    presence: PresenceSettings = field(default_factory=NoSensorSettings)
    backlight: BacklightSettings = field(default_factory=BacklightSettings)
    badge: BadgeSettings = field(default_factory=BadgeSettings)
    hw: HwSettings = field(default_factory=HwSettings)


def read_settings(path: Path) -> Settings:
    """Our tables in the TOML file at `path`; other tables are not looked at. Raises BadSettings."""
    document = read_document(path)
    settings, mistakes = parse(document.tables)
    if mistakes:
        raise BadSettings(document.lines.placed(mistakes))
    return settings


def parse(tables: Mapping[str, Any], *, panel: bool = False) -> tuple[Settings, list[Mistake]]:
    """The settings in our tables, and every mistake found in them, in the order of the tables.

    Where a table has a mistake its defaults stand in for it. `panel`: the files that are the panel's own are looked at.
    """
    reader = TableReader(tables, panel=panel)
    lights = {word: driver.settings for word, driver in LIGHT_DRIVERS.items()}
    settings = Settings(
        reader.tagged("light", "driver", "a kind of light", lights),
        reader.tagged("presence", "driver", "a kind of sensor", PRESENCE_DRIVERS),
        reader.table("backlight", BacklightSettings),
        reader.table("badge", BadgeSettings),
        reader.table("hw", HwSettings),
    )
    clash = [_CLASH] if _on_the_lights_line(settings.presence, settings.light) else []
    return settings, reader.mistakes + clash


_CLASH: Final = Mistake(("presence", "line"), "is a line of the light: give the sensor its own line")


def _on_the_lights_line(sensor: PresenceSettings, light: LightSettings) -> bool:
    if not isinstance(sensor, GpioSensorSettings) or not isinstance(light, GpioLightSettings):
        return False
    return sensor.chip == light.chip and sensor.line in (light.red, light.green, light.blue)
