"""A presence sensor behind an MQTT 5 broker, such as a Zigbee gateway's.

https://docs.oasis-open.org/mqtt/mqtt/v5.0/ : a retained message (3.3.1.3) is as old as it likes and counts for
nothing; no larger packet than we would read is sent to us (3.1.2.11.4); we have no name, so that two panels of one room
do not push each other out (3.1.3.1).
"""

import asyncio
import logging
import ssl
from collections.abc import Callable
from typing import Final

from aiomqtt import Client, MqttError, ProtocolVersion
from aiomqtt.exceptions import MqttConnectError
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

from kiosk.address import LOOPBACK, host_and_port
from kiosk.hw.clock import boottime
from kiosk.hw.message import Presence
from kiosk.hw.retry import Retry
from kiosk.hw.settings import PresenceSettings
from kiosk.hw.sighting import MOST_BYTES, Sighting, seen_in

log = logging.getLogger(__name__)
_LIBRARY: Final = logging.getLogger(f"{__name__}.library")
_LIBRARY.setLevel(logging.CRITICAL + 1)  # it quotes addresses and payloads

ANSWER_S: Final = 5.0
_QUEUE: Final = 16
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
        settings: PresenceSettings,
        password: str,
        on_presence: Callable[[Presence], None],
        *,
        clock: Callable[[], float] = boottime,
    ) -> None:
        self._settings = settings
        self._password = password
        self._on_presence = on_presence
        self._sighting = Sighting(settings.occupancy, clock)
        self._retry = Retry()
        self._trouble: str | None = ""
        self._task = asyncio.get_running_loop().create_task(self._run(), name="mqtt sensor")
        self._task.add_done_callback(self._ended)

    async def aclose(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        client: Client | None = None
        while True:
            try:
                client = client or self._client()
                await self._listen(client)
            except (MqttError, OSError) as error:
                refused = isinstance(error, MqttConnectError)
                self._turn("it refuses us" if refused else "no connection")
            self._sighting.lost()
            await asyncio.sleep(self._retry.failed())

    async def _listen(self, client: Client) -> None:
        """Until the connection ends, which raises."""
        async with client:
            answers = await client.subscribe(self._settings.topic, qos=1)
            if any(getattr(answer, "is_failure", False) for answer in answers):
                raise MqttConnectError(answers[0])
            self._turn(None)
            self._retry.worked()
            async for message in client.messages:
                if not message.retain and isinstance(message.payload, bytes):
                    self._hear(message.payload)

    def _hear(self, payload: bytes) -> None:
        seen = seen_in(payload, self._settings.value)
        presence = None if seen is None else self._sighting.heard(seen)
        if presence is not None:
            self._on_presence(presence)

    def _client(self) -> Client:
        host, port, tls = broker_of(self._settings)
        properties = Properties(PacketTypes.CONNECT)  # type: ignore[no-untyped-call]  # paho leaves it so
        properties.MaximumPacketSize = MOST_BYTES
        return Client(
            host,
            port,
            username=self._settings.username or None,
            password=self._password or None,
            protocol=ProtocolVersion.V5,
            properties=properties,
            tls_context=ssl.create_default_context(cafile=self._settings.ca_file or None) if tls else None,
            timeout=ANSWER_S,
            max_queued_incoming_messages=_QUEUE,
            logger=_LIBRARY,
        )

    def _turn(self, trouble: str | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            if trouble:
                log.warning("the presence sensor's broker is of no use: %s", trouble)
            else:
                log.info("the presence sensor's broker answers")

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            context = {"message": "the MQTT sensor ended", "exception": error, "task": task}
            task.get_loop().call_exception_handler(context)


def broker_of(settings: PresenceSettings) -> tuple[str, int, bool]:
    """Host, port, and whether the connection is encrypted: always, but to this machine itself without a `ca_file`."""
    host, port = host_and_port(settings.broker) or (settings.broker, None)
    tls = host not in LOOPBACK or bool(settings.ca_file)
    return host, port or (_OVER_TLS if tls else _ON_THIS_MACHINE), tls
