"""What hangs at the door is asked of whoever drives it: the daemon, a service of its own, or nobody."""

import asyncio
import os
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import zmq.asyncio
from support.waiting import PATIENCE_S, in_time, until_true

from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.hw.daemon.daemon import listen
from kiosk.hw.panel import daemon_link
from kiosk.hw.panel.devices import Devices
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Badge, Health, LightStatus, Message, PresenceSeen, SetLight, decode, encode
from kiosk.hw.protocol.peer_auth import bind_zap, serve_zap
from kiosk.room.facts import Facts
from kiosk.room.panel_state import PanelState
from kiosk.room.policy import Policy
from kiosk.room.state import resolve
from kiosk.system.boot_clock import boottime

DAY = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
BARE = '[room]\nid = "waalzaal"\n[backend]\nkind = "caldav"\nurl = "https://calendar.example.org/"\n'
NO_SCREEN = '[backlight]\ndevice = "none"\n'


def report(now: datetime, facts: Facts = Facts()) -> PanelState:  # noqa: B008  it is frozen
    return PanelState(resolve(facts, Policy(ZoneInfo("Europe/Amsterdam")), now))


class ToldToThePanel:
    """What the panel is told."""

    def __init__(self) -> None:
        self.light: asyncio.Queue[bool] = asyncio.Queue()
        self.presence: asyncio.Queue[tuple[bool, float, bool]] = asyncio.Queue()
        self.badges: asyncio.Queue[bool] = asyncio.Queue()
        self.ailing: frozenset[str] = frozenset()

    def light_changed(self, ok: bool) -> None:
        self.light.put_nowait(ok)

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None:
        self.presence.put_nowait((present, for_s, occupancy))

    def devices_changed(self, ailing: frozenset[str]) -> None:
        self.ailing = ailing

    def badge_shown(self, known: bool) -> None:
        self.badges.put_nowait(known)

    async def ails(self, *devices: str) -> None:
        await until_true(f"only {devices} to ail", lambda: self.ailing == set(devices))

    async def light_is(self, ok: bool) -> None:
        assert await in_time("the light to turn good or bad", self.light.get()) is ok


class Daemon:
    """The daemon's socket in this process: what it is asked, and what it answers."""

    def __init__(self, router: zmq.asyncio.Socket) -> None:
        self._router = router

    async def order(self, fault: Fault | None = None) -> SetLight:
        sender, frame = await in_time("an order", self._router.recv_multipart())
        order = decode(frame)
        assert isinstance(order, SetLight)
        self.panel = sender
        await self._router.send_multipart([sender, encode(LightStatus(order.seq, order.pattern, fault))])
        return order

    async def says(self, message: Message) -> None:
        await self._router.send_multipart([self.panel, encode(message)])


class DevicesAtTheDoor:
    def __init__(self, folder: Path, settings: str) -> None:
        file = folder / "kiosk.toml"
        file.write_text(BARE + settings + f'[hw]\nsocket = "{folder}/hw.sock"\n')
        self.config: Config = load(file)
        self.heard = ToldToThePanel()
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> "DevicesAtTheDoor":
        context = self._stack.enter_context(zmq.asyncio.Context())
        door = self._stack.enter_context(bind_zap(context))
        keeping = asyncio.ensure_future(serve_zap(door, {os.getuid()}))
        self._stack.callback(keeping.cancel)
        self.daemon = Daemon(self._stack.enter_context(listen(context, self.config.hw.socket)))
        self.devices = Devices(self.config, self.heard)
        self._stack.push_async_callback(self.devices.aclose)
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._stack.aclose()


@pytest.fixture
def folder() -> Any:
    with TemporaryDirectory(prefix="fit-") as name:
        yield Path(name)


async def test_without_anything_nothing_is_wrong_and_nobody_is_asked(folder: Path) -> None:
    async with DevicesAtTheDoor(folder, NO_SCREEN) as door:
        door.devices.publish(report(DAY), None)
        await door.heard.light_is(True)
        assert door.devices._link is None


async def test_the_daemons_light_is_ill_until_it_says_otherwise(folder: Path) -> None:
    async with DevicesAtTheDoor(folder, NO_SCREEN + '[light]\ndriver = "gpiod"\n') as door:
        await door.heard.light_is(False)
        door.devices.publish(report(NIGHT), None)
        order = await door.daemon.order()
        assert (order.pattern, order.dim, order.awake) == ("unknown", True, False)
        await door.heard.light_is(True)
        door.devices.publish(report(DAY), None)
        order = await door.daemon.order(Fault.ABSENT)
        while order.dim:  # renewed meanwhile
            order = await door.daemon.order(Fault.ABSENT)
        assert order.awake
        await door.heard.light_is(False)


async def test_a_touch_at_night_wakes_the_screen_and_leaves_the_light_dim(folder: Path) -> None:
    async with DevicesAtTheDoor(folder, '[light]\ndriver = "gpiod"\n') as door:
        door.devices.publish(report(NIGHT), None)
        assert not (await door.daemon.order()).awake
        door.devices.publish(report(NIGHT, replace(Facts(), touched_at=NIGHT)), None)
        order = await door.daemon.order()
        while not order.awake:  # renewed meanwhile
            order = await door.daemon.order()
        assert order.dim


async def test_for_the_screen_alone_the_daemon_is_asked_and_says_nothing_about_a_light(folder: Path) -> None:
    async with DevicesAtTheDoor(folder, "") as door:
        await door.heard.light_is(True)
        door.devices.publish(report(NIGHT), None)
        assert not (await door.daemon.order(Fault.ABSENT)).awake
        await door.daemon.says(PresenceSeen(True, 5.0, False))
        assert await in_time("what the sensor sees", door.heard.presence.get()) == (True, 5.0, False)
        assert door.heard.light.empty()


async def test_a_reader_ails_until_the_daemon_says_otherwise_and_its_badges_are_handed_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daemon_link, "BADGE_LASTS_S", PATIENCE_S)
    settings = NO_SCREEN + '[badge]\nreader = "Some Reader"\n[presence]\ndriver = "gpiod"\n'
    async with DevicesAtTheDoor(folder, settings) as door:
        await door.heard.ails("badge_reader", "sensor")
        assert door.devices.health == {"sensor": "unreachable", "badge_reader": "unreachable"}
        door.devices.publish(report(DAY), None)
        await door.daemon.order()
        await door.daemon.says(Health(badge_reader=Fault.DENIED))
        await door.heard.ails("badge_reader")
        assert door.devices.health == {"sensor": "ok", "badge_reader": "denied"}
        await door.daemon.says(Health())
        await door.heard.ails()
        await door.daemon.says(Badge(True, boottime()))
        assert await in_time("the badge", door.heard.badges.get())


@pytest.mark.logs("^the light's service does not do as it is told")
async def test_a_light_behind_http_speaks_for_itself(folder: Path) -> None:
    asked: asyncio.Queue[bytes] = asyncio.Queue()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 204 X\r\nConnection: close\r\n\r\n")
        writer.close()
        await writer.wait_closed()
        asked.put_nowait(head)

    async with await asyncio.start_server(talk, "127.0.0.1", 0) as server:
        token = folder / "token"
        token.write_text("t0k\n")
        token.chmod(0o600)
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/{{hex}}"
        light = f'[light]\ndriver = "http"\nurl = "{url}"\ntoken_file = "{token}"\n'
        async with DevicesAtTheDoor(folder, light) as door:
            await door.heard.light_is(False)
            door.devices.publish(report(DAY), None)
            await door.heard.light_is(True)
            await door.daemon.order(Fault.ABSENT)
            head = await in_time("a request", asked.get())
            assert head.startswith(b"GET /0000ff ")
            assert b"Authorization: Bearer t0k\r\n" in head
            assert door.heard.light.empty()
