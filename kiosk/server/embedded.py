"""The calendar server in the box: Radicale 3, unmodified, as a process of its own (GPL: run, never imported).

It listens on the loopback only. Every room is a user with a password of its own and may touch nothing but its own
calendar. Radicale checks no overlaps; the claim protocol of the panels does.
"""

import asyncio
import contextlib
import os
import re
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from xml.sax.saxutils import escape

import httpx

from kiosk.system import private_file

HOST: Final = "127.0.0.1"
STARTS_WITHIN: Final = 60.0
STOPS_WITHIN: Final = 10.0
_ROOM_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_PASSWORD_BYTES: Final = 32

# The child asks the kernel (prctl PR_SET_PDEATHSIG, Linux) to be killed when we die, and checks that we had not yet. It
# finds modules where we find them, which is not where its Python would look.
_LAUNCH: Final = """
import sys
sys.path[:] = sys.argv.pop(1).split(":")
import ctypes, os, runpy, signal
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
if os.getppid() == int(sys.argv.pop(1)):
    runpy.run_module("radicale", run_name="__main__", alter_sys=True)
"""

_CONFIG: Final = """\
[server]
hosts = {host}:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
[rights]
type = owner_only
[storage]
filesystem_folder = {folder}/collections
folder_umask = 0077
[web]
type = none
[logging]
level = critical
"""

_MAKE: Final = """\
<?xml version="1.0" encoding="utf-8"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>{name}</D:displayname>
<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>
</D:prop></D:set></C:mkcalendar>
"""


class EmbeddedServerError(Exception):
    """The server could not be started, or ended."""


@dataclass(frozen=True, slots=True)
class EmbeddedRoom:
    """`id` names the user, the calendar and the password file; `name` is what calendar programs show."""

    id: str
    name: str

    def __post_init__(self) -> None:
        if not _ROOM_ID.fullmatch(self.id):
            raise ValueError(f"a room id is 1 to 63 of a-z, 0-9, - and _: {self.id!r}")


class EmbeddedServer:
    """`async with` starts and stops it. Port 0: any free one, known as `port` afterwards."""

    def __init__(self, folder: Path, rooms: Sequence[EmbeddedRoom], port: int = 0) -> None:
        self._folder = folder.absolute()
        self._rooms = tuple(rooms)
        self.port = port
        self._process: asyncio.subprocess.Process | None = None

    def url(self, room_id: str) -> str:
        """Address of the room's calendar."""
        return f"http://{HOST}:{self.port}/{room_id}/calendar/"

    def password_file(self, room_id: str) -> Path:
        """The room's password, 0600; to be copied to the panel."""
        return self._folder / f"{room_id}.password"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Write what the server reads, start it, wait until it answers, make the calendars that are not there yet.

        Raises EmbeddedServerError.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        passwords = {room.id: self._password(room.id) for room in self._rooms}
        users = "".join(f"{name}:{word}\n" for name, word in passwords.items())
        private_file.write(self._folder / "users", users.encode())
        self.port = _port(self.port)
        config = self._folder / "config"
        private_file.write(config, _CONFIG.format(host=HOST, port=self.port, folder=self._folder).encode())
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-S", "-c", _LAUNCH, ":".join(sys.path), str(os.getpid())),
            *("--config", str(config)),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self._folder,
        )
        try:
            async with asyncio.timeout(STARTS_WITHIN):
                await self._answers()
                for room in self._rooms:
                    await self._make_calendar(room, passwords[room.id])
        except (TimeoutError, httpx.HTTPError):
            await self.aclose()
            raise EmbeddedServerError("the calendar server did not come up") from None
        except BaseException:
            await self.aclose()
            raise

    async def wait(self) -> int:
        """Wait for the process to end by itself; its exit code."""
        return await self._process.wait() if self._process else 0

    async def aclose(self) -> None:
        """Stop the process; safe to call twice."""
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        try:
            await asyncio.wait_for(process.wait(), STOPS_WITHIN)
        except TimeoutError:
            process.kill()
            await process.wait()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _password(self, room_id: str) -> str:
        path = self.password_file(room_id)
        if not path.exists():
            private_file.write(path, f"{secrets.token_urlsafe(_PASSWORD_BYTES)}\n".encode())
        return path.read_text("ascii").strip()

    async def _answers(self) -> None:
        while True:
            if self._process is None or self._process.returncode is not None:
                raise EmbeddedServerError("the calendar server ended at once; is Radicale installed, is the port free?")
            try:
                _, writer = await asyncio.open_connection(HOST, self.port)
            except OSError:
                await asyncio.sleep(0.02)
                continue
            writer.close()
            await writer.wait_closed()
            return

    async def _make_calendar(self, room: EmbeddedRoom, password: str) -> None:
        client = httpx.AsyncClient(
            auth=(room.id, password),
            trust_env=False,
            verify=False,  # noqa: S501 - loopback http
            timeout=STARTS_WITHIN,
        )
        async with client:
            there = await client.request("PROPFIND", self.url(room.id), headers={"Depth": "0"})
            if there.status_code != httpx.codes.NOT_FOUND:
                there.raise_for_status()
                return
            body = _MAKE.format(name=escape(room.name))
            made = await client.request("MKCALENDAR", self.url(room.id), content=body.encode())
            made.raise_for_status()


async def serve(folder: Path, port: int, rooms: Sequence[EmbeddedRoom], say: Callable[[str], None]) -> int:
    """`kiosk serve`: run the server until SIGTERM or SIGINT. Exit code 0, or 1 when it could not run or ended."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        async with EmbeddedServer(folder, rooms, port) as server:
            for room in rooms:
                say(f"{room.id}: {server.url(room.id)} password in {server.password_file(room.id)}")
            return await _until(stop, server)
    except EmbeddedServerError as error:
        say(str(error))
        return 1
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


async def _until(stop: asyncio.Event, server: EmbeddedServer) -> int:
    ended, stopped = asyncio.ensure_future(server.wait()), asyncio.ensure_future(stop.wait())
    await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
    failed = ended.done() and not stopped.done()
    for task in (ended, stopped):
        task.cancel()
    await asyncio.gather(ended, stopped, return_exceptions=True)
    return 1 if failed else 0


def _port(wanted: int) -> int:
    """The wanted port, or any free one for 0. Nobody else may sit there: they would be told the passwords."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, wanted))
        except OSError:
            raise EmbeddedServerError(f"port {wanted} is in use or not allowed") from None
        return int(probe.getsockname()[1])
