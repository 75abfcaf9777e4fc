"""`kiosk wipe`: nothing of what a panel knew is left on the machine, and the person is told what is left elsewhere."""

import io
import socket
import stat
from pathlib import Path

import pytest

from kiosk import state_table, wipe
from kiosk.cli import main
from kiosk.events.event_file import NAME, load
from kiosk.events.security_event import SecurityEvent
from kiosk.evidence.sweep import sweep

BOOT_FOLDERS = wipe.BOOT_FOLDERS
CANARY = "canary-4f1d9a7e"
SETTINGS = """\
[room]
id = "r"
[backend]
kind = "caldav"
url = "https://calendar.example.org/room/"
username = "room-one"
password_file = "{folder}/etc/password"
[presence]
driver = "mqtt"
broker = "broker.example.org:8883"
topic = "t"
username = "panel"
password_file = "{folder}/etc/mqtt"
[reports]
kind = "webhook"
url = "https://desk.example.org/faults"
token_file = "{folder}/etc/token"
[badge]
reader = "Reader"
file = "{folder}/etc/badges"
key_file = "{folder}/etc/badge.key"
[access]
book = "pin"
pin_file = "{folder}/etc/pin"
[state]
dir = "{folder}/state"
run_dir = "{folder}/run"
"""
SECRETS = ("password", "mqtt", "token", "badges", "badge.key", "pin")


@pytest.fixture(autouse=True)
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration of a panel that has run, whose every file holds the same word."""
    for folder in ("etc", "boot", "state", "state/.cache/kiosk", "run", "cache/kiosk/qmlcache"):
        (tmp_path / folder).mkdir(parents=True, mode=0o700)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(wipe, "PACKAGE_FOLDER", tmp_path / "etc")
    monkeypatch.setattr(wipe, "BOOT_FOLDERS", (tmp_path / "boot",))
    known = ("state/secret", "state/schedule.sqlite", "state/.cache/kiosk/page.qmlc", "cache/kiosk/qmlcache/page.qmlc")
    for name in (
        *known,
        f"state/{NAME}",
        "etc/kiosk.toml.before",
        "boot/kiosk.toml",
        *(f"etc/{secret}" for secret in SECRETS),
    ):
        (tmp_path / name).write_text(f"a {CANARY} b")
    config = tmp_path / "etc" / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=tmp_path) + f"# {CANARY}\n")
    return config


def wiped(config: Path, *words: str) -> int:
    return main(["wipe", "--config", str(config), *words])


def test_nothing_of_it_is_left_but_that_it_was_wiped(panel: Path, tmp_path: Path) -> None:
    assert sweep([CANARY], [tmp_path])
    assert wiped(panel, "--yes") == 0
    assert sweep([CANARY], [tmp_path]) == []
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [tmp_path / "state" / NAME]
    assert [one.event for one in load(files[0])] == [SecurityEvent.WIPE]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_the_secret_goes_first_and_the_configuration_last(panel: Path, tmp_path: Path) -> None:
    """What was interrupted is begun again with the same command."""
    order = list(wipe.to_remove(panel, {"state": {"dir": str(tmp_path / "state")}}))
    assert (order[0], order[-1]) == (tmp_path / "state" / "secret", panel)


def test_what_is_removed_was_overwritten(panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []
    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", lambda path: (seen.append(path.read_bytes()), unlink(path)))
    wipe.remove([tmp_path / "state" / "secret"])
    assert seen == [bytes(len(f"a {CANARY} b"))]


def test_the_person_is_told_what_to_do_at_the_server(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert wiped(panel, "--yes") == 0
    told = capsys.readouterr().out
    for sentence in (
        "Give the account room-one another password at calendar.example.org (backend).",
        "Give the account panel another password at broker.example.org (presence).",
        "Revoke the token at desk.example.org (reports).",
        "Make another badge key",
        "Choose another PIN",
        "A card or an\nSSD may keep what was overwritten",
    ):
        assert sentence in told
    assert CANARY not in told


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("google", "Delete the key of the service account in the Cloud console (backend)."),
        ("graph", "Take the certificate of this panel out of its app registration (backend)."),
    ],
)
def test_a_key_is_taken_back_where_its_kind_was_made(kind: str, sentence: str) -> None:
    assert wipe.to_revoke({"backend": {"kind": kind, "key_file": "/nowhere/key"}}) == [sentence]


def test_the_boot_partition_does_not_set_it_up_again() -> None:
    """The folders are those that the unit looks into."""
    unit = (Path(__file__).parents[2] / "packaging/systemd/kiosk-init.service").read_text("utf-8")
    assert all(f"--from {folder}" in unit for folder in BOOT_FOLDERS)
    assert unit.count("--from /boot") == len(BOOT_FOLDERS)


# What it does not touch


def test_while_a_panel_runs_nothing_is_removed(
    panel: Path, tmp_path: Path, short_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel.write_text(panel.read_text().replace(f"{tmp_path}/run", str(short_dir)))
    with socket.socket(socket.AF_UNIX) as listening:  # of a panel that stands still: it would not answer
        listening.bind(str(short_dir / "control.sock"))
        listening.listen()
        assert wiped(panel, "--yes") == 1
    assert "stop it first, with systemctl disable --now kiosk" in capsys.readouterr().err
    assert (tmp_path / "state" / "secret").exists()


def test_a_socket_that_a_crash_left_is_no_panel(panel: Path, tmp_path: Path, short_dir: Path) -> None:
    short_dir.chmod(0o700)
    panel.write_text(panel.read_text().replace(f"{tmp_path}/run", str(short_dir)))
    with socket.socket(socket.AF_UNIX) as gone:
        gone.bind(str(short_dir / "control.sock"))
    assert wiped(panel, "--yes") == 0
    assert list(short_dir.iterdir()) == []


def test_without_a_terminal_and_without_yes_nothing_is_removed(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert wiped(panel) == 1
    assert "run it on a terminal, or add --yes" in capsys.readouterr().err
    assert (tmp_path / "state" / "secret").exists()


@pytest.mark.parametrize(("typed", "gone"), [("yes", True), ("y", False), ("", False), ("no", False)])
def test_on_a_terminal_it_asks_once(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, gone: bool
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: typed)
    assert wiped(panel) == (0 if gone else 1)
    assert (tmp_path / "state" / "secret").exists() is not gone


@pytest.mark.parametrize("others_may", [0o050, 0o005])
def test_a_folder_that_is_not_the_panels_own_is_not_emptied(
    panel: Path, tmp_path: Path, others_may: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state").chmod(0o700 | others_may)
    assert wiped(panel, "--yes") == 1
    assert "others may read it: correct [state]" in capsys.readouterr().err
    assert (tmp_path / "state" / "secret").exists()


def test_a_home_is_not_emptied() -> None:
    assert wipe.somebody_elses(Path("/root")) == "/root is somebody's home"


def test_a_link_is_removed_and_what_it_leads_to_is_not(panel: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("somebody else's")
    (tmp_path / "state" / "link").symlink_to(elsewhere)
    (tmp_path / "etc" / "password").unlink()
    (tmp_path / "etc" / "password").symlink_to(elsewhere)
    assert wiped(panel, "--yes") == 0
    assert elsewhere.read_text() == "somebody else's"
    assert not (tmp_path / "etc" / "password").is_symlink()


# Bad input


@pytest.mark.parametrize("broken", ["[room", "", "[state]\ndir = 7\n[badge]\nfile = 3\n[backend]\npassword_file = 1\n"])
def test_a_broken_configuration_is_wiped_too(
    panel: Path, tmp_path: Path, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what is in the usual places."""
    usual = state_table.StateTable(dir=tmp_path / "state", run_dir=tmp_path / "run")
    monkeypatch.setattr(state_table, "StateTable", lambda: usual)
    panel.write_text(broken)
    assert wiped(panel, "--yes") == 0
    assert sweep([CANARY], [tmp_path]) == []


def test_a_panel_that_was_wiped_can_be_wiped_again(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = panel.read_text()
    assert wiped(panel, "--yes") == 0
    panel.write_text(text)
    assert wiped(panel, "--yes") == 0


def test_what_cannot_be_removed_is_said(
    panel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    unlink = Path.unlink

    def may_not(path: Path, missing_ok: bool = False) -> None:
        if path.name == "pin":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", may_not)
    assert wiped(panel, "--yes") == 1
    assert "pin was not removed: Permission denied." in capsys.readouterr().err
