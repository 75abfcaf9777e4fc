"""`kind = "google"` in the settings: what is wrong is told with its mend, what is right is opened and read."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from support.booking_contract import NOW, WINDOW, Foreign, times
from vendors.google.world import GoogleServer, google_world

from kiosk.backend_tables import GoogleTable
from kiosk.backends import open_backend
from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.settings.mistake import BadSettings
from kiosk.sync.backend import AuthError
from kiosk.system.clock import SystemClock

ROOM = "c_1@resource.calendar.example"


def loaded(folder: Path, key: str, *lines: str, calendar: str = ROOM, mode: int = 0o600, rest: str = "") -> Config:
    (folder / "key.json").write_text(key)
    (folder / "key.json").chmod(mode)
    words = ['kind = "google"', f'calendar = "{calendar}"', f'key_file = "{folder}/key.json"', *lines]
    (folder / "kiosk.toml").write_text("\n".join(["[backend]", *words, "[room]", 'id = "a"', rest]))
    return load(folder / "kiosk.toml")


def told(folder: Path, key: str, *lines: str, **more: object) -> str:
    with pytest.raises(BadSettings) as caught:
        loaded(folder, key, *lines, **more)  # type: ignore[arg-type]
    (mistake,) = caught.value.mistakes
    return str(mistake)


def with_words(key: str, **words: object) -> str:
    return json.dumps({**json.loads(key), **words})


async def test_what_is_right_is_opened_and_read(server: GoogleServer, tmp_path: Path) -> None:
    async with google_world(server) as world, google_world(server) as other:
        await world.add(Foreign(0, 30))
        await other.add(Foreign(60, 90))
        rest = f'[[rooms]]\nid = "b"\ncalendar = "{other.id}"'
        config = loaded(tmp_path, server.key_file, f'url = "{server.url}"', calendar=world.id, rest=rest)
        assert config.backend.calendar_name == world.id
        assert "CANARY" not in repr(config)
        clock = SystemClock()
        for room, seen in ((None, (0, 30)), (config.rooms[0], (60, 90))):
            bookings = open_backend(config, b"s" * 32, clock, room)
            assert times((await bookings.sync(WINDOW, None)).schedule) == [seen]
            await bookings.aclose()


async def test_a_key_that_is_taken_away_while_it_runs_is_a_login_that_is_refused(
    server: GoogleServer, tmp_path: Path
) -> None:
    async with google_world(server) as world:
        config = loaded(tmp_path, server.key_file, f'url = "{server.url}"', calendar=world.id)
        (tmp_path / "key.json").unlink()
        bookings = open_backend(config, b"s" * 32, SystemClock())
        with pytest.raises(AuthError):
            await bookings.sync(WINDOW, None)
        await bookings.aclose()


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (lambda _: "CANARY", "holds no key of a service account: make one in the Cloud console, of the type JSON"),
        (lambda _: "[" * 10_000, "holds no key of a service account"),
        (lambda key: with_words(key, client_email=7), "holds no key of a service account"),
        (lambda key: with_words(key, private_key=""), "holds no key of a service account"),
        (
            lambda key: with_words(key, token_uri="http://x.example/token"),
            "would send the login unencrypted: use https",
        ),
        (lambda key: with_words(key, token_uri="CANARY"), "is not an address"),
    ],
)
def test_a_file_that_is_no_key_is_told_and_not_quoted(
    server: GoogleServer, tmp_path: Path, key: Callable[[str], str], says: str
) -> None:
    sentence = told(tmp_path, key(server.key_file))
    assert sentence.startswith(f"line 4: backend.key_file {says}")
    assert "CANARY" not in sentence


def test_a_key_that_others_can_read_is_refused(server: GoogleServer, tmp_path: Path) -> None:
    sentence = told(tmp_path, server.key_file, mode=0o640)
    assert sentence == "line 4: backend.key_file can be read by others on this machine: run chmod 600 on it."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('url = "http://x.example/"', "line 5: backend.url would send the login unencrypted: use https."),
        ('url = "CANARY"', "line 5: backend.url is not an address"),
        ('subject = "ceo"', "line 5: backend.subject is not a mail address"),
        ('username = "a"', "line 5: backend.username is not read by the kind google"),
    ],
)
def test_a_mistake_has_its_mend(server: GoogleServer, tmp_path: Path, line: str, says: str) -> None:
    assert told(tmp_path, server.key_file, line).startswith(says)


def test_the_calendar_is_named_by_its_id(server: GoogleServer, tmp_path: Path) -> None:
    assert told(tmp_path, server.key_file, calendar="Room 1").startswith(
        "line 3: backend.calendar is not a mail address"
    )


def test_what_is_not_said_is_google_s(server: GoogleServer, tmp_path: Path) -> None:
    table = loaded(tmp_path, server.key_file).backend
    assert isinstance(table, GoogleTable)
    assert (table.url, table.subject) == ("https://www.googleapis.com/calendar/v3", None)
    assert table.addresses == (table.url,)
    assert datetime.now(UTC) < NOW, "the tests' day is to come"
