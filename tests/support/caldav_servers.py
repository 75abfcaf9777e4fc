"""Real CalDAV servers as processes on the loopback, a calendar of one's own on them, and other people's clients."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import httpx
from icalendar import Calendar
from icalendar.cal import Component

from kiosk.server.embedded import HOST
from kiosk.sync.backend import Show
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore
from kiosk.sync.icalendar import marks
from support.booking_contract import NOW, Foreign, Standing, at
from support.waiting import LOOK_EVERY_S, PATIENCE_S, block_until_true

SECRET = b"s" * 32
ZONE = ZoneInfo("Europe/Amsterdam")
USER, PASSWORD = "room", "room-password"
GUEST = "guest"
"""May read what others have, on a server with `READ_ONLY` rights; the same password."""
READ_ONLY = """\
[own]
user: .+
collection: {user}(/.*)?
permissions: RrWw
[others]
user: .+
collection: .*
permissions: Rr
"""

_RADICALE = """\
[server]
hosts = {host}:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
[storage]
filesystem_folder = {folder}/collections
{rights}
[web]
type = none
[logging]
level = critical
"""

_ALL_EVENTS = """\
<C:calendar-query xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><prop><C:calendar-data/></prop><C:filter>
<C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter></C:calendar-query>
"""


@dataclass(frozen=True)
class Server:
    """`home` ends with a slash; calendars are made below it."""

    home: str


@contextmanager
def radicale(folder: Path, rights: str = "", **environment: str) -> Iterator[Server]:
    """`rights`: who may do what, in its own words; otherwise everybody all with what is theirs."""
    port = free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n{GUEST}:{PASSWORD}\n")
    (folder / "rights").write_text(rights)
    by_file = f"[rights]\ntype = from_file\nfile = {folder}/rights" if rights else ""
    (folder / "config").write_text(_RADICALE.format(host=HOST, port=port, folder=folder, rights=by_file))
    with process("radicale", "--config", str(folder / "config"), **environment) as child:
        yield _ready(Server(f"http://{HOST}:{port}/{USER}/"), child)


@contextmanager
def xandikos(folder: Path, **environment: str) -> Iterator[Server]:
    port = free_port()
    options = ("--directory", str(folder), "--listen-address", HOST, "--port", str(port), "--no-detect-systemd")
    state = ("--state-dir", str(folder / "state"), "--current-user-principal", f"/{USER}", "--defaults")
    with process("xandikos", "serve", *options, *state, **environment) as child:
        yield _ready(Server(f"http://{HOST}:{port}/{USER}/calendars/"), child)


@contextmanager
def process(module: str, *arguments: str, **environment: str) -> "Iterator[subprocess.Popen[bytes]]":
    command, variables = [sys.executable, "-m", module, *arguments], {**os.environ, **environment}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=variables) as child:
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                child.kill()


def free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _ready(server: Server, child: "subprocess.Popen[bytes]") -> Server:
    """Wait until it answers."""
    with httpx.Client(auth=(USER, PASSWORD), trust_env=False, timeout=PATIENCE_S) as client:

        def answers() -> bool:
            assert child.poll() is None, "the server ended"
            with suppress(httpx.TransportError):
                client.request("PROPFIND", server.home, headers={"Depth": "0"})
                return True
            return False

        block_until_true("the server to answer", answers)
    return server


def stamp(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def vevent(uid: str, *lines: str) -> bytes:
    """A calendar object of one event; `lines` without UID and DTSTAMP."""
    event = ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20250101T000000Z", *lines, "END:VEVENT")
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//other//client//EN", *event, "END:VCALENDAR", "")
    ).encode()


class CaldavWorld:
    """A fresh calendar. `through` replaces the scheme, host and port that panels use (a proxy)."""

    def __init__(self, server: Server, client: httpx.AsyncClient, through: str | None = None) -> None:
        self.url = f"{server.home}{uuid4().hex}/"
        self.client = client
        self.panel_url = self.url if through is None else through + urlsplit(self.url).path
        self._stores: list[CaldavStore] = []

    def panel(self, *, show: Show = Show.RESERVED, clock: Callable[[], datetime] = lambda: NOW) -> Bookings:
        return Bookings(self.store(show=show), clock)

    def store(self, *, show: Show = Show.RESERVED) -> CaldavStore:
        store = CaldavStore(DavClient(Login(self.panel_url, USER, PASSWORD), show=show), SECRET, ZONE)
        self._stores.append(store)
        return store

    async def open(self) -> None:
        made = await self.client.request("MKCALENDAR", self.url)
        assert made.status_code == 201, made.status_code

    async def close(self) -> None:
        for store in self._stores:
            await store.aclose()
        await self.client.delete(self.url)

    async def put(self, name: str, data: bytes) -> None:
        headers = {"Content-Type": "text/calendar"}
        while (answer := await self.client.put(f"{self.url}{name}", content=data, headers=headers)).status_code == 423:
            await asyncio.sleep(LOOK_EVERY_S)  # Xandikos is in the middle of another write: clients try again
        assert answer.status_code in (201, 204), answer.status_code

    async def get(self, name: str) -> str:
        answer = await self.client.get(f"{self.url}{name}")
        assert answer.status_code == 200, answer.status_code
        return answer.text

    async def add(self, event: Foreign) -> str:
        name = f"{uuid4()}.ics"
        await self.move(name, event)
        return name

    async def move(self, name: str, event: Foreign) -> None:
        lines = (
            f"DTSTART:{stamp(at(event.start))}",
            f"DTEND:{stamp(at(event.end))}",
            f"SUMMARY:{event.title}",
            f"ORGANIZER;CN={event.organizer}:mailto:canary@example.org",
            "X-OTHER;X-PARAM=kept:as it was",
            *(("CLASS:PRIVATE",) if event.private else ()),
        )
        await self.put(name, vevent(name.removesuffix(".ics"), *lines))

    async def remove(self, name: str) -> None:
        assert (await self.client.delete(f"{self.url}{name}")).status_code in (200, 204)

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        made_at = stamp(datetime.now(UTC) - age)
        times = (f"DTSTART:{stamp(at(start))}", f"DTEND:{stamp(at(end))}")
        mark = marks.base_mark(base, None) if base else "0" * 32
        data = vevent(name, *times, "X-ROOMKIOSK-OWN:1", f"X-ROOMKIOSK-BASE:{mark}")
        await self.put(f"{name}.ics", data.replace(b"DTSTAMP:20250101T000000Z", f"DTSTAMP:{made_at}".encode()))

    async def events(self) -> list[Component]:
        """What an ordinary client sees, the server's own answer and somebody else's parser."""
        headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
        answer = await self.client.request("REPORT", self.url, headers=headers, content=_ALL_EVENTS)
        assert answer.status_code == 207, answer.status_code
        objects = ElementTree.fromstring(answer.content).iter("{urn:ietf:params:xml:ns:caldav}calendar-data")
        return [event for one in objects for event in Calendar.from_ical(one.text or "").walk("VEVENT")]

    async def book_elsewhere(self, start: datetime, end: datetime) -> str:
        name = f"{uuid4()}.ics"
        times = (f"DTSTART:{stamp(start)}", f"DTEND:{stamp(end)}")
        await self.put(name, vevent(name.removesuffix(".ics"), *times, "SUMMARY:Made elsewhere"))
        return name

    async def standing(self) -> list[Standing]:
        return [
            Standing(
                event["DTSTART"].dt, event["DTEND"].dt, "X-ROOMKIOSK-OWN" in event, event.get("STATUS") == "TENTATIVE"
            )
            for event in await self.events()
        ]

    async def count(self) -> int:
        answer = await self.client.request("PROPFIND", self.url, headers={"Depth": "1"})
        return answer.text.count("<response>") + answer.text.count("<ns0:response>") - 1


@asynccontextmanager
async def caldav_world(server: Server, through: str | None = None) -> AsyncIterator[CaldavWorld]:
    async with httpx.AsyncClient(auth=(USER, PASSWORD), trust_env=False, timeout=PATIENCE_S) as client:
        world = CaldavWorld(server, client, through)
        await world.open()
        try:
            yield world
        finally:
            await world.close()
