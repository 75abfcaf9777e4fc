"""The PIN's file: a hash, private, and whole."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.panel.store import pin_file
from kiosk.room.pin import Pin


def test_what_was_written_fits_and_nothing_else_does(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    pin_file.write(path, Pin("2719"))
    assert pin_file.fits(path, Pin("2719"))
    for other in ("2718", "27190", "271", ""):
        assert not pin_file.fits(path, Pin(other))


def test_the_file_holds_an_argon2_hash_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    pin_file.write(path, Pin("2719"))
    assert path.read_text().startswith("$argon2id$")
    assert "2719" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_root_writes_is_the_panels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin_file, "OWNER", "nobody")
    pin_file.write(tmp_path / "pin", Pin("2719"))
    assert (tmp_path / "pin").owner() == "nobody"


def test_the_same_pin_is_never_the_same_hash(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pin_file.write(tmp_path / name, Pin("2719"))
    assert (tmp_path / "a").read_text() != (tmp_path / "b").read_text()


def test_a_pin_replaces_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    (tmp_path / "pin.new").write_text("left by a power cut")
    for digits in ("2719", "8053"):
        pin_file.write(path, Pin(digits))
    assert (pin_file.fits(path, Pin("2719")), pin_file.fits(path, Pin("8053"))) == (False, True)


@pytest.mark.parametrize("content", [b"", b"2719", b"\xff\x00", b"$argon2id$v=19$m=1", b"x" * 100_000])
def test_a_file_that_holds_no_hash_lets_nobody_in(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pin"
    path.write_bytes(content)
    with pytest.raises(OSError, match="holds no PIN hash"):
        pin_file.fits(path, Pin("2719"))


def test_no_file_lets_nobody_in(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        pin_file.fits(tmp_path / "pin", Pin(""))


@pytest.mark.parametrize("digits", ["2719", "00712", "27192719", "1357", "1223"])
def test_a_pin_that_will_do(digits: str) -> None:
    assert pin_file.weakness(Pin(digits)) is None


@pytest.mark.parametrize(
    ("digits", "says"),
    [
        ("", "4 to 8"),
        ("271", "4 to 8"),
        ("271927192", "4 to 8"),
        ("27a9", "4 to 8"),
        ("²³¹⁴", "4 to 8"),
        ("0000", "guess"),
        ("1234", "guess"),
        ("87654321", "guess"),
    ],
)
def test_a_pin_that_will_not(digits: str, says: str) -> None:
    assert says in (pin_file.weakness(Pin(digits)) or "")
