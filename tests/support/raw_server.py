"""A server on the loopback that says exactly the bytes a test wants, and remembers what it was sent."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from kiosk.sync.embedded import HOST

Reply = bytes | None
"""None: accept and stay silent."""


@dataclass
class RawServer:
    url: str = ""
    requests: list[bytes] = field(default_factory=list)


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{lines}\r\n".encode() + body


@asynccontextmanager
async def raw_server(
    reply: Reply | Callable[[bytes], Reply], *, tls: ssl.SSLContext | None = None, drip: bool = False
) -> AsyncIterator[RawServer]:
    """`drip`: after the answer, one byte every 20 ms for ever."""
    server = RawServer()
    silence = asyncio.Event()
    talking: set[asyncio.Task[None] | None] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talking.add(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            head = await reader.readuntil(b"\r\n\r\n")
            server.requests.append(head)
            said = reply(head) if callable(reply) else reply
            if said is None:
                await silence.wait()
            writer.write(said or b"")
            await writer.drain()
            while drip and not silence.is_set():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.close()
        with suppress(ConnectionError, ssl.SSLError):
            await writer.wait_closed()

    listening = await asyncio.start_server(talk, HOST, 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    server.url = f"{'https' if tls else 'http'}://{HOST}:{port}/room/CANARY/"
    try:
        yield server
    finally:
        silence.set()
        listening.close()
        await asyncio.gather(*(task for task in talking if task), return_exceptions=True)
