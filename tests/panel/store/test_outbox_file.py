"""Promises on disk: there when `add` returns, gone when `remove` does, never half."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry, OutboxFile
from kiosk.panel.store.schedule_cache import KEPT_FOR
from kiosk.room.intent import Book, CheckIn
from kiosk.room.schedule import EventKey

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
HELD = OutboxEntry("a", EntryKind.HELD, Book(NOON, NOON + timedelta(minutes=30)))
NOTED = OutboxEntry("b", EntryKind.CHECK_IN, CheckIn(EventKey("k")))

_IDS = st.sampled_from("abcde")
_STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove"]), _IDS, st.sampled_from([HELD, NOTED])), max_size=12)


@pytest.mark.parametrize(
    ("entry", "after", "too_old"),
    [
        (HELD, timedelta(days=30), False),
        (replace(HELD, kind=EntryKind.IN_DOUBT), timedelta(days=30), False),
        (replace(NOTED, noted=NOON), KEPT_FOR - timedelta(seconds=1), False),
        (replace(NOTED, noted=NOON), KEPT_FOR, True),
    ],
)
def test_a_check_in_grows_too_old_and_a_booking_never_does(entry: OutboxEntry, after: timedelta, too_old: bool) -> None:
    """What became of a booking is found out, however late, by what may stand in the calendar (R3)."""
    assert entry.is_too_old(NOON + after) is too_old


def test_entries_come_back_oldest_first(tmp_path: Path) -> None:
    journal = OutboxFile(tmp_path / "state" / "outbox.sqlite")
    assert journal.entries() == ()
    journal.add(HELD)
    journal.add(NOTED)
    assert OutboxFile(tmp_path / "state" / "outbox.sqlite").entries() == (HELD, NOTED)
    journal.remove("a")
    journal.remove("a")
    assert journal.entries() == (NOTED,)


@given(_STEPS)
def test_it_is_a_map_from_id_to_entry(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    journal = OutboxFile(tmp_path_factory.mktemp("journal") / "outbox.sqlite")
    model: dict[str, OutboxEntry] = {}
    for step, entry_id, like in steps:
        entry = OutboxEntry(entry_id, like.kind, like.intent)
        if step == "add":
            model[entry_id] = entry
            journal.add(entry)
        else:
            model.pop(entry_id, None)
            journal.remove(entry_id)
    assert {entry.id: entry for entry in journal.entries()} == model


@pytest.mark.parametrize("damage", [b"not a database", b"SQLite format 3\0" + bytes(90)])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "outbox.sqlite"
    path.write_bytes(damage)
    assert OutboxFile(path).entries() == ()
    OutboxFile(path).add(HELD)
    assert OutboxFile(path).entries() == (HELD,)


def test_another_schema_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    OutboxFile(path).add(HELD)
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9")
    database.close()
    assert OutboxFile(path).entries() == ()


def test_a_disk_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    path.mkdir()
    with pytest.raises(OSError, match="SQLITE_CANTOPEN"):
        OutboxFile(path).add(HELD)


def test_text_that_is_none_is_an_os_error(tmp_path: Path) -> None:
    path = tmp_path / "promises.sqlite"
    OutboxFile(path).add(NOTED)
    with sqlite3.connect(path) as database:
        database.execute("UPDATE promise SET key = CAST(x'ff' AS TEXT)")
    database.close()
    with pytest.raises(OSError, match="SQLITE_CORRUPT"):
        OutboxFile(path).entries()


def test_every_write_waits_for_the_disk(tmp_path: Path) -> None:
    journal = OutboxFile(tmp_path / "outbox.sqlite")
    with journal._open() as database:
        assert database.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


FAR = datetime(9990, 1, 1, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "row",
    [
        ("c", "nonsense", 1.0, 2.0, None),
        ("c", "held", 1e300, 2e300, None),
        ("c", "held", None, None, None),
        ("c", "held", NOON.timestamp(), FAR, None),
        ("c", "held", -FAR, NOON.timestamp(), None),
        ("c", "held", 2.0, 1.0, None),
        ("../../c", "check_in", None, None, "k"),
        ("c" * 1000, "check_in", None, None, "k"),
    ],
)
def test_a_row_that_no_entry_can_have_made_costs_itself(tmp_path: Path, row: tuple) -> None:
    path = tmp_path / "outbox.sqlite"
    OutboxFile(path).add(HELD)
    with sqlite3.connect(path) as database:
        database.execute("INSERT INTO promise VALUES (?, ?, ?, ?, ?)", row)
    database.close()
    OutboxFile(path).add(NOTED)
    assert OutboxFile(path).entries() == (HELD, NOTED)
    with sqlite3.connect(path) as database:
        assert database.execute("SELECT count(*) FROM promise").fetchone() == (2,)
    database.close()
