"""Who gets the demo's reports of faults: a webhook on this machine that says what it was sent and keeps nothing."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

HOST: Final = "127.0.0.1"
MOST_BYTES: Final = 4096
SENDS_WITHIN: Final = 5.0
TAKEN: Final = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"


@asynccontextmanager
async def facilities(say: Callable[[str], None]) -> AsyncIterator[str]:
    """The `[reports]` table of a panel that reports here."""

    async def take(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(SENDS_WITHIN):
                say(f"Facilities got: {await _body(reader)}")
                writer.write(TAKEN)
                await writer.drain()
        writer.close()

    async with await asyncio.start_server(take, HOST, 0, limit=MOST_BYTES) as server:
        port = server.sockets[0].getsockname()[1]
        yield f'[reports]\nkind = "webhook"\nurl = "http://{HOST}:{port}/"\n'


async def _body(reader: asyncio.StreamReader) -> str:
    """Of one request. Raises ValueError where it is longer than a report, or none."""
    head = await reader.readuntil(b"\r\n\r\n")
    size = re.search(rb"(?i)\r\ncontent-length: (\d{1,4})\r\n", head)
    if size is None or int(size[1]) > MOST_BYTES:
        raise ValueError("no report")
    return (await reader.readexactly(int(size[1]))).decode("ascii")
