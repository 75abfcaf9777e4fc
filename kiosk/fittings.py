"""What hangs at a door beside the screen: light, sensor, backlight. Whoever drives each of them is asked here.

The hardware daemon drives what needs rights that the panel does not have; what needs the network it has not, the panel
drives itself.
"""

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.config import Config
from kiosk.hw.settings import NONE, LightDriver, PresenceDriver
from kiosk.room.report import Report

if TYPE_CHECKING:
    from kiosk.hw.http_light import HttpLight
    from kiosk.hw.link import HardwareLink
    from kiosk.hw.message import Presence
    from kiosk.hw.mqtt_sensor import MqttSensor

log = logging.getLogger(__name__)

_THE_PANELS_OWN = (LightDriver.NONE, LightDriver.HTTP)


class Listener(Protocol):
    """Who wants to know how the light does and what the sensor sees."""

    def light_changed(self, ok: bool) -> None: ...

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None: ...


class Fittings:
    """Made inside a running loop, they work until `aclose`. A library is loaded where something needs it.

    Raises OSError for a secret that cannot be read.
    """

    def __init__(self, config: Config, listener: Listener) -> None:
        self._listener = listener
        self._daemons_light = config.light.driver not in _THE_PANELS_OWN
        listener.light_changed(config.light.driver is LightDriver.NONE)
        self._light = self._http_light(config)
        self._sensor = self._mqtt_sensor(config)
        self._link = self._daemon_link(config)

    def show(self, report: Report) -> None:
        """What is true now, to all that show it."""
        room = report.resolution
        if self._link is not None:
            self._link.show(room.light, dim=not room.working, awake=room.awake)
        if self._light is not None:
            self._light.show(room.light, dim=not room.working)

    async def aclose(self) -> None:
        fittings = (self._link, self._light, self._sensor)
        await asyncio.gather(*(fitting.aclose() for fitting in fittings if fitting is not None))

    def _daemon_link(self, config: Config) -> "HardwareLink | None":
        sensed = config.presence.driver is PresenceDriver.GPIOD
        if not self._daemons_light and not sensed and config.backlight.device == NONE:
            return None
        from kiosk.hw.link import HardwareLink

        return HardwareLink(config.hw.socket, self._daemon_turned, self._seen)

    def _http_light(self, config: Config) -> "HttpLight | None":
        if config.light.driver is not LightDriver.HTTP:
            return None
        from kiosk.hw.http_light import HttpLight

        return HttpLight(config.light, _secret(config.light.token_file), self._listener.light_changed)

    def _mqtt_sensor(self, config: Config) -> "MqttSensor | None":
        if config.presence.driver is not PresenceDriver.MQTT:
            return None
        try:
            from kiosk.hw.mqtt_sensor import MqttSensor
        except ImportError:
            log.error("no presence sensor without its library: pip install 'room-kiosk[mqtt]'")
            return None
        return MqttSensor(config.presence, _secret(config.presence.password_file), self._seen)

    def _daemon_turned(self, ok: bool) -> None:
        if self._daemons_light:
            self._listener.light_changed(ok)

    def _seen(self, presence: "Presence") -> None:
        self._listener.presence_changed(presence.present, presence.for_s, presence.occupancy)


def _secret(file: str) -> str:
    return Path(file).read_text(encoding="utf-8").strip() if file else ""
