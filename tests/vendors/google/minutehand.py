"""minutehand's Google Calendar (PyPI, Apache-2.0), which knows nothing of this project: a process of a Python of its
own, made once in `build`, and a calendar of one's own in it.
"""

import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree, which
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import httpx
from support.booking_contract import NOW, Foreign, at
from support.first_line import first_line_of
from support.waiting import PATIENCE_S
from vendors.google.world import SECRET, ZONE

from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.google import resource
from kiosk.sync.google.client import GoogleCalendar, meaning
from kiosk.sync.google.store import GoogleStore
from kiosk.sync.icalendar import marks
from kiosk.sync.json_api import JsonApi

VERSION = "0.3.9"
MADE = Path(__file__).parents[3] / "build" / f"minutehand-{VERSION}"
SERVED = Path(__file__).with_name("minutehand_served.py")
INSTALLED_WITHIN = 900.0
NEW_ENOUGH = "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))"


class NotHere(Exception):
    """It cannot be had on this machine, and why."""


def _pythons() -> Iterator[str]:
    """Such as may be new enough: on the path, or as pyenv and uv keep them."""
    yield sys.executable
    yield from filter(None, map(which, ("python3.14", "python3.13", "python3.12", "python3")))
    for kept in (".pyenv/versions", ".local/share/uv/python"):
        yield from map(str, sorted(Path.home().glob(f"{kept}/*3.1[2-9]*/bin/python3")))


def _runs(*command: str | Path, within: float = PATIENCE_S) -> bool:
    return subprocess.run(command, capture_output=True, check=False, timeout=within).returncode == 0


def installed() -> Path:
    """Its Python. Raises NotHere."""
    if not MADE.exists():
        python = next((one for one in _pythons() if _runs(one, "-c", NEW_ENOUGH)), None)
        if python is None:
            raise NotHere("there is no Python of 3.12 or later here")
        partial = MADE.with_name(f"{MADE.name}-partial")
        rmtree(partial, ignore_errors=True)
        wanted = (partial / "bin" / "pip", "install", "--quiet", f"minutehand=={VERSION}")
        if not _runs(python, "-m", "venv", partial) or not _runs(*wanted, within=INSTALLED_WITHIN):
            raise NotHere("minutehand cannot be installed here")
        partial.rename(MADE)
    return MADE / "bin" / "python3"


@contextmanager
def minutehand() -> Iterator[str]:
    """The API's base address. Raises NotHere."""
    python = installed()
    with TemporaryDirectory() as folder, first_line_of([python, "-I", SERVED, folder]) as url:
        yield url


class MinutehandWorld:
    """Everybody is the calendar's owner: others write into it, as nobody there can be invited to it."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self.id = ""
        self._client = client
        self._stores: list[GoogleStore] = []
        self._names: dict[str, str] = {}

    def panel(self, *, clock: Callable[[], datetime] = lambda: NOW) -> Bookings:
        return Bookings(self.store(), clock, pause=lambda: 0.01)

    def store(self) -> GoogleStore:
        store = GoogleStore(GoogleCalendar(JsonApi(self.url, meaning=meaning), self.id), SECRET, ZONE)
        self._stores.append(store)
        return store

    async def open(self) -> None:
        made = await self._client.post("calendars", json={"summary": "Room", "timeZone": "Europe/Amsterdam"})
        self.id = made.raise_for_status().json()["id"]

    async def close(self) -> None:
        for store in self._stores:
            await store.aclose()

    async def add(self, event: Foreign) -> str:
        return await self._write("POST", "", {**_times(event), "summary": event.title})

    async def move(self, name: str, event: Foreign) -> None:
        await self._write("PATCH", name, _times(event))

    async def remove(self, name: str) -> None:
        (await self._client.delete(f"calendars/{self.id}/events/{name}")).raise_for_status()

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        """Under an id of its own: what one calendar has no other may have."""
        own_id = self._names.setdefault(name, uuid4().hex)
        noted = {resource.OWN: own_id, resource.STAMP: marks.stamp(datetime.now(UTC) - age)}
        noted[resource.BASE] = self._names.get(base, "gone1")
        own = {**_times(Foreign(start, end)), "id": own_id, "extendedProperties": {"private": noted}}
        await self._write("POST", "", own)

    async def count(self) -> int:
        return len((await self._client.get(f"calendars/{self.id}/events")).raise_for_status().json()["items"])

    async def _write(self, method: str, name: str, event: resource.Resource) -> str:
        answer = await self._client.request(method, f"calendars/{self.id}/events/{name}".rstrip("/"), json=event)
        return str(answer.raise_for_status().json()["id"])


def _times(event: Foreign) -> dict[str, Any]:
    moments = {"start": event.start, "end": event.end}
    return {name: {"dateTime": at(minute).isoformat()} for name, minute in moments.items()}


@asynccontextmanager
async def minutehand_world(url: str) -> AsyncIterator[MinutehandWorld]:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=PATIENCE_S) as client:
        world = MinutehandWorld(url, client)
        await world.open()
        try:
            yield world
        finally:
            await world.close()
