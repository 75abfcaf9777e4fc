"""The daemon's own tables: every setting has a default, every mistake is named with its mend at once."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.settings import (
    BadgeSettings,
    BadSettings,
    HwSettings,
    LightDriver,
    LightSettings,
    PresenceDriver,
    PresenceSettings,
    Settings,
    parse,
    read_settings,
)

FULL = """
[room]
id = "waalzaal"
[light]
driver = "gpiod"
chip = "/dev/gpiochip4"
red = 17
green = "led-green"
blue = 0
active_low = true
file = "/run/kiosk/shown.json"
led = "status:rgb:indicator"
brightness = 80
night_brightness = 5
[presence]
driver = "gpiod"
chip = "/dev/gpiochip1"
line = 23
active_low = true
occupancy = true
[badge]
reader = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
file = "/etc/kiosk/known"
key_file = "/etc/kiosk/site.key"
[hw]
socket = "/run/kiosk/other.sock"
"""


def test_every_setting_has_a_default() -> None:
    settings, mistakes = parse({})
    assert mistakes == []
    assert settings == Settings(
        LightSettings(driver=LightDriver.NONE),
        PresenceSettings(driver=PresenceDriver.NONE),
        BadgeSettings(reader="none", file="/etc/kiosk/badges", key_file=""),
        HwSettings(socket="/run/kiosk/hw.sock"),
    )


def test_every_setting_is_read() -> None:
    settings, mistakes = parse(tomllib.loads(FULL))
    assert mistakes == []
    assert settings.light == LightSettings(
        LightDriver.GPIOD,
        "/dev/gpiochip4",
        17,
        "led-green",
        0,
        True,
        "/run/kiosk/shown.json",
        "status:rgb:indicator",
        80,
        5,
    )
    assert settings.presence == PresenceSettings(PresenceDriver.GPIOD, "/dev/gpiochip1", 23, True, True)
    reader = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
    assert settings.badge == BadgeSettings(reader, "/etc/kiosk/known", "/etc/kiosk/site.key")
    assert settings.hw == HwSettings("/run/kiosk/other.sock")
    written = tomllib.loads(FULL)
    assert {field.name for field in fields(LightSettings)} == set(written["light"])
    assert {field.name for field in fields(PresenceSettings)} == set(written["presence"])
    assert {field.name for field in fields(BadgeSettings)} == set(written["badge"])
    assert {field.name for field in fields(HwSettings)} == set(written["hw"])


@pytest.mark.parametrize(
    ("toml", "key", "mend"),
    [
        ('light = "red"', "light", "write [light]"),
        ("hw = 1", "hw", "write [hw]"),
        ('[light]\ncolour = "red"', "light.colour", "take it out"),
        ('[hw]\nport = "5"', "hw.port", "take it out, or use one of socket"),
        ('[light]\ndriver = "laser"', "light.driver", "use one of none, simulated, gpiod, sysfs"),
        ("[light]\ndriver = 1", "light.driver", "use one of"),
        ("[light]\ndriver = []", "light.driver", "use one of"),
        ('[light]\nchip = "gpiochip0"', "light.chip", 'beginning with "/"'),
        ("[light]\nchip = 0", "light.chip", "in quotes"),
        ('[light]\nfile = ""', "light.file", 'beginning with "/"'),
        ('[light]\nfile = "/run/\\u0000"', "light.file", 'beginning with "/"'),
        ('[light]\nred = ""', "light.red", "its name in quotes, or its number"),
        ('[light]\nred = "' + 64 * "r" + '"', "light.red", "its name"),
        ('[light]\ndriver = "gpiod"\nred = "' + 32 * "r" + '"', "light", "no GPIO line's name"),
        ('[light]\ndriver = "sysfs"\nred = 5', "light", "see /sys/class/leds"),
        ('[light]\nled = ""', "light.led", "under /sys/class/leds"),
        ('[light]\nled = "../gpio"', "light.led", "under /sys/class/leds"),
        ('[light]\nled = ".."', "light.led", "under /sys/class/leds"),
        ("[light]\nled = 5", "light.led", "under /sys/class/leds"),
        ("[light]\nbrightness = 0", "light.brightness", "from 1 to 100"),
        ("[light]\nnight_brightness = 101", "light.night_brightness", "from 1 to 100"),
        ("[light]\nbrightness = true", "light.brightness", "from 1 to 100"),
        ('[light]\ngreen = "led\\u0007"', "light.green", "its name"),
        ("[light]\ngreen = -1", "light.green", "its number"),
        ("[light]\nblue = true", "light.blue", "its number"),
        ("[light]\nblue = 65536", "light.blue", "its number"),
        ("[light]\nblue = 1.0", "light.blue", "its number"),
        ('[light]\nactive_low = "no"', "light.active_low", "true or false"),
        ("[light]\nactive_low = 0", "light.active_low", "true or false"),
        ("[light]\nred = 5\ngreen = 5", "light", "give each its own line"),
        ('[light]\nblue = "led-red"', "light", "give each its own line"),
        ('[presence]\ndriver = "camera"', "presence.driver", "use one of none, gpiod"),
        ("[presence]\nline = -1", "presence.line", "its number"),
        ('[presence]\noccupancy = "yes"', "presence.occupancy", "true or false"),
        ("[presence]\nsensitivity = 5", "presence.sensitivity", "take it out"),
        ('[badge]\nreader = ""', "badge.reader", "/proc/bus/input/devices"),
        ("[badge]\nreader = 7", "badge.reader", "in quotes"),
        ('[badge]\nreader = "RFID\\n"', "badge.reader", "its name"),
        ('[badge]\nreader = "' + 256 * "r" + '"', "badge.reader", "its name"),
        ('[badge]\nfile = "badges"', "badge.file", 'beginning with "/"'),
        ("[badge]\nkey_file = true", "badge.key_file", "in quotes"),
        ('[badge]\nkey_file = ""', "badge.key_file", 'beginning with "/"'),
        ('[badge]\nowner = "a"', "badge.owner", "take it out, or use one of reader, file, key_file"),
        ('badge = "here"', "badge", "write [badge]"),
        ('[hw]\nsocket = "hw.sock"', "hw.socket", 'beginning with "/"'),
        (f'[hw]\nsocket = "/{"é" * 50}"', "hw.socket", "shorter path"),
    ],
)
def test_a_mistake_names_the_key_and_the_mend(toml: str, key: str, mend: str) -> None:
    settings, mistakes = parse(tomllib.loads(toml))
    assert [mistake.key for mistake in mistakes] == [key]
    sentence = mistakes[0].sentence
    assert sentence.startswith(key)
    assert mend in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert key == "light" or settings == Settings()


@pytest.mark.parametrize(
    ("light", "sensor", "clash"),
    [
        ({}, {"line": "led-red"}, True),
        ({"blue": 22}, {"line": 22}, True),
        ({}, {"line": "led-red", "chip": "/dev/gpiochip1"}, False),
        ({"driver": "simulated"}, {"line": "led-red"}, False),
        ({}, {"line": "led-red", "driver": "none"}, False),
    ],
)
def test_a_line_of_the_light_is_no_sensor(light: dict[str, Any], sensor: dict[str, Any], clash: bool) -> None:
    _, mistakes = parse({"light": {"driver": "gpiod"} | light, "presence": {"driver": "gpiod"} | sensor})
    assert [mistake.key for mistake in mistakes] == (["presence.line"] if clash else [])


def test_the_longest_socket_path_fits() -> None:
    path = "/" + "s" * 98
    assert parse({"hw": {"socket": path}}) == (Settings(hw=HwSettings(path)), [])


def test_all_mistakes_are_told_at_once_in_order() -> None:
    _, mistakes = parse(tomllib.loads('[light]\nchip = 1\ncolour = 2\n[hw]\nsocket = "x"'))
    assert [mistake.key for mistake in mistakes] == ["light.chip", "light.colour", "hw.socket"]


plain = st.none() | st.booleans() | st.integers() | st.text() | st.floats() | st.lists(st.text())


@given(
    st.dictionaries(st.sampled_from([field.name for field in fields(LightSettings)]), plain),
    st.dictionaries(st.sampled_from(["socket", "other"]), plain),
)
def test_no_value_is_repeated_and_none_breaks_the_reader(light: dict[str, Any], hw: dict[str, Any]) -> None:
    for mistake in parse({"light": light, "hw": hw})[1]:
        assert mistake.sentence.isascii()


def test_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(FULL, encoding="utf-8")
    assert read_settings(path) == parse(tomllib.loads(FULL))[0]


def test_a_file_with_mistakes_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[light]\nchip = 1\nred = []\n", encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        read_settings(path)
    assert [mistake.key for mistake in caught.value.mistakes] == ["light.chip", "light.red"]
    assert str(caught.value).count("\n") == 1


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b'\npassword = "canary\n', "line 2"),
        (b"canary = canary", "line 1"),
        (b"canary", "end of document"),
        (b"\xffcanary", "UTF-8"),
    ],
)
def test_a_broken_file_is_refused_without_quoting_it(tmp_path: Path, raw: bytes, where: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(raw)
    with pytest.raises(BadSettings) as caught:
        read_settings(path)
    assert where in str(caught.value)
    assert "canary" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_missing_file_is_the_callers_to_explain(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_settings(tmp_path / "none.toml")
