"""The daemon's own tables: every setting has a default, every mistake is named with its mend at once."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.look.patterns import BLUE, GREEN, RED, WHITE, Colour, Colours
from kiosk.hw.settings import (
    BacklightSettings,
    BadgeSettings,
    BadSettings,
    HwSettings,
    LightDriver,
    LightSettings,
    Method,
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
url = "http://127.0.0.1:8080/led?r={r}&g={g}&b={b}"
method = "PUT"
body = '{"color":"#{hex}","for":{ttl}}'
token_file = "/etc/kiosk/light-token"
blink = true
[light.colours]
free = "#00FF00"
busy = "#ff0000"
check_in = "#ffff00"
held = "#ff00ff"
unknown = "#0000ff"
out_of_service = "#00ffff"
setting_up = "#ffffff"
[presence]
driver = "gpiod"
chip = "/dev/gpiochip1"
line = 23
active_low = true
occupancy = true
broker = "mqtt.example.org:8884"
topic = "zigbee2mqtt/waalzaal"
value = "occupancy"
username = "waalzaal"
password_file = "/etc/kiosk/mqtt-password"
ca_file = "/etc/kiosk/mqtt-ca.pem"
[backlight]
device = "10-0045"
brightness = 90
night_brightness = 1
[badge]
reader = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
file = "/etc/kiosk/known"
key_file = "/etc/kiosk/site.key"
[hw]
socket = "/run/kiosk/other.sock"
"""
LED = "http://127.0.0.1:8080/led?rgb={hex}"


def test_every_setting_has_a_default() -> None:
    settings, mistakes = parse({})
    assert mistakes == []
    assert settings == Settings(
        LightSettings(driver=LightDriver.NONE),
        PresenceSettings(driver=PresenceDriver.NONE),
        BacklightSettings("auto", 100, 20),
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
        Colours(GREEN, RED, Colour(255, 255, 0), Colour(255, 0, 255), BLUE, Colour(0, 255, 255), WHITE),
        "http://127.0.0.1:8080/led?r={r}&g={g}&b={b}",
        Method.PUT,
        '{"color":"#{hex}","for":{ttl}}',
        "/etc/kiosk/light-token",
        True,
    )
    assert settings.presence == PresenceSettings(
        PresenceDriver.GPIOD,
        "/dev/gpiochip1",
        23,
        True,
        True,
        "mqtt.example.org:8884",
        "zigbee2mqtt/waalzaal",
        "occupancy",
        "waalzaal",
        "/etc/kiosk/mqtt-password",
        "/etc/kiosk/mqtt-ca.pem",
    )
    assert settings.backlight == BacklightSettings("10-0045", 90, 1)
    reader = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
    assert settings.badge == BadgeSettings(reader, "/etc/kiosk/known", "/etc/kiosk/site.key")
    assert settings.hw == HwSettings("/run/kiosk/other.sock")
    written = tomllib.loads(FULL)
    assert {field.name for field in fields(LightSettings)} == set(written["light"])
    assert {field.name for field in fields(PresenceSettings)} == set(written["presence"])
    assert {field.name for field in fields(Colours)} == set(written["light"]["colours"])
    assert {field.name for field in fields(BacklightSettings)} == set(written["backlight"])
    assert {field.name for field in fields(BadgeSettings)} == set(written["badge"])
    assert {field.name for field in fields(HwSettings)} == set(written["hw"])


@pytest.mark.parametrize(
    ("toml", "key", "mend"),
    [
        ('light = "red"', "light", "write [light]"),
        ("hw = 1", "hw", "write [hw]"),
        ('[light]\ncolour = "red"', "light.colour", "take it out"),
        ('[hw]\nport = "5"', "hw.port", "take it out, or use one of socket"),
        ('[light]\ndriver = "laser"', "light.driver", "use one of none, simulated, gpiod, sysfs, busylight, http"),
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
        ("[light]\ncolours = 5", "light.colours", "write [light.colours]"),
        ('[light.colours]\namber = "#ffaa00"', "light.colours.amber", "use one of free, busy, check_in"),
        ('[light.colours]\nfree = "green"', "light.colours.free", 'write it like "#00c853"'),
        ('[light.colours]\nfree = "#000000"', "light.colours.free", "dark"),
        ("[light.colours]\nfree = 5", "light.colours.free", 'write it like "#00c853"'),
        ('[light.colours]\nunknown = "#00ff10"', "light.colours.unknown", "looks like light.colours.free"),
        ('[light.colours]\nbusy = "#00c853"', "light.colours.busy", "looks like light.colours.free"),
        ('[light.colours]\ncheck_in = "#ff2000"', "light.colours.held", "looks like light.colours.check_in"),
        ('[light]\ndriver = "gpiod"\n[light.colours]\nfree = "#00c853"', "light.colours.free", "ff or 00"),
        ('[light]\ndriver = "gpiod"\n[light.colours]\nfree = "#ff00ff"', "light.colours.out_of_service", "looks like"),
        ('[light]\ndriver = "http"', "light.url", "is missing"),
        (f'[light]\ndriver = "http"\nurl = "{LED}"\nbody = "1"', "light.body", "PUT"),
        (f'[light]\ndriver = "http"\nurl = "{LED[:-5]}"', "light.url", "put in {hex}"),
        (f'[light]\ndriver = "http"\nurl = "{LED[:-5]}{{r}}{{g}}"', "light.url", "put in {hex}"),
        ('[light]\nurl = "http://10.0.0.9/{hex}"', "light.url", "use https"),
        ('[light]\nurl = "https://me:secret@panel/{hex}"', "light.url", "use token_file"),
        ('[light]\nurl = "ftp://127.0.0.1/{hex}"', "light.url", "write it like"),
        ('[light]\nurl = "http://127.0.0.1:{r}/{hex}"', "light.url", "name the server"),
        ('[light]\nurl = "http://127.0.0.1/{title}{hex}"', "light.url", "use r, g, b, hex, ttl"),
        ('[light]\nbody = "{name}"', "light.body", "use r, g, b, hex, ttl"),
        ('[light]\nmethod = "DELETE"', "light.method", "use one of GET, PUT, POST"),
        ("[light]\nblink = 1", "light.blink", "true or false"),
        ('[presence]\ndriver = "mqtt"', "presence.broker", "host:8883"),
        ('[presence]\ndriver = "mqtt"\nbroker = "host"', "presence.topic", "is missing"),
        (
            '[presence]\ndriver = "mqtt"\nbroker = "h"\ntopic = "t"\npassword_file = "/p"',
            "presence.username",
            "missing",
        ),
        ('[presence]\nbroker = "mqtt://host"', "presence.broker", "host:8883"),
        ('[presence]\nbroker = "host:0"', "presence.broker", "host:8883"),
        ('[presence]\nbroker = "me@host"', "presence.broker", "host:8883"),
        ('[presence]\nbroker = ""', "presence.broker", "host:8883"),
        ('[presence]\ntopic = "zigbee2mqtt/#"', "presence.topic", "one topic"),
        ('[presence]\ntopic = ""', "presence.topic", "one topic"),
        ('[presence]\nvalue = "a\\nb"', "presence.value", "on one line"),
        ('[backlight]\ndevice = "../leds"', "backlight.device", "under /sys/class/backlight"),
        ("[backlight]\nnight_brightness = 0", "backlight.night_brightness", "from 1 to 100"),
        ('[presence]\ndriver = "camera"', "presence.driver", "use one of none, gpiod, mqtt"),
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
    assert mistakes[0].key.count(".") == 0 or settings == Settings() or "driver" in toml or "colours" in toml


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
