"""The fake as a process, a fresh calendar of a room on it, and what others do to that."""

import json
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
from support.booking_contract import NOW, Foreign, Standing, at
from support.first_line import first_line_of
from support.waiting import PATIENCE_S
from vendors.google.calendar import Resource, is_declined
from vendors.google.quirks import Quirk

from kiosk.sync.access_token import AccessToken
from kiosk.sync.backend import Show
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.google import resource
from kiosk.sync.google.client import GoogleCalendar, meaning
from kiosk.sync.google.sign_in import GoogleSignIn, ServiceAccount
from kiosk.sync.google.store import GoogleStore
from kiosk.sync.icalendar import marks
from kiosk.sync.json_api import JsonApi

ZONE = ZoneInfo("Europe/Amsterdam")
SECRET = b"s" * 32


@dataclass(frozen=True)
class GoogleServer:
    """`url`: the API's base address."""

    url: str
    key_file: str
    account: ServiceAccount

    def control(self, calendar_id: str, *path: str) -> str:
        origin = httpx.URL(self.url).copy_with(path="/control/")
        return str(origin) + "/".join((calendar_id, *path))


@contextmanager
def google_server() -> Iterator[GoogleServer]:
    with first_line_of([sys.executable, "-m", "vendors.google"]) as line:
        told = json.loads(line)
        yield GoogleServer(told["url"], told["key_file"], ServiceAccount.read(told["key_file"]))


class GoogleWorld:
    """`invited`: others book the room by inviting it, as people do; otherwise they write into its calendar."""

    def __init__(
        self, server: GoogleServer, client: httpx.AsyncClient, quirks: frozenset[Quirk], *, invited: bool = False
    ) -> None:
        self.server = server
        self.id = f"c_{uuid4().hex}@resource.calendar.example"
        self._client = client
        self._quirks = quirks
        self._invited = invited
        self._stores: list[GoogleStore] = []

    def panel(self, *, show: Show = Show.RESERVED, clock: Callable[[], datetime] = lambda: NOW) -> Bookings:
        return Bookings(self.store(show=show), clock, pause=lambda: 0.01)

    def store(self, *, show: Show = Show.RESERVED) -> GoogleStore:
        sign_in = GoogleSignIn(lambda: self.server.account)
        api = JsonApi(self.server.url, token=AccessToken(sign_in), meaning=meaning)
        store = GoogleStore(GoogleCalendar(api, self.id, show), SECRET, ZONE)
        self._stores.append(store)
        return store

    async def open(self) -> None:
        await self._control("PUT", body={"quirks": [quirk.value for quirk in self._quirks]})

    async def close(self) -> None:
        """Nothing was said or answered that the published contract does not have."""
        for store in self._stores:
            await store.aclose()
        assert (await self.truth())["violations"] == []
        await self._control("DELETE")

    async def truth(self) -> Any:
        """What the server holds."""
        return (await self._control("GET")).json()

    async def events(self) -> list[Resource]:
        """Those that were not deleted."""
        return [event for event in (await self.truth())["events"] if event["status"] != "cancelled"]

    async def put(self, name: str, event: Resource) -> None:
        await self._control("PUT", "events", name, body=event)

    async def put_series(self, master: Resource, occurrences: list[tuple[str, Resource]]) -> None:
        """Occurrences by their ids, with what is theirs alone."""
        await self._control("PUT", "series", master["id"], body={"master": master, "occurrences": occurrences})

    async def add(self, event: Foreign) -> str:
        name = uuid4().hex
        await self.move(name, event)
        return name

    async def move(self, name: str, event: Foreign) -> None:
        await self.put(name, self.foreign(event))

    def foreign(self, event: Foreign) -> Resource:
        """Somebody's event as the room's calendar has it."""
        person = {"email": "canary@example.org", "displayName": event.organizer}
        room = {"email": self.id, "displayName": "Room CANARY", "resource": True, "self": True}
        guests = [{**person, "organizer": True, "responseStatus": "accepted"}, {**room, "responseStatus": "accepted"}]
        return {
            "summary": event.title,
            "description": "CANARY",
            "start": {"dateTime": at(event.start).isoformat(), "timeZone": "Europe/Amsterdam"},
            "end": {"dateTime": at(event.end).isoformat(), "timeZone": "Europe/Amsterdam"},
            **({"organizer": person, "attendees": guests} if self._invited else {}),
            **(
                {} if self._invited else {"organizer": {"email": self.id, "displayName": event.organizer, "self": True}}
            ),
            **({"visibility": "private"} if event.private else {}),
        }

    async def book_elsewhere(self, start: datetime, end: datetime) -> str:
        name = uuid4().hex
        times = {"start": {"dateTime": start.isoformat()}, "end": {"dateTime": end.isoformat()}}
        await self.put(name, self.foreign(Foreign(0, 30)) | times)
        return name

    async def standing(self) -> list[Standing]:
        """What was declined stays in the calendar and keeps nobody out."""
        return [
            Standing(
                *(datetime.fromisoformat(event[name]["dateTime"]) for name in ("start", "end")),
                own=resource.OWN in resource.private(event),
                claim=event["status"] == resource.CLAIMED,
            )
            for event in await self.events()
            if not is_declined(event)
        ]

    async def remove(self, name: str) -> None:
        await self._control("DELETE", "events", name)

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        noted = {
            resource.OWN: name,
            resource.STAMP: marks.stamp(datetime.now(UTC) - age),
            resource.BASE: base or "gone1",
        }
        own = self.foreign(Foreign(start, end)) | {"organizer": {"email": self.id, "self": True}, "attendees": []}
        await self.put(name, own | {"extendedProperties": {"private": noted}})

    async def count(self) -> int:
        return len(await self.events())

    async def _control(self, method: str, *path: str, body: Any = None) -> httpx.Response:
        answer = await self._client.request(method, self.server.control(self.id, *path), json=body)
        assert answer.status_code == 200, answer.status_code
        return answer


@asynccontextmanager
async def google_world(server: GoogleServer, *quirks: Quirk, invited: bool = False) -> AsyncIterator[GoogleWorld]:
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE_S, verify=False) as client:
        world = GoogleWorld(server, client, frozenset(quirks), invited=invited)
        await world.open()
        try:
            yield world
        finally:
            await world.close()
