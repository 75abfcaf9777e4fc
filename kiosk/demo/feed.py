"""The demo's rooms in one feed of their building, and the tour of a panel that only shows."""

import json
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from kiosk.demo.calendars import ANSWERS_WITHIN
from kiosk.demo.notices import EMERGENCY, MESSAGE, NOTHING
from kiosk.demo.rooms import DemoRoom, Planned, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.demo.tour import (
    ROOM,
    Act,
    Step,
    fresh,
    lasts,
    meeting,
    out_of_reach,
    post,
    says,
    stale,
    start_server,
    stop_server,
    touch,
    watch,
)
from kiosk.demo.vendor_process import VendorProcess
from kiosk.room.day import floor_minute


class FeedCalendars:
    """Every room is a place in the feed, without a list of them. What was put there is there again after a stop."""

    def __init__(self, folder: Path, _rooms: Sequence[DemoRoom]) -> None:
        self._file = folder.with_suffix(".feed")
        self._process = VendorProcess("ical")
        self._events: dict[str, bytes] = {}
        self._url = ""

    def calendar(self, room: DemoRoom) -> str:
        return room.name

    def backend(self, room: DemoRoom) -> str:
        return f'kind = "ical"\nurl_file = "{self._file}"\nlocation = "{room.name}"\nread_every_s = 1\n'

    def beside(self, room: DemoRoom) -> str:
        return f'calendar = "{room.name}"\n'

    async def start(self) -> None:
        port = str(urlsplit(self._url).port or 0)
        self._url = json.loads(await self._process.start(port))["url"]
        self._file.touch(mode=0o600)
        self._file.write_text(self._url, encoding="ascii")
        for name, data in self._events.items():
            await self._control("PUT", name, data)

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        for event in events:
            data = event.data.replace(b"END:VEVENT", f"LOCATION:{room.name}\r\nEND:VEVENT".encode())
            self._events[event.uid] = data
            await self._control("PUT", event.uid, data)

    async def remove(self, room: DemoRoom, uid: str) -> None:  # noqa: ARG002 - of whichever room it is
        del self._events[uid]
        await self._control("DELETE", uid)

    async def play(self, *quirks: str) -> None:
        """What is odd about the feed from now on."""
        await self._control("PUT", "quirks", " ".join(quirks).encode())

    async def pause(self) -> None:
        await self.aclose()

    async def resume(self) -> None:
        await self.start()

    async def aclose(self) -> None:
        await self._process.aclose()

    async def _control(self, method: str, name: str, data: bytes = b"") -> None:
        there = urlsplit(self._url)
        async with httpx.AsyncClient(trust_env=False, timeout=ANSWERS_WITHIN) as client:
            answer = await client.request(method, f"{there.scheme}://{there.netloc}/control/{name}", content=data)
            answer.raise_for_status()


def withdraw(uid: str) -> Act:
    """Whoever planned it takes it back."""

    async def act(built: Stage) -> None:
        await built.server.remove(ROOM, uid)

    return act


def play(*quirks: str) -> Act:
    async def act(built: Stage) -> None:
        assert isinstance(built.server, FeedCalendars)
        await built.server.play(*quirks)

    return act


async def cut(built: Stage) -> None:
    """What is planned for tomorrow comes in a feed that breaks off."""
    await play("cut_unnoticed")(built)
    await built.put(ROOM, planned("tomorrow", floor_minute(utc_now()) + timedelta(days=1), timedelta(minutes=30)))


def confused(status: dict[str, object]) -> bool:
    return bool(status["stale"]) and status["backend"] == "confused"


STEPS = (
    Step("free", watch, "free", "free", so=fresh),
    Step("a booking is published", meeting("published"), "busy", "busy", so=lasts(27)),
    Step("and withdrawn", withdraw("published"), "free", "free"),
    Step("another is published", meeting("another"), "busy", "busy", so=lasts(27)),
    Step("away, busy turns stale", stop_server, "busy", "busy", so=out_of_reach),
    Step("the feed is back", start_server, "busy", "busy", so=fresh),
    Step("and withdrawn, too", withdraw("another"), "free", "free"),
    Step("away, free turns unknown", stop_server, "unknown", "unknown", so=stale),
    Step("the feed is back again", start_server, "free", "free", so=fresh),
    Step("a feed cut in the middle", cut, "unknown", "unknown", so=confused),
    Step("whole again", play(), "free", "free", so=fresh),
    Step("a page to sign in instead", play("login_page"), "unknown", "unknown", so=confused),
    Step("the feed again", play(), "free", "free", so=fresh),
    Step("another room", touch("find"), "free", "free", ("room-0", "room-1", "room-2"), page="find_room"),
    Step("back at the door", touch("back"), "free", "free", ("find",)),
    Step("the site says something", post(MESSAGE), "free", "free", ("read",), page="message"),
    Step("an emergency", post(EMERGENCY), "free", "free", so=says("emergency"), page="emergency"),
    Step("all is well again", post(NOTHING), "free", "free", so=says(None)),
)
