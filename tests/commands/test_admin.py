"""`kiosk admin code set`: a key in a file, shown once, for a telephone and for who types."""

import stat
from pathlib import Path

import pyotp
import pytest

from kiosk.admin.one_time_code import step_of
from kiosk.cli import main
from kiosk.room.pin import Pin


def test_the_key_that_is_shown_makes_the_codes_that_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "admin-code"
    shown = []
    for _ in range(2):
        assert main(["admin", "code", "set", "--file", str(path)]) == 0
        lines = capsys.readouterr().out.splitlines()
        shown.append(next(line.removeprefix("Key: ") for line in lines if line.startswith("Key: ")))
        assert any("█" in line or "▄" in line for line in lines)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    now = 1_800_000_000.0
    fitting = [step_of(path, Pin(pyotp.TOTP(key).at(int(now))), now, used=0) is not None for key in shown]
    assert fitting == [False, True]


def test_where_it_cannot_be_written_one_sentence_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["admin", "code", "set", "--file", str(tmp_path / "none" / "code")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("kiosk admin: ")
    assert "use sudo" in said.err
