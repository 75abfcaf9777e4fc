"""What every end-to-end scene does: wait until the panel, and with it the light, are as they should be."""

import asyncio
from collections.abc import Callable
from typing import Any

from kiosk.demo.stage import Stage

from .waiting import LOOK_EVERY_S, PATIENCE_S, until_true


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
