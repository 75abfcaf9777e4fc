"""Which light the settings name, and what its errors mean. The real libgpiod, without a chip."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.hw.light.driver import NoLight, fault_of, open_light
from kiosk.hw.light.program import DARK
from kiosk.hw.light.simulated import SimulatedLight
from kiosk.hw.message import LightFault
from kiosk.hw.settings import LightDriver, LightSettings
from kiosk.room.pattern import LightPattern


def test_without_a_light_everything_works_and_nothing_happens() -> None:
    light = open_light(LightSettings())
    assert isinstance(light, NoLight)
    light.show(LightPattern.FREE, DARK)
    light.close()


def test_the_simulated_light_writes_where_it_is_told(tmp_path: Path) -> None:
    light = open_light(LightSettings(driver=LightDriver.SIMULATED, file=str(tmp_path / "light.json")))
    assert isinstance(light, SimulatedLight)
    light.show(LightPattern.FREE, DARK)
    assert (tmp_path / "light.json").exists()


@pytest.mark.parametrize("chip", ["/nonexistent/gpiochip0", "/dev/null", "/etc/passwd"])
def test_a_chip_that_is_none_is_absent(chip: str) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011  which one is the next line's question
        open_light(LightSettings(driver=LightDriver.GPIOD, chip=chip))
    assert fault_of(caught.value) is LightFault.ABSENT


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.EBUSY, LightFault.BUSY),
        (errno.EACCES, LightFault.DENIED),
        (errno.EPERM, LightFault.DENIED),
        (errno.EROFS, LightFault.DENIED),
        (errno.ENODEV, LightFault.ABSENT),
        (errno.EIO, LightFault.FAILED),
        (errno.ENOSPC, LightFault.FAILED),
    ],
)
def test_an_error_becomes_a_fault(code: int, fault: LightFault) -> None:
    assert fault_of(OSError(code, os.strerror(code))) is fault


def test_an_error_without_a_number_is_a_failure_and_a_missing_library_is_named() -> None:
    assert fault_of(OSError("odd")) is LightFault.FAILED
    assert fault_of(ModuleNotFoundError("gpiod")) is LightFault.NO_LIBRARY
