"""The demo's rooms as calendars in Google Workspace, on the stand-in for it."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

import httpx
from icalendar import Calendar

from kiosk.demo.calendars import ANSWERS_WITHIN
from kiosk.demo.rooms import HERE, ROOMS, DemoRoom, Planned
from kiosk.demo.stage import utc_now
from kiosk.demo.vendor_process import VendorProcess
from kiosk.sync.backend import Show, Window
from kiosk.sync.google import resource
from kiosk.sync.google.resource import Resource
from kiosk.sync.icalendar.parse import Reading, read_object

_BEFORE: Final = timedelta(days=1)
_AHEAD: Final = timedelta(days=15)


class GoogleCalendars:
    """What was there when it stopped is there again when it starts."""

    def __init__(self, folder: Path) -> None:
        self._key_file = folder.with_suffix(".key")
        self._process = VendorProcess("google")
        self._url = ""
        self._stopped_with: dict[str, list[Resource]] = {}

    def calendar(self, room: DemoRoom) -> str:
        return f"{room.id}@resource.calendar.example"

    def backend(self, room: DemoRoom) -> str:
        return f'kind = "google"\n{self.beside(room)}key_file = "{self._key_file}"\nurl = "{self._url}"\n'

    def beside(self, room: DemoRoom) -> str:
        return f'calendar = "{self.calendar(room)}"\n'

    async def start(self) -> None:
        told = await self._process.start(str(urlsplit(self._url).port or 0))
        self._url = told["url"]
        self._key_file.touch(mode=0o600)
        self._key_file.write_text(told["key_file"], encoding="ascii")
        for room in ROOMS:
            await self._control("PUT", room, body={})
            for event in self._stopped_with.get(room.id, ()):
                await self._control("PUT", room, f"events/{event['id']}", event)

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        for event in events:
            for occurrence in _resources(event, self.calendar(room)):
                await self._control("PUT", room, f"events/{occurrence['id']}", occurrence)

    async def remove(self, room: DemoRoom, uid: str) -> None:
        for event in (await self._control("GET", room))["events"]:
            if event["id"].startswith(_id(uid)) and event["status"] != resource.GONE:
                await self._control("DELETE", room, f"events/{event['id']}")

    async def aclose(self) -> None:
        if self._process.runs:
            self._stopped_with = {room.id: (await self._control("GET", room))["events"] for room in ROOMS}
        await self._process.aclose()

    async def _control(self, method: str, room: DemoRoom, path: str = "", body: Any = None) -> Any:
        there = urlsplit(self._url)
        url = f"{there.scheme}://{there.netloc}/control/{quote(self.calendar(room))}/{path}".rstrip("/")
        async with httpx.AsyncClient(trust_env=False, timeout=ANSWERS_WITHIN) as client:
            answer = await client.request(method, url, json=body)
            answer.raise_for_status()
            return answer.json()


def _resources(event: Planned, calendar_id: str) -> Iterator[Resource]:
    """Every occurrence of these days as Google has it, written into the room's calendar by whoever organises it."""
    now = utc_now()
    found = read_object(event.data, Reading(b"", HERE, Show.RESERVED, Window(now - _BEFORE, now + _AHEAD))).found
    (written, *_) = Calendar.from_ical(event.data).walk("VEVENT")
    for number, one in enumerate(found):
        event_id = f"{_id(event.uid)}{number}"
        noted = {resource.CHECKED_IN: event_id} if one.span.checked_in else {}
        yield {
            "id": event_id,
            "status": resource.STANDING,
            **{name: str(written.get(name, "")) for name in ("summary", "description", "location")},
            "organizer": {"email": calendar_id, "displayName": str(written.get("organizer", "")), "self": True},
            "visibility": "private" if written.get("class") == "PRIVATE" else "default",
            "start": {"dateTime": one.span.start.isoformat()},
            "end": {"dateTime": one.span.end.isoformat()},
            "extendedProperties": {"private": noted},
        }


def _id(uid: str) -> str:
    return sha256(uid.encode()).hexdigest()[:20]
