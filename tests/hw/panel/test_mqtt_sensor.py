"""A presence sensor on a real Mosquitto, also on the panel's own loop, which is Qt's."""

import asyncio
import os
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiomqtt import Client, ProtocolVersion
from hw_daemon import ROOT
from support.mosquitto import Mosquitto, mosquitto
from support.waiting import LOOK_EVERY_S, in_time, until_true

from kiosk.hw.panel.mqtt import MOST_BYTES
from kiosk.hw.panel.mqtt_sensor import MqttSensor, broker_of
from kiosk.hw.protocol.message import PresenceSeen
from kiosk.hw.settings import MqttSensorSettings

TOPIC = "zigbee2mqtt/waalzaal"
AWAY = pytest.mark.logs("^the presence sensor's broker is of no use")
SOMEBODY, NOBODY = b'{"occupancy": true, "linkquality": 91}', b'{"occupancy": false}'

ON_QT = """
import asyncio, signal, sys
from qasync import QEventLoop
from kiosk.hw.panel.mqtt_sensor import MqttSensor
from kiosk.hw.settings import MqttSensorSettings
from kiosk.ui.shell import make_app
async def main():
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    wanted = MqttSensorSettings(broker=sys.argv[1], topic=sys.argv[2], value="occupancy")
    sensor = MqttSensor(wanted, "", lambda presence: print(presence.present, flush=True))
    await stop.wait()
    await sensor.aclose()
app = make_app(["kiosk"])
with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
    runner.run(main())
"""


class Listening:
    """A sensor, and what it said."""

    def __init__(self, wanted: MqttSensorSettings, password: str = "") -> None:
        self.said: asyncio.Queue[PresenceSeen] = asyncio.Queue()
        self.sensor = MqttSensor(wanted, password, self.said.put_nowait)

    async def says(self, present: bool) -> None:
        presence = await in_time("what the sensor sees", self.said.get())
        assert (presence.present, presence.occupancy) == (present, True)


@asynccontextmanager
async def listening(wanted: MqttSensorSettings, password: str = "") -> AsyncIterator[Listening]:
    heard = Listening(wanted, password)
    try:
        yield heard
    finally:
        await heard.sensor.aclose()


@asynccontextmanager
async def gateway(broker: Mosquitto, **login: Any) -> AsyncIterator[Client]:
    """What speaks for the sensor."""
    async with Client("127.0.0.1", broker.port, protocol=ProtocolVersion.V5, **login) as client:
        yield client


def settings(broker: Mosquitto, **others: Any) -> MqttSensorSettings:
    plain: dict[str, Any] = {"broker": broker.address, "topic": TOPIC, "value": "occupancy", "occupancy": True}
    return MqttSensorSettings(**plain | others)


async def listens(client: Client, heard: Listening) -> None:
    """Nobody says when a subscription stands: speak until it was heard."""

    async def speaks() -> None:
        while heard.said.empty():
            await client.publish(TOPIC, SOMEBODY)
            await asyncio.sleep(LOOK_EVERY_S)

    await in_time("a subscription", speaks())
    await heard.says(True)


async def test_it_says_what_live_messages_say(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with mosquitto(tmp_path) as broker:
        async with gateway(broker) as client, listening(settings(broker)) as heard:
            await listens(client, heard)
            for payload in (b"{}", b"nonsense", SOMEBODY, b'{"battery": 9}', NOBODY):
                await client.publish(TOPIC, payload, qos=1)
            await heard.says(False)
            await client.publish(TOPIC, SOMEBODY, retain=True)
            await heard.says(True)
            assert heard.said.empty()
    assert TOPIC not in caplog.text  # nor whatever else the library knows


async def test_what_the_broker_kept_counts_for_nothing(tmp_path: Path) -> None:
    with mosquitto(tmp_path) as broker:
        async with gateway(broker) as client:
            await client.publish(TOPIC, NOBODY, qos=1, retain=True)
            async with listening(settings(broker)) as heard:
                await listens(client, heard)
                assert heard.said.empty()


@AWAY
async def test_a_broker_that_goes_and_comes_is_found_again(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path)
    try:
        async with listening(settings(broker)) as heard:
            for _ in range(2):
                await asyncio.to_thread(broker.start)
                async with gateway(broker) as client:
                    await listens(client, heard)
                await asyncio.to_thread(broker.stop)
    finally:
        broker.stop()


async def test_two_panels_of_one_room_listen_side_by_side(tmp_path: Path) -> None:
    with mosquitto(tmp_path) as broker:
        async with gateway(broker) as client, listening(settings(broker)) as one, listening(settings(broker)) as two:
            await listens(client, one)
            await listens(client, two)
            while not one.said.empty():
                one.said.get_nowait()
            await client.publish(TOPIC, NOBODY)
            await one.says(False)
            await two.says(False)


async def test_on_qts_loop_it_hears_is_left_alone_and_hears_again(tmp_path: Path) -> None:
    broker = Mosquitto(tmp_path)
    try:
        panel = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", "-c", ON_QT, broker.address, TOPIC),
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert panel.stdout
        assert panel.stderr
        for _ in range(2):
            await asyncio.to_thread(broker.start)
            async with gateway(broker) as client:
                line = asyncio.ensure_future(panel.stdout.readline())
                while not line.done():
                    await client.publish(TOPIC, SOMEBODY)
                    await asyncio.sleep(0.05)
                assert await line == b"True\n"
                await client.publish(TOPIC, NOBODY)
                assert await panel.stdout.readline() == b"False\n"
            await asyncio.to_thread(broker.stop)
            said = await in_time("the panel to miss its broker", panel.stderr.readline())
            assert said == b"the presence sensor's broker is of no use: no connection\n"
        panel.terminate()
        assert (await panel.communicate())[1] == b""
        assert panel.returncode == 0
    finally:
        broker.stop()


@AWAY
async def test_it_names_nobody_and_asks_for_small_packets() -> None:
    """Its first packet, CONNECT, ends with the properties and an empty client id (MQTT 5, 3.1.2.11 and 3.1.3.1)."""
    first: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        packet = await reader.read(1000)
        writer.close()
        if not first.done():
            first.set_result(packet)

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        wanted = MqttSensorSettings(broker=f"127.0.0.1:{server.sockets[0].getsockname()[1]}", topic=TOPIC)
        async with listening(wanted):
            packet = await in_time("a first packet", first)
    assert packet.endswith(b"\x05\x27" + MOST_BYTES.to_bytes(4) + b"\0\0")


@pytest.fixture
def tls(tmp_path: Path) -> tuple[str, Path]:
    """A broker's settings for TLS and a login, and the authority to trust."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    server = authority.issue_cert("127.0.0.1")
    server.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    server.private_key_pem.write_to_path(tmp_path / "key.pem")
    return f"allow_anonymous true\ncertfile {tmp_path}/cert.pem\nkeyfile {tmp_path}/key.pem\n", tmp_path / "ca.pem"


async def test_with_tls_it_speaks_to_a_broker_it_can_trust(tmp_path: Path, tls: tuple[str, Path]) -> None:
    with mosquitto(tmp_path, tls[0]) as broker:
        trusted = {"tls_context": ssl.create_default_context(cafile=str(tls[1]))}
        async with gateway(broker, **trusted) as client, listening(settings(broker, ca_file=str(tls[1]))) as heard:
            await listens(client, heard)


@AWAY
async def test_and_to_no_other(tmp_path: Path, tls: tuple[str, Path], caplog: pytest.LogCaptureFixture) -> None:
    stranger = tmp_path / "stranger.pem"
    trustme.CA().cert_pem.write_to_path(stranger)
    with mosquitto(tmp_path, tls[0]) as broker:
        async with listening(settings(broker, ca_file=str(stranger))):
            await until_true("a line in the log", lambda: "no connection" in caplog.text)


@AWAY
async def test_a_broker_that_does_not_know_us_refuses_and_the_log_says_no_more(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with mosquitto(tmp_path, "allow_anonymous false\n") as broker:
        wanted = settings(broker, username="canary-name")
        async with listening(wanted, "canary-password"):
            await until_true("a line in the log", lambda: "refuses" in caplog.text)
    for told in ("canary", "127.0.0.1", TOPIC):
        assert told not in caplog.text


@pytest.mark.parametrize(
    ("broker", "ca_file", "where"),
    [
        ("localhost", "", ("localhost", 1883, False)),
        ("127.0.0.1:1884", "", ("127.0.0.1", 1884, False)),
        ("[::1]", "", ("::1", 1883, False)),
        ("localhost", "/ca.pem", ("localhost", 8883, True)),
        ("broker.example.org", "", ("broker.example.org", 8883, True)),
        ("10.0.0.9:1883", "", ("10.0.0.9", 1883, True)),
    ],
)
def test_off_this_machine_everything_is_encrypted(broker: str, ca_file: str, where: tuple[str, int, bool]) -> None:
    assert broker_of(MqttSensorSettings(broker, TOPIC, ca_file=ca_file)) == where
