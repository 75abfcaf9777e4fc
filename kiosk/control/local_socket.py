"""The local socket through which `kiosk status` asks and `kiosk tap` taps; nothing personal passes it.

One JSON object a line, each way. The socket is mode 0600 and the peer's uid is checked besides (unix(7), SO_PEERCRED).
"""

import asyncio
import contextlib
import json
import os
import socket
import struct
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

NAME: Final = "control.sock"
LONGEST_LINE: Final = 4096
ASKS_WITHIN: Final = 5.0
ANSWER_WITHIN: Final = 60.0
MOST_CONNECTIONS: Final = 16
"""At once; whoever comes then is sent away."""

_ROOT: Final = 0
"""May read this process's memory anyway: `sudo kiosk status` answers."""

Answer = dict[str, Any]
Handler = Callable[[list[str]], Awaitable[Answer]]


class ControlServer:
    """Listens in `run_dir`; every request is a list of words, handed to `handle`."""

    def __init__(self, run_dir: Path, handle: Handler) -> None:
        self._path = run_dir / NAME
        self._handle = handle
        self._server: asyncio.Server | None = None
        self._connections = 0

    async def start(self) -> None:
        """Raises OSError where the socket cannot be made."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            self._server = await asyncio.start_unix_server(
                self._serve, self._path, limit=LONGEST_LINE, backlog=MOST_CONNECTIONS
            )
        finally:
            os.umask(before)

    async def aclose(self) -> None:
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        try:
            await self._answer(reader, writer)
        finally:
            self._connections -= 1

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError, ValueError, RecursionError):
            if self._connections > MOST_CONNECTIONS or _peer_uid(writer) not in (os.getuid(), _ROOT):
                return
            async with asyncio.timeout(ASKS_WITHIN):
                words = json.loads(await reader.readline())
            if isinstance(words, list) and all(isinstance(word, str) for word in words):
                writer.write(json.dumps(await self._handle(words)).encode() + b"\n")
                await writer.drain()


async def ask(run_dir: Path, words: list[str]) -> Answer:
    """Send one request to the panel that runs there. Raises OSError where none answers, or somebody else."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            reader, writer = await asyncio.open_unix_connection(run_dir / NAME, limit=LONGEST_LINE)
            with contextlib.closing(writer):
                if _peer_uid(writer) not in _panels(run_dir):
                    raise OSError("somebody else answers in the panel's place")
                writer.write(json.dumps(words).encode() + b"\n")
                answer = json.loads(await reader.readline())
    except (TimeoutError, ValueError):
        raise OSError("the panel does not answer") from None
    return dict(answer)


def _panels(run_dir: Path) -> tuple[int, ...]:
    """As whom the panel may run: as we do, as root, or, where root asks, as the user the folder belongs to."""
    own = os.getuid()
    return (own, _ROOT, run_dir.stat().st_uid) if own == _ROOT else (own, _ROOT)


def _peer_uid(writer: asyncio.StreamWriter) -> int:
    credentials = writer.get_extra_info("socket").getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    _pid, uid, _gid = struct.unpack("3i", credentials)
    return int(uid)
