"""Tells every panel what the sensor sees, as soon as it sees something else."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from kiosk.hw.lookout import Lookout
from kiosk.hw.message import Presence


async def report(lookout: Lookout, tell: Callable[[Presence], Awaitable[None]], turned: Callable[[bool], None]) -> None:
    """For ever. `turned` is called when the sensor stops working, and when it works again."""
    works = True
    try:
        while True:
            presence, wait_s = lookout.step()
            if lookout.working is not works:
                works = lookout.working
                turned(works)
            if presence is not None:
                await tell(presence)
            await _change_on(lookout.fd, wait_s)
    finally:
        lookout.close()


async def _change_on(fd: int | None, within_s: float) -> None:
    """Until `fd` is readable, if there is one, and not longer than `within_s` seconds."""
    readable = asyncio.Event()
    loop = asyncio.get_running_loop()
    if fd is not None:
        loop.add_reader(fd, readable.set)
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await readable.wait()
    finally:
        if fd is not None:
            loop.remove_reader(fd)
