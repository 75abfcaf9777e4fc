"""What every end-to-end scene does: begin on a stage, without a window, and wait until the panel, and with it the
light, are as they should be.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from kiosk.demo.calendars import MakeCalendars
from kiosk.demo.rooms import DemoRoom
from kiosk.demo.stage import Process, Stage, demo_server, stage

from .caldav_servers import CaldavWorld, Server, caldav_world
from .elsewhere import elsewhere
from .waiting import LOOK_EVERY_S, PATIENCE_S, in_time, until_true

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
FRESH_10_S = "fresh_s = 10\nfresh_off_hours_s = 10\n"
"""Reads every five seconds, and on a busy machine one may be some seconds late before the room is *unknown*."""
FRESH_5_S = "fresh_s = 5\nfresh_off_hours_s = 5\n"
ANSWERS_WITHIN = 2.0
"""Seconds that a panel has for each question, whatever it is doing besides."""


@asynccontextmanager
async def on_stage(
    settings: str = FRESH_10_S, make_server: MakeCalendars = demo_server, **environment: str
) -> AsyncIterator[Stage]:
    """A stage; where the scene on it fails, the logs are printed."""
    async with stage(settings, make_server, **{**OFFSCREEN, **environment}) as built:
        try:
            yield built
        except BaseException:
            for log in sorted(built.folder.glob("*.log")):
                print(f"--- {log.name}\n{log.read_text('utf-8', 'replace')[-4000:]}")
            raise


@asynccontextmanager
async def on_stage_before(
    server: Server, settings: str = FRESH_10_S, **environment: str
) -> AsyncIterator[tuple[Stage, CaldavWorld]]:
    """On a server that is up, with a new calendar, to write into."""
    async with caldav_world(server) as world, on_stage(settings, elsewhere(world.url), **environment) as built:
        yield built, world


async def until(built: Stage, so: Callable[[dict[str, Any]], bool], within: float = PATIENCE_S) -> dict[str, Any]:
    """The first status for which `so` holds; an assertion with the last one seen where none comes in time."""
    status: dict[str, Any] = {}
    try:
        async with asyncio.timeout(within):
            while True:
                status = await built.status()
                if status and so(status):
                    return status
                await asyncio.sleep(LOOK_EVERY_S)
    except TimeoutError:
        raise AssertionError(f"waited {within} s; last seen: {status}, light {built.light()!r}") from None


async def until_light(built: Stage, pattern: str, within: float = PATIENCE_S) -> None:
    await until_true(f"the light to show {pattern}", lambda: built.light() == pattern, within)


async def started(built: Stage, room: DemoRoom) -> Process:
    """Its panel, anew where it runs, when it has read the calendar."""
    panel = await built.start_panel(room)
    await until(built, lambda s: s["backend"] == "ok")
    return panel


async def until_read(built: Stage, within: float = PATIENCE_S) -> dict[str, Any]:
    """The status after a read that began after this call. Meanwhile no question waits longer than `ANSWERS_WITHIN`."""
    asked = time.monotonic()

    async def looks() -> dict[str, Any]:
        while True:
            status = await answered(built)
            if status["sync_age_s"] is not None and status["sync_age_s"] + 0.1 < time.monotonic() - asked:
                return status
            await asyncio.sleep(0.1)

    return await in_time("a new read", looks(), within)


async def answered(built: Stage) -> dict[str, Any]:
    """The status, or an assertion where it does not come in time."""
    status = await in_time("the panel to answer", built.status(), ANSWERS_WITHIN)
    assert status, "there is no panel"
    return status
