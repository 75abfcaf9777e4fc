"""The calendar server in the box: Radicale 3, unmodified, as a process of its own (GPL: run, never imported).

It listens on the loopback, or, with a certificate, on any address. Every room is a user with a password of its own and
may touch nothing but its own calendar. Radicale checks no overlaps; the claim protocol of the panels does.
"""

import asyncio
import contextlib
import os
import re
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from xml.sax.saxutils import escape

import httpx

from kiosk.server.certificate import Certificate
from kiosk.system import private_file
from kiosk.system.trust import tls_context

HOST: Final = "127.0.0.1"
_LOOPBACK: Final = {4: ip_address(HOST), 6: ip_address("::1")}
STARTS_WITHIN: Final = 60.0
STOPS_WITHIN: Final = 10.0
_ROOM_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_PASSWORD_BYTES: Final = 32

# The child asks the kernel (prctl PR_SET_PDEATHSIG, Linux) to be killed when we die, and checks that we had not yet. It
# finds modules where we find them, which is not where its Python would look. It gets the socket that listens from us:
# whoever else would sit on that address, before it or after it, would be told the passwords. Its queue, of five, is too
# short for forty panels that ask at once.
_LAUNCH: Final = """
import sys
sys.path[:] = sys.argv.pop(1).split(":")
import ctypes, http.server, os, runpy, signal, socket
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
listening = socket.socket(fileno=int(sys.argv.pop(1)))
def server_bind(server):
    server.socket.close()
    server.socket = listening
    server.server_address = listening.getsockname()
    server.server_name, server.server_port = server.server_address[:2]
http.server.HTTPServer.server_bind = server_bind
http.server.HTTPServer.request_queue_size = 128
if os.getppid() == int(sys.argv.pop(1)):
    runpy.run_module("radicale", run_name="__main__", alter_sys=True)
"""

# Nobody guesses a password of 256 random bits, and whoever asks how to log in need not wait for the answer.
_CONFIG: Final = """\
[server]
hosts = {host}:{port}
max_connections = 32
timeout = 10
{tls}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
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

_TLS: Final = """\
ssl = True
certificate = {certificate.file}
key = {certificate.key}
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
    """`async with` starts and stops it. Port 0: any free one, known as `port` afterwards. `address` is one of this
    machine's, or 0.0.0.0 or :: for all of them.
    """

    def __init__(
        self,
        folder: Path,
        rooms: Sequence[EmbeddedRoom],
        port: int = 0,
        address: str = HOST,
        certificate: Certificate | None = None,
    ) -> None:
        if certificate is None and address != HOST:
            raise ValueError("passwords leave this machine encrypted or not at all")
        self._folder = folder.absolute()
        self._rooms = tuple(rooms)
        self.port = port
        self._address = ip_address(address)
        self._certificate = certificate
        self._listening: socket.socket | None = None
        self._process: asyncio.subprocess.Process | None = None

    def url(self, room_id: str) -> str:
        """Address of the room's calendar."""
        return self._url(room_id, socket.gethostname() if self._address.is_unspecified else _host(self._address))

    def password_file(self, room_id: str) -> Path:
        """The room's password, 0600; to be copied to the panel."""
        return self._folder / f"{room_id}.password"

    def told(self) -> Iterator[str]:
        """What is to be known of it to set panels up, line by line."""
        for room in self._rooms:
            yield f"{room.id}: {self.url(room.id)} password in {self.password_file(room.id)}"
        if self._certificate is not None:
            yield f'fingerprint = "{self._certificate.fingerprint}"'

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
        self._listening = _listen(str(self._address), self.port)
        self.port = self._listening.getsockname()[1]
        config = self._folder / "config"
        private_file.write(config, self._config().encode())
        given = self._listening.fileno()
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", "-S", "-c", _LAUNCH, ":".join(sys.path), str(given), str(os.getpid())),
            *("--config", str(config)),
            pass_fds=(given,),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
            cwd=self._folder,
        )
        try:
            await self._comes_up(passwords)
        except BaseException:
            await self.aclose()
            raise

    async def wait(self) -> int:
        """Wait for the process to end by itself; its exit code."""
        return await self._process.wait() if self._process else 0

    async def aclose(self) -> None:
        """Stop the process; safe to call twice."""
        listening, self._listening = self._listening, None
        if listening is not None:
            listening.close()
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

    def _url(self, room_id: str, host: str) -> str:
        scheme = "http" if self._certificate is None else "https"
        return f"{scheme}://{host}:{self.port}/{room_id}/calendar/"

    def _config(self) -> str:
        tls = "" if self._certificate is None else _TLS.format(certificate=self._certificate)
        return _CONFIG.format(host=_host(self._address), port=self.port, tls=tls, folder=self._folder)

    async def _comes_up(self, passwords: Mapping[str, str]) -> None:
        """Wait until it answers and has all calendars. Raises EmbeddedServerError."""
        made = asyncio.ensure_future(self._make_calendars(passwords))
        ended = asyncio.ensure_future(self.wait())
        try:
            await asyncio.wait((made, ended), timeout=STARTS_WITHIN, return_when=asyncio.FIRST_COMPLETED)
            if not made.done() or isinstance(made.exception(), httpx.HTTPError):
                raise EmbeddedServerError("the calendar server did not come up; is Radicale installed?")
            made.result()
        finally:
            made.cancel()
            ended.cancel()
            await asyncio.gather(made, ended, return_exceptions=True)

    async def _make_calendars(self, passwords: Mapping[str, str]) -> None:
        for room in self._rooms:
            await self._make_calendar(room, passwords[room.id])

    async def _make_calendar(self, room: EmbeddedRoom, password: str) -> None:
        pinned = tls_context(None, self._certificate.fingerprint) if self._certificate else False
        client = httpx.AsyncClient(auth=(room.id, password), trust_env=False, verify=pinned, timeout=STARTS_WITHIN)
        here = _LOOPBACK[self._address.version] if self._address.is_unspecified else self._address
        url = self._url(room.id, _host(here))
        async with client:
            there = await client.request("PROPFIND", url, headers={"Depth": "0"})
            if there.status_code != httpx.codes.NOT_FOUND:
                there.raise_for_status()
                return
            body = _MAKE.format(name=escape(room.name))
            made = await client.request("MKCALENDAR", url, content=body.encode())
            made.raise_for_status()


async def serve(server: EmbeddedServer, say: Callable[[str], None]) -> int:
    """`kiosk serve`: run the server until SIGTERM or SIGINT. Exit code 0, or 1 when it could not run or ended."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    try:
        async with server:
            for line in server.told():
                say(line)
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


def _listen(address: str, port: int) -> socket.socket:
    """A socket that listens already: nobody else can get between us and the clients. Raises EmbeddedServerError."""
    try:
        return socket.create_server((address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET)
    except OSError as error:
        raise EmbeddedServerError(f"{address} port {port} cannot be listened on: {error.strerror}") from None


def _host(address: IPv4Address | IPv6Address) -> str:
    """As it stands in an address of the web (RFC 3986 section 3.2.2)."""
    return f"[{address}]" if address.version == 6 else str(address)
