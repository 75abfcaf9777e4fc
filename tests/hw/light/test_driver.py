"""Which light the settings name. The real libgpiod, without a chip."""

from pathlib import Path

import pytest

from kiosk.hw.light.driver import NoLight, open_light
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.light.simulated import SimulatedLight, SimulatedLightSettings
from kiosk.hw.look.patterns import DARK
from kiosk.hw.protocol.fault import Fault, fault_of
from kiosk.room.pattern import LightPattern


def test_without_a_light_everything_works_and_nothing_happens() -> None:
    light = open_light(NoLightSettings())
    assert isinstance(light, NoLight)
    light.show(LightPattern.FREE, DARK)
    light.close()


def test_the_simulated_light_writes_where_it_is_told(tmp_path: Path) -> None:
    light = open_light(SimulatedLightSettings(file=str(tmp_path / "light.json")))
    assert isinstance(light, SimulatedLight)
    light.show(LightPattern.FREE, DARK)
    assert (tmp_path / "light.json").exists()


@pytest.mark.parametrize("chip", ["/nonexistent/gpiochip0", "/dev/null", "/etc/passwd"])
def test_a_chip_that_is_none_is_absent(chip: str) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011  which one is the next line's question
        open_light(GpioLightSettings(chip=chip))
    assert fault_of(caught.value) is Fault.ABSENT
