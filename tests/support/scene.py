"""What every end-to-end scene does: wait until the panel, and with it the light, are as they should be."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from kiosk.demo.rooms import DemoRoom
from kiosk.demo.stage import Process, Stage

PATIENCE = 30.0
ANSWERS_WITHIN = 2.0
"""Seconds that a panel has for each question, whatever it is doing besides."""


async def until(built: Stage, so: Callable[[dict[str, Any]], bool], within: float = PATIENCE) -> dict[str, Any]:
    """The first status for which `so` holds; an assertion with the last one seen where none comes in time."""
    status: dict[str, Any] = {}
    try:
        async with asyncio.timeout(within):
            while True:
                status = await built.status()
                if status and so(status):
                    return status
                await asyncio.sleep(0.05)
    except TimeoutError:
        raise AssertionError(f"waited {within} s; last seen: {status}, light {built.light()!r}") from None


async def started(built: Stage, room: DemoRoom) -> Process:
    """Its panel, anew where it runs, when it has read the calendar."""
    panel = await built.start_panel(room)
    await until(built, lambda s: s["backend"] == "ok")
    return panel


async def until_read(built: Stage, within: float = PATIENCE) -> dict[str, Any]:
    """The status after a read that began after this call. Meanwhile no question waits longer than `ANSWERS_WITHIN`."""
    asked = time.monotonic()
    async with asyncio.timeout(within):
        while True:
            status = await answered(built)
            if status["sync_age_s"] is not None and status["sync_age_s"] + 0.1 < time.monotonic() - asked:
                return status
            await asyncio.sleep(0.1)


async def answered(built: Stage) -> dict[str, Any]:
    """The status, or an assertion where it does not come in time."""
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            status = await built.status()
    except TimeoutError:
        raise AssertionError(f"the panel says nothing for {ANSWERS_WITHIN} s") from None
    assert status, "there is no panel"
    return status


async def until_light(built: Stage, pattern: str, within: float = PATIENCE) -> None:
    try:
        async with asyncio.timeout(within):
            while built.light() != pattern:
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"the light shows {built.light()!r}, not {pattern!r}") from None
