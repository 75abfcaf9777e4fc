"""What is measured: each a coroutine that fills samples, in rounds that take turns with a bare window."""

import asyncio
import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx

from kiosk.demo.calendars import OwnCalendars
from kiosk.demo.rooms import DemoRoom, day_of, planned
from kiosk.demo.stage import Stage, stage, utc_now
from kiosk.room.day import floor_minute
from kiosk.server.embedded import EmbeddedRoom
from kiosk.settings.secret_file import read_secret
from kiosk.sync.caldav.webdav_requests import ASK_VERSION

from .doors import booked, door
from .processes import OFFSCREEN, Measured, measured

Samples = defaultdict[str, list[float]]
TESTS = Path(__file__).parents[1]
ROOMS = (
    DemoRoom("waalzaal", "Waalzaal", "3", 8, ("screen", "video"), ""),
    DemoRoom("maaszaal", "Maaszaal", "3", 10, ("screen", "whiteboard"), ""),
    DemoRoom("ijsselkamer", "IJsselkamer", "3", 4, ("whiteboard",), ""),
    DemoRoom("lek", "Lek", "2", 6, ("screen", "video"), ""),
)
"""The demo's, but what is told of them stays as it is: figures are compared over years."""
ROOM = ROOMS[0]
ROUNDS = int(os.environ.get("ROUNDS", "5"))
IDLE_S = float(os.environ.get("IDLE_S", "60"))
TOUCHES = 200
BOOKINGS = 20
BIG = (2_000, 10_000, 30_000)
INDEXED_WITHIN_S = 900.0
PANELS = 40


@asynccontextmanager
async def panel(built: Stage) -> AsyncIterator[Measured]:
    words = ("run", "--config", str(built.config_of(ROOM)))
    async with measured("bench.moments", words, built.folder / "panel.log") as process:
        yield process


@asynccontextmanager
async def furnished() -> AsyncIterator[Stage]:
    """A stage on which the panel has run once: what it knows is on disk, and so is the bytecode of both."""
    async with stage(rooms=ROOMS, **OFFSCREEN) as built:
        async with measured("bench.bare") as bare:
            await bare.until("first")
        await built.put(ROOM, *day_of(ROOM.id, utc_now()))
        async with panel(built) as first:
            await first.until("true")
        yield built


async def start(samples: Samples) -> None:
    """From nothing to the first frame, to what is true."""
    async with furnished() as built:
        for _ in range(ROUNDS):
            async with measured("bench.bare") as bare:
                first = await bare.until("first")
                samples["bare first frame"].append(first.seconds)
                samples["bare processor"].append(first.cpu_s)
                samples["bare memory"].append(bare.pss_mb)
            async with panel(built) as process:
                first = await process.until("first")
                true, read = await process.until("true"), process.moments["read"]
                samples["first frame"].append(first.seconds)
                samples["first frame processor"].append(first.cpu_s)
                samples["true state"].append(true.seconds)
                samples["read to frame"].append(1000 * (true.seconds - read.seconds))


async def day(samples: Samples) -> None:
    """A day in short: bookings and ends, then a minute in which nothing happens."""
    async with furnished() as built, panel(built) as process:
        await process.until("true")
        for _ in range(BOOKINGS):
            began = time.monotonic()
            if await built.tap("book", "15"):
                samples["booking"].append(1000 * (time.monotonic() - began))
            await built.tap("end")
            await asyncio.sleep(0.2)
        samples["memory"].append(process.pss_mb)
        await process.listen(45)  # what is undone, and what was tapped, has left the screen
        cpu, wakes, wrote, process.frames = process.cpu_s, process.wake_ups, process.written_bytes, 0
        await process.listen(IDLE_S)
        samples["idle processor"].append(100 * (process.cpu_s - cpu) / IDLE_S)
        samples["idle wake-ups"].append((process.wake_ups - wakes) / IDLE_S)
        samples["idle frames"].append(process.frames * 60 / IDLE_S)
        samples["idle writes"].append((process.written_bytes - wrote) / 1024)


async def touch(samples: Samples) -> None:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.touch", str(TOUCHES)),
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, **OFFSCREEN, "PYTHONPATH": f"{TESTS}:{TESTS / 'ui'}"},
    )
    out, _ = await child.communicate()
    samples["touch"] += json.loads(out.splitlines()[-1])


async def growth(samples: Samples) -> None:
    """Calendars that have grown for a year, and more."""
    for count in BIG:
        async with stage(rooms=ROOMS, **OFFSCREEN) as built:
            _fill(built, count)
            await _indexed(built)
            async with panel(built) as process:  # what it knows is on its disk afterwards
                await process.until("true")
            for _ in range(max(1, ROUNDS // 2)):
                async with panel(built) as process:
                    samples[f"{count} events"].append((await process.until("true")).seconds)
                    samples[f"{count} events memory"].append(process.pss_mb)


def _fill(built: Stage, count: int) -> None:
    """Into the server's own folder, as it would have written them: a year of them, as many on each day."""
    (folder,) = (built.folder / "server").glob(f"collections/collection-root/{ROOM.id}/*")
    today = floor_minute(utc_now()).replace(hour=6, minute=0)
    for number in range(count):
        begins = today + timedelta(days=number % 365 - 180, minutes=15 * (number // 365))
        event = planned(f"grown-{number}", begins, timedelta(minutes=10))
        Path(folder, f"{event.uid}.ics").write_bytes(event.data)


async def _indexed(built: Stage) -> None:
    """The server has read each of its files once: it does so when it is first asked, and not again."""
    login = (ROOM.id, read_secret(built.server.password_file(ROOM.id)))
    async with httpx.AsyncClient(auth=login, trust_env=False, timeout=INDEXED_WITHIN_S) as client:
        url = built.server.url(ROOM.id)
        (await client.request("PROPFIND", url, content=ASK_VERSION, headers={"Depth": "0"})).raise_for_status()


async def panels(samples: Samples) -> None:
    """Forty doors of one server, all at once: each has its room, and has asked before."""
    async with stage(make_server=_forty_rooms, **OFFSCREEN) as built, AsyncExitStack() as stack:
        server = built.server
        doors = [
            await stack.enter_async_context(door(server.url(room), server.password_file(room), room))
            for room in _rooms()
        ]
        began = time.monotonic()
        samples["forty at once"] += await asyncio.gather(*map(booked, doors))
        samples["forty in all"].append(time.monotonic() - began)


def _rooms() -> list[str]:
    return [*(room.id for room in ROOMS), *(f"room-{number}" for number in range(PANELS - len(ROOMS)))]


def _forty_rooms(folder: Path, _: object) -> OwnCalendars:
    return OwnCalendars(folder, [EmbeddedRoom(room, room) for room in _rooms()])


SCENES: Mapping[str, Callable[[Samples], Awaitable[None]]] = {
    "start": start,
    "touch": touch,
    "day": day,
    "growth": growth,
    "panels": panels,
}
