"""The daemon's own tables: every setting has a default, every mistake is named with its mend at once."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.light.driver import LIGHT_DRIVERS
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.hw.light.http import HttpLightSettings, Method
from kiosk.hw.light.settings import LightSettings, NoLightSettings, UsbLightSettings
from kiosk.hw.light.simulated import SimulatedLightSettings
from kiosk.hw.light.sysfs import SysfsLightSettings
from kiosk.hw.look.patterns import BLUE, GREEN, RED, WHITE, Colour, Colours
from kiosk.hw.settings import (
    PRESENCE_DRIVERS,
    BacklightSettings,
    BadgeSettings,
    GpioSensorSettings,
    HwSettings,
    MqttSensorSettings,
    NoSensorSettings,
    PresenceSettings,
    Settings,
    parse,
    read_settings,
)
from kiosk.settings.mistake import BadSettings, Mistake

OTHER_COLOURS = """
[light.colours]
free = "#00FF00"
busy = "#ff0000"
check_in = "#ffff00"
held = "#ff00ff"
unknown = "#0000ff"
out_of_service = "#00ffff"
setting_up = "#ffffff"
"""
OTHERS = Colours(GREEN, RED, Colour(255, 255, 0), Colour(255, 0, 255), BLUE, Colour(0, 255, 255), WHITE)
LIGHTS: Mapping[str, tuple[str, LightSettings]] = {
    "none": ("", NoLightSettings()),
    "simulated": ('file = "/run/kiosk/shown.json"', SimulatedLightSettings("/run/kiosk/shown.json")),
    "gpiod": (
        'chip = "/dev/gpiochip4"\nred = 17\ngreen = "led-green"\nblue = 0\nactive_low = true' + OTHER_COLOURS,
        GpioLightSettings("/dev/gpiochip4", 17, "led-green", 0, True, OTHERS),
    ),
    "sysfs": (
        'red = "r"\ngreen = "g"\nblue = "b"\nled = "status:rgb"\nbrightness = 80\nnight_brightness = 5' + OTHER_COLOURS,
        SysfsLightSettings(80, 5, OTHERS, "r", "g", "b", "status:rgb"),
    ),
    "busylight": ("brightness = 80\nnight_brightness = 5" + OTHER_COLOURS, UsbLightSettings(80, 5, OTHERS)),
    "http": (
        'url = "http://127.0.0.1:8080/led?r={r}&g={g}&b={b}"\nmethod = "PUT"\nbody = \'{"for":{ttl}}\'\nblink = true\n'
        'token_file = "/etc/kiosk/light-token"\nbrightness = 80\nnight_brightness = 5' + OTHER_COLOURS,
        HttpLightSettings(
            80,
            5,
            OTHERS,
            url="http://127.0.0.1:8080/led?r={r}&g={g}&b={b}",
            method=Method.PUT,
            body='{"for":{ttl}}',
            token_file="/etc/kiosk/light-token",
            blink=True,
        ),
    ),
}
SENSORS: Mapping[str, tuple[str, PresenceSettings]] = {
    "none": ("", NoSensorSettings()),
    "gpiod": (
        'chip = "/dev/gpiochip1"\nline = 23\nactive_low = true\noccupancy = true',
        GpioSensorSettings("/dev/gpiochip1", 23, True, True),
    ),
    "mqtt": (
        'broker = "mqtt.example.org:8884"\ntopic = "zigbee2mqtt/waalzaal"\nvalue = "occupancy"\nusername = "waalzaal"\n'
        'password_file = "/etc/kiosk/mqtt-password"\nca_file = "/etc/kiosk/mqtt-ca.pem"\noccupancy = true',
        MqttSensorSettings(
            "mqtt.example.org:8884",
            "zigbee2mqtt/waalzaal",
            "occupancy",
            "waalzaal",
            "/etc/kiosk/mqtt-password",
            "/etc/kiosk/mqtt-ca.pem",
            True,
        ),
    ),
}
REST = """
[room]
id = "waalzaal"
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
HTTP = '[light]\ndriver = "http"\n'
LED = "http://127.0.0.1:8080/led?rgb={hex}"
GPIOD = '[light]\ndriver = "gpiod"\n'
SYSFS = '[light]\ndriver = "sysfs"\n'
PIR = '[presence]\ndriver = "gpiod"\n'
MQTT = '[presence]\ndriver = "mqtt"\n'


def names(kind: type[Any]) -> set[str]:
    return {field.name for field in fields(kind)}


def test_every_setting_has_a_default() -> None:
    settings, mistakes = parse({})
    assert mistakes == []
    assert settings == Settings(
        NoLightSettings(),
        NoSensorSettings(),
        BacklightSettings("auto", 100, 20),
        BadgeSettings(reader="none", file="/etc/kiosk/badges", key_file=""),
        HwSettings(socket="/run/kiosk/hw.sock"),
    )


@pytest.mark.parametrize("driver", LIGHT_DRIVERS)
def test_every_setting_of_a_light_is_read(driver: str) -> None:
    toml, light = LIGHTS[driver]
    tables = tomllib.loads(f'[light]\ndriver = "{driver}"\n{toml}')
    assert parse(tables) == (Settings(light=light), [])
    assert names(LIGHT_DRIVERS[driver].settings) | {"driver"} == tables["light"].keys()


@pytest.mark.parametrize("driver", PRESENCE_DRIVERS)
def test_every_setting_of_a_sensor_is_read(driver: str) -> None:
    toml, sensor = SENSORS[driver]
    tables = tomllib.loads(f'[presence]\ndriver = "{driver}"\n{toml}')
    assert parse(tables) == (Settings(presence=sensor), [])
    assert names(PRESENCE_DRIVERS[driver]) | {"driver"} == tables["presence"].keys()


def test_every_other_setting_is_read() -> None:
    tables = tomllib.loads(REST)
    settings, mistakes = parse(tables)
    assert mistakes == []
    assert settings.backlight == BacklightSettings("10-0045", 90, 1)
    reader = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
    assert settings.badge == BadgeSettings(reader, "/etc/kiosk/known", "/etc/kiosk/site.key")
    assert settings.hw == HwSettings("/run/kiosk/other.sock")
    kinds = {"backlight": BacklightSettings, "badge": BadgeSettings, "hw": HwSettings}
    assert all(names(kind) == tables[name].keys() for name, kind in kinds.items())
    assert names(Colours) == tomllib.loads(OTHER_COLOURS)["light"]["colours"].keys()


def with_another_drivers_keys() -> list[tuple[str, str, str, set[str]]]:
    """Each table, each of its drivers, and each key that this one does not read, with those who do."""
    kinds = {"light": {word: names(row.settings) for word, row in LIGHT_DRIVERS.items()}}
    kinds["presence"] = {word: names(kind) for word, kind in PRESENCE_DRIVERS.items()}
    return [
        (table, driver, key, {word for word, keys in drivers.items() if key in keys})
        for table, drivers in kinds.items()
        for driver, own in drivers.items()
        for key in sorted(set().union(*drivers.values()) - own)
    ]


@pytest.mark.parametrize(("table", "driver", "key", "readers"), with_another_drivers_keys())
def test_what_another_driver_reads_is_refused(table: str, driver: str, key: str, readers: set[str]) -> None:
    """A setting that is read and not obeyed would be a lie."""
    _, mistakes = parse({table: {"driver": driver, key: "x"}})
    (refusal,) = [mistake for mistake in mistakes if mistake.path == (table, key)]
    assert refusal.says.startswith(f"is not read by the driver {driver}: take it out, or write driver = ")
    assert set(re.findall(r'"(\w+)"', refusal.says)) == readers


@pytest.mark.parametrize(
    ("toml", "key", "mend"),
    [
        ('light = "red"', "light", "write [light]"),
        ("hw = 1", "hw", "write [hw]"),
        ('[light]\ncolour = "red"', "light.colour", "take it out"),
        (GPIOD + 'colour = "red"', "light.colour", "did you mean colours"),
        (GPIOD + 'title = "red"', "light.title", "use one of driver, chip, red, green, blue, active_low, colours"),
        ('[hw]\nport = "5"', "hw.port", "take it out, or use one of socket"),
        ('[light]\ndriver = "laser"', "light.driver", "use one of none, simulated, gpiod, sysfs, busylight, http"),
        ("[light]\ndriver = 1", "light.driver", "use one of"),
        ("[light]\ndriver = []", "light.driver", "use one of"),
        (GPIOD + 'chip = "gpiochip0"', "light.chip", 'beginning with "/"'),
        (GPIOD + "chip = 0", "light.chip", "in quotes"),
        ('[light]\ndriver = "simulated"\nfile = ""', "light.file", 'beginning with "/"'),
        ('[light]\ndriver = "simulated"\nfile = "/run/\\u0000"', "light.file", 'beginning with "/"'),
        (GPIOD + 'red = ""', "light.red", "its name in quotes, or its number"),
        (GPIOD + 'red = "' + 32 * "r" + '"', "light.red", "its name"),
        (SYSFS + 'red = "' + 64 * "r" + '"', "light.red", "the name it has"),
        (SYSFS + "red = 5", "light.red", "under /sys/class/leds"),
        (SYSFS + 'led = ""', "light.led", "under /sys/class/leds"),
        (SYSFS + 'led = "../gpio"', "light.led", "under /sys/class/leds"),
        (SYSFS + 'led = ".."', "light.led", "under /sys/class/leds"),
        (SYSFS + "led = 5", "light.led", "under /sys/class/leds"),
        (SYSFS + "brightness = 0", "light.brightness", "from 1 to 100"),
        (SYSFS + "night_brightness = 101", "light.night_brightness", "from 1 to 100"),
        (SYSFS + "brightness = true", "light.brightness", "from 1 to 100"),
        (GPIOD + 'green = "led\\u0007"', "light.green", "its name"),
        (GPIOD + "green = -1", "light.green", "its number"),
        (GPIOD + "blue = true", "light.blue", "its number"),
        (GPIOD + "blue = 65536", "light.blue", "its number"),
        (GPIOD + "blue = 1.0", "light.blue", "its number"),
        (GPIOD + 'active_low = "no"', "light.active_low", "true or false"),
        (GPIOD + "active_low = 0", "light.active_low", "true or false"),
        (GPIOD + "red = 5\ngreen = 5", "light", "give each its own line"),
        (SYSFS + 'blue = "led-red"', "light", "give each its own line"),
        (SYSFS + "colours = 5", "light.colours", "write [light.colours]"),
        (SYSFS + 'colours.amber = "#ffaa00"', "light.colours.amber", "use one of free, busy, check_in"),
        (SYSFS + 'colours.free = "green"', "light.colours.free", 'write it like "#00c853"'),
        (SYSFS + 'colours.free = "#000000"', "light.colours.free", "dark"),
        (SYSFS + "colours.free = 5", "light.colours.free", 'write it like "#00c853"'),
        (SYSFS + 'colours.unknown = "#00ff10"', "light.colours.unknown", "looks like light.colours.free"),
        (SYSFS + 'colours.busy = "#00c853"', "light.colours.busy", "looks like light.colours.free"),
        (SYSFS + 'colours.check_in = "#ff2000"', "light.colours.held", "looks like light.colours.check_in"),
        (f'{HTTP}url = "{LED}"\ncolours.busy = "#00c853"', "light.colours.busy", "looks like light.colours.free"),
        (GPIOD + 'colours.free = "#00c853"', "light.colours.free", "ff or 00"),
        (GPIOD + 'colours.free = "#ff00ff"', "light.colours.out_of_service", "looks like"),
        (HTTP, "light.url", "is missing: write it like http"),
        (f'{HTTP}url = "{LED}"\nbody = "1"', "light.body", "PUT"),
        (f'{HTTP}url = "{LED[:-5]}"', "light.url", "put in {hex}"),
        (f'{HTTP}url = "{LED[:-5]}{{r}}{{g}}"', "light.url", "put in {hex}"),
        (f'{HTTP}url = "http://10.0.0.9/{{hex}}"', "light.url", "use https"),
        (f'{HTTP}url = "https://me:secret@panel/{{hex}}"', "light.url", "use token_file"),
        (f'{HTTP}url = "ftp://127.0.0.1/{{hex}}"', "light.url", "write it like"),
        (f'{HTTP}url = "http://127.0.0.1:{{r}}/{{hex}}"', "light.url", "name the server"),
        (f'{HTTP}url = "http://127.0.0.1/{{title}}{{hex}}"', "light.url", "use r, g, b, hex, ttl"),
        (f'{HTTP}url = "{LED}"\nbody = "{{name}}"', "light.body", "use r, g, b, hex, ttl"),
        (f'{HTTP}url = "{LED}"\nmethod = "DELETE"', "light.method", "use one of GET, PUT, POST"),
        (f'{HTTP}url = "{LED}"\nblink = 1', "light.blink", "true or false"),
        (MQTT + 'topic = "t"', "presence.broker", "host:8883"),
        (MQTT + 'broker = "host"', "presence.topic", "is missing"),
        (MQTT + 'broker = "h"\ntopic = "t"\npassword_file = "/p"', "presence.username", "missing"),
        (MQTT + 'topic = "t"\nbroker = "mqtt://host"', "presence.broker", "host:8883"),
        (MQTT + 'topic = "t"\nbroker = "host:0"', "presence.broker", "host:8883"),
        (MQTT + 'topic = "t"\nbroker = "me@host"', "presence.broker", "host:8883"),
        (MQTT + 'topic = "t"\nbroker = ""', "presence.broker", "host:8883"),
        (MQTT + 'broker = "host"\ntopic = "zigbee2mqtt/#"', "presence.topic", "one topic"),
        (MQTT + 'broker = "host"\ntopic = ""', "presence.topic", "one topic"),
        (MQTT + 'broker = "host"\ntopic = "t"\nvalue = "a\\nb"', "presence.value", "on one line"),
        ('[presence]\ndriver = "camera"', "presence.driver", "use one of none, gpiod, mqtt"),
        (PIR + "line = -1", "presence.line", "its number"),
        (PIR + 'occupancy = "yes"', "presence.occupancy", "true or false"),
        (PIR + "sensitivity = 5", "presence.sensitivity", "take it out"),
        ('[backlight]\ndevice = "../leds"', "backlight.device", "under /sys/class/backlight"),
        ("[backlight]\nnight_brightness = 0", "backlight.night_brightness", "from 1 to 100"),
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
    assert settings == Settings()  # the defaults stand in for the table


@pytest.mark.parametrize(
    ("light", "sensor", "clash"),
    [
        ({}, {"line": "led-red"}, True),
        ({"blue": 22}, {"line": 22}, True),
        ({}, {"line": "led-red", "chip": "/dev/gpiochip1"}, False),
        ({"driver": "simulated"}, {"line": "led-red"}, False),
    ],
)
def test_a_line_of_the_light_is_no_sensor(light: dict[str, Any], sensor: dict[str, Any], clash: bool) -> None:
    _, mistakes = parse({"light": {"driver": "gpiod"} | light, "presence": {"driver": "gpiod"} | sensor})
    assert [mistake.key for mistake in mistakes] == (["presence.line"] if clash else [])


def test_the_panels_own_files_are_looked_at_by_the_panel_alone() -> None:
    light = {"driver": "http", "url": LED, "token_file": "/nonexistent/token"}
    sensor = {"driver": "mqtt", "broker": "h", "topic": "t", "username": "u"}
    sensor |= {"password_file": "/nonexistent/password", "ca_file": "/nonexistent/ca.pem"}
    tables = {"light": light, "presence": sensor, "badge": {"key_file": "/nonexistent/key"}}
    assert parse(tables)[1] == []
    keys = [mistake.key for mistake in parse(tables, panel=True)[1]]
    assert keys == ["light.token_file", "presence.password_file", "presence.ca_file"]


def test_the_longest_socket_path_fits() -> None:
    path = "/" + "s" * 98
    assert parse({"hw": {"socket": path}}) == (Settings(hw=HwSettings(path)), [])


def test_all_mistakes_are_told_at_once_in_order() -> None:
    _, mistakes = parse(tomllib.loads(GPIOD + 'chip = 1\ncolour = 2\n[hw]\nsocket = "x"'))
    assert [mistake.key for mistake in mistakes] == ["light.chip", "light.colour", "hw.socket"]


plain = st.none() | st.booleans() | st.integers() | st.text() | st.floats() | st.lists(st.text())
keys_of_lights = sorted(set().union(*(names(driver.settings) for driver in LIGHT_DRIVERS.values())))


@given(
    st.sampled_from(list(LIGHT_DRIVERS)),
    st.dictionaries(st.sampled_from(keys_of_lights) | st.text(), plain),
    st.dictionaries(st.sampled_from(["socket", "other"]), plain),
)
def test_no_value_is_repeated_and_none_breaks_the_reader(
    driver: str, light: dict[str, Any], hw: dict[str, Any]
) -> None:
    for mistake in parse({"light": {"driver": driver} | light, "hw": hw})[1]:
        assert mistake.sentence.isascii()
        assert mistake.sentence.isprintable()


def test_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(REST, encoding="utf-8")
    assert read_settings(path) == parse(tomllib.loads(REST))[0]


def test_a_file_with_mistakes_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(GPIOD + "chip = 1\nred = []\n", encoding="utf-8")
    with pytest.raises(BadSettings) as caught:
        read_settings(path)
    told = [(mistake.line, mistake.key) for mistake in caught.value.mistakes]
    assert told == [(3, "light.chip"), (4, "light.red")]
    assert str(caught.value).count("\n") == 1


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as caught:
        read_settings(tmp_path / "none.toml")
    says = "cannot be read (No such file or directory): name another with --config"
    assert caught.value.mistakes == [Mistake((), says)]
