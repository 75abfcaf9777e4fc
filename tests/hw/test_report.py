"""From a sensor's wire to every panel, over real sockets and real links; a pipe stands in for the kernel's line."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import zmq.asyncio
from hw_daemon import PATIENCE_S

from kiosk.hw.audience import Audience
from kiosk.hw.backlight import Backlight
from kiosk.hw.clock import boottime
from kiosk.hw.daemon import listen, serve, tell
from kiosk.hw.lamp import Lamp
from kiosk.hw.light.driver import NoLight
from kiosk.hw.link import HardwareLink
from kiosk.hw.lookout import Lookout
from kiosk.hw.message import Presence
from kiosk.hw.peers import allowed_uids, keep_door, open_door
from kiosk.hw.report import report
from kiosk.hw.settings import NONE, BacklightSettings
from kiosk.room.pattern import LightPattern

NEVER_S = 1000.0
"""Every panel speaks once: nothing that is heard comes from a renewal."""


class Wire:
    """A sensor at the end of a pipe: what was written last is what it sees."""

    def __init__(self) -> None:
        self.fd, self._far = os.pipe()
        os.set_blocking(self.fd, False)
        self._level = False

    def drive(self, somebody: bool) -> None:
        os.write(self._far, b"1" if somebody else b"0")

    def cut(self) -> None:
        os.close(self._far)

    def present(self) -> bool:
        try:
            said = os.read(self.fd, 4096)
        except BlockingIOError:
            return self._level
        if not said:
            raise OSError(errno.ENODEV, "the wire is cut")
        self._level = said.endswith(b"1")
        return self._level

    def close(self) -> None:
        os.close(self.fd)


class Room:
    """A daemon's socket with one sensor, in this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wires: list[Wire] = []
        self.turns: list[bool] = []
        self.broken = False

    def open(self) -> Wire:
        if self.broken:
            raise OSError(errno.ENOENT, "no such line")
        self.wires.append(Wire())
        return self.wires[-1]

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["Room"]:
        lookout, audience = Lookout(self.open, True, boottime), Audience(boottime)
        lamp = Lamp(NoLight, boottime)
        with zmq.asyncio.Context() as context, open_door(context) as door, listen(context, str(self.path)) as router:
            jobs: list[Coroutine[Any, Any, None]] = [
                keep_door(door, allowed_uids()),
                serve(router, lamp, Backlight(BacklightSettings(NONE), boottime), lookout, audience),
                report(lookout, partial(tell, router, audience), self.turns.append),
            ]
            tasks = [asyncio.ensure_future(job) for job in jobs]
            try:
                yield self
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    @asynccontextmanager
    async def panel(self) -> AsyncIterator["asyncio.Queue[Presence]"]:
        heard: asyncio.Queue[Presence] = asyncio.Queue()
        link = HardwareLink(str(self.path), lambda _: None, heard.put_nowait, renew_s=NEVER_S)
        link.show(LightPattern.FREE)
        try:
            yield heard
        finally:
            await link.aclose()


async def next_of(heard: "asyncio.Queue[Presence]") -> tuple[bool, bool]:
    presence = await asyncio.wait_for(heard.get(), PATIENCE_S)
    return presence.present, presence.occupancy


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await asyncio.sleep(0.02)


def test_every_panel_hears_every_change(short_dir: Path) -> None:
    async def scene() -> None:
        async with AsyncExitStack() as stack:
            room = await stack.enter_async_context(Room(short_dir / "s").opened())
            panels = [await stack.enter_async_context(room.panel()) for _ in range(2)]
            for heard in panels:
                assert await next_of(heard) == (False, True)  # who is new is told what is so
            for somebody in (True, False):
                room.wires[0].drive(somebody)
                for heard in panels:
                    assert await next_of(heard) == (somebody, True)

    asyncio.run(scene())


def test_a_sensor_that_is_lost_is_said_nothing_about_until_it_is_back(short_dir: Path) -> None:
    async def scene() -> None:
        async with Room(short_dir / "s").opened() as room, room.panel() as heard:
            assert await next_of(heard) == (False, True)
            room.broken = True
            room.wires[0].cut()
            await until(lambda: room.turns == [False])
            async with room.panel() as late:
                room.broken = False
                assert await next_of(late) == (False, True)
                assert room.turns == [False, True]  # not before
            assert await next_of(heard) == (False, True)
            assert heard.empty()
            room.wires[-1].drive(True)
            assert await next_of(heard) == (True, True)

    asyncio.run(scene())


def test_a_new_wire_under_the_old_number_is_watched_like_any(short_dir: Path) -> None:
    async def scene() -> None:
        room = Room(short_dir / "unused")
        heard: asyncio.Queue[Presence] = asyncio.Queue()
        reporting = asyncio.ensure_future(report(Lookout(room.open, True, boottime), heard.put, room.turns.append))
        assert await next_of(heard) == (False, True)
        room.wires[0].cut()
        assert await next_of(heard) == (False, True)
        assert room.wires[0].fd == room.wires[1].fd
        room.wires[1].drive(True)
        assert await next_of(heard) == (True, True)
        reporting.cancel()
        await asyncio.wait([reporting])

    asyncio.run(scene())
