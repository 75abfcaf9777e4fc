"""A server on the loopback that says exactly the bytes a test wants, and remembers what it was sent."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from kiosk.server.embedded import HOST

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
    reply: Reply | Callable[[bytes], Reply],
    *,
    tls: ssl.SSLContext | None = None,
    drip: bool = False,
    keep_alive: bool = False,
) -> AsyncIterator[RawServer]:
    """`drip`: after the answer, one byte every 20 ms for ever. `keep_alive`: further requests on the same connection;
    otherwise it ends with the answer. A request's body is kept with its head where the connection is.
    """
    server = RawServer()
    silence = asyncio.Event()
    talking: set[asyncio.Task[None] | None] = set()
    writers: list[asyncio.StreamWriter] = []

    async def talk_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await reader.readuntil(b"\r\n\r\n")
        if keep_alive and (size := re.search(rb"(?i)content-length: (\d+)", request)):
            request += await reader.readexactly(int(size[1]))
        server.requests.append(request)
        said = reply(request) if callable(reply) else reply
        if said is None:
            await silence.wait()
        writer.write(said or b"")
        await writer.drain()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talking.add(asyncio.current_task())
        writers.append(writer)
        with suppress(asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            await talk_once(reader, writer)
            while keep_alive:
                await talk_once(reader, writer)
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
        for writer in writers:
            writer.close()
        await asyncio.gather(*(task for task in talking if task), return_exceptions=True)
