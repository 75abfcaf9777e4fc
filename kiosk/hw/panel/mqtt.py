"""One subscription on an MQTT 5 broker, as little of the protocol as that takes, in bounded time and memory.

https://docs.oasis-open.org/mqtt/mqtt/v5.0/ (the sections in brackets). Of our own, because the libraries read packets
of any length, and leave a socket on the loop when a packet makes no sense: whatever a broker sends ends its connection
here at worst.
"""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from ssl import SSLContext
from typing import Final

ANSWER_S: Final = 5.0
"""Within this the broker is connected to, answers, goes on with a packet it began, and takes what is sent."""
MOST_BYTES: Final = 16 * 1024
"""Of one packet."""
PING_S: Final = 20.0
MOST_PACKETS: Final = 4000
"""Between two pings: two hundred a second, which no sensor has to say."""
_KEEP_ALIVE_S: Final = 60
_VERSION: Final = 5
_CLEAN_START, _PASSWORD, _USERNAME = 0x02, 0x40, 0x80
_MAXIMUM_PACKET_SIZE: Final = 0x27
_PACKET_ID: Final = b"\0\1"
_SUCCESS: Final = 0
_AT_LEAST_ONCE: Final = 1
_TYPE: Final = 0xF0
_RETAINED: Final = 0x01
_MORE: Final = 0x80
"""In a variable byte integer: another byte follows."""
_LONGEST_LENGTH: Final = 4


class BadPacket(Exception):
    """The broker does not keep to the protocol."""


class RefusedByBroker(Exception):
    """The broker does not let us in, or does not let us listen."""


class Packet(IntEnum):
    """The packet types that are sent or understood here [2.1.2], with their flags [2.1.3]."""

    CONNECT = 0x10
    CONNACK = 0x20
    PUBLISH = 0x30
    PUBACK = 0x40
    SUBSCRIBE = 0x82
    SUBACK = 0x90
    PINGREQ = 0xC0
    PINGRESP = 0xD0
    DISCONNECT = 0xE0


@dataclass(frozen=True, slots=True)
class Broker:
    host: str
    port: int
    tls: SSLContext | None = None
    username: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class Publish:
    """What was published on our topic."""

    payload: bytes
    retained: bool
    packet_id: bytes = b""
    """To be acknowledged where there is one."""


@asynccontextmanager
async def subscribed(broker: Broker, topic: str) -> AsyncIterator["Subscription"]:
    """A subscription that stands. Raises RefusedByBroker, BadPacket, OSError, and EOFError when the broker hangs up."""
    async with asyncio.timeout(ANSWER_S):
        reader, writer = await asyncio.open_connection(broker.host, broker.port, ssl=broker.tls, limit=MOST_BYTES)
    try:
        subscription = Subscription(reader, writer)
        async with asyncio.timeout(ANSWER_S):
            await subscription.begin(broker, topic)
        yield subscription
    finally:
        writer.transport.abort()  # nothing that was not sent yet is worth waiting for
        with suppress(OSError):
            await writer.wait_closed()


class Subscription:
    """Talks over an open connection. Every method raises BadPacket, OSError and EOFError."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._topic = b""
        self._clock = asyncio.get_running_loop().time
        self._ping_at = self._clock() + PING_S
        self._unanswered = False
        self._packets_left = MOST_PACKETS

    async def begin(self, broker: Broker, topic: str) -> None:
        """Be let in, and listen to `topic`, which is one and no pattern. Raises RefusedByBroker besides."""
        self._topic = topic.encode()
        await self._send(connect(broker.username, broker.password))
        if reason_of_connack(await self._answer(Packet.CONNACK)) != _SUCCESS:
            raise RefusedByBroker
        await self._send(packet(Packet.SUBSCRIBE, _PACKET_ID + b"\0" + _text(topic) + bytes([_AT_LEAST_ONCE])))
        if reason_of_suback(await self._answer(Packet.SUBACK)) > _AT_LEAST_ONCE:
            raise RefusedByBroker

    async def next(self) -> Publish:
        """What is published next."""
        while True:
            first, body = await self._packet()
            if first & _TYPE == Packet.PUBLISH:
                publish = publish_of(first, body, self._topic)
                if publish.packet_id:
                    await self._send(packet(Packet.PUBACK, publish.packet_id))
                return publish
            if first == Packet.DISCONNECT:
                raise EOFError
            if first != Packet.PINGRESP:
                raise BadPacket

    async def _answer(self, kind: Packet) -> bytes:
        """The body of the next packet of that kind; a message may come before SUBACK [3.8.4]."""
        while True:
            first, body = await self._packet()
            if first == kind:
                return body
            if first == Packet.DISCONNECT:
                raise RefusedByBroker
            if first & _TYPE != Packet.PUBLISH:
                raise BadPacket

    async def _packet(self) -> tuple[int, bytes]:
        """The next packet's first byte and what follows its length; the loop has a turn before each."""
        await asyncio.sleep(0)
        first = await self._first_byte()
        async with asyncio.timeout(ANSWER_S):
            body = await self._reader.readexactly(await self._length())
        self._packets_left -= 1
        if self._packets_left < 0:
            raise BadPacket
        if first == Packet.PINGRESP:
            self._unanswered = False
        return first, body

    async def _first_byte(self) -> int:
        while True:
            if self._clock() >= self._ping_at:
                await self._ping()
            until_ping = asyncio.timeout_at(self._ping_at)
            try:
                async with until_ping:
                    return (await self._reader.readexactly(1))[0]
            except TimeoutError:
                if not until_ping.expired():  # the connection's own, which would come again at once and for ever
                    raise

    async def _length(self) -> int:
        """How long the packet's body is, where it is one that we would read."""
        field = b""
        while len(field) < _LONGEST_LENGTH:
            field += await self._reader.readexactly(1)
            if field[-1] < _MORE:
                break
        length, _ = variable_length(field)
        if length > MOST_BYTES:
            raise BadPacket
        return length

    async def _ping(self) -> None:
        if self._unanswered:
            raise TimeoutError
        await self._send(packet(Packet.PINGREQ, b""))
        self._unanswered, self._packets_left = True, MOST_PACKETS
        self._ping_at = self._clock() + PING_S

    async def _send(self, data: bytes) -> None:
        self._writer.write(data)
        async with asyncio.timeout(ANSWER_S):
            await self._writer.drain()


def connect(username: str, password: str) -> bytes:
    """CONNECT [3.1]: a clean start, small packets only [3.1.2.11.4], and no name, so that two panels of one room do not
    push each other out [3.1.3.1].
    """
    flags = _CLEAN_START | (_USERNAME if username else 0) | (_PASSWORD if password else 0)
    properties = struct.pack("!BI", _MAXIMUM_PACKET_SIZE, MOST_BYTES)
    head = _text("MQTT") + struct.pack("!BBHB", _VERSION, flags, _KEEP_ALIVE_S, len(properties)) + properties
    return packet(Packet.CONNECT, head + _text("") + b"".join(_text(text) for text in (username, password) if text))


def packet(kind: Packet, body: bytes) -> bytes:
    """A packet of that kind [2.1]."""
    length, left = bytearray(), len(body)
    while left >= _MORE:
        length.append(left % _MORE | _MORE)
        left //= _MORE
    return bytes([kind, *length, left]) + body


def reason_of_connack(body: bytes) -> int:
    """The reason code of a CONNACK [3.2]. Raises BadPacket."""
    return _cut(body, 2)[0][1]


def reason_of_suback(body: bytes) -> int:
    """The reason code of a SUBACK to our one subscription [3.9]. Raises BadPacket."""
    reasons = _behind_properties(_cut(body, len(_PACKET_ID))[1])
    if len(reasons) != 1:
        raise BadPacket
    return reasons[0]


def publish_of(first: int, body: bytes, topic: bytes) -> Publish:
    """A PUBLISH packet [3.3]. Raises BadPacket, also for another topic than the one asked for."""
    quality = first >> 1 & 3
    told, rest = _cut(body, 2)
    told, rest = _cut(rest, int.from_bytes(told))
    if quality > _AT_LEAST_ONCE or told != topic:
        raise BadPacket
    packet_id, rest = _cut(rest, len(_PACKET_ID) * quality)
    return Publish(_behind_properties(rest), bool(first & _RETAINED), packet_id)


def variable_length(data: bytes) -> tuple[int, bytes]:
    """A variable byte integer [1.5.5] and what follows it. Raises BadPacket."""
    length = 0
    for place, byte in enumerate(data[:_LONGEST_LENGTH]):
        length += byte % _MORE * _MORE**place
        if byte < _MORE:
            return length, data[place + 1 :]
    raise BadPacket


def _behind_properties(data: bytes) -> bytes:
    """What follows the properties [2.2.2], of which none says anything to us."""
    length, rest = variable_length(data)
    return _cut(rest, length)[1]


def _cut(data: bytes, length: int) -> tuple[bytes, bytes]:
    if len(data) < length:
        raise BadPacket
    return data[:length], data[length:]


def _text(text: str) -> bytes:
    """A UTF-8 encoded string [1.5.4]."""
    data = text.encode()
    return len(data).to_bytes(2) + data
