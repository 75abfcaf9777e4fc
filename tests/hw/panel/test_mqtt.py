"""MQTT packets, good and bad, and a broker that means no good: its connection ends, and nothing else."""

import asyncio
import os
import socket
import sys
from collections.abc import Callable

import pytest
from hw_daemon import ROOT
from hypothesis import given
from hypothesis import strategies as st
from support.fake_broker import FakeBroker
from support.waiting import in_time, until_true

from kiosk.hw import retry
from kiosk.hw.panel import mqtt
from kiosk.hw.panel.mqtt import MOST_BYTES, MOST_PACKETS, BadPacket, Broker, Packet, RefusedByBroker, packet, subscribed
from kiosk.hw.panel.mqtt_sensor import MqttSensor
from kiosk.hw.settings import MqttSensorSettings

TOPIC = "zigbee2mqtt/waalzaal"
NAMED = len(TOPIC).to_bytes(2) + TOPIC.encode()
WELCOME, LISTEN = packet(Packet.CONNACK, b"\0\0\0"), packet(Packet.SUBACK, b"\0\1\0\1")
AWAY = pytest.mark.logs("^the presence sensor's broker is of no use")


def publish(payload: bytes, topic: bytes = NAMED, properties: bytes = b"\0") -> bytes:
    return packet(Packet.PUBLISH, topic + properties + payload)


SOMEBODY = publish(b'{"occupancy": true}')

ENDED: dict[str, tuple[bytes, type[Exception]]] = {
    "nothing at all": (b"", EOFError),
    "it refuses us": (packet(Packet.CONNACK, b"\0\x87\0"), RefusedByBroker),
    "an answer of MQTT 3": (packet(Packet.CONNACK, b"\0\1"), RefusedByBroker),
    "half an answer": (b"\x20\x03\0", EOFError),
    "an answer without a reason": (packet(Packet.CONNACK, b"\0"), BadPacket),
    "a length without an end": (b"\x20\xff\xff\xff\xff\x7f", BadPacket),
    "the longest length": (b"\x20\xff\xff\xff\x7f", BadPacket),
    "a packet longer than we asked for": (b"\x20\x81\x80\x01", BadPacket),
    "a packet nobody knows": (b"\x00\x00", BadPacket),
    "a web page": (b"HTTP/1.1 400 Bad Request\r\n\r\n", EOFError),
    "a subscription refused": (WELCOME + packet(Packet.SUBACK, b"\0\1\0\x87"), RefusedByBroker),
    "a subscription with a reason nobody knows": (WELCOME + packet(Packet.SUBACK, b"\0\1\0\xee"), RefusedByBroker),
    "a subscription with no reason": (WELCOME + packet(Packet.SUBACK, b"\0\1\0"), BadPacket),
    "a subscription with many reasons": (WELCOME + packet(Packet.SUBACK, b"\0\1\0" + b"\1" * 200), BadPacket),
    "properties longer than the packet": (WELCOME + packet(Packet.SUBACK, b"\0\1\x7f\1"), BadPacket),
    "goodbye before we listen": (WELCOME + packet(Packet.DISCONNECT, b"\x8b\0"), RefusedByBroker),
    "goodbye": (WELCOME + LISTEN + packet(Packet.DISCONNECT, b""), EOFError),
    "a topic that is no text": (WELCOME + LISTEN + publish(b"on", b"\0\2\xff\xfe"), BadPacket),
    "a topic longer than the packet": (WELCOME + LISTEN + publish(b"on", b"\xff\xff"), BadPacket),
    "another topic": (WELCOME + LISTEN + publish(b"on", b"\0\1a"), BadPacket),
    "a message without properties": (WELCOME + LISTEN + packet(Packet.PUBLISH, NAMED), BadPacket),
    "properties without an end": (WELCOME + LISTEN + publish(b"on", properties=b"\xff\xff\xff\xff"), BadPacket),
    "an empty message": (WELCOME + LISTEN + packet(Packet.PUBLISH, b""), BadPacket),
    "exactly once": (WELCOME + LISTEN + b"\x34" + publish(b"on")[1:], BadPacket),
    "a quality of three": (WELCOME + LISTEN + b"\x36" + publish(b"on")[1:], BadPacket),
    "our own kind of packet": (WELCOME + LISTEN + packet(Packet.SUBSCRIBE, b"\0\1\0\0\1a\0"), BadPacket),
    "welcome, again": (WELCOME + LISTEN + WELCOME, BadPacket),
    "more than a sensor has to say": (WELCOME + LISTEN + MOST_PACKETS * packet(Packet.PINGRESP, b""), BadPacket),
}
"""What a broker says, and how the connection ends: EOFError where it hangs up, otherwise we leave."""

SURVIVED = {
    "deep JSON": publish(b"[" * (MOST_BYTES - 100)),
    "a number without an end": publish(b'{"occupancy": ' + b"9" * 10_000 + b"}"),
    "not a number": publish(b'{"occupancy": NaN}'),
    "infinity": publish(b'{"occupancy": 1e999}'),
    "no text": publish(b"\xff\xfe\x00"),
    "no message": publish(b""),
    "a flood": 2000 * publish(b"{}"),
    "what was kept": b"\x31" + publish(b'{"occupancy": false}')[1:],
    "properties nobody knows": publish(b"{}", properties=b"\x03\xfe\xff\x00"),
    "an answer to no ping": packet(Packet.PINGRESP, b""),
}
"""What says nothing, and changes nothing."""


@pytest.mark.parametrize("case", ENDED)
async def test_a_bad_word_ends_the_connection_as_announced(case: str) -> None:
    words, error = ENDED[case]
    async with FakeBroker(words, stays=error is not EOFError) as broker:
        with pytest.raises(error):
            await listen_for_ever(broker)


async def listen_for_ever(broker: FakeBroker) -> None:
    async with subscribed(Broker("127.0.0.1", broker.port), TOPIC) as subscription:
        while True:
            await subscription.next()


@pytest.mark.parametrize("case", SURVIVED)
async def test_what_says_nothing_costs_nothing(case: str) -> None:
    async with FakeBroker(WELCOME + LISTEN + SURVIVED[case] + SOMEBODY, stays=True) as broker:
        said: asyncio.Queue[bool] = asyncio.Queue()
        sensor = MqttSensor(settings(broker), "", lambda presence: said.put_nowait(presence.present))
        assert await in_time("what the sensor sees", said.get()) is True
        assert broker.interactions == 1
        await sensor.aclose()


def settings(broker: FakeBroker) -> MqttSensorSettings:
    return MqttSensorSettings(broker=broker.address, topic=TOPIC, value="occupancy")


@AWAY
@pytest.mark.parametrize("case", ENDED)
async def test_a_bad_broker_is_left_and_tried_again_and_believed_once_it_is_good(
    case: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("FIRST_RETRY_S", "LAST_RETRY_S"):
        monkeypatch.setattr(retry, name, 0.01)
    async with FakeBroker(ENDED[case][0]) as broker:
        said: asyncio.Queue[bool] = asyncio.Queue()
        sensor = MqttSensor(settings(broker), "", lambda presence: said.put_nowait(presence.present))
        await until_true("a third visit", lambda: broker.interactions >= 3)
        assert said.empty()
        broker.words, broker.stays = WELCOME + LISTEN + SOMEBODY, True
        assert await in_time("what the sensor sees", said.get()) is True
        await sensor.aclose()
    assert TOPIC not in caplog.text


ON_QT = """
import asyncio, signal, sys
from qasync import QEventLoop
from kiosk.hw import retry
from kiosk.hw.panel.mqtt_sensor import MqttSensor
from kiosk.hw.settings import MqttSensorSettings
from kiosk.ui.shell import make_app
retry.FIRST_RETRY_S = retry.LAST_RETRY_S = 0.01
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


async def test_on_qts_loop_no_bad_broker_leaves_a_trace() -> None:
    """There a socket that is closed behind the loop's back is told of without end (QSocketNotifier: Invalid socket)."""
    async with FakeBroker(b"") as broker:
        panel = await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "error", "-c", ON_QT, broker.address, TOPIC),
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert panel.stdout
        for words, _ in ENDED.values():
            broker.words, enough = words, broker.interactions + 3
            await until_true("three visits more", lambda enough=enough: broker.interactions >= enough)  # type: ignore[misc]
            assert panel.returncode is None
        broker.words, broker.stays = WELCOME + LISTEN + b"".join(SURVIVED.values()) + SOMEBODY, True
        assert await in_time("what the sensor sees", panel.stdout.readline()) == b"True\n"
        panel.terminate()
        _, said = await panel.communicate()
        told = set(said.decode().splitlines())
        assert all(line.startswith("the presence sensor's broker is of no use: ") for line in told), told
        assert panel.returncode == 0


@AWAY
async def test_a_broker_that_lets_us_in_to_throw_us_out_is_tried_less_and_less(
    caplog: pytest.LogCaptureFixture,
) -> None:
    waits: list[float] = []

    class Counted(retry.Retry):
        def failed(self) -> float:
            waits.append(super().failed())
            return 0.0

    async with FakeBroker(WELCOME + LISTEN + SOMEBODY) as broker:
        sensor = MqttSensor(settings(broker), "", lambda _: None, retry=Counted())
        await until_true("a sixth wait", lambda: len(waits) >= 6)
        await sensor.aclose()
    assert waits[:6] == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0]


async def test_a_message_that_wants_an_answer_gets_one() -> None:
    asked = b"\x32" + packet(Packet.PUBLISH, NAMED + b"\x12\x34" + b"\0" + b"on")[1:]
    async with (
        FakeBroker(WELCOME + LISTEN + asked, stays=True) as broker,
        subscribed(Broker("127.0.0.1", broker.port), TOPIC) as subscription,
    ):
        assert (await subscription.next()).payload == b"on"
        await until_true("the answer", lambda: broker.heard.endswith(packet(Packet.PUBACK, b"\x12\x34")))


async def test_a_silent_broker_is_pinged_and_left_where_it_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mqtt, "PING_S", 0.05)
    async with FakeBroker(WELCOME + LISTEN, stays=True) as broker:
        with pytest.raises(TimeoutError):
            await listen_for_ever(broker)
        await until_true("a ping", lambda: broker.heard.endswith(packet(Packet.PINGREQ, b"")))


class Lost(TimeoutError):
    """What ETIMEDOUT is, and our own waiting not."""


async def test_a_connection_that_breaks_says_so_at_once() -> None:
    """ETIMEDOUT is a TimeoutError too: taken for our own waiting it would come again without end."""
    reader = asyncio.StreamReader()
    ours, theirs = socket.socketpair()
    _, writer = await asyncio.open_connection(sock=ours)
    subscription = mqtt.Subscription(reader, writer)
    reader.set_exception(Lost())
    with pytest.raises(Lost):
        await asyncio.wait_for(subscription.next(), mqtt.PING_S / 2)
    writer.close()
    await writer.wait_closed()
    theirs.close()


@given(st.integers(0, 3 * MOST_BYTES))
def test_a_length_is_read_as_it_was_written(length: int) -> None:
    written = packet(Packet.PUBLISH, bytes(length))
    assert mqtt.variable_length(written[1:]) == (length, bytes(length))


def reads(read: Callable[[], object]) -> object:
    try:
        return read()
    except BadPacket:
        return None


@given(st.binary(max_size=60), st.integers(0, 255), st.sampled_from([NAMED, b"", b"\0\0", b"\0\1a"]))
def test_any_body_is_a_message_or_a_bad_packet(body: bytes, first: int, topic: bytes) -> None:
    reads(lambda: mqtt.publish_of(first, topic + body, TOPIC.encode()))
    reads(lambda: mqtt.reason_of_suback(body))
    reads(lambda: mqtt.reason_of_connack(body))
