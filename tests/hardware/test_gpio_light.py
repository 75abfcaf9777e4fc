"""The GPIO light on a real kernel's character device."""

import subprocess
import sys
from contextlib import closing

import pytest
from simulated_chip import CHIP, LAMPS, levels
from support.waiting import PATIENCE_S

from kiosk.hw.light.driver import open_light
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.hw.look.patterns import AMBER, BLUE, DARK, GREEN, PURPLE, RED, WHITE, Colour
from kiosk.hw.protocol.fault import Fault, fault_of
from kiosk.room.pattern import LightPattern


def settings(red: str | int = "led-red", blue: str | int = "led-blue", active_low: bool = False) -> GpioLightSettings:
    return GpioLightSettings(CHIP, red, "led-green", blue, active_low)


MIXES = [
    (RED, (1, 0, 0)),
    (GREEN, (0, 1, 0)),
    (BLUE, (0, 0, 1)),
    (AMBER, (1, 1, 0)),
    (PURPLE, (1, 0, 1)),
    (WHITE, (1, 1, 1)),
    (DARK, (0, 0, 0)),
]


@pytest.mark.parametrize(("colour", "mix"), MIXES)
def test_colours_are_mixed_from_three_lamps(colour: Colour, mix: tuple[int, int, int]) -> None:
    with closing(open_light(settings())) as light:
        light.show(LightPattern.FREE, colour)
        assert levels() == mix


def test_lines_go_by_number_too() -> None:
    with closing(open_light(settings(red=LAMPS["red"], blue=LAMPS["blue"]))) as light:
        light.show(LightPattern.OUT_OF_SERVICE, PURPLE)
        assert levels() == (1, 0, 1)


def test_active_low_is_lit_where_the_line_is_low() -> None:
    with closing(open_light(settings(active_low=True))) as light:
        assert levels() == (1, 1, 1)
        light.show(LightPattern.BUSY, RED)
        assert levels() == (0, 1, 1)


def test_the_lines_are_ours_alone_until_we_let_go() -> None:
    with closing(open_light(settings())):
        with pytest.raises(OSError) as caught:  # noqa: PT011
            open_light(settings())
        assert fault_of(caught.value) is Fault.BUSY
    open_light(settings()).close()


@pytest.mark.parametrize("red", ["no-such-line", 4000, LAMPS["green"]])
def test_a_line_that_is_not_there_or_named_twice_is_absent(red: str | int) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        open_light(settings(red=red))
    assert fault_of(caught.value) is Fault.ABSENT


def test_a_user_without_the_right_is_denied() -> None:
    program = (
        "import os, gpiod\n"
        "from kiosk.hw.protocol.fault import fault_of\n"
        "from kiosk.hw.light.driver import *\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: open_light(GpioLightSettings(os.environ['GPIO_SIM_CHIP']))\n"
        "except OSError as error: print(fault_of(error))"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )
    assert out.stdout == "denied\n"
