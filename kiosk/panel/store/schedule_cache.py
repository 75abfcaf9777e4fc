"""The schedule on disk, so that a panel that starts without its backend shows what was last known, marked as old.

There is no column here in which a name could travel. The file is either whole or thrown away: SQLite's journal makes a
save atomic, a wrong schema number or a damaged file is discarded, never migrated.
"""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.schedule import EARLIEST, LATEST, EventKey, Schedule, Span
from kiosk.system.sqlite_file import DamagedFile, transaction

KEPT_FOR: Final = timedelta(hours=24)
"""What nobody renews is gone then (PR4)."""
SCHEMA: Final = 1
_TABLES: Final = """
DROP TABLE IF EXISTS kept;
DROP TABLE IF EXISTS span;
CREATE TABLE kept (saved_at REAL NOT NULL) STRICT;
CREATE TABLE span (key TEXT NOT NULL, starts REAL NOT NULL, ends REAL NOT NULL, own INTEGER NOT NULL,
    walk_up INTEGER NOT NULL, checked_in INTEGER NOT NULL, claim INTEGER NOT NULL, all_day INTEGER NOT NULL,
    exempt INTEGER NOT NULL, base TEXT) STRICT;
"""


@discloses(Disclosure.BUSY)
@discloses(Disclosure.CHECK_IN_KEPT, KEPT_FOR)
@dataclass(frozen=True, slots=True)
class Kept:
    schedule: Schedule
    saved_at: datetime
    """Aware UTC: when the schedule was read from the backend."""


class ScheduleCache:
    """One room's schedule in one SQLite file. Blocking: call it from the disk thread.

    `save` and `load` raise OSError when the disk cannot be written or read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = partial(transaction, path, SCHEMA, _TABLES)
        self._mark = path.with_suffix(".starting")
        """There from before a start uses what was kept until it has shown it."""

    def load_for_start(self) -> Kept | None:
        """What was kept, to be shown by this start, which then says `shown`: where one ended before it did, it may have
        been for what it read, and that is discarded. Without a mark nothing is used. Raises OSError.
        """
        if self._mark.exists():
            self._path.unlink(missing_ok=True)
        if not self._path.exists():
            return None
        self._mark.touch(mode=0o600)
        return self.load()

    def shown(self) -> None:
        """This start did not end by what it loaded. Raises OSError."""
        self._mark.unlink(missing_ok=True)

    def load(self) -> Kept | None:
        """What was kept, or None where there is nothing usable; an unusable file is removed."""
        if not self._path.exists():
            return None
        try:
            with self._open() as database:
                return _read(database)
        except (OSError, ValueError, TypeError, OverflowError):
            self._path.unlink(missing_ok=True)
            return None

    def remove(self) -> None:
        self._path.unlink(missing_ok=True)

    def save(self, kept: Kept) -> None:
        """All of it, but not that somebody had checked in to what is over."""
        try:
            self._write(kept)
        except DamagedFile:
            self._path.unlink(missing_ok=True)
            self._write(kept)

    def _write(self, kept: Kept) -> None:
        with self._open() as database:
            database.execute("DELETE FROM kept")
            database.execute("DELETE FROM span")
            database.execute("INSERT INTO kept VALUES (?)", (kept.saved_at.timestamp(),))
            database.executemany(
                "INSERT INTO span VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (_row(span, kept.saved_at) for span in kept.schedule.spans),
            )


def _read(database: sqlite3.Connection) -> Kept | None:
    saved = database.execute("SELECT saved_at FROM kept").fetchone()
    if saved is None:
        return None
    saved_at = datetime.fromtimestamp(saved[0], UTC)
    if not EARLIEST <= saved_at <= LATEST:
        raise ValueError("nothing was read then")
    rows = database.execute("SELECT * FROM span").fetchall()
    return Kept(Schedule(_span(row) for row in rows), saved_at)


Row = tuple[str, float, float, int, int, int, int, int, int, str | None]


def _row(span: Span, saved_at: datetime) -> Row:
    checked_in_now = span.checked_in and span.end > saved_at
    flags = (span.own, span.walk_up, checked_in_now, span.claim, span.all_day, span.exempt)
    own, walk_up, checked_in, claim, all_day, exempt = map(int, flags)
    times = (span.start.timestamp(), span.end.timestamp())
    return (span.key, *times, own, walk_up, checked_in, claim, all_day, exempt, span.base)


def _span(row: Row) -> Span:
    key, starts, ends, own, walk_up, checked_in, claim, all_day, exempt, base = row
    return Span(
        EventKey(key),
        datetime.fromtimestamp(starts, UTC),
        datetime.fromtimestamp(ends, UTC),
        own=bool(own),
        walk_up=bool(walk_up),
        checked_in=bool(checked_in),
        claim=bool(claim),
        all_day=bool(all_day),
        exempt=bool(exempt),
        base=EventKey(base) if base is not None else None,
    )
