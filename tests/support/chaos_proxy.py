"""A TCP proxy before a real calendar server that goes wrong when told to, in the ways networks and middle boxes do."""

import asyncio
import gzip
import socket
import struct
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from enum import Enum, auto
from functools import cache

from kiosk.server.embedded import HOST


class Chaos(Enum):
    NONE = auto()
    SILENCE = auto()  # accepts, reads, never answers
    DRIP = auto()  # a byte a second
    RESET = auto()  # half an answer, then RST
    LOST_ANSWER = auto()  # a write is done, and the connection ends without a word
    LOST_REQUEST = auto()  # a write never arrives, and the connection ends without a word
    HTML = auto()  # a captive portal: 200
    PAGE_AS_MULTISTATUS = auto()  # a long page with the status of a good answer, and the connection stays
    GZIP_BOMB = auto()  # a quarter of a megabyte that becomes 256, and compressed was not asked for
    THROTTLED_SECONDS = auto()
    THROTTLED_DATE = auto()
    UNAVAILABLE = auto()  # 503 without a word about when
    UNAUTHORIZED = auto()


LEAVE_ALONE = 6
"""Seconds named in Retry-After."""
DRIP_EVERY = 1.0
_PAGE = b"<!doctype html><html><body><h1>Please accept the terms of the guest network</h1></body></html>"
BOMB_BYTES = 256 * 1024 * 1024


def _said(status: str, body: bytes = b"", *headers: str) -> bytes:
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", "")
    return "\r\n".join(lines).encode() + body


@cache
def _bomb() -> bytes:
    """A beginning that is well formed, then blanks without end."""
    return gzip.compress(b'<multistatus xmlns="DAV:">' + b" " * BOMB_BYTES, 6)


def _instead(chaos: Chaos) -> bytes | None:
    """What is answered without asking the server."""
    match chaos:
        case Chaos.HTML:
            return _said("200 OK", _PAGE, "Content-Type: text/html")
        case Chaos.PAGE_AS_MULTISTATUS:
            return _said("207 Multi-Status", b"<html>" + b"<p>x</p>" * 40_000, "Content-Type: text/xml")
        case Chaos.GZIP_BOMB:
            return _said("207 Multi-Status", _bomb(), "Content-Type: text/xml", "Content-Encoding: gzip")
        case Chaos.THROTTLED_SECONDS:
            return _said("429 Too Many Requests", b"", f"Retry-After: {LEAVE_ALONE}")
        case Chaos.THROTTLED_DATE:
            now = time.time()
            dates = (
                f"Date: {formatdate(now, usegmt=True)}",
                f"Retry-After: {formatdate(now + LEAVE_ALONE, usegmt=True)}",
            )
            return _said("429 Too Many Requests", b"", *dates)
        case Chaos.UNAVAILABLE:
            return _said("503 Service Unavailable")
        case Chaos.UNAUTHORIZED:
            return _said("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="x"')
    return None


@dataclass
class ChaosProxy:
    """`chaos` may be changed while it runs; `played` counts the requests that met it."""

    server_port: int
    port: int = 0
    chaos: Chaos = Chaos.NONE
    played: int = 0
    asked: list[float] = field(default_factory=list)
    """`time.monotonic` of every request."""
    lost_write: int = 1
    """Which of the writes that meet LOST_ANSWER or LOST_REQUEST is not answered; the others are."""
    writes: int = 0
    refused: list[float] = field(default_factory=list)
    """`time.monotonic` of every 429, before it was sent."""
    _talking: set[asyncio.Task[None]] = field(default_factory=set)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._talking.add(task)
        try:
            with suppress(asyncio.IncompleteReadError, OSError, asyncio.CancelledError):
                while await self._one(reader, writer):
                    pass
        finally:
            writer.close()
            self._talking.discard(task)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Play one request; whether the connection lives on."""
        request = await _message(reader)
        self.asked.append(time.monotonic())
        chaos = self.chaos
        self.played += chaos is not Chaos.NONE
        instead = _instead(chaos)
        if instead is not None:
            if chaos in (Chaos.THROTTLED_SECONDS, Chaos.THROTTLED_DATE):
                self.refused.append(time.monotonic())
            writer.write(instead)
            await writer.drain()
            return True
        if chaos is Chaos.SILENCE:
            await reader.read()
            return False
        lost = chaos in (Chaos.LOST_ANSWER, Chaos.LOST_REQUEST) and self._loses(request)
        if lost and chaos is Chaos.LOST_REQUEST:
            return False
        answer = await self._forwarded(request)
        match chaos:
            case Chaos.LOST_ANSWER if lost:
                return False
            case Chaos.DRIP:
                for byte in answer:
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(DRIP_EVERY)
            case Chaos.RESET:
                writer.write(answer[: len(answer) // 2])
                await writer.drain()
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                return False
        writer.write(answer)
        await writer.drain()
        return True

    def _loses(self, request: bytes) -> bool:
        if not request.startswith((b"PUT", b"DELETE")):
            return False
        self.writes += 1
        return self.writes == self.lost_write

    async def _forwarded(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(HOST, self.server_port)
        try:
            writer.write(request)
            return await _message(reader)
        finally:
            writer.close()

    async def aclose(self) -> None:
        for task in self._talking:
            task.cancel()
        await asyncio.gather(*self._talking, return_exceptions=True)


async def _message(reader: asyncio.StreamReader) -> bytes:
    """One request or answer, whole, as it came."""
    head = await reader.readuntil(b"\r\n\r\n")
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        return head + await reader.readuntil(b"0\r\n\r\n")
    return head + await reader.readexactly(int(fields.get(b"content-length", b"0")))


@asynccontextmanager
async def chaos_proxy(server_port: int) -> AsyncIterator[ChaosProxy]:
    proxy = ChaosProxy(server_port)
    listening = await asyncio.start_server(proxy.serve, HOST, 0)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listening.close()
        await proxy.aclose()
