"""What every end-to-end scene does: wait until the panel, and with it the light, are as they should be."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from kiosk.demo.rooms import DemoRoom
from kiosk.demo.stage import Process, Stage

from .waiting import LOOK_EVERY_S, PATIENCE_S, in_time, until_true

ANSWERS_WITHIN = 2.0
"""Seconds that a panel has for each question, whatever it is doing besides."""


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
