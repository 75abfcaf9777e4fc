"""What every light with levels has to show, and how to look at it."""

from collections.abc import Iterator
from contextlib import contextmanager

from hw_daemon import HwDaemon, client_of
from support.waiting import block_until_true
from virtual_usb import VirtualLight

from kiosk.hw.look.patterns import AMBER, BLUE, DARK, GREEN, PURPLE, RED, WHITE, Colour
from kiosk.room.pattern import LightPattern


def rgb(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def shows(light: VirtualLight, colour: Colour) -> None:
    block_until_true("the light", lambda: light.shown == rgb(colour))


def unknown(light: VirtualLight) -> None:
    """From now on it flashes blue, and shows nothing else."""
    shows(light, BLUE)
    seen = len(light.history)
    block_until_true("flashes", lambda: len(light.history) > seen + 4)
    assert set(light.history[seen:]) == {rgb(BLUE), rgb(DARK)}


@contextmanager
def plugged_in(light: VirtualLight) -> Iterator[VirtualLight]:
    try:
        yield light
    finally:
        light.unplug()


def try_all(daemon: HwDaemon, light: VirtualLight) -> None:
    daemon.start()
    unknown(light)
    with client_of(daemon.socket) as panel:
        for pattern, colour in (
            (LightPattern.FREE, GREEN),
            (LightPattern.BUSY, RED),
            (LightPattern.OUT_OF_SERVICE, PURPLE),
            (LightPattern.SETTING_UP, WHITE),
        ):
            assert panel.ask(pattern).ok
            shows(light, colour)
        for pattern, colour in (
            (LightPattern.CHECK_IN_DUE, AMBER),
            (LightPattern.CHECK_IN_LAST, AMBER),
            (LightPattern.HELD, RED),
        ):
            assert panel.ask(pattern).ok
            for step in (colour, DARK, colour):
                shows(light, step)
        assert panel.ask(LightPattern.FREE, dim=True).ok
        shows(light, GREEN.at(10))
        assert panel.ask(LightPattern.FREE, ttl_s=0.5).ok
        unknown(light)
