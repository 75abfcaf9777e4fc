"""What every end-to-end scene does: wait until the panel, and with it the light, are as they should be."""

import asyncio
from collections.abc import Callable
from typing import Any

from kiosk.demo.stage import Stage

PATIENCE = 30.0


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


async def until_light(built: Stage, pattern: str, within: float = PATIENCE) -> None:
    try:
        async with asyncio.timeout(within):
            while built.light() != pattern:
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"the light shows {built.light()!r}, not {pattern!r}") from None
