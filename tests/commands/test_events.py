"""`kiosk events`: what was recorded, in the room's time or as JSON lines, and one sentence where it cannot be read."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.cli import main
from kiosk.events.event_file import NAME, save
from kiosk.events.security_event import LoggedEvent, SecurityEvent, noted

NIGHT = datetime(2026, 11, 22, 22, 58, tzinfo=UTC)
"""In Amsterdam it is two minutes to midnight."""


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """The configuration of a panel whose PIN was guessed at before midnight, and whose settings changed after it."""
    config = tmp_path / "panel.toml"
    config.write_text(
        '[room]\nid = "r"\ntimezone = "Europe/Amsterdam"\n[backend]\nkind = "caldav"\nurl = "http://127.0.0.1/"\n'
        f'[state]\ndir = "{tmp_path / "state"}"\n'
    )
    pin = LoggedEvent.seen(SecurityEvent.WRONG_PIN, NIGHT)
    changed = LoggedEvent.seen(SecurityEvent.SETTINGS_CHANGED, NIGHT + timedelta(minutes=5), "19ab44c0")
    save(tmp_path / "state" / NAME, (*noted((pin,), pin), changed))
    return config


def events(config: Path, *words: str) -> int:
    return main(["events", "--config", str(config), *words])


def test_they_are_told_in_the_rooms_time(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert events(panel) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2026-11-22 23:00  wrong_pin                  2 times",
        "2026-11-23 00:03  settings_changed 19ab44c0",
    ]


def test_those_since_a_day_are_those_of_the_rooms_day(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert events(panel, "--since", "2026-11-23") == 0
    assert "wrong_pin" not in (told := capsys.readouterr().out)
    assert "settings_changed" in told


def test_a_script_gets_a_json_object_a_line(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert events(panel, "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == {"at": "2026-11-22T22:00Z", "event": "wrong_pin", "count": 2, "revision": ""}


def test_nothing_is_said_to_be_nothing(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert events(panel, "--since", "2027-01-01") == 0
    assert capsys.readouterr().out == "Nothing was recorded.\n"
    assert events(panel, "--since", "2027-01-01", "--json") == 0
    assert capsys.readouterr().out == ""


def test_what_is_no_day_is_said(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        events(panel, "--since", "yesterday")
    assert "is not a day: write it like 2026-11-23" in capsys.readouterr().err


def test_a_log_that_cannot_be_read_is_said(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (panel.parent / "state" / NAME).unlink()
    (panel.parent / "state" / NAME).mkdir()
    assert events(panel) == 1
    assert "cannot be read (Is a directory): use sudo" in capsys.readouterr().err
