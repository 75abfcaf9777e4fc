"""USB lights the kernel has no driver for, through busylight-core and hidraw; what reached the device is its word."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hw_daemon import HwDaemon, client_of
from light_trial import plugged_in, rgb, shows, try_all, unknown
from support.waiting import block_until_true
from virtual_usb import Blynclight, Busylight

from kiosk.hw.look.patterns import BLUE, GREEN
from kiosk.hw.protocol.fault import Fault
from kiosk.room.pattern import LightPattern

MOST_KB = 40_000


@pytest.fixture
def usb(daemon: HwDaemon) -> Iterator[Blynclight]:
    daemon.configure("busylight", night_brightness=10)
    with plugged_in(Blynclight()) as light:
        assert isinstance(light, Blynclight)
        yield light


def test_it_shows_every_pattern_within_its_memory(daemon: HwDaemon, usb: Blynclight) -> None:
    try_all(daemon, usb)
    (pss,) = [line for line in Path(f"/proc/{daemon.pid}/smaps_rollup").read_text().splitlines() if line[:4] == "Pss:"]
    print(f"PSS with a USB light: {pss.split()[1]} kB")
    assert int(pss.split()[1]) < MOST_KB
    assert len(list(Path(f"/proc/{daemon.pid}/task").iterdir())) <= 3  # ours, and two of libzmq's


def test_told_to_stop_it_leaves_unknown_steady(daemon: HwDaemon, usb: Blynclight) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        shows(usb, GREEN)
    assert daemon.end(signal.SIGTERM)[0] == 0
    assert usb.shown == rgb(BLUE)


def test_killed_on_green_it_leaves_green_until_its_successor_starts(daemon: HwDaemon, usb: Blynclight) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        shows(usb, GREEN)
        daemon.end(signal.SIGKILL)
        assert usb.shown == rgb(GREEN)
        daemon.start()
        unknown(usb)


def test_unplugged_it_is_missed_and_used_again(daemon: HwDaemon) -> None:
    daemon.configure("busylight")
    light = Blynclight()
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        shows(light, GREEN)
        light.unplug()
        assert panel.ask(LightPattern.FREE).fault is Fault.ABSENT
        with plugged_in(Blynclight()) as again:
            shows(again, GREEN)


def test_without_one_it_is_absent(daemon: HwDaemon) -> None:
    daemon.configure("busylight")
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).fault is Fault.ABSENT
    assert daemon.end()[0] == 0


def test_nobody_but_the_panels_renewals_keeps_it_alight(daemon: HwDaemon) -> None:
    """A Busylight goes dark by itself when nobody speaks to it: the library would speak on for us."""
    daemon.configure("busylight")
    with plugged_in(Busylight()) as light:
        assert isinstance(light, Busylight)
        daemon.start()
        with client_of(daemon.socket) as panel:
            for seq in range(5):
                before = len(light.reports)
                assert panel.ask(LightPattern.FREE, seq=seq).ok
                block_until_true("a report", lambda before=before: len(light.reports) > before)  # type: ignore[misc]
        assert light.shown == (0, 100, 0)
        assert {report[0] for report in light.reports} == {Busylight.STEP}
        daemon.end()
