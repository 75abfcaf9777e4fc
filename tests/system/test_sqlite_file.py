"""A SQLite file: all of a transaction or nothing, begun anew where it is of another schema or damaged."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.system.sqlite_file import DamagedFile, transaction

TABLES = "DROP TABLE IF EXISTS word; CREATE TABLE word (said TEXT NOT NULL) STRICT;"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "words.sqlite"


def say(path: Path, *words: str | None, schema: int = 1) -> None:
    with transaction(path, schema, TABLES) as database:
        database.executemany("INSERT INTO word VALUES (?)", [(word,) for word in words])


def said(path: Path, schema: int = 1) -> list[str]:
    with transaction(path, schema, TABLES) as database:
        return [word for (word,) in database.execute("SELECT said FROM word")]


def open_files() -> set[Path]:
    return set(Path("/proc/self/fd").iterdir())


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def test_what_was_done_is_kept_in_a_folder_of_its_own(path: Path) -> None:
    assert said(path) == []
    say(path, "a", "b")
    say(path, "c")
    assert said(path) == ["a", "b", "c"]
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nobody_else_may_read_it_whatever_the_process_is_like(path: Path) -> None:
    before = os.umask(0)
    try:
        say(path, "a")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_of_what_does_not_come_to_its_end_nothing_is_kept(path: Path) -> None:
    say(path, "a")
    with pytest.raises(OSError, match="SQLITE_CONSTRAINT"):
        say(path, "b", None)
    assert said(path) == ["a"]


@pytest.mark.parametrize("older", [0, 1, 3])
def test_another_schema_begins_anew(path: Path, older: int) -> None:
    say(path, "a")
    change(path, f"PRAGMA user_version = {older}")
    assert said(path, schema=2) == []
    say(path, "b", schema=2)
    assert said(path, schema=2) == ["b"]


def test_tables_are_made_all_or_none(path: Path) -> None:
    with pytest.raises(OSError, match="SQLITE_ERROR"), transaction(path, 1, f"{TABLES} CREATE TABLE word (a);"):
        pass
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT name FROM sqlite_schema").fetchall() == []


@pytest.mark.parametrize("damage", [b"", b"no database, but longer than a header", b"SQLite format 3\0" + bytes(90)])
def test_what_is_no_database_begins_anew_and_is_let_go(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    before = open_files()
    say(path, "a")
    assert said(path) == ["a"]
    assert open_files() == before


def test_that_a_file_was_discarded_is_told_once(path: Path) -> None:
    discarded: list[bool] = []

    def opens() -> None:
        with transaction(path, 1, TABLES, discarded=lambda: discarded.append(True)):
            pass

    opens()
    assert discarded == []
    path.write_bytes(bytes(200))
    opens()
    opens()
    assert discarded == [True]


def torn(path: Path) -> None:
    """Zeros where its last page was."""
    say(path, *(f"{number:0500}" for number in range(50)))
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(bytes(4096))


def of_no_text(path: Path) -> None:
    say(path, "a")
    change(path, "UPDATE word SET said = CAST(x'ff' AS TEXT)")


@pytest.mark.parametrize("damage", [torn, of_no_text])
def test_damage_that_is_found_later_is_told(path: Path, damage: Callable[[Path], None]) -> None:
    damage(path)
    with pytest.raises(DamagedFile):
        said(path)
    assert path.exists()


def test_what_cannot_be_opened_is_not_called_damaged(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="SQLITE_CANTOPEN") as caught:
        said(path)
    assert type(caught.value) is OSError


def test_it_waits_for_the_disk_as_it_is_told_to(path: Path) -> None:
    with transaction(path, 1, TABLES) as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (2,)
    with transaction(path, 1, TABLES, synchronous="EXTRA") as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (3,)
