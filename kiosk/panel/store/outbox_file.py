"""What was promised at the door and is not settled with the backend: on disk before it is said, gone once settled.

Nothing in here could hold a name: an id, times and an opaque key. SQLite with `synchronous=EXTRA` has the entry and its
directory on the disk when `add` returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Final

from kiosk.panel.store.schedule_cache import KEPT_FOR
from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.intent import Book, CheckIn
from kiosk.room.schedule import EARLIEST, LATEST, EventKey
from kiosk.system.sqlite_file import transaction

SCHEMA: Final = 1
_TABLE: Final = """
DROP TABLE IF EXISTS promise;
CREATE TABLE promise (id TEXT PRIMARY KEY, kind TEXT NOT NULL, starts REAL, ends REAL, key TEXT) STRICT;
"""
_ID: Final = re.compile(r"[0-9A-Za-z-]{1,64}")


class EntryKind(StrEnum):
    IN_DOUBT = "asked"
    """A booking the backend was asked for: nothing was promised, but it may stand."""
    HELD = "held"
    """A walk-up taken while the backend was out of reach."""
    CHECK_IN = "check_in"
    """A check-in taken while the backend was out of reach."""
    TAKING_BACK = "taking_back"
    """A booking whose person was told that they do not have it, and that still stands: it has to go."""


@discloses(Disclosure.PROMISES)
@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """`id` is the idempotency id under which the backend is, or was, asked."""

    id: str
    kind: EntryKind
    intent: Book | CheckIn
    noted: datetime | None = None
    """When a check-in was taken."""

    def is_too_old(self, now: datetime) -> bool:
        """Whether a check-in was taken longer ago than that somebody was there may be kept (PR4). A booking stays until
        it is known what became of it: it says of nobody that they were there.
        """
        return self.noted is not None and now >= self.noted + KEPT_FOR


class OutboxFile:
    """One door's promises in one SQLite file. Blocking: call it from the disk thread. Raises OSError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = partial(transaction, path, SCHEMA, _TABLE, synchronous="EXTRA")

    def add(self, entry: OutboxEntry) -> None:
        """Returns once the entry would survive a power cut; an entry with the same id is replaced."""
        with self._open() as database:
            database.execute("INSERT OR REPLACE INTO promise VALUES (?, ?, ?, ?, ?)", _row(entry))

    def remove(self, entry_id: str) -> None:
        with self._open() as database:
            database.execute("DELETE FROM promise WHERE id = ?", (entry_id,))

    def entries(self) -> tuple[OutboxEntry, ...]:
        """All of them, oldest first; none where there is no file. A row that no entry can have made is removed."""
        if not self._path.exists():
            return ()
        with self._open() as database:
            rows = database.execute("SELECT rowid, id, kind, starts, ends, key FROM promise ORDER BY rowid").fetchall()
            found = {rowid: _entry(row) for rowid, *row in rows}
            bad = [(rowid,) for rowid, entry in found.items() if entry is None]
            database.executemany("DELETE FROM promise WHERE rowid = ?", bad)
            return tuple(entry for entry in found.values() if entry is not None)


Row = tuple[str, str, float | None, float | None, str | None]


def _row(entry: OutboxEntry) -> Row:
    match entry.intent:
        case Book(start, end):
            return (entry.id, entry.kind, start.timestamp(), end.timestamp(), None)
        case CheckIn(key):
            noted = None if entry.noted is None else entry.noted.timestamp()
            return (entry.id, entry.kind, noted, None, key)


def _entry(row: Sequence[Any]) -> OutboxEntry | None:
    """None for a row that this program cannot have written: what is on disk must not end a start."""
    entry_id, kind, starts, ends, key = row
    try:
        if not _ID.fullmatch(entry_id):
            return None
        if key is None:
            return OutboxEntry(entry_id, EntryKind(kind), _book(starts, ends))
        noted = None if starts is None else datetime.fromtimestamp(starts, UTC)
        return OutboxEntry(entry_id, EntryKind(kind), CheckIn(EventKey(str(key))), noted)
    except (TypeError, ValueError, OverflowError):
        return None


def _book(starts: float, ends: float) -> Book:
    start, end = datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC)
    if not EARLIEST <= start < end <= LATEST:
        raise ValueError("nobody books that")
    return Book(start, end)
