"""Tells every panel what a device has to say, as soon as it has something to say."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol

from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Message


class Watch(Protocol):
    """Keeps one device in view, opens it anew where it failed. Its errors are its own business."""

    @property
    def fault(self) -> Fault | None:
        """Why the device does not work, where it does not."""
        ...

    @property
    def fd(self) -> int | None:
        """Readable when there may be something new."""
        ...

    @property
    def standing(self) -> Message | None:
        """What a panel that comes now has to hear, if anything."""
        ...

    def step(self) -> tuple[Message | None, float]:
        """Look at the device: what is to be said now, if anything, and the seconds until the next look."""
        ...

    def close(self) -> None: ...


async def report(
    watch: Watch, tell: Callable[[Message], Awaitable[None]], turned: Callable[[Fault | None], Awaitable[None]]
) -> None:
    """For ever. `turned` is called when the device's fault changes; at first it is taken to work."""
    fault: Fault | None = None
    try:
        while True:
            message, wait_s = watch.step()
            if watch.fault is not fault:
                fault = watch.fault
                await turned(fault)
            if message is not None:
                await tell(message)
            await _change_on(watch.fd, wait_s)
    finally:
        watch.close()


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
