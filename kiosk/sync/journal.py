"""What was promised at the door and is not settled with the backend: on disk before it is said, gone once settled.

Nothing in here could hold a name: an id, times and an opaque key. SQLite with `synchronous=EXTRA` has the entry and its
directory on the disk when `add` returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.room.intent import Book, CheckIn
from kiosk.room.schedule import EventKey

SCHEMA: Final = 1
_TABLE: Final = """
CREATE TABLE promise (id TEXT PRIMARY KEY, kind TEXT NOT NULL, starts REAL, ends REAL, key TEXT) STRICT
"""


class Kind(StrEnum):
    ASKED = "asked"
    """A booking the backend was asked for: nothing was promised, but it may stand."""
    HELD = "held"
    """A walk-up taken while the backend was out of reach."""
    CHECK_IN = "check_in"
    """A check-in taken while the backend was out of reach."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`id` is the idempotency id under which the backend is, or was, asked."""

    id: str
    kind: Kind
    intent: Book | CheckIn


class Journal:
    """One door's promises in one SQLite file. Blocking: call it from the disk thread. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, entry: Entry) -> None:
        """Returns once the entry would survive a power cut; an entry with the same id is replaced."""
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO promise VALUES (?, ?, ?, ?, ?)", _row(entry))

    def remove(self, entry_id: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM promise WHERE id = ?", (entry_id,))

    def entries(self) -> tuple[Entry, ...]:
        """All of them, oldest first; none where there is no file."""
        if not self._path.exists():
            return ()
        with self._open() as database:
            return tuple(_entry(row) for row in database.execute("SELECT * FROM promise ORDER BY rowid"))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(self._connected()) as database, database:
                yield database
        except sqlite3.Error as error:
            raise OSError(error.sqlite_errorname) from None

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=2, isolation_level="IMMEDIATE")
        try:
            database.execute("PRAGMA synchronous = EXTRA")
            if database.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
                _begin_anew(database)
        except sqlite3.DatabaseError as error:
            database.close()
            if error.sqlite_errorcode not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
                raise
            self._path.unlink()
            return self._connected()
        return database


def _begin_anew(database: sqlite3.Connection) -> None:
    """Another version's promises cannot be kept by this one."""
    with database:
        database.execute("DROP TABLE IF EXISTS promise")
        database.execute(_TABLE)
        database.execute(f"PRAGMA user_version = {SCHEMA}")


Row = tuple[str, str, float | None, float | None, str | None]


def _row(entry: Entry) -> Row:
    match entry.intent:
        case Book(start, end):
            return (entry.id, entry.kind, start.timestamp(), end.timestamp(), None)
        case CheckIn(key):
            return (entry.id, entry.kind, None, None, key)


def _entry(row: Row) -> Entry:
    entry_id, kind, starts, ends, key = row
    if starts is not None and ends is not None:
        return Entry(entry_id, Kind(kind), Book(datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC)))
    return Entry(entry_id, Kind(kind), CheckIn(EventKey(key or "")))
