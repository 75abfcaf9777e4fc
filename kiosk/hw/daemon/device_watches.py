"""The devices that speak up by themselves, as the settings name them: the presence sensor and the badge reader."""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.hw.badge.files import key_path
from kiosk.hw.badge.register import Register
from kiosk.hw.badge.watch import BadgeWatch, Reader
from kiosk.hw.daemon.presence_watch import PresenceWatch, Sensor
from kiosk.hw.daemon.watch_loop import Watch, report
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Health, Message
from kiosk.hw.settings import NONE, BadgeSettings, GpioSensorSettings, PresenceSettings, Settings
from kiosk.system.boot_clock import boottime

log = logging.getLogger(__name__)

Tell = Callable[[Message], Awaitable[None]]


class Watches:
    """Either may be None: there is no such device at this door."""

    def __init__(self, sensor: Watch | None, badge_reader: Watch | None) -> None:
        self._sensor, self._badge_reader = sensor, badge_reader
        self._named = {"presence sensor": sensor, "badge reader": badge_reader}

    def standing(self) -> list[Message]:
        """What a panel that comes now has to hear: nothing at a door without such devices."""
        there = [watch for watch in self._named.values() if watch]
        said = [message for watch in there if (message := watch.standing)]
        return [self._health(), *said] if there else []

    def reports(self, tell: Tell) -> list[Coroutine[Any, Any, None]]:
        """What is to run for as long as the process does."""
        there = [(name, watch) for name, watch in self._named.items() if watch]
        return [report(watch, tell, partial(self._turned, tell, name)) for name, watch in there]

    async def _turned(self, tell: Tell, name: str, fault: Fault | None) -> None:
        if fault:
            log.warning("the %s does not work: %s", name, fault)
        else:
            log.info("the %s works again", name)
        await tell(self._health())

    def _health(self) -> Health:
        sensor, badge_reader = (watch.fault if watch else None for watch in (self._sensor, self._badge_reader))
        return Health(sensor, badge_reader)


def open_device_watches(settings: Settings) -> Watches:
    return Watches(_lookout(settings.presence), _badge_watch(settings.badge))


def _lookout(settings: PresenceSettings) -> PresenceWatch | None:
    if not isinstance(settings, GpioSensorSettings):
        return None

    def open_sensor() -> Sensor:
        from kiosk.hw.daemon.gpio_sensor import GpioSensor  # an optional library

        return GpioSensor(settings)

    return PresenceWatch(open_sensor, settings.occupancy, boottime)


def _badge_watch(settings: BadgeSettings) -> BadgeWatch | None:
    if settings.reader == NONE:
        return None

    def open_reader() -> Reader:
        from kiosk.hw.badge.reader import WedgeReader  # an optional library

        return WedgeReader(settings.reader)

    register = Register(key_path(settings.key_file), Path(settings.file), log.warning)
    return BadgeWatch(open_reader, register, boottime)
