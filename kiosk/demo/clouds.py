"""The demo's rooms in the fakes of Microsoft 365 and of Google Workspace, where others book them by inviting them."""

import json
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit
from uuid import uuid4

import httpx
from icalendar import Calendar, Event

from kiosk.demo.calendars import ANSWERS_WITHIN
from kiosk.demo.rooms import HERE, DemoRoom, Planned
from kiosk.demo.stage import utc_now
from kiosk.demo.vendor_process import VendorProcess
from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import Reading, read_object

TENANT: Final = "contoso.example"
_AROUND: Final = timedelta(days=3)
_MAKE_KEY: Final = (
    *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Room Kiosk demo"),
    *("-keyout", "-", "-out", "-"),
)


def mailbox_of(room: DemoRoom) -> str:
    return f"{room.id}@example.org"


def times_of(event: Planned) -> Iterator[tuple[datetime, datetime]]:
    """When it takes place in the days round now: these fakes are told of each occurrence by itself."""
    window = Window(utc_now() - _AROUND, utc_now() + _AROUND)
    for found in read_object(event.data, Reading(b"", HERE, Show.RESERVED, window)).found:
        yield found.span.start, found.span.end


class CloudCalendars(ABC):
    """What the fakes have in common. `secrets` is where their keys for the panel lie."""

    def __init__(self, folder: Path, rooms: Sequence[DemoRoom], fake: str) -> None:
        self.secrets = folder
        self.rooms = rooms
        self.url = ""
        self._process = VendorProcess(fake)
        self._put: dict[str, list[str]] = {}
        """What the fake calls the events that were put, by UID."""

    def calendar(self, room: DemoRoom) -> str:
        return mailbox_of(room)

    def beside(self, room: DemoRoom) -> str:
        return f'calendar = "{mailbox_of(room)}"\n'

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        for event in events:
            self._put[event.uid] = [await self._book(room, event, *times) for times in times_of(event)]

    async def remove(self, room: DemoRoom, uid: str) -> None:
        for name in self._put.pop(uid):
            await self._unbook(room, name)

    async def pause(self) -> None:
        self._process.freeze()

    async def resume(self) -> None:
        self._process.thaw()

    async def aclose(self) -> None:
        await self._process.aclose()

    async def _up(self) -> str:
        self.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        return await self._process.start()

    def _keep(self, name: str, content: str) -> None:
        path = self.secrets / name
        path.touch(mode=0o600)
        path.write_text(content, encoding="ascii")

    async def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """The fake, as whoever else has something to do with its calendars."""
        parts = urlsplit(self.url)
        async with httpx.AsyncClient(trust_env=False, timeout=ANSWERS_WITHIN) as client:
            answer = await client.request(method, f"{parts.scheme}://{parts.netloc}/{path}", json=body)
            answer.raise_for_status()
            return answer.json()

    @abstractmethod
    async def _book(self, room: DemoRoom, event: Planned, start: datetime, end: datetime) -> str:
        """What the fake calls it."""

    @abstractmethod
    async def _unbook(self, room: DemoRoom, name: str) -> None: ...


class GoogleCalendars(CloudCalendars):
    def __init__(self, folder: Path, rooms: Sequence[DemoRoom]) -> None:
        super().__init__(folder, rooms, "google")

    def backend(self, room: DemoRoom) -> str:
        where = f'calendar = "{mailbox_of(room)}"\nurl = "{self.url}"\n'
        return f'kind = "google"\n{where}key_file = "{self.secrets / "key.json"}"\n'

    async def start(self) -> None:
        told = json.loads(await self._up())
        self.url = told["url"].rstrip("/")
        self._keep("key.json", told["key_file"])
        for room in self.rooms:
            await self._ask("PUT", f"control/{mailbox_of(room)}", {})

    async def _book(self, room: DemoRoom, event: Planned, start: datetime, end: datetime) -> str:
        written, name, mail = _written(event)
        person = {"email": mail, "displayName": name}
        invited = {
            **{name: str(written.get(name, "")) for name in ("summary", "description", "location")},
            "visibility": "private" if _is_private(written) else "default",
            "start": {"dateTime": start.isoformat()},
            "end": {"dateTime": end.isoformat()},
            "organizer": person,
            "attendees": [
                {**person, "responseStatus": "accepted", "organizer": True},
                {"email": mailbox_of(room), "resource": True, "self": True, "responseStatus": "accepted"},
            ],
        }
        event_id = sha256(f"{room.id} {start} {end} {uuid4()}".encode()).hexdigest()[:32]
        await self._ask("PUT", f"control/{mailbox_of(room)}/events/{event_id}", invited)
        return event_id

    async def _unbook(self, room: DemoRoom, name: str) -> None:
        await self._ask("DELETE", f"control/{mailbox_of(room)}/events/{name}")


class GraphCalendars(CloudCalendars):
    def __init__(self, folder: Path, rooms: Sequence[DemoRoom]) -> None:
        super().__init__(folder, rooms, "graph.server")
        self._client_id = str(uuid4())

    def backend(self, room: DemoRoom) -> str:
        where = f'mailbox = "{mailbox_of(room)}"\nurl = "{self.url}"\nsign_in_url = "{self.url}"\n'
        app = f'tenant = "{TENANT}"\nclient_id = "{self._client_id}"\n'
        key = self.secrets / "app.pem"
        return f'kind = "graph"\n{where}{app}key_file = "{key}"\ncertificate_file = "{key}"\n'

    async def start(self) -> None:
        self.url = f"http://127.0.0.1:{await self._up()}"
        pem = subprocess.run(_MAKE_KEY, capture_output=True, check=True, timeout=ANSWERS_WITHIN).stdout.decode("ascii")
        self._keep("app.pem", pem)
        certificate = pem[pem.index("-----BEGIN CERTIFICATE-----") :]
        mailboxes = [mailbox_of(room) for room in self.rooms]
        app = {"client_id": self._client_id, "certificate": certificate, "addresses": mailboxes}
        await self._ask("POST", "fake/sign-in", {"app": app})
        for mailbox in mailboxes:
            await self._ask("POST", "fake/mailboxes", {"address": mailbox, "quirks": []})

    async def _book(self, room: DemoRoom, event: Planned, start: datetime, end: datetime) -> str:
        written, *organizer = _written(event)
        times = {"start": start.isoformat(), "end": end.isoformat()}
        sensitivity = "private" if _is_private(written) else "normal"
        invited = {**times, "subject": str(written["summary"]), "organizer": organizer, "sensitivity": sensitivity}
        (event_id,) = await self._ask("POST", f"fake/mailboxes/{mailbox_of(room)}/invite", invited)
        return str(event_id)

    async def _unbook(self, room: DemoRoom, name: str) -> None:
        await self._ask("POST", f"fake/mailboxes/{quote(mailbox_of(room))}/remove", {"event_id": name})


def _written(event: Planned) -> tuple[Event, str, str]:
    """What somebody planned, their name, and their address."""
    (written,) = Calendar.from_ical(event.data).events
    by = written["organizer"]
    return written, str(by.params.get("CN", "")), str(by).partition(":")[2]


def _is_private(written: Event) -> bool:
    return str(written.get("class", "")) == "PRIVATE"
