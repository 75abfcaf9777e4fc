"""The configuration file: what it may say, and what a mistake in it is answered with."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.config_reader import load
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.settings import GpioSensorSettings
from kiosk.qml.languages import LANGUAGES
from kiosk.room.access import Access, Who
from kiosk.room.policy import PresenceUse
from kiosk.settings.mistake import BadSettings

SPOKEN = ", ".join(LANGUAGES)
BACKENDS = ", ".join(BACKEND_KINDS)
GOOD = """
[room]
id = "waalzaal"

[backend]
kind = "caldav"
url = "https://calendar.example.org/room1/cal"
"""
HTTP = '[light]\ndriver = "http"\nurl = "http://127.0.0.1/{hex}"\n'
MQTT = '[presence]\ndriver = "mqtt"\nbroker = "localhost"\ntopic = "t"\nusername = "a"\n'


def _load(tmp_path: Path, text: str):
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def _sentences(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(BadSettings) as caught:
        _load(tmp_path, text)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_only_the_room_and_the_backend_have_no_default(tmp_path: Path) -> None:
    config = _load(tmp_path, GOOD)
    assert config.site.name == "production"
    assert config.backend.url.endswith("/cal/")
    policy = config.to_policy()
    assert policy.walk_up_min == (15, 30, 45, 60)
    assert (policy.work_begins, policy.work_ends) == (time(7), time(19))
    assert policy.release_after == timedelta(minutes=10)
    assert (policy.presence, policy.vacant_after) == (PresenceUse.OFF, timedelta(minutes=15))
    assert config.light == NoLightSettings()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ('[room]\nid = "a"\nsets = 8', "line 3: room.sets is not a setting: did you mean seats."),
        (
            '[room]\nid = "a"\n[notice]\nfile = "notice.toml"',
            'line 4: notice.file is not a full path: write it in quotes, beginning with "/".',
        ),
        (
            '[room]\nid = "a"\n[privacy]\nstatement_url = "http://www.example.org/"',
            "line 4: privacy.statement_url is not an https address: write it like https://www.example.org/privacy.",
        ),
        ('[rooom]\nid = "a"', "line 1: rooom is not a setting: did you mean room."),
        (
            '[room]\nid = "Waal zaal"',
            "line 2: room.id may hold small letters, digits and hyphens, at most 40: write it so.",
        ),
        (
            '[room]\nid = "a"\naddress = "mailto:room1@example.org"',
            "line 3: room.address is not a mail address: write it like room1@example.org.",
        ),
        (
            '[room]\nid = "a"\ntimezone = "Europe/Amsterdm"',
            "line 3: room.timezone is not a time zone: did you mean Europe/Amsterdam.",
        ),
        (
            '[policy]\nworking_hours = "7-19"',
            'line 2: policy.working_hours is not two times: write it like "07:00-19:00".',
        ),
        ('[policy]\npresence = "release"', "line 2: policy.presence is not one of them: use 'off', 'check_in' or"),
        ("[policy]\nvacant_after_min = 0", "line 2: policy.vacant_after_min does not fit"),
        (
            '[presence]\ndriver = "camera"',
            "line 2: presence.driver is not a kind of sensor: use one of none, gpiod,",
        ),
        ("[policy]\nfresh_s = 4", "line 2: policy.fresh_s does not fit: input should be greater than or equal to 5."),
        ('[ui]\nlanguage = "tlh"', f"line 2: ui.language is not a language of the screen: use one of {SPOKEN}."),
        (
            '[light]\ndriver = "lamp"',
            "line 2: light.driver is not a kind of light: use one of none, simulated, gpiod, sysfs, busylight, http.",
        ),
        (
            "[debug]\nremote_tap = true",
            "line 2: debug.remote_tap is not for a production site: take it out, or give site.name another value.",
        ),
        ("[state]\nrun_dir = " + repr("/" + 90 * "x"), "line 2: state.run_dir is too long for a socket in it"),
    ],
)
def test_each_mistake_is_one_line_with_the_mend(tmp_path: Path, change: str, sentence: str) -> None:
    room = "" if change.startswith("[room]") else '[room]\nid = "a"\n'
    text = f'{change}\n{room}[backend]\nkind = "caldav"\nurl = "https://x.example/"\n'
    assert [s for s in _sentences(tmp_path, text) if s.startswith(sentence)]


def test_the_sensor_is_switched_on_by_the_policy(tmp_path: Path) -> None:
    text = GOOD + '[policy]\npresence = "check_in_and_release"\nvacant_after_min = 20\n[presence]\ndriver = "gpiod"\n'
    config = _load(tmp_path, text)
    policy = config.to_policy()
    assert (policy.presence, policy.vacant_after) == (PresenceUse.CHECK_IN_AND_RELEASE, timedelta(minutes=20))
    assert config.presence == GpioSensorSettings(line="pir")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("http://calendar.example.org/", "would send the password unencrypted: use https"),
        ("https://me:secret@calendar.example.org/", "carries a name or password"),
        ("calendar.example.org", "is not an address"),
        ("ftp://calendar.example.org/", "is not an address"),
    ],
)
def test_an_address_that_would_leak_or_cannot_work_is_refused(tmp_path: Path, url: str, says: str) -> None:
    (sentence,) = _sentences(tmp_path, GOOD.replace("https://calendar.example.org/room1/cal", url))
    assert says in sentence
    assert "secret" not in sentence


FINGERPRINT = "sha256:" + 32 * "0f"


@pytest.mark.parametrize("written", [FINGERPRINT, ":".join(["0F"] * 32), f"SHA256:{'0f' * 32}"])
def test_a_fingerprint_is_taken_as_tools_print_it(tmp_path: Path, written: str) -> None:
    assert _load(tmp_path, GOOD + f'fingerprint = "{written}"').backend.fingerprint == FINGERPRINT


def test_a_fingerprint_that_would_decide_nothing_or_not_alone_is_refused(tmp_path: Path) -> None:
    pinned = GOOD + f'fingerprint = "{FINGERPRINT}"\n'
    (tmp_path / "ca.pem").touch()
    for text, says in [
        (GOOD + 'fingerprint = "sha1:00"', "is not the fingerprint of a certificate"),
        (pinned.replace("https://calendar.example.org", "http://localhost"), "is of no use without encryption"),
        (pinned + f'ca_file = "{tmp_path}/ca.pem"', "stands beside ca_file, and only one can decide"),
    ]:
        assert [line for line in _sentences(tmp_path, text) if line.startswith(f"line 8: backend.fingerprint {says}")]


@pytest.mark.parametrize("host", ["127.0.0.1:5232", "localhost", "[::1]:80"])
def test_loopback_may_be_plain_http(tmp_path: Path, host: str) -> None:
    assert _load(tmp_path, GOOD.replace("https://calendar.example.org", f"http://{host}"))


def test_a_password_others_can_read_stops_the_start(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("x")
    text = GOOD + f'password_file = "{secret}"\n'
    secret.chmod(0o640)
    assert "can be read by others" in _sentences(tmp_path, text)[0]
    secret.chmod(0o600)
    assert _load(tmp_path, text).backend.password_file == secret
    secret.unlink()
    assert "names no file" in _sentences(tmp_path, text)[0]


def test_a_pin_is_asked_for_only_where_there_is_one_that_nobody_else_can_read(tmp_path: Path) -> None:
    pin = tmp_path / "pin"
    text = GOOD + f'[access]\nend = "pin"\npin_file = "{pin}"\n'
    (none,) = _sentences(tmp_path, text)
    assert none.endswith(f'access asks for a PIN to end, and there is none: run "kiosk pin set --file {pin}".')
    pin.write_text("$argon2id$")
    pin.chmod(0o640)
    assert "others on this machine can read" in _sentences(tmp_path, text)[0]
    pin.chmod(0o600)
    assert _load(tmp_path, text).access.to_access() == Access(end=Who.PIN)


def test_a_badge_is_asked_for_only_where_there_is_a_reader(tmp_path: Path) -> None:
    text = GOOD + '[access]\ncheck_in = "badge"\n'
    (none,) = _sentences(tmp_path, text)
    assert none.endswith("access.check_in asks for a badge, and nothing reads one: name the reader as badge.reader.")
    (wrong,) = _sentences(tmp_path, text + '[badge]\nreader = "Some Reader"\nfile = "badges"\n')
    assert "badge.file is not a full path" in wrong
    assert _load(tmp_path, text + '[badge]\nreader = "Some Reader"\n').access.to_access() == Access(check_in=Who.BADGE)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('id = "waalzaal"', "seats = 0") + '[ui]\nclock = "25h"\n[light]\ndriver = "gpiod"\nred = -1\n'
    told = "\n".join(_sentences(tmp_path, text))
    for key in ("room.id", "room.seats", "ui.clock", "light.red"):
        assert key in told


@pytest.mark.parametrize(
    ("content", "says"), [(b"[room", "is not valid TOML"), (b"\xff\xfe", "is not UTF-8"), (None, "cannot be read")]
)
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "kiosk.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadSettings, match=says):
        load(path)


@pytest.mark.parametrize("hours", ["22:00-06:00", "00:00-00:00"])
def test_a_house_that_works_at_night_may_say_so(tmp_path: Path, hours: str) -> None:
    policy = _load(tmp_path, GOOD + f'[policy]\nworking_hours = "{hours}"\n').to_policy()
    assert policy.work_begins == time.fromisoformat(hours[:5])


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ('[light]\ndriver = "sysfs"\n[light.colours]\nfree = "green"', "line 4: light.colours.free is not a colour"),
        ('[light]\ndriver = "sysfs"\ncolours.free = "green"', "line 3: light.colours.free is not a colour"),
        (f'{HTTP}token_file = "/nonexistent/token"', "line 4: light.token_file names no file"),
        (f'{MQTT}password_file = "/nonexistent/password"', "line 6: presence.password_file names no file"),
        (f'{MQTT}ca_file = "/nonexistent/ca.pem"', "line 6: presence.ca_file names no file"),
        (
            '[light]\ndriver = "http"',
            "line 1: light.url is missing: write it like http://127.0.0.1:8080/led?rgb={hex}.",
        ),
        (
            f'{HTTP}chip = "/dev/gpiochip0"',
            "line 4: light.chip is not read by the driver http: take it out, or write dri",
        ),
        ("[backlight]\nbrightness = 0", "line 2: backlight.brightness is not a percentage"),
    ],
)
def test_what_the_light_and_the_sensor_want_is_told_with_its_line(tmp_path: Path, settings: str, sentence: str) -> None:
    text = f'{settings}\n[room]\nid = "a"\n[backend]\nkind = "caldav"\nurl = "https://x.example/"\n'
    (told,) = _sentences(tmp_path, text)
    assert told.startswith(sentence)


@pytest.mark.parametrize("setting", [f"{HTTP}token_file", f"{MQTT}password_file"])
def test_no_secret_may_be_read_by_others(tmp_path: Path, setting: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    text = f'{GOOD}{setting} = "{secret}"\n'
    secret.chmod(0o640)
    assert "can be read by others" in _sentences(tmp_path, text)[0]
    secret.chmod(0o600)
    assert _load(tmp_path, text)


@pytest.mark.parametrize(
    ("backend", "sentence"),
    [
        ("[backend]\n", f"line 1: backend.kind is missing: use one of {BACKENDS}."),
        ('[backend]\nkind = "paper"\n', f"line 2: backend.kind is not a kind of calendar: use one of {BACKENDS}."),
        ('[backend]\nkind = "caldav"\n', "line 1: backend.url is missing: add it."),
        ('[backend]\nkind = "caldav"\nurl = "https://a/"\nurls = 1\n', "line 4: backend.urls is not a setting: did"),
        ("backend = 1\n", "line 1: backend is not a table: write [backend] and its settings below it."),
        ("", "backend is missing: add it."),
    ],
)
def test_a_backend_is_of_one_kind(tmp_path: Path, backend: str, sentence: str) -> None:
    (told,) = _sentences(tmp_path, backend + '[room]\nid = "a"\n')
    assert told.startswith(sentence)


def test_mistakes_are_told_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "[ui]\nclock = 1\n[light]\ndriver = 1\n[backend]\nkind = 1\n[room]\nname = 1\n"
    told = [sentence.split(":")[0] for sentence in _sentences(tmp_path, text)]
    assert told == ["line 2", "line 4", "line 6", "line 7", "line 8"]
