"""The demo's rooms as calendars in Google Workspace, on the fake of it."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from icalendar import Calendar

from kiosk.demo.clouds import CloudCalendars, found_in
from kiosk.demo.rooms import ROOMS, DemoRoom, Planned
from kiosk.sync.google import resource
from kiosk.sync.google.resource import Resource


class GoogleCalendars(CloudCalendars):
    """A service account was given all the calendars."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "google")

    def backend(self, room: DemoRoom) -> str:
        return f'kind = "google"\n{self.beside(room)}key_file = "{self.key_file}"\nurl = "{self.url}"\n'

    async def start(self) -> None:
        told = json.loads(await self._process.start())
        self.url = told["url"]
        self.keep_key(told["key_file"])
        for room in ROOMS:
            await self.ask("PUT", self._control(room), {})

    async def _book(self, room: DemoRoom, event: Planned) -> list[str]:
        made = list(_resources(event, self.calendar(room)))
        for one in made:
            await self.ask("PUT", f"{self._control(room)}/events/{one['id']}", one)
        return [one["id"] for one in made]

    async def _unbook(self, room: DemoRoom, name: str) -> None:
        await self.ask("DELETE", f"{self._control(room)}/events/{name}")

    def _control(self, room: DemoRoom) -> str:
        return f"control/{quote(self.calendar(room))}"


def _resources(event: Planned, calendar_id: str) -> Iterator[Resource]:
    """Every occurrence as Google has it, written into the room's calendar by whoever organises it."""
    (written, *_) = Calendar.from_ical(event.data).walk("VEVENT")
    for number, one in enumerate(found_in(event)):
        event_id = f"{sha256(event.uid.encode()).hexdigest()[:20]}{number}"
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
