"""The screen's brightness, on a tree like the kernel's: full by itself, dim only at a panel's word and for as long as
it holds, and written to only when something changes.
"""

import asyncio
import math
from pathlib import Path

import pytest
import zmq.asyncio
from hypothesis import given
from hypothesis import strategies as st
from support.waiting import until_true

from kiosk.hw.daemon.backlight import Backlight
from kiosk.hw.daemon.connected_panels import ConnectedPanels
from kiosk.hw.daemon.daemon import listen, serve
from kiosk.hw.daemon.light_player import LightPlayer
from kiosk.hw.light.driver import NoLight
from kiosk.hw.look.patterns import Look
from kiosk.hw.panel.daemon_link import HardwareLink
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.peer_auth import allowed_uids, bind_zap, serve_zap
from kiosk.hw.settings import BacklightSettings
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime
from kiosk.system.systemd import Watchdog


class BacklightDevice:
    """One backlight device; `written` forgets what was read."""

    def __init__(self, screens: Path, name: str = "10-0045", most: int = 255) -> None:
        self.folder = screens / name
        self.folder.mkdir(parents=True)
        (self.folder / "max_brightness").write_text(f"{most}\n")
        self.brightness = self.folder / "brightness"
        self.brightness.write_text("7")

    def written(self) -> str:
        """What was written since the last question."""
        told = self.brightness.read_text()
        self.brightness.write_text("")
        return told


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screens(tmp_path: Path) -> Path:
    return tmp_path / "backlight"


def backlight(screens: Path, clock: Clock, device: str = "auto", full: int = 100, night: int = 20) -> Backlight:
    return Backlight(BacklightSettings(device, full, night), clock, screens)


def test_it_begins_full_and_dims_at_a_panels_word(screens: Path, clock: Clock) -> None:
    screen, light = BacklightDevice(screens), backlight(screens, clock)
    light.step()
    assert screen.written() == "255"
    light.ask(awake=False, ttl_s=10)
    assert light.step() == 10
    assert screen.written() == "51"
    light.ask(awake=True, ttl_s=10)
    light.step()
    assert screen.written() == "255"


def test_when_nobody_renews_the_word_the_screen_is_full_again(screens: Path, clock: Clock) -> None:
    screen, light = BacklightDevice(screens), backlight(screens, clock)
    light.ask(awake=False, ttl_s=10)
    light.step()
    clock.now += 9.9
    assert light.step() == pytest.approx(0.1)
    assert screen.written() == "51"
    clock.now += 0.1
    light.step()
    assert screen.written() == "255"


def test_stopped_it_leaves_a_full_screen_behind(screens: Path, clock: Clock) -> None:
    screen, light = BacklightDevice(screens), backlight(screens, clock)
    light.ask(awake=False, ttl_s=10)
    light.step()
    light.park()
    assert screen.written() == "255"


def test_nothing_is_written_while_nothing_changes(screens: Path, clock: Clock) -> None:
    screen, light = BacklightDevice(screens), backlight(screens, clock)
    for awake, first in ((True, "255"), (False, "51")):
        light.ask(awake, ttl_s=10)
        light.step()
        assert screen.written() == first
        for _ in range(20):
            clock.now += 4
            light.ask(awake, ttl_s=10)
            light.step()
        assert screen.written() == ""


@given(most=st.integers(1, 65535), night=st.integers(1, 100))
def test_a_dim_screen_is_never_dark(tmp_path_factory: pytest.TempPathFactory, most: int, night: int) -> None:
    screens, clock = tmp_path_factory.mktemp("screens"), Clock()
    screen, light = BacklightDevice(screens, most=most), backlight(screens, clock, night=night)
    light.ask(awake=False, ttl_s=10)
    light.step()
    assert 1 <= int(screen.written()) <= most


def test_auto_is_the_first_there_is_and_a_name_is_that_one(screens: Path, clock: Clock) -> None:
    one, other = BacklightDevice(screens, "a"), BacklightDevice(screens, "b")
    backlight(screens, clock).step()
    assert (one.written(), other.written()) == ("255", "7")
    backlight(screens, clock, "b").step()
    assert (one.written(), other.written()) == ("", "255")


@pytest.mark.parametrize("device", ["auto", "none"])
def test_without_a_screen_to_dim_nothing_is_wrong(screens: Path, clock: Clock, device: str) -> None:
    light = backlight(screens, clock, device)
    light.step()
    assert light.fault is None
    screen = BacklightDevice(screens)
    light.step()
    assert screen.written() == ("255" if device == "auto" else "7")


def test_a_screen_that_fails_is_named_left_alone_and_tried_again(screens: Path, clock: Clock) -> None:
    light = backlight(screens, clock, "10-0045")
    assert light.step() == 1
    assert light.fault is Fault.ABSENT
    screen = BacklightDevice(screens)
    assert light.step() == 1
    assert screen.written() == "7"
    clock.now += 1
    light.step()
    assert light.fault is None
    assert screen.written() == "255"


async def test_a_panel_over_the_real_socket_dims_it_and_a_silent_one_does_not(screens: Path, short_dir: Path) -> None:
    screen = BacklightDevice(screens)

    async def written(text: str) -> None:
        await until_true(f"a brightness of {text}", lambda: screen.brightness.read_text() == text)

    light = Backlight(BacklightSettings(), boottime, screens)
    player, panels, unwatched = (
        LightPlayer(NoLight, boottime, Look()),
        ConnectedPanels(boottime),
        Watchdog(math.inf, boottime),
    )
    path = str(short_dir / "s")
    with zmq.asyncio.Context() as context, bind_zap(context) as door, listen(context, path) as router:
        jobs = [serve_zap(door, allowed_uids()), serve(router, player, light, list, panels, unwatched)]
        running = [asyncio.ensure_future(job) for job in jobs]
        link = HardwareLink(path, lambda _: None, ttl_s=0.3, renew_s=1000.0)
        for told, expected in ((False, "51"), (True, "255"), (False, "51")):
            link.show(LightPattern.FREE, awake=told)
            await written(expected)
        await written("255")  # what was said last has run out
        await link.aclose()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
