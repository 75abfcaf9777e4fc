"""What hangs at a door beside the screen: light, sensor, badge reader, backlight. Each is driven from here.

The hardware daemon drives what needs rights that the panel does not have; what needs the network it has not, the panel
drives itself.
"""

import asyncio
from typing import TYPE_CHECKING, Protocol

from kiosk.config import Config
from kiosk.hw.light.http import HttpLightSettings
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.settings import NONE, GpioSensorSettings, MqttSensorSettings
from kiosk.room.administration import AdminState
from kiosk.room.panel_state import PanelState
from kiosk.room.pattern import LightPattern
from kiosk.room.state import Resolution
from kiosk.settings.secret_file import read_secret

if TYPE_CHECKING:
    from kiosk.hw.panel.daemon_link import HardwareLink
    from kiosk.hw.panel.http_light import HttpLight
    from kiosk.hw.panel.mqtt_sensor import MqttSensor
    from kiosk.hw.protocol.message import PresenceSeen

OK = "ok"
UNREACHABLE = "unreachable"
_THE_PANELS_OWN = (NoLightSettings, HttpLightSettings)


class DeviceListener(Protocol):
    """Who wants to know how they do, what the sensor sees, and that a badge was held to the reader."""

    def light_changed(self, ok: bool) -> None: ...

    def devices_changed(self, ailing: frozenset[str]) -> None: ...

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None: ...

    def badge_shown(self, known: bool) -> None: ...


class Devices:
    """Made inside a running loop, they work until `aclose`. A library is loaded where something needs it.

    Raises OSError for a secret that cannot be read.
    """

    def __init__(self, config: Config, listener: DeviceListener) -> None:
        self._listener = listener
        self._devices = _devices(config)
        self._room: Resolution | None = None
        self._tried: LightPattern | None = None
        self._daemons_light = not isinstance(config.light, _THE_PANELS_OWN)
        listener.light_changed(isinstance(config.light, NoLightSettings))
        self._light = self._http_light(config)
        self._sensor = self._mqtt_sensor(config)
        self._link = self._daemon_link(config)
        self._devices_turned()

    def publish(self, state: PanelState, *_for_the_screen: object) -> None:
        """What is true now, to all that show it; who is behind it is no business of theirs."""
        self._room = state.resolution
        self._show()

    def publish_admin(self, admin: AdminState) -> None:
        """Another pattern than what is true, for as long as somebody tries the light."""
        if admin.light is not self._tried:
            self._tried = admin.light
            self._show()

    def _show(self) -> None:
        room, tried = self._room, self._tried
        if room is None:
            return
        light, dim = tried or room.light, tried is None and not room.working
        if self._link is not None:
            self._link.show(light, dim=dim, awake=room.awake)
        if self._light is not None:
            self._light.show(light, dim=dim)

    @property
    def health(self) -> dict[str, str]:
        """How the daemon's sensor and badge reader are, where there are such: "ok", the fault, or "unreachable"."""
        health = self._link.health if self._link else None
        return {name: (getattr(health, name) or OK) if health else UNREACHABLE for name in self._devices}

    async def aclose(self) -> None:
        devices = (self._link, self._light, self._sensor)
        await asyncio.gather(*(device.aclose() for device in devices if device is not None))

    def _daemon_link(self, config: Config) -> "HardwareLink | None":
        if not self._daemons_light and not self._devices and config.backlight.device == NONE:
            return None
        from kiosk.hw.panel.daemon_link import HardwareLink

        return HardwareLink(
            config.hw.socket,
            self._daemon_turned,
            on_presence=self._seen,
            on_badge=self._listener.badge_shown,
            on_health=lambda _health: self._devices_turned(),
        )

    def _http_light(self, config: Config) -> "HttpLight | None":
        if not isinstance(config.light, HttpLightSettings):
            return None
        from kiosk.hw.panel.http_light import HttpLight

        return HttpLight(config.light, read_secret(config.light.token_file), self._listener.light_changed)

    def _mqtt_sensor(self, config: Config) -> "MqttSensor | None":
        if not isinstance(config.presence, MqttSensorSettings):
            return None
        from kiosk.hw.panel.mqtt_sensor import MqttSensor

        return MqttSensor(config.presence, read_secret(config.presence.password_file), self._seen)

    def _daemon_turned(self, ok: bool) -> None:
        if self._daemons_light:
            self._listener.light_changed(ok)
        self._devices_turned()

    def _devices_turned(self) -> None:
        self._listener.devices_changed(frozenset(name for name, how in self.health.items() if how != OK))

    def _seen(self, presence: "PresenceSeen") -> None:
        self._listener.presence_changed(presence.present, presence.for_s, presence.occupancy)


def _devices(config: Config) -> tuple[str, ...]:
    """Those of the daemon's devices that speak up by themselves, by their names in `Health`."""
    sensor = ("sensor",) if isinstance(config.presence, GpioSensorSettings) else ()
    return (*sensor, "badge_reader") if config.badge.reader != NONE else sensor
