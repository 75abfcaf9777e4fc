"""The command line: exit codes people script against, and nothing started where the configuration is bad."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

BAD = '[room]\nsets = 4\n[backend]\nkind = "caldav"\nurl = "http://example.org/"\n'


def _kiosk(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)


@pytest.mark.parametrize("command", [["run"], ["run", "--self-test"], ["status"], ["tap", "end"], ["privacy"]])
def test_a_bad_configuration_is_78_with_one_line_a_mistake(tmp_path: Path, command: list[str]) -> None:
    config = tmp_path / "panel.toml"
    config.write_text(BAD)
    done = _kiosk(*command, "--config", str(config))
    assert done.returncode == 78
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"kiosk: {config}: line 1: room.id is missing: add it.",
        f"kiosk: {config}: line 2: room.sets is not a setting: did you mean seats.",
        f"kiosk: {config}: line 5: backend.url would send the password unencrypted: use https.",
    ]
    assert list(tmp_path.iterdir()) == [config]


def test_the_daemon_reads_its_own_tables_and_stops_at_a_mistake_too(tmp_path: Path) -> None:
    config = tmp_path / "panel.toml"
    config.write_text('[light]\ndriver = "lamp"\n')
    done = _kiosk("hwd", "--config", str(config))
    assert done.returncode == 78
    assert "light.driver is not a kind of light" in done.stderr


@pytest.mark.parametrize("command", [["run"], ["hwd"]])
def test_a_configuration_that_is_not_there_is_said_in_one_line(tmp_path: Path, command: list[str]) -> None:
    done = _kiosk(*command, "--config", str(tmp_path / "none.toml"))
    assert done.returncode == 78
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be read" in done.stderr


@pytest.mark.parametrize(
    ("typed", "code", "says"), [("2719\n", 0, "as a hash"), ("1234\n", 1, "easy to guess"), ("", 1, "4 to 8 digits")]
)
def test_a_pin_comes_in_through_a_pipe(tmp_path: Path, typed: str, code: int, says: str) -> None:
    path = tmp_path / "pin"
    command = [sys.executable, "-m", "kiosk", "pin", "set", "--file", str(path)]
    done = subprocess.run(command, input=typed, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert (done.returncode, path.exists()) == (code, code == 0)
    assert says in done.stdout + done.stderr
    assert typed.strip() == "" or typed.strip() not in done.stdout + done.stderr


@pytest.mark.parametrize(("second", "code"), [("2719", 0), ("2718", 1)])
def test_on_a_terminal_a_pin_is_asked_for_twice_and_never_shown(tmp_path: Path, second: str, code: int) -> None:
    path = tmp_path / "pin"
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "kiosk", "pin", "set", "--file", str(path)])
    shown = b""
    for prompt, answer in ((b"New PIN: ", "2719"), (b"Once more: ", second)):
        while not shown.endswith(prompt):
            shown += os.read(terminal, 1024)
        os.write(terminal, answer.encode() + b"\n")
    with suppress(OSError):  # a terminal whose other side is gone ends so
        while more := os.read(terminal, 1024):
            shown += more
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == code
    assert path.exists() == (code == 0)
    assert b"2719" not in shown
    assert second.encode() not in shown


def test_a_pin_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none" / "pin"
    command = [sys.executable, "-m", "kiosk", "pin", "set", "--file", str(path)]
    done = subprocess.run(command, input="2719\n", capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.returncode == 1
    assert "cannot be written (No such file or directory)" in done.stderr


def test_where_no_panel_runs_status_says_so(tmp_path: Path) -> None:
    config = tmp_path / "panel.toml"
    config.write_text(
        f'[room]\nid = "a"\n[backend]\nkind = "caldav"\nurl = "https://x.example/"\n[state]\nrun_dir = "{tmp_path}"\n'
    )
    done = _kiosk("status", "--config", str(config))
    assert done.returncode == 1
    assert done.stderr == f"kiosk: no panel answers in {tmp_path}; is `kiosk run` running?\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["fly"],
        ["serve"],
        ["serve", "--dir", "x"],
        ["serve", "--dir", "x", "--room", "A B"],
        ["serve", "--dir", "x", "--room", "a", "--listen", "here"],
        ["serve", "--dir", "x", "--room", "a", "--cert", "c"],
        ["serve", "backup", "x"],
    ],
)
def test_usage_is_2(words: list[str]) -> None:
    assert _kiosk(*words).returncode == 2


NOTICE = '[notice]\nkind = "emergency"\n[notice.en]\ntitle = "Evacuation"\n'


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (NOTICE, 0, "A panel shows it: emergency, in en."),
        ('[notice]\nkind = "out_of_service"\n', 0, "A panel shows it: out_of_service, in no language."),
        (NOTICE.replace("Evacuation", "Evacuation now!"), 1, "line 4: notice.en.title has 15 characters"),
        ("", 1, "notice is missing"),
        (None, 1, "is not there"),
    ],
)
def test_a_notice_is_checked_before_it_is_posted(tmp_path: Path, text: str | None, code: int, says: str) -> None:
    path = tmp_path / "notice.toml"
    if text is not None:
        path.write_text(text)
    done = _kiosk("notice", "check", str(path))
    assert done.returncode == code
    assert says in done.stdout + done.stderr
    assert len((done.stdout + done.stderr).splitlines()) == 1


def test_privacy_is_stated_without_a_panel(tmp_path: Path) -> None:
    config = tmp_path / "panel.toml"
    config.write_text(
        '[room]\nid = "waalzaal"\n[backend]\nkind = "caldav"\nurl = "http://127.0.0.1/"\n'
        '[privacy]\ncontroller = "Example Ltd"\ncontact = "privacy@example.org"\n'
    )
    done = _kiosk("privacy", "--config", str(config))
    assert (done.returncode, done.stderr) == (0, "")
    assert "This panel keeps" in done.stdout
    assert "at most 24 hours, never who." in done.stdout
    assert "Responsible: Example Ltd" in done.stdout
    told = json.loads(_kiosk("privacy", "--json", "--config", str(config)).stdout)
    assert (told["room"], told["contact"], told["statement_url"]) == ("waalzaal", "privacy@example.org", None)
    assert {"says": "no_names", "sentence": "No names and no subjects.", "at_most_hours": None} in told["shows"]
    assert [one["at_most_hours"] for one in told["keeps"] if one["says"] == "check_in_kept"] == [24]
