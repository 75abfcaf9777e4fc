"""What the fakes of the cloud vendors have in common: the demo's rooms by their mail addresses. A fake that is out of
reach keeps all it has.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import httpx

from kiosk.demo.calendars import ANSWERS_WITHIN
from kiosk.demo.rooms import HERE, DemoRoom, Planned
from kiosk.demo.stage import utc_now
from kiosk.demo.vendor_process import VendorProcess
from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import Found, Reading, read_object

_AROUND: Final = timedelta(days=3)


def found_in(event: Planned) -> tuple[Found, ...]:
    """Its occurrences in the days round now: these fakes are told of each by itself."""
    window = Window(utc_now() - _AROUND, utc_now() + _AROUND)
    return read_object(event.data, Reading(b"", HERE, Show.RESERVED, window)).found


class CloudCalendars:
    """`DemoCalendars` over a fake; a vendor's says how it is signed in to, and how others book there. `key_file` holds
    what the panel proves itself by.
    """

    def __init__(self, folder: Path, fake: str) -> None:
        self.key_file = folder.with_suffix(".key")
        self.url = ""
        self._process = VendorProcess(fake)
        self._put: dict[str, list[str]] = {}
        """What the fake calls the events that were put, by UID."""

    def calendar(self, room: DemoRoom) -> str:
        return f"{room.id}@example.org"

    def beside(self, room: DemoRoom) -> str:
        return f'calendar = "{self.calendar(room)}"\n'

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        for event in events:
            self._put[event.uid] = await self._book(room, event)

    async def remove(self, room: DemoRoom, uid: str) -> None:
        for name in self._put.pop(uid):
            await self._unbook(room, name)

    async def pause(self) -> None:
        self._process.freeze()

    async def resume(self) -> None:
        self._process.thaw()

    async def aclose(self) -> None:
        await self._process.aclose()

    def keep_key(self, content: str) -> None:
        self.key_file.touch(mode=0o600)
        self.key_file.write_text(content, encoding="ascii")

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The fake, as whoever else has something to do with its calendars."""
        there = urlsplit(self.url)
        async with httpx.AsyncClient(trust_env=False, timeout=ANSWERS_WITHIN) as client:
            answer = await client.request(method, f"{there.scheme}://{there.netloc}/{path}", json=body)
            answer.raise_for_status()
            return answer.json()

    async def _book(self, room: DemoRoom, event: Planned) -> list[str]:
        """What the fake calls its occurrences."""
        raise NotImplementedError

    async def _unbook(self, room: DemoRoom, name: str) -> None:
        raise NotImplementedError
