"""The light made of a file: it says pattern and steps, and writes only when the pattern changes."""

import json
from pathlib import Path

import pytest

from kiosk.hw.light.simulated import SimulatedLight, SimulatedLightSettings
from kiosk.hw.look.patterns import DARK, PROGRAMS
from kiosk.room.pattern import LightPattern


@pytest.mark.parametrize("pattern", LightPattern)
def test_the_file_says_what_is_shown(tmp_path: Path, pattern: LightPattern) -> None:
    file = tmp_path / "light.json"
    SimulatedLight(SimulatedLightSettings(str(file))).show(pattern, PROGRAMS[pattern][0].colour)
    shown = json.loads(file.read_text())
    assert shown["pattern"] == pattern
    assert [colour for colour, _ in shown["steps"]] == [str(step.colour) for step in PROGRAMS[pattern]]
    assert shown["steps"][-1][1] == (None if len(PROGRAMS[pattern]) == 1 else PROGRAMS[pattern][-1].seconds)
    assert [path.name for path in tmp_path.iterdir()] == ["light.json"]


def test_blinking_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "light.json"
    light = SimulatedLight(SimulatedLightSettings(str(file)))
    light.show(LightPattern.HELD, PROGRAMS[LightPattern.HELD][0].colour)
    file.unlink()
    light.show(LightPattern.HELD, DARK)
    light.show(LightPattern.HELD, PROGRAMS[LightPattern.HELD][0].colour)
    assert not file.exists()
    light.show(LightPattern.BUSY, DARK)
    assert file.exists()


def test_the_file_is_replaced_never_rewritten(tmp_path: Path) -> None:
    file = tmp_path / "light.json"
    light = SimulatedLight(SimulatedLightSettings(str(file)))
    light.show(LightPattern.FREE, DARK)
    with file.open(encoding="ascii") as reader:
        light.show(LightPattern.BUSY, DARK)
        assert json.load(reader)["pattern"] == "free"
    assert json.loads(file.read_text())["pattern"] == "busy"


def test_what_could_not_be_written_is_written_next_time(tmp_path: Path) -> None:
    file = tmp_path / "later" / "light.json"
    light = SimulatedLight(SimulatedLightSettings(str(file)))
    with pytest.raises(FileNotFoundError):
        light.show(LightPattern.FREE, DARK)
    file.parent.mkdir()
    light.show(LightPattern.FREE, DARK)
    assert json.loads(file.read_text())["pattern"] == "free"
