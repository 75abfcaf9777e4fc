"""LEDs by name: what is written into the folders of /sys/class/leds. What a kernel makes of it is in tests/hardware."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.hw.light.sysfs import SysfsLight, SysfsLightSettings
from kiosk.hw.look.patterns import AMBER, BLUE, DARK, GREEN, PURPLE, Colour
from kiosk.hw.protocol.fault import Fault, fault_of
from kiosk.room.pattern import LightPattern

THREE = SysfsLightSettings(red="bar:red", green="bar:green", blue="bar:blue")
ONE = SysfsLightSettings(led="bar")
DOUBLE_FLASH = "{0} 250 {0} 0 0 250 0 0 {0} 250 {0} 0 0 1250 0 0"


def led(leds: Path, name: str, most: int = 255, index: str = "") -> Path:
    folder = leds / name
    folder.mkdir()
    files = {"max_brightness": f"{most}\n", "brightness": "7", "trigger": "[none] pattern", "pattern": ""}
    if index:
        files |= {"multi_index": f"{index}\n", "multi_intensity": ""}
    for file, content in files.items():
        (folder / file).write_text(content)
    return folder


@pytest.fixture
def bar(tmp_path: Path) -> list[Path]:
    return [led(tmp_path, f"bar:{part}") for part in ("red", "green", "blue")]


def read(folders: list[Path], file: str) -> list[str]:
    return [(folder / file).read_text() for folder in folders]


@pytest.mark.parametrize(
    ("colour", "levels"), [(AMBER, ["255", "120", "0"]), (PURPLE, ["160", "0", "255"]), (DARK, ["0", "0", "0"])]
)
def test_three_leds_mix_a_colour(tmp_path: Path, bar: list[Path], colour: Colour, levels: list[str]) -> None:
    SysfsLight(THREE, tmp_path).show(LightPattern.HELD, colour)
    assert read(bar, "brightness") == levels
    assert read(bar, "trigger") == ["none", "none", "none"]


@pytest.mark.parametrize(
    ("most", "levels"), [(1, ["1", "1", "0"]), (15, ["15", "8", "0"]), (1023, ["1023", "482", "0"])]
)
def test_levels_are_the_leds_own_and_what_is_lit_is_never_dark(tmp_path: Path, most: int, levels: list[str]) -> None:
    bar = [led(tmp_path, f"bar:{part}", most) for part in ("red", "green", "blue")]
    SysfsLight(THREE, tmp_path).show(LightPattern.FREE, AMBER)
    assert read(bar, "brightness") == levels
    SysfsLight(THREE, tmp_path).show(LightPattern.FREE, Colour(1, 1, 1))
    assert "0" not in read(bar, "brightness")


@pytest.mark.parametrize(
    ("index", "mix"),
    [("red green blue", "160 0 255"), ("blue green red", "255 0 160"), ("red white green blue", "160 0 0 255")],
)
def test_a_multicolour_led_is_mixed_in_its_own_order(tmp_path: Path, index: str, mix: str) -> None:
    folder = led(tmp_path, "bar", index=index)
    light = SysfsLight(ONE, tmp_path)
    light.show(LightPattern.OUT_OF_SERVICE, PURPLE)
    assert read([folder], "multi_intensity") == [mix]
    assert read([folder], "brightness") == ["255"]
    light.show(LightPattern.HELD, DARK)
    assert read([folder], "brightness") == ["0"]


def test_unknown_is_left_to_the_kernel_and_survives_us(tmp_path: Path, bar: list[Path]) -> None:
    light = SysfsLight(THREE, tmp_path)
    light.show(LightPattern.FREE, GREEN)
    light.show(LightPattern.UNKNOWN, BLUE.at(50))
    light.close()
    assert read(bar, "trigger") == ["none", "none", "pattern"]
    assert read(bar, "pattern") == ["", "", DOUBLE_FLASH.format(128)]
    assert read(bar[:2], "brightness") == ["0", "0"]


def test_while_the_kernel_flashes_nobody_interferes(tmp_path: Path, bar: list[Path]) -> None:
    light = SysfsLight(THREE, tmp_path)
    light.show(LightPattern.UNKNOWN, BLUE)
    (bar[2] / "brightness").write_text("the kernel's")
    for colour in (DARK, BLUE, DARK):
        light.show(LightPattern.UNKNOWN, colour)
    assert read(bar[2:], "brightness") == ["the kernel's"]
    light.show(LightPattern.UNKNOWN, BLUE.at(10))
    assert read(bar[2:], "pattern") == [DOUBLE_FLASH.format(26)]
    light.show(LightPattern.FREE, GREEN)
    assert read(bar, "trigger") == ["none", "none", "none"]
    assert read(bar, "brightness") == ["0", "255", "0"]


def test_a_light_opened_in_the_dark_of_unknown_waits_for_the_next_flash(tmp_path: Path, bar: list[Path]) -> None:
    light = SysfsLight(THREE, tmp_path)
    light.show(LightPattern.UNKNOWN, DARK)
    assert read(bar, "trigger") == ["none", "none", "none"]
    light.show(LightPattern.UNKNOWN, BLUE)
    assert read(bar[2:], "trigger") == ["pattern"]


@pytest.mark.parametrize("pattern", [LightPattern.FREE, LightPattern.UNKNOWN])
def test_an_led_that_is_unplugged_is_absent(tmp_path: Path, bar: list[Path], pattern: LightPattern) -> None:
    light = SysfsLight(THREE, tmp_path)
    light.show(pattern, BLUE)
    bar[2].rename(tmp_path / "gone")
    with pytest.raises(OSError) as caught:  # noqa: PT011  which one is the next line's question
        light.show(pattern, BLUE)
    assert fault_of(caught.value) is Fault.ABSENT


def test_an_led_without_three_colours_is_none_for_a_door(tmp_path: Path) -> None:
    led(tmp_path, "bar", index="red white")
    with pytest.raises(OSError) as caught:  # noqa: PT011
        SysfsLight(ONE, tmp_path)
    assert caught.value.errno == errno.ENODEV


@contextmanager
def somebody_without_rights() -> Iterator[None]:
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def guarded(short_dir: Path) -> list[Path]:
    """LEDs as udev leaves them: what comes with the trigger is still root's."""
    bar = [led(short_dir, f"bar:{part}") for part in ("red", "green", "blue")]
    for folder in bar:
        (folder / "brightness").chmod(0o666)
        (folder / "trigger").chmod(0o666)
        (folder / "pattern").chmod(0o600)
    return bar


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without rights")
def test_the_right_to_the_rhythm_may_come_a_moment_later(short_dir: Path, guarded: list[Path]) -> None:
    light = SysfsLight(THREE, short_dir)
    with somebody_without_rights():
        light.show(LightPattern.UNKNOWN, BLUE)
    assert read(guarded[2:], "pattern") == [""]
    (guarded[2] / "pattern").chmod(0o666)
    with somebody_without_rights():
        light.show(LightPattern.UNKNOWN, DARK)
    assert read(guarded[2:], "trigger") == ["pattern"]
    assert read(guarded[2:], "pattern") == [DOUBLE_FLASH.format(255)]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without rights")
def test_a_right_that_never_comes_is_not_waited_for_in_the_dark(short_dir: Path, guarded: list[Path]) -> None:
    light = SysfsLight(THREE, short_dir)
    with somebody_without_rights():
        for colour in (BLUE, DARK, BLUE, DARK):
            light.show(LightPattern.UNKNOWN, colour)
        assert read(guarded, "brightness") == ["0", "0", "255"]
        light.show(LightPattern.UNKNOWN, DARK)
        assert read(guarded, "brightness") == ["0", "0", "0"]
        light.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody without rights")
def test_whoever_is_told_to_stop_sees_the_flashing_through(short_dir: Path, guarded: list[Path]) -> None:
    light = SysfsLight(THREE, short_dir)
    with somebody_without_rights():
        light.show(LightPattern.UNKNOWN, BLUE)
    (guarded[2] / "pattern").chmod(0o666)
    with somebody_without_rights():
        light.close()
    assert read(guarded[2:], "pattern") == [DOUBLE_FLASH.format(255)]
