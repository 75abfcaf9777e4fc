"""Lights the kernel knows as LEDs, driven through its own USB drivers; what reached the device is the device's word."""

import ctypes
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hw_daemon import HwDaemon, client_of
from light_trial import plugged_in, rgb, shows, try_all, unknown
from virtual_usb import LEDS, Blink1, LightBar, VirtualLight

from kiosk.hw.look.patterns import GREEN
from kiosk.hw.protocol.fault import Fault
from kiosk.room.pattern import LightPattern


@pytest.fixture
def usb(daemon: HwDaemon) -> Iterator[VirtualLight]:
    with plugged_in(Blink1()) as light:
        daemon.configure("sysfs", **dict(zip(("red", "green", "blue"), light.names, strict=True)), night_brightness=10)
        yield light


@pytest.fixture
def bar(daemon: HwDaemon) -> Iterator[VirtualLight]:
    with plugged_in(LightBar()) as light:
        daemon.configure("sysfs", led=light.names[0], night_brightness=10)
        yield light


def test_a_usb_light_shows_every_pattern(daemon: HwDaemon, usb: VirtualLight) -> None:
    try_all(daemon, usb)


def test_a_multicolour_bar_shows_every_pattern(daemon: HwDaemon, bar: VirtualLight) -> None:
    try_all(daemon, bar)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_the_kernel_keeps_unknown_flashing_after_us(
    daemon: HwDaemon, usb: VirtualLight, number: signal.Signals
) -> None:
    daemon.start()
    unknown(usb)
    daemon.end(number)
    unknown(usb)


def test_told_to_stop_it_leaves_unknown_flashing_behind(daemon: HwDaemon, usb: VirtualLight) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        shows(usb, GREEN)
    assert daemon.end(signal.SIGTERM)[0] == 0
    unknown(usb)


def test_killed_on_green_it_leaves_green_until_its_successor_starts(daemon: HwDaemon, usb: VirtualLight) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        shows(usb, GREEN)
        daemon.end(signal.SIGKILL)
        assert usb.shown == rgb(GREEN)  # that is what the unit's Restart= is for
        daemon.start()
        unknown(usb)


def test_a_light_that_is_unplugged_is_missed_and_used_again(daemon: HwDaemon) -> None:
    light = Blink1()
    daemon.configure("sysfs", **dict(zip(("red", "green", "blue"), light.names, strict=True)))
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        light.unplug()
        assert panel.ask(LightPattern.FREE).fault is Fault.ABSENT
        with plugged_in(Blink1()) as again:
            assert again.names == light.names
            shows(again, GREEN)


@contextmanager
def without_the_trigger() -> Iterator[None]:
    """The kernel's pattern trigger is taken out, and put back."""
    libc = ctypes.CDLL(None, use_errno=True)
    delete_module, finit_module = 176, 313  # x86-64
    assert libc.syscall(delete_module, b"ledtrig_pattern", os.O_NONBLOCK) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        with (Path(os.environ["GPIO_SIM_MODULES"]) / "ledtrig-pattern.ko").open("rb") as module:
            assert libc.syscall(finit_module, module.fileno(), b"", 0) == 0


def test_where_the_kernel_cannot_flash_the_daemon_does(daemon: HwDaemon, usb: VirtualLight) -> None:
    with without_the_trigger():
        assert "pattern" not in (LEDS / usb.names[2] / "trigger").read_text().split()
        daemon.start()
        unknown(usb)
        with client_of(daemon.socket) as panel:
            assert panel.ask(LightPattern.FREE).ok
            shows(usb, GREEN)
        daemon.end(signal.SIGKILL)
