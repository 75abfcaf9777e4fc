"""What was tried at a door survives a restart, a power cut and a clock that somebody set."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.panel.store.tries_file import TriesFile
from kiosk.room.tries import FREE_TRIES, LOCKS_FOR, Lock, Tries

FIVE = {Lock.PIN: Tries(FREE_TRIES, 1000.0), Lock.BADGE: Tries(1, 900.0)}


def saved(path: Path) -> Path:
    TriesFile(path / "tries.json", "this start").save(FIVE)
    return path / "tries.json"


def test_of_the_same_start_of_the_machine_it_is_what_it_was(tmp_path: Path) -> None:
    assert TriesFile(saved(tmp_path), "this start").load(1010.0) == FIVE


@pytest.mark.parametrize("mono", [5.0, 1e9])
def test_after_another_start_the_whole_wait_begins_anew(tmp_path: Path, mono: float) -> None:
    """Nobody knows how long the machine was off: its steady clock may say less than before, or more."""
    tries = TriesFile(saved(tmp_path), "the next start").load(mono)[Lock.PIN]
    assert (tries.wrong, tries.locked_until) == (FREE_TRIES, mono + LOCKS_FOR[0])


@pytest.mark.logs("cannot be read and are forgotten")
@given(wrong=st.integers(), last=st.floats() | st.text() | st.none(), mono=st.floats(0.0, 1e9))
def test_whatever_is_written_there_no_lock_is_endless(
    tmp_path_factory: pytest.TempPathFactory, wrong: int, last: object, mono: float
) -> None:
    path = tmp_path_factory.mktemp("tries") / "tries.json"
    path.write_text(json.dumps({"boot": "b", "tries": {"pin": {"wrong": wrong, "last": last}}}))
    for tries in TriesFile(path, "b").load(mono).values():
        assert tries.locked_until <= mono + LOCKS_FOR[-1]
        assert tries.missed(mono).locked_until <= mono + LOCKS_FOR[-1]


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"boot": 1, "tries": {"door": {}}}', "[" * 4000])
@pytest.mark.logs("cannot be read and are forgotten")
def test_what_cannot_be_read_is_forgotten_and_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "tries.json").write_text(content)
    assert TriesFile(tmp_path / "tries.json", "b").load(0.0) == {}


def test_its_owner_alone_reads_it_and_without_a_file_nobody_tried(tmp_path: Path) -> None:
    assert TriesFile(tmp_path / "tries.json", "b").load(0.0) == {}
    assert stat.S_IMODE(saved(tmp_path).stat().st_mode) == 0o600
