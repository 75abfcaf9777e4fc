"""`kiosk demo`: with a display, the doors of four rooms to play with; without one, the tour."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

from kiosk.demo import tour
from kiosk.demo.backends import DEMO_BACKENDS, DemoBackend
from kiosk.demo.facilities import facilities
from kiosk.demo.notices import NOTICES
from kiosk.demo.rooms import BUILDING, CHECKED_IN, ROOMS, day_of
from kiosk.demo.stage import Stage, stage, utc_now

CHECK_IN_WITHIN = 30.0


def run(pictures: Path, *, kind: str, always_tour: bool, say: Callable[[str], None] = print) -> int:
    """Exit code 0, or 1 where a step of the tour did not show what it should."""
    backend = DEMO_BACKENDS[kind]
    if not backend.is_here:
        say("The fakes of vendors are in the source tree alone: run it there, as make demo.")
        return 1
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if always_tour or not display:
        return asyncio.run(tour.lead(backend.steps, pictures, say, backend.make))
    return asyncio.run(_play(backend, say))


async def _play(backend: DemoBackend, say: Callable[[str], None]) -> int:
    async with (
        facilities(say) as reports,
        stage(reports, lambda folder: backend.make(folder, BUILDING), BUILDING) as built,
    ):
        now = utc_now()
        for room in BUILDING:
            await built.put(room, *day_of(room.id, now))
        say("Touch or click the panel. The light is painted round the window.")
        for number, room in enumerate(ROOMS, 1):
            say(f"  key {number}  {room.name}: {room.shows}")
        for number, notice in enumerate(NOTICES, len(ROOMS) + 1):
            say(f"  key {number}  {notice.says}")
        say("A fault that is reported (More, Report a fault) is said here.")
        say("Close the window to end.")
        if not backend.only_shows:
            await _check_in(built)
        await _rooms(built)
    return 0


async def _check_in(built: Stage) -> None:
    """Somebody is in the busy room already: let its own panel, unseen, take the check-in."""
    room = next(room for room in ROOMS if room.id == CHECKED_IN)
    built.environment["QT_QPA_PLATFORM"] = "offscreen"
    await built.start_panel(room)
    async with asyncio.timeout(CHECK_IN_WITHIN):
        while (await built.status()).get("state") != "check_in_due":
            await asyncio.sleep(0.1)
        while not (await built.tap("check-in")):
            await asyncio.sleep(0.1)
    del built.environment["QT_QPA_PLATFORM"]


async def _rooms(built: Stage) -> None:
    """Show one room after the other, and what the site says, as the number keys ask."""
    panel = await built.start_panel(ROOMS[0])
    while line := await panel.line():
        word, _, number = line.partition(" ")
        key = int(number) if word == "room" and number.isdecimal() else 0
        if 1 <= key <= len(ROOMS):
            panel = await built.start_panel(ROOMS[key - 1])
        elif len(ROOMS) < key <= len(ROOMS) + len(NOTICES):
            built.post(NOTICES[key - len(ROOMS) - 1].text)
