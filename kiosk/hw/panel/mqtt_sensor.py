"""A presence sensor behind an MQTT 5 broker, such as a Zigbee gateway's.

A retained message (MQTT 5, 3.3.1.3) is as old as it likes and counts for nothing.
"""

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import Final

from kiosk.hw.panel.mqtt import BadPacket, Broker, RefusedByBroker, subscribed
from kiosk.hw.panel.mqtt_presence import MqttPresence, seen_in
from kiosk.hw.protocol.message import PresenceSeen
from kiosk.hw.retry import LAST_RETRY_S, Retry
from kiosk.hw.settings import MqttSensorSettings
from kiosk.settings.addresses import LOOPBACK, host_and_port
from kiosk.system.boot_clock import boottime
from kiosk.system.tasks import supervised

log = logging.getLogger(__name__)

_ON_THIS_MACHINE: Final = 1883
_OVER_TLS: Final = 8883


class MqttSensor:
    """Made inside a running loop, it listens until `aclose`; losing the broker, however often, is not an error: it is
    tried again after 1, 2, 4 … 30 s, and what the sensor said before counts for nothing.

    `on_presence` is called in the loop with what live messages say. An error nobody planned for goes to the loop's
    exception handler.
    """

    def __init__(
        self,
        settings: MqttSensorSettings,
        password: str,
        on_presence: Callable[[PresenceSeen], None],
        *,
        clock: Callable[[], float] = boottime,
        retry: Retry | None = None,
    ) -> None:
        self._settings = settings
        self._password = password
        self._on_presence = on_presence
        self._clock = clock
        self._presence = MqttPresence(settings.occupancy, clock)
        self._retry = retry or Retry()
        self._trouble: str | None = ""
        self._task = supervised(self._run(), "the MQTT sensor")

    async def aclose(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        while True:
            began = self._clock()
            try:
                await self._listen()
            except RefusedByBroker:
                self._turn("it refuses us")
            except BadPacket:
                self._turn("it does not keep to the protocol")
            except (OSError, EOFError):
                self._turn("no connection")
            self._presence.lost()
            if self._clock() - began > LAST_RETRY_S:  # one that lets us in to throw us out is no success
                self._retry.worked()
            await asyncio.sleep(self._retry.failed())

    async def _listen(self) -> None:
        """Until the connection ends, which raises."""
        async with subscribed(self._broker(), self._settings.topic) as subscription:
            self._turn(None)
            while True:
                publish = await subscription.next()
                if not publish.retained:
                    self._hear(publish.payload)

    def _hear(self, payload: bytes) -> None:
        seen = seen_in(payload, self._settings.value)
        presence = None if seen is None else self._presence.heard(seen)
        if presence is not None:
            self._on_presence(presence)

    def _broker(self) -> Broker:
        host, port, tls = broker_of(self._settings)
        context = ssl.create_default_context(cafile=self._settings.ca_file or None) if tls else None
        return Broker(host, port, context, self._settings.username, self._password)

    def _turn(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            if trouble:
                log.warning("the presence sensor's broker is of no use: %s", trouble)
            else:
                log.info("the presence sensor's broker answers")


def broker_of(settings: MqttSensorSettings) -> tuple[str, int, bool]:
    """Host, port, and whether the connection is encrypted: always, but to this machine itself without a `ca_file`."""
    host, port = host_and_port(settings.broker) or (settings.broker, None)
    tls = host not in LOOPBACK or bool(settings.ca_file)
    return host, port or (_OVER_TLS if tls else _ON_THIS_MACHINE), tls
