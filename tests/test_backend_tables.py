"""`[backend]` of a feed: an address that is a secret, and what a mistake in it is answered with."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.backend_tables import IcalTable, feed_url, header_line
from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.settings.mistake import BadSettings, Wrong

FEED = "https://x.example/published/CANARY/calendar.ics"


def loaded(tmp_path: Path, settings: str, rest: str = "") -> Config:
    path = tmp_path / "kiosk.toml"
    path.write_text(f'[backend]\nkind = "ical"\n{settings}\n[room]\nid = "a"\n{rest}', encoding="utf-8")
    return load(path)


def told(tmp_path: Path, settings: str, rest: str = "") -> str:
    with pytest.raises(BadSettings) as caught:
        loaded(tmp_path, settings, rest)
    (mistake,) = caught.value.mistakes
    return str(mistake)


def secret(tmp_path: Path, name: str, content: str, mode: int = 0o600) -> str:
    """The setting that names a file with this in it."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    path.chmod(mode)
    return f'{name}_file = "{path}"\n'


def test_the_address_stands_in_a_file_and_nowhere_else(tmp_path: Path) -> None:
    config = loaded(tmp_path, secret(tmp_path, "url", f"{FEED}\n") + secret(tmp_path, "header", "X-Key: CANARY\n"))
    assert isinstance(config.backend, IcalTable)
    assert config.backend.read_url() == FEED
    assert config.backend.read_header() == ("X-Key", "CANARY")
    assert config.backend.addresses == ("https://x.example/",)
    assert {path.name for path in config.files_read_once} == {"url", "header"}
    assert "CANARY" not in repr(config)


def test_whoever_may_not_read_the_file_learns_no_address(tmp_path: Path) -> None:
    backend = loaded(tmp_path, secret(tmp_path, "url", FEED)).backend
    (tmp_path / "url").unlink()
    assert backend.addresses == ("",)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ("", "line 1: backend.url_file is missing: make a file that holds the feed's address, and name it."),
        ('url = "ftp://x"', "line 3: backend.url is not an address: write it like https://server/calendar.ics."),
        ('url = "http://x.example/"', "line 3: backend.url would send the address unencrypted: use https."),
        ('url = "https://a:b@x.example/"', "line 3: backend.url carries a name or password: use header_file instead."),
        ('url = "https://x.example/"\nusername = "a"', "line 4: backend.username is not read by the kind ical"),
        ('url = "https://x.example/"\nread_every_s = 0', "line 4: backend.read_every_s does not fit"),
        ('url_file = "/nowhere"', "line 3: backend.url_file names no file"),
    ],
)
def test_a_mistake_has_its_mend(tmp_path: Path, settings: str, sentence: str) -> None:
    assert told(tmp_path, settings).startswith(sentence)


@pytest.mark.parametrize(
    ("name", "content", "mode", "sentence"),
    [
        ("url", "CANARY", 0o600, "url_file is not an address: write it like https://server/calendar.ics."),
        ("url", FEED, 0o640, "url_file can be read by others on this machine: run chmod 600 on it."),
        ("header", "CANARY", 0o600, "header_file holds no line that a request can have: write it like X-Key: value"),
        ("header", "X-Key: a", 0o644, "header_file can be read by others on this machine: run chmod 600 on it."),
    ],
)
def test_what_is_in_a_file_is_looked_at_and_never_told(
    tmp_path: Path, name: str, content: str, mode: int, sentence: str
) -> None:
    beside = "" if name == "url" else f'url = "{FEED}"\n'
    says = told(tmp_path, beside + secret(tmp_path, name, content, mode))
    assert f"backend.{sentence}" in says
    assert "CANARY" not in says


def test_an_address_and_a_file_of_one_cannot_both_decide(tmp_path: Path) -> None:
    says = told(tmp_path, secret(tmp_path, "url", FEED) + f'url = "{FEED}"')
    assert says == "line 4: backend.url stands beside url_file, and only one can decide: take one of them out."


@pytest.mark.parametrize(
    ("written", "asked"),
    [(FEED, FEED), ("webcal://x.example/a", "https://x.example/a"), ("WebCal://x.example/a", "https://x.example/a")],
)
def test_a_feed_is_asked_for_over_https(written: str, asked: str) -> None:
    assert feed_url(written) == asked


@pytest.mark.parametrize("line", ["", "x", ": x", "a b: c", "A:b\nC:d", "A: \xe9", "Host: x", "content-length: 3"])
def test_a_line_that_no_request_can_have(line: str) -> None:
    with pytest.raises(Wrong):
        header_line(line)


@pytest.mark.parametrize(
    ("settings", "rest", "lag", "fresh", "off_hours"),
    [
        ("", "", 300, 600, 900),
        ("read_every_s = 900", "", 900, 1800, 1800),
        ("read_every_s = 5", "[policy]\nfresh_s = 5\nfresh_off_hours_s = 20\n", 5, 10, 20),
    ],
)
def test_what_is_known_may_be_as_old_as_two_reads(
    tmp_path: Path, settings: str, rest: str, lag: int, fresh: int, off_hours: int
) -> None:
    policy = loaded(tmp_path, f'url = "{FEED}"\n{settings}', rest).to_policy()
    assert [policy.lag, policy.fresh, policy.fresh_off_hours] == [timedelta(seconds=s) for s in (lag, fresh, off_hours)]


def test_another_room_is_another_place_in_the_feed(tmp_path: Path) -> None:
    here = f'url = "{FEED}"\nlocation = "Room 1"'
    room = '[[rooms]]\nid = "b"\ncalendar = "Room 2"\n'
    assert loaded(tmp_path, here, room).rooms[0].calendar_name == "Room 2"
    assert "is the calendar of a already" in told(tmp_path, here, room.replace("2", "1"))
