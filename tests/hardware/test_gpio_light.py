"""The GPIO light on a real kernel's character device, read back independently through gpio-sim.

`QG_CHIP` is the chip, `$QG_SIM/sim_gpioN/value` the level of line N; both come from the machine this runs in.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import zmq

from kiosk.hw.light.driver import fault_of, open_light
from kiosk.hw.light.program import AMBER, BLUE, DARK, GREEN, PURPLE, RED, WHITE, Colour
from kiosk.hw.message import LightFault, LightStatus, SetLight, decode, encode
from kiosk.hw.settings import LightDriver, LightSettings
from kiosk.room.pattern import LightPattern

if "QG_CHIP" not in os.environ:
    pytest.skip("there is no simulated GPIO chip here", allow_module_level=True)

CHIP = os.environ["QG_CHIP"]
SIM = Path(os.environ["QG_SIM"])
LIVE = Path("/sys/kernel/config/gpio-sim/panel/live")
RED_LINE, GREEN_LINE, BLUE_LINE = 17, 27, 22
PATIENCE_S = 60


def levels() -> tuple[int, int, int]:
    """Red, green, blue, as the simulator sees its lines."""
    red, green, blue = (
        int((SIM / f"sim_gpio{line}" / "value").read_text()) for line in (RED_LINE, GREEN_LINE, BLUE_LINE)
    )
    return red, green, blue


def eventually(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, f"it never came true; {levels()}"
        time.sleep(0.02)


def settings(
    red: str | int = "led-red", blue: str | int = "led-blue", active_low: bool = False, chip: str = CHIP
) -> LightSettings:
    return LightSettings(LightDriver.GPIOD, chip, red, "led-green", blue, active_low)


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
    with closing(open_light(settings(red=RED_LINE, blue=BLUE_LINE))) as light:
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
        assert fault_of(caught.value) is LightFault.BUSY
    open_light(settings()).close()


@pytest.mark.parametrize("red", ["no-such-line", 4000, GREEN_LINE])
def test_a_line_that_is_not_there_or_named_twice_is_absent(red: str | int) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        open_light(settings(red=red))
    assert fault_of(caught.value) is LightFault.ABSENT


def test_a_user_without_the_right_is_denied() -> None:
    program = (
        "import os, kiosk.hw.light.gpio\n"
        "from kiosk.hw.light.driver import *\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "try: open_light(LightSettings(LightDriver.GPIOD, os.environ['QG_CHIP']))\n"
        "except OSError as error: print(fault_of(error))"
    )
    out = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )
    assert out.stdout == "denied\n"


DAEMON = """
import sys
from kiosk.hw.daemon import run
from kiosk.hw.settings import HwSettings, LightDriver, LightSettings, Settings
sys.exit(run(Settings(LightSettings(LightDriver.GPIOD, sys.argv[1]), HwSettings(sys.argv[2]))))
"""


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen([sys.executable, "-c", DAEMON, CHIP, str(tmp_path / "s")])
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def panel(tmp_path: Path) -> Iterator["zmq.Socket[bytes]"]:
    with zmq.Context() as context, context.socket(zmq.DEALER) as dealer:
        dealer.setsockopt(zmq.LINGER, 0)
        dealer.connect(f"ipc://{tmp_path / 's'}")
        yield dealer


def ask(panel: "zmq.Socket[bytes]", pattern: LightPattern, ttl_s: float = 60.0) -> LightStatus:
    panel.send(encode(SetLight(1, pattern, ttl_s)))
    assert panel.poll(1000 * PATIENCE_S)
    status = decode(panel.recv())
    assert isinstance(status, LightStatus)
    return status


def test_the_daemon_is_unknown_then_what_it_is_told_then_unknown_again(
    daemon: "subprocess.Popen[bytes]", panel: "zmq.Socket[bytes]"
) -> None:
    eventually(lambda: levels() == (0, 0, 1))
    eventually(lambda: levels() == (0, 0, 0))
    assert ask(panel, LightPattern.FREE).ok
    assert levels() == (0, 1, 0)
    assert ask(panel, LightPattern.BUSY, ttl_s=0.5).ok
    eventually(lambda: levels() == (0, 0, 1))
    assert ask(panel, LightPattern.SETTING_UP).ok
    daemon.send_signal(signal.SIGTERM)
    assert daemon.wait(PATIENCE_S) == 0
    assert levels() in {(0, 0, 1), (0, 0, 0)}  # a released line keeps its level or not, as the chip's driver likes


def test_lines_held_by_another_program_are_reported_and_taken_when_they_are_free(
    request: pytest.FixtureRequest, panel: "zmq.Socket[bytes]"
) -> None:
    with closing(open_light(settings())):
        request.getfixturevalue("daemon")
        assert ask(panel, LightPattern.FREE).fault is LightFault.BUSY
    eventually(lambda: levels() == (0, 1, 0))
    assert ask(panel, LightPattern.BUSY).ok
    assert levels() == (1, 0, 0)


def test_a_chip_that_is_pulled_out_is_missed_and_used_again_when_it_is_back(
    daemon: "subprocess.Popen[bytes]", panel: "zmq.Socket[bytes]"
) -> None:
    assert ask(panel, LightPattern.FREE).ok
    LIVE.write_text("0")
    assert ask(panel, LightPattern.FREE).fault is LightFault.ABSENT
    assert daemon.poll() is None
    LIVE.write_text("1")
    eventually(lambda: levels() == (0, 1, 0))
    assert ask(panel, LightPattern.BUSY).ok
    assert levels() == (1, 0, 0)
