"""From a sensor's or a badge reader's wire to every panel, over real sockets and links; pipes stand in for devices."""

import asyncio
import errno
import math
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import zmq.asyncio
from keyboard import typing
from support.waiting import in_time

from kiosk.hw.badge.files import change_list, make_key
from kiosk.hw.badge.keys import InputEvent
from kiosk.hw.badge.number import typed
from kiosk.hw.badge.register import Register
from kiosk.hw.badge.watch import BadgeWatch
from kiosk.hw.daemon.backlight import Backlight
from kiosk.hw.daemon.connected_panels import ConnectedPanels
from kiosk.hw.daemon.daemon import listen, serve, tell
from kiosk.hw.daemon.device_watches import Watches
from kiosk.hw.daemon.light_player import LightPlayer
from kiosk.hw.daemon.presence_watch import PresenceWatch
from kiosk.hw.daemon.watch_loop import report
from kiosk.hw.light.driver import NoLight
from kiosk.hw.look.patterns import Look
from kiosk.hw.panel.daemon_link import BADGE_LASTS_S, HardwareLink
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Health, Message, PresenceSeen
from kiosk.hw.protocol.peer_auth import allowed_uids, bind_zap, serve_zap
from kiosk.hw.settings import NONE, BacklightSettings
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime
from kiosk.system.systemd import Watchdog

T = TypeVar("T")
KNOWN, OTHER = "04A1B2C3", "99999999"
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


class WireReader:
    """A badge reader at the end of a pipe, which is readable when keys were typed."""

    def __init__(self) -> None:
        self.fd, self._far = os.pipe()
        os.set_blocking(self.fd, False)
        self._typed: list[InputEvent] = []

    def type(self, events: list[InputEvent]) -> None:
        self._typed += events
        os.write(self._far, b"k")

    def cut(self) -> None:
        os.close(self._far)

    def read(self) -> list[InputEvent]:
        with suppress(BlockingIOError):
            if not os.read(self.fd, 4096):
                raise OSError(errno.ENODEV, "the cable is pulled")
        typed, self._typed = self._typed, []
        return typed

    def close(self) -> None:
        os.close(self.fd)


@dataclass
class Heard:
    """What one panel hears."""

    presence: "asyncio.Queue[PresenceSeen]" = field(default_factory=asyncio.Queue)
    badges: "asyncio.Queue[bool]" = field(default_factory=asyncio.Queue)
    health: "asyncio.Queue[Health]" = field(default_factory=asyncio.Queue)


class DaemonRoom:
    """A daemon's socket with one sensor and one badge reader, in this process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wires: list[Wire] = []
        self.broken = False
        self.reader = WireReader()
        self.now = 1000.0
        """The badges' clock stands still: a slow machine makes no badge late."""

    def open(self) -> Wire:
        if self.broken:
            raise OSError(errno.ENOENT, "no such line")
        self.wires.append(Wire())
        return self.wires[-1]

    @asynccontextmanager
    async def opened(self) -> AsyncIterator["DaemonRoom"]:
        key, badges = self.path.with_name("key"), self.path.with_name("badges")
        number = typed(KNOWN)
        assert number
        change_list(badges, add=[number.hashed(make_key(key))])
        reader = BadgeWatch(lambda: self.reader, Register(key, badges, self.complain), lambda: self.now)
        watches, panels = Watches(PresenceWatch(self.open, True, boottime), reader), ConnectedPanels(boottime)
        player, screen = LightPlayer(NoLight, boottime, Look()), Backlight(BacklightSettings(NONE), boottime)
        with zmq.asyncio.Context() as context, bind_zap(context) as door, listen(context, str(self.path)) as router:
            jobs: list[Coroutine[Any, Any, None]] = [
                serve_zap(door, allowed_uids()),
                serve(router, player, screen, watches.standing, panels, Watchdog(math.inf, boottime)),
                *watches.reports(partial(tell, router, panels)),
            ]
            tasks = [asyncio.ensure_future(job) for job in jobs]
            try:
                yield self
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    def hold(self, number: str) -> None:
        """Somebody holds a badge to the reader, long after the one before."""
        self.now += 10
        self.reader.type(typing(number + "\n", self.now, step_s=0))

    def complain(self, sentence: str) -> None:
        raise AssertionError(sentence)

    @asynccontextmanager
    async def panel(self, late_s: float = 0.0) -> AsyncIterator[Heard]:
        heard = Heard()
        listeners = heard.presence.put_nowait, heard.badges.put_nowait, heard.health.put_nowait
        link = HardwareLink(
            str(self.path), lambda _: None, *listeners, renew_s=NEVER_S, clock=lambda: self.now + late_s
        )
        link.show(LightPattern.FREE)
        try:
            yield heard
        finally:
            await link.aclose()


async def next_of(heard: Heard) -> tuple[bool, bool]:
    presence = await soon(heard.presence)
    return presence.present, presence.occupancy


async def soon(queue: "asyncio.Queue[T]") -> T:
    return await in_time("the daemon to say something", queue.get())


async def test_every_panel_hears_every_change(short_dir: Path) -> None:
    async with AsyncExitStack() as stack:
        room = await stack.enter_async_context(DaemonRoom(short_dir / "s").opened())
        panels = [await stack.enter_async_context(room.panel()) for _ in range(2)]
        for heard in panels:
            assert await next_of(heard) == (False, True)  # who is new is told what is so
            assert await soon(heard.health) == Health()
        for somebody in (True, False):
            room.wires[0].drive(somebody)
            for heard in panels:
                assert await next_of(heard) == (somebody, True)


@pytest.mark.logs("^the presence sensor does not work: absent$")
async def test_a_sensor_that_is_lost_is_said_nothing_about_until_it_is_back(short_dir: Path) -> None:
    async with DaemonRoom(short_dir / "s").opened() as room, room.panel() as heard:
        assert await next_of(heard) == (False, True)
        assert await soon(heard.health) == Health()
        room.broken = True
        room.wires[0].cut()
        assert await soon(heard.health) == Health(sensor=Fault.ABSENT)
        async with room.panel() as late:
            assert await soon(late.health) == Health(sensor=Fault.ABSENT)
            room.broken = False
            assert await soon(late.health) == Health()
            assert await next_of(late) == (False, True)
        assert await next_of(heard) == (False, True)
        assert heard.presence.empty()
        room.wires[-1].drive(True)
        assert await next_of(heard) == (True, True)


async def test_every_panel_hears_every_badge_and_whether_it_is_known(short_dir: Path) -> None:
    async with AsyncExitStack() as stack:
        room = await stack.enter_async_context(DaemonRoom(short_dir / "s").opened())
        panels = [await stack.enter_async_context(room.panel()) for _ in range(2)]
        for heard in panels:
            await soon(heard.health)
        for number in (OTHER, KNOWN):
            room.hold(number)
            for heard in panels:
                assert await soon(heard.badges) is (number == KNOWN)


async def test_a_panel_that_comes_later_has_missed_the_badge(short_dir: Path) -> None:
    async with DaemonRoom(short_dir / "s").opened() as room, room.panel() as heard:
        await soon(heard.health)
        room.hold(KNOWN)
        assert await soon(heard.badges)
        async with room.panel() as late:
            await next_of(late)
            room.hold(OTHER)
            assert not await soon(late.badges)


@pytest.mark.parametrize("late_s", [BADGE_LASTS_S, 5.0, -1.0])
async def test_a_badge_that_is_heard_late_is_not_acted_on(short_dir: Path, late_s: float) -> None:
    async with DaemonRoom(short_dir / "s").opened() as room, room.panel(late_s) as thawed, room.panel() as awake:
        for heard in (thawed, awake):
            await soon(heard.health)
        room.hold(KNOWN)
        assert await soon(awake.badges)
        room.wires[0].drive(True)  # what was said after the badge is heard
        while await next_of(thawed) != (True, True):
            pass
        assert thawed.badges.empty()


@pytest.mark.logs("^the badge reader does not work: absent$")
async def test_a_reader_that_is_unplugged_is_told_and_so_is_its_return(short_dir: Path) -> None:
    async with DaemonRoom(short_dir / "s").opened() as room, room.panel() as heard:
        assert await soon(heard.health) == Health()
        room.reader, old = WireReader(), room.reader
        old.cut()
        assert await soon(heard.health) == Health(badge_reader=Fault.ABSENT)
        room.now += 10
        assert await soon(heard.health) == Health()
        room.hold(KNOWN)
        assert await soon(heard.badges)


async def test_a_new_wire_under_the_old_number_is_watched_like_any(short_dir: Path) -> None:
    room = DaemonRoom(short_dir / "unused")
    heard, faults = Heard(), list[Fault | None]()

    async def turned(fault: Fault | None) -> None:
        faults.append(fault)

    async def tell(message: Message) -> None:
        assert isinstance(message, PresenceSeen)
        heard.presence.put_nowait(message)

    reporting = asyncio.ensure_future(report(PresenceWatch(room.open, True, boottime), tell, turned))
    assert await next_of(heard) == (False, True)
    room.wires[0].cut()
    assert await next_of(heard) == (False, True)
    assert faults == [Fault.ABSENT, None]
    assert room.wires[0].fd == room.wires[1].fd
    room.wires[1].drive(True)
    assert await next_of(heard) == (True, True)
    reporting.cancel()
    await asyncio.wait([reporting])
