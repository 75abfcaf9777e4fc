"""`kiosk init`: what it writes is what a panel reads, and nothing is replaced by what is wrong."""

import asyncio
import os
import pty
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from support.caldav_servers import PASSWORD, USER, CaldavWorld

from kiosk.config_reader import load
from kiosk.server import certificate
from kiosk.server.embedded import EmbeddedRoom, EmbeddedServer
from kiosk.settings.secret_file import read_secret
from kiosk.setup.answers import room_of
from kiosk.setup.console import tell_on_console

Init = Callable[..., int]
TEMPLATE = """\
[room]
id = "${room}"
[backend]
kind = "caldav"
url = "https://calendar.example.org/${room}/"
username = "${room}"
password_file = "%s/password"
"""


@pytest.fixture
def medium(tmp_path: Path, etc: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "kiosk.toml").write_text(TEMPLATE % etc)
    (folder / "batch.toml").write_text('room = "waalzaal"')
    (folder / "password").write_text("canary\n")
    return folder


def flags(etc: Path, url: str, *more: object) -> list[object]:
    secret = etc.parent / "secret"
    secret.write_text(PASSWORD)
    words = ["--config", etc / "kiosk.toml", "--url", url, "--username", USER, "--password-file", secret]
    return [*words, "--no-doctor", *more]


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


async def test_from_flags_it_finds_the_calendar_and_writes_what_a_panel_reads(
    radicale_world: CaldavWorld, etc: Path, kiosk_init: Init
) -> None:
    words = flags(etc, radicale_world.url, "--room", "waalzaal", "--timezone", "Europe/Paris", "--language", "fr")
    assert await asyncio.to_thread(kiosk_init, *words, "--name", 'De "Waal"') == 0
    config = load(etc / "kiosk.toml")
    assert (config.room.id, config.room.name, config.room.timezone) == ("waalzaal", 'De "Waal"', "Europe/Paris")
    assert (config.backend.url, config.backend.username, config.ui.language) == (radicale_world.url, USER, "fr")
    assert read_secret(config.backend.password_file) == PASSWORD
    assert stat.S_IMODE((etc / "password").stat().st_mode) == 0o600
    assert PASSWORD not in (etc / "kiosk.toml").read_text()
    assert {path.name for path in etc.iterdir()} == {"kiosk.toml", "password"}


async def test_at_its_end_the_doctor_looks_at_what_was_written(
    radicale_world: CaldavWorld, etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [word for word in flags(etc, radicale_world.url) if word != "--no-doctor"]
    code = await asyncio.to_thread(kiosk_init, *words)
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("The settings are in ")
    verdict = {0: ("This panel is well.", "This panel works;"), 1: ("This panel cannot do its work",)}[code]
    assert told[-1].startswith(verdict)


async def test_a_server_is_known_by_its_fingerprint_where_nobody_signed_it(
    tmp_path: Path, etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = certificate.own(tmp_path / "server")
    async with EmbeddedServer(tmp_path / "server", [EmbeddedRoom(USER, "Waalzaal")], certificate=shown) as server:
        words = flags(etc, server.url(USER))
        (etc.parent / "secret").write_text(server.password_file(USER).read_text())
        assert await asyncio.to_thread(kiosk_init, *words) == 1
        assert "--fingerprint" in said(capsys)
        assert await asyncio.to_thread(kiosk_init, *words, "--fingerprint", "sha256:no") == 1
        assert said(capsys).startswith("kiosk init: --fingerprint is not the fingerprint of a certificate: ")
        assert not any(etc.iterdir())
        assert await asyncio.to_thread(kiosk_init, *words, "--fingerprint", shown.fingerprint) == 0
    assert load(etc / "kiosk.toml").backend.fingerprint == shown.fingerprint


async def test_of_several_calendars_one_has_to_be_named(
    radicale_world: CaldavWorld, etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    home = radicale_world.url.rstrip("/").rpartition("/")[0] + "/"
    beside = f"{home}another-one/"
    await radicale_world.client.request("MKCALENDAR", beside)
    assert await asyncio.to_thread(kiosk_init, *flags(etc, home)) == 1
    await radicale_world.client.delete(beside)
    told = said(capsys)
    assert "calendars: name one with --url:" in told
    assert radicale_world.url in told
    assert list(etc.iterdir()) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"--username": "nobody"}, "The server refuses the login of nobody: correct name and password."),
        ({"--url": "http://127.0.0.1:9/"}, "No server answers at http://127.0.0.1:9/: correct the address"),
        ({"--url": "http://calendar.example.org/"}, "--url: url would send the password unencrypted: use https."),
        ({"--url": "ftp://x"}, "--url: url is not an address: write it like"),
        ({"--room": "De Waal"}, "--room: id may hold small letters, digits and hyphens, at most 40: write it so."),
        ({"--timezone": "Europe/Amsterdm"}, "--timezone: timezone is not a time zone: did you mean Europe/Amsterdam."),
        ({"--password-file": "none"}, "none cannot be read (No such file or directory): name another, or use sudo."),
        ({"--ca-file": "none"}, "none"),
    ],
)
async def test_what_is_wrong_is_one_sentence_with_its_mend(
    radicale_world: CaldavWorld,
    etc: Path,
    kiosk_init: Init,
    capsys: pytest.CaptureFixture[str],
    change: dict[str, str],
    told: str,
) -> None:
    words = flags(etc, radicale_world.url, "--room", "waalzaal", *(word for pair in change.items() for word in pair))
    assert await asyncio.to_thread(kiosk_init, *words) == 1
    says = said(capsys)
    assert told in says
    assert len(says.splitlines()) == 1
    assert list(etc.iterdir()) == []


def test_without_a_terminal_nothing_is_asked(etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]) -> None:
    assert kiosk_init("--config", etc / "kiosk.toml") == 1
    assert said(capsys) == "kiosk init: --url is missing: there is no terminal to ask on.\n"


def test_who_cannot_write_the_settings_is_told_before_a_question(
    etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk_init("--config", etc / "none" / "kiosk.toml") == 1
    assert "kiosk.toml cannot be written by this user: use sudo." in said(capsys)


def test_from_a_medium(etc: Path, medium: Path, kiosk_init: Init) -> None:
    words = ["--config", etc / "kiosk.toml", "--no-doctor"]
    assert kiosk_init(*words, "--from", medium / "none", "--from", medium) == 0
    config = load(etc / "kiosk.toml")
    assert (config.room.id, read_secret(config.backend.password_file)) == ("waalzaal", "canary")
    assert (medium / "password").exists()


def test_the_secrets_leave_the_medium_where_it_says_so(etc: Path, medium: Path, kiosk_init: Init) -> None:
    (medium / "batch.toml").write_text('room = "waalzaal"\nwipe = "all"')
    assert kiosk_init("--config", etc / "kiosk.toml", "--no-doctor", "--from", medium) == 0
    assert not (medium / "password").exists()
    assert read_secret(etc / "password") == "canary"


def test_a_wrong_batch_changes_nothing_and_stands_on_the_screen(
    etc: Path, medium: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (medium / "batch.toml").write_text('room = "waalzaal"\nwipe = "all"')
    (medium / "kiosk.toml").write_text(TEMPLATE % etc + "[policy]\nrelease_after_min = 0\n")
    issue = tmp_path / "run" / "issue"
    words = ["--config", etc / "kiosk.toml", "--no-doctor", "--console", issue, "--from", medium]
    assert kiosk_init(*words) == 1
    assert "kiosk.toml, line 9: policy.release_after_min" in said(capsys)
    assert "kiosk.toml, line 9: policy.release_after_min" in issue.read_text()
    assert list(etc.iterdir()) == []
    assert (medium / "password").exists()
    (medium / "kiosk.toml").write_text(TEMPLATE % etc)
    assert kiosk_init(*words) == 0
    assert not issue.exists()


def test_a_panel_without_anything_says_on_its_screen_what_to_do(etc: Path, kiosk_init: Init, tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    assert kiosk_init("--config", etc / "kiosk.toml", "--console", issue, "--from", tmp_path / "none") == 1
    assert "This panel is not set up: run `sudo kiosk init` here" in issue.read_text()


def test_settings_that_are_there_stay_unless_they_are_to_be_replaced(
    etc: Path, medium: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    (etc / "kiosk.toml").write_text("# by hand")
    (etc / "password").write_text("old")
    words = ["--config", etc / "kiosk.toml", "--no-doctor", "--from", medium]
    assert kiosk_init(*words) == 1
    assert "is there already: add --replace, which keeps it as kiosk.toml.before." in said(capsys)
    assert ((etc / "kiosk.toml").read_text(), (etc / "password").read_text()) == ("# by hand", "old")
    assert kiosk_init(*words, "--replace") == 0
    assert (etc / "kiosk.toml.before").read_text() == "# by hand"
    assert load(etc / "kiosk.toml").room.id == "waalzaal"


def test_what_a_terminal_would_obey_does_not_reach_the_screen(tmp_path: Path) -> None:
    tell_on_console(tmp_path / "issue", ["a \\4 \x1b[2J é b: mend it."])
    assert "a ?4 ?[2J ? b: mend it." in (tmp_path / "issue").read_text("ascii")


@pytest.mark.parametrize(
    ("username", "room"), [("waalzaal", "waalzaal"), ("Room 2.14@example.org", "room-2-14"), ("é", ""), ("", "")]
)
def test_a_login_suggests_the_rooms_id(username: str, room: str) -> None:
    assert room_of(username) == room


@pytest.mark.long
async def test_on_a_terminal_it_asks_and_shows_no_password(radicale_world: CaldavWorld, etc: Path) -> None:
    config = etc / "kiosk.toml"
    shown = await asyncio.to_thread(typed, config, ["not an address", radicale_world.url, USER, PASSWORD])
    assert b"is not an address: write it like" in shown
    assert PASSWORD.encode() not in shown
    read = load(config)
    assert (read.backend.url, read.backend.username, read.room.id) == (radicale_world.url, USER, room_of(USER))
    assert read_secret(read.backend.password_file) == PASSWORD


def typed(config: Path, answers: list[str]) -> bytes:
    """What stands on the terminal after these answers, and Enter to every other question."""
    child, terminal = pty.fork()
    if child == 0:
        command = [sys.executable, "-m", "kiosk", "init", "--no-doctor", "--config", str(config)]
        os.execv(sys.executable, command)
    shown = b""
    with suppress(OSError):  # a terminal whose other side is gone ends so
        while more := os.read(terminal, 1024):
            shown += more
            if shown.endswith(b": "):
                os.write(terminal, (answers.pop(0) if answers else "").encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return shown
