"""The demo as somebody runs it: what its keys do, and that nothing is left of it however it ends."""

import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from support.display import MISSING, display, xdotool
from support.waiting import in_time

from kiosk.control.local_socket import ask
from kiosk.demo.backends import DEMO_BACKENDS
from kiosk.demo.rooms import ROOMS, DemoRoom
from kiosk.demo.show import ENDED_BY


@pytest.fixture
def scratch() -> Iterator[Path]:
    """Short to write: the address of a local socket has 107 characters."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@asynccontextmanager
async def demo_of(folder: Path, *words: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`kiosk demo`, whose scratch folder is in this one."""
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", "demo", "--pictures", str(folder / "pictures"), *words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "TMPDIR": str(folder), "PYTHONUNBUFFERED": "1", **environment},
    )
    try:
        yield demo
    finally:
        if demo.returncode is None:
            demo.terminate()
            await demo.communicate()


async def said(demo: asyncio.subprocess.Process, words: str) -> None:
    """Wait until it says a line with these words."""
    assert demo.stdout is not None

    async def hears() -> None:
        while words not in (line := (await demo.stdout.readline()).decode()):
            assert line, "it ended"

    await in_time(words, hears())


async def shown(folder: Path, room: DemoRoom) -> None:
    """Wait until the room's panel shows what is true: it then hears keys."""

    async def looks() -> None:
        while True:
            for there in folder.glob("kiosk-*"):
                with suppress(OSError):
                    if (await ask(there / room.id, ["status"]))["backend"] == "ok":
                        return
            await asyncio.sleep(0.1)

    await in_time(f"the panel of {room.name}", looks())


@pytest.mark.parametrize("number", ENDED_BY)
async def test_a_signal_ends_all_that_it_started(scratch: Path, number: signal.Signals) -> None:
    """SIGTERM comes to it alone, what a terminal sends to all that it started as well, and none of it complains."""
    async with demo_of(scratch, "--tour", "--backend", "ical") as demo:
        await shown(scratch, ROOMS[0])
        if number is signal.SIGTERM:
            demo.terminate()
        else:
            os.killpg(demo.pid, number)
        _, complaints = await in_time("the end", demo.communicate())
        assert (demo.returncode, complaints) == (1, b"")
        assert list(scratch.glob("kiosk-*")) == []


@pytest.mark.skipif(bool(MISSING), reason=f"no {', '.join(MISSING)} here")
async def test_keys_lead_to_rooms_take_the_calendar_away_and_make_it_night(scratch: Path) -> None:
    async with display(scratch) as environment, demo_of(scratch, "--backend", "ical", **environment) as demo:

        async def press(key: str, room: DemoRoom) -> None:
            await shown(scratch, room)
            window = await xdotool(environment, "search", "--sync", "--onlyvisible", "--name", room.name)
            await xdotool(environment, "mousemove", "--window", window, "20", "20")
            await xdotool(environment, "key", key)

        await press("4", ROOMS[0])
        await press("9", ROOMS[3])
        await said(demo, "The calendar is out of reach")
        await xdotool(environment, "key", "9")
        await said(demo, "The calendar is back")
        await press("0", ROOMS[3])
        await said(demo, "It is night")
        await press("0", ROOMS[3])
        await said(demo, "It is day")
        await press("alt+F4", ROOMS[3])
        assert await in_time("the end", demo.wait()) == 0
        assert list(scratch.glob("kiosk-*")) == []


def test_what_a_room_shows_on_a_kind_of_calendar_is_of_a_room() -> None:
    rooms = {room.id for room in ROOMS}
    assert all(set(backend.shows) <= rooms for backend in DEMO_BACKENDS.values())
