"""The command line: exit codes people script against, and nothing started where the configuration is bad."""

import subprocess
import sys
from pathlib import Path

import pytest

BAD = '[room]\nsets = 4\n[backend]\nkind = "caldav"\nurl = "http://example.org/"\n'


def _kiosk(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", [["run"], ["run", "--self-test"], ["status"], ["tap", "end"]])
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


def test_where_no_panel_runs_status_says_so(tmp_path: Path) -> None:
    config = tmp_path / "panel.toml"
    config.write_text(
        f'[room]\nid = "a"\n[backend]\nkind = "caldav"\nurl = "https://x.example/"\n[state]\nrun_dir = "{tmp_path}"\n'
    )
    done = _kiosk("status", "--config", str(config))
    assert done.returncode == 1
    assert done.stderr == f"kiosk: no panel answers in {tmp_path}; is `kiosk run` running?\n"


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["serve"], ["serve", "--dir", "x"], ["serve", "--dir", "x", "--room", "A B"]]
)
def test_usage_is_2(words: list[str]) -> None:
    assert _kiosk(*words).returncode == 2
