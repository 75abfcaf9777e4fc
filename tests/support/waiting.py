"""Waiting for what is not the test's own doing: what a process, a thread or the kernel does. It says for what and ends.

`PATIENCE_S` is what a machine that is busy with something else may take; a test that hangs takes longer.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.02


async def until_true(what: str, holds: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """Wait for `what`, which is so when `holds`. Raises AssertionError where it does not come."""

    async def looks() -> None:
        while not holds():
            await asyncio.sleep(LOOK_EVERY_S)

    await in_time(what, looks(), within_s)


async def in_time(what: str, coming: Awaitable[T], within_s: float = PATIENCE_S) -> T:
    """What `coming` brings, which is `what`. Raises AssertionError where it does not come."""
    try:
        async with asyncio.timeout(within_s) as limit:
            return await coming
    except TimeoutError:
        if not limit.expired():
            raise
    raise AssertionError(f"waited {within_s:g} s for {what}")


def block_until_true(what: str, holds: Callable[[], bool], within_s: float = PATIENCE_S) -> None:
    """`until_true` without a loop."""
    ends = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < ends, f"waited {within_s:g} s for {what}"
        time.sleep(LOOK_EVERY_S)
