"""A broker on the loopback that says exactly the bytes a test wants."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass
class FakeBroker:
    """Says `words` to everybody who comes, whatever they say; `stays` on the line then, or hangs up."""

    words: bytes
    stays: bool = False
    port: int = 0
    interactions: int = 0
    heard: bytes = b""
    _server: asyncio.Server | None = field(default=None)
    _talking: set[asyncio.Task[None] | None] = field(default_factory=set)

    async def __aenter__(self) -> "FakeBroker":
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server
        self._server.close()
        await asyncio.gather(*(task for task in self._talking if task))

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.interactions += 1
        self._talking.add(asyncio.current_task())
        with suppress(OSError):
            writer.write(self.words)
            await writer.drain()
            if not self.stays:
                await asyncio.sleep(0.01)
                writer.write_eof()
            while data := await reader.read(4096):
                self.heard += data
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"
