"""The demo's stage: a calendar server, a hardware daemon and a panel, each a real process, in a scratch directory."""

import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.control.local_socket import ask
from kiosk.demo.calendars import ANSWERS_WITHIN, DemoCalendars, MakeCalendars, OwnCalendars
from kiosk.demo.rooms import ROOMS, DemoRoom, Planned
from kiosk.server.embedded import EmbeddedRoom
from kiosk.system import private_file

STOPS_WITHIN = 30.0

# A command finds modules where we find them, which in the package is not where its Python would look.
_LAUNCH = """
import sys
sys.path[:] = sys.argv.pop(1).split(":")
from kiosk.cli import main
sys.exit(main())
"""

CONFIG = """\
[site]
name = "demo"
room_page = "https://rooms.example.org/{{room}}"
[privacy]
controller = "Example Workplaces"
contact = "privacy@example.org"
[room]
{described}
[backend]
{backend}
[light]
driver = "simulated"
file = "{folder}/light.json"
[backlight]
device = "none"
[hw]
socket = "{folder}/hw.sock"
[state]
dir = "{folder}/{room.id}"
run_dir = "{folder}/{room.id}"
[notice]
file = "{folder}/notices/notice.toml"
[debug]
remote_tap = true
"""
ANOTHER_ROOM = """\
[[rooms]]
{described}
{beside}
"""


ALWAYS_IN_USE = 'working_hours = "00:00-00:00"\nworking_days = [1, 2, 3, 4, 5, 6, 7]\n'
"""So that who plays with it in the evening or on a Sunday sees what others see by day."""


class Process:
    """One of our own commands as a process; lines go in and come out."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, words: Sequence[str], log: Path, **environment: str) -> "Process":
        """`kiosk` with these words; what it logs goes to `log`."""
        as_we_do = ["-B"] if sys.dont_write_bytecode else []
        with log.open("ab") as errors:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, *as_we_do, "-c", _LAUNCH, ":".join(sys.path), *words),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                env={**os.environ, **environment},
            )
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def line(self) -> str:
        """The next line it prints; empty when it has ended."""
        assert self._process.stdout is not None
        return (await self._process.stdout.readline()).decode().strip()

    async def tell(self, line: str) -> dict[str, Any]:
        """Send a line and take the answer. Raises OSError where the process does not answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        async with asyncio.timeout(ANSWERS_WITHIN):
            await self._process.stdin.drain()
            answer = await self.line()
        if not answer:
            raise OSError("the panel ended")
        return dict(json.loads(answer))

    async def wait(self) -> int:
        return await self._process.wait()

    async def stop(self) -> None:
        """SIGTERM, and SIGKILL where that is not enough."""
        if self._process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(STOPS_WITHIN):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def kill(self) -> None:
        """SIGKILL: what a power cut looks like to everyone else."""
        self._process.kill()
        await self._process.wait()


@dataclass
class Stage:
    """The scratch directory and what runs in it. `settings` is TOML added to a room's configuration, within
    `[policy]` until it names another table. `rooms` are those that a panel can find. `in_use` says in TOML when
    people work there; a panel takes it when it is started.
    """

    folder: Path
    server: DemoCalendars
    settings: str = ""
    rooms: Sequence[DemoRoom] = ROOMS
    daemon: Process | None = None
    panel: Process | None = None
    room: DemoRoom = ROOMS[0]
    environment: dict[str, str] = field(default_factory=dict)
    in_use: str = ALWAYS_IN_USE

    def config_of(self, room: DemoRoom) -> Path:
        """Write the room's configuration, whole or not at all: who follows it reads no half of it; its path."""
        path = self.folder / f"{room.id}.toml"
        others = [one for one in self.rooms if self.server.calendar(one) != self.server.calendar(room)]
        rooms = "".join(self._told_of(ANOTHER_ROOM, one) for one in others)
        pin = self.pin_file_of(room)
        access = f'[access]\nbook = "pin"\npin_file = "{pin}"\n' if pin.exists() else ""
        policy = f"[policy]\n{self.in_use}" + ('show = "title"\n' if room.titles else "")
        private_file.write(path, (self._told_of(CONFIG, room) + rooms + access + policy + self.settings).encode())
        return path

    def _told_of(self, table: str, room: DemoRoom) -> str:
        return table.format(
            room=room,
            described=self._described(room),
            backend=self.server.backend(room),
            beside=self.server.beside(room),
            folder=self.folder,
        )

    def _described(self, room: DemoRoom) -> str:
        """What `[room]` and `[[rooms]]` say alike."""
        photo = self.photo_of(room)
        described = {**room.described, "photo": str(photo) if photo.exists() else None}
        return "\n".join(f"{name} = {json.dumps(value)}" for name, value in described.items() if value is not None)

    def photo_of(self, room: DemoRoom) -> Path:
        """Where its photo is, where there is one."""
        return self.folder / f"{room.id}.jpg"

    def pin_file_of(self, room: DemoRoom) -> Path:
        """Where the PIN is that whoever books it is asked for, where there is one."""
        return self.folder / f"{room.id}.pin"

    @property
    def notice_file(self) -> Path:
        """Where every room's panel looks for what the site says."""
        return self.folder / "notices" / "notice.toml"

    def post(self, notice: str) -> None:
        """Say this at every door, whole or not at all; nothing: take away what is said."""
        if not notice:
            self.notice_file.unlink(missing_ok=True)
            return
        self.notice_file.parent.mkdir(exist_ok=True)
        private_file.write(self.notice_file, notice.encode())

    async def start_daemon(self) -> None:
        self.daemon = await Process.start(["hwd", "--config", str(self.config_of(ROOMS[0]))], self.folder / "hwd.log")

    async def start_panel(self, room: DemoRoom, *words: str) -> Process:
        """Start the panel of this room, in the place of the one that runs."""
        if self.panel is not None:
            await self.panel.stop()
        self.room = room
        log = self.folder / "panel.log"
        arguments = ["run", "--config", str(self.config_of(room)), "--demo", *words]
        self.panel = await Process.start(arguments, log, **self.environment)
        return self.panel

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        """Write events as another calendar program would."""
        await self.server.put(room, *events)

    async def status(self) -> dict[str, Any]:
        """What the panel says of itself; empty while none answers."""
        try:
            return await ask(self.folder / self.room.id, ["status"])
        except OSError:
            return {}

    async def tap(self, *action: str) -> bool:
        """What `kiosk tap` does; whether it was confirmed."""
        return bool((await ask(self.folder / self.room.id, ["tap", *action])).get("confirmed"))

    def light(self) -> str:
        """The pattern the simulated light shows."""
        try:
            return str(json.loads((self.folder / "light.json").read_text("utf-8"))["pattern"])
        except (OSError, ValueError, KeyError):
            return ""

    async def close(self) -> None:
        for process in (self.panel, self.daemon):
            if process is not None:
                await process.stop()
        await self.server.aclose()


def demo_server(folder: Path, rooms: Sequence[DemoRoom]) -> OwnCalendars:
    """A server with these rooms, not yet started."""
    return OwnCalendars(folder, [EmbeddedRoom(room.id, room.name) for room in rooms])


@asynccontextmanager
async def stage(
    settings: str = "",
    make_server: MakeCalendars = demo_server,
    rooms: Sequence[DemoRoom] = ROOMS,
    **environment: str,
) -> AsyncIterator[Stage]:
    """Server and daemon, up, with empty calendars; everything is stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="kiosk-"))
    server = make_server(folder / "server", rooms)
    built = Stage(folder, server, settings, rooms, environment=environment)
    try:
        await server.start()
        await built.start_daemon()
        yield built
    finally:
        await built.close()
        shutil.rmtree(folder, ignore_errors=True)


def utc_now() -> datetime:
    return datetime.now(UTC)
