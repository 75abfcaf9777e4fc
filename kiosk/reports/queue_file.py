"""What was reported and is not delivered, and what was delivered of late: on disk before anybody is told.

Nothing in here could hold a name: a random id, two words of ours, a place, an hour. SQLite with `synchronous=EXTRA` has
the row and its directory on the disk when `store` returns (https://www.sqlite.org/pragma.html#pragma_synchronous).
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from kiosk.reports.faults import Asset, FaultChoice, FaultItem
from kiosk.reports.report import FaultReport
from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.schedule import EARLIEST, LATEST
from kiosk.system.sqlite_file import DamagedFile, transaction

log = logging.getLogger(__name__)

SCHEMA: Final = 1
_TABLES: Final = """
DROP TABLE IF EXISTS report;
DROP TABLE IF EXISTS given_up;
CREATE TABLE report (
    id TEXT PRIMARY KEY, asset TEXT NOT NULL, place INTEGER NOT NULL, choice TEXT NOT NULL, hour REAL NOT NULL,
    waited REAL NOT NULL, delivered INTEGER NOT NULL
) STRICT;
CREATE TABLE given_up (reports INTEGER NOT NULL) STRICT;
INSERT INTO given_up VALUES (0);
"""
GIVEN_UP_AFTER: Final = timedelta(days=7)
"""Of a panel that runs."""
_ID: Final = re.compile(r"[0-9a-f]{32}")


@discloses(Disclosure.FAULT_KEPT, GIVEN_UP_AFTER)
@discloses(Disclosure.FAULT)
@dataclass(frozen=True, slots=True)
class QueuedReport:
    """`id` travels with the report, so that a receiver can tell a repeat; `waited_s` counts the seconds for which a
    panel ran and did not get it delivered.
    """

    id: str
    report: FaultReport
    waited_s: float = 0.0
    delivered: bool = False


@dataclass(frozen=True, slots=True)
class KeptReports:
    """What is on disk: the reports, oldest first, and how many were ever given up."""

    reports: tuple[QueuedReport, ...] = ()
    given_up: int = 0


class ReportFile:
    """One door's reports in one SQLite file. Blocking: call it from the disk thread. Raises OSError.

    A damaged file is discarded, which the log says.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open = partial(transaction, path, SCHEMA, _TABLES, synchronous="EXTRA", discarded=self._discarded)

    def store(self, report_id: str, queued: QueuedReport | None, given_up: int) -> None:
        """Have the row of this id, or none, and the count. Returns once they would survive a power cut."""
        try:
            self._store(report_id, queued, given_up)
        except DamagedFile:
            self._discard()
            self._store(report_id, queued, given_up)

    def load(self) -> KeptReports:
        """Nothing where there is no file. A row that no report can have made is removed."""
        if not self._path.exists():
            return KeptReports()
        try:
            return self._load()
        except DamagedFile:
            self._discard()
            return KeptReports()

    def _store(self, report_id: str, queued: QueuedReport | None, given_up: int) -> None:
        with self._open() as database:
            database.execute("DELETE FROM report WHERE id = ?", (report_id,))
            if queued is not None:
                database.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?)", _row(queued))
            database.execute("UPDATE given_up SET reports = ?", (given_up,))

    def _load(self) -> KeptReports:
        with self._open() as database:
            rows = database.execute("SELECT rowid, * FROM report ORDER BY hour, rowid").fetchall()
            found = {rowid: _queued(row) for rowid, *row in rows}
            bad = [(rowid,) for rowid, queued in found.items() if queued is None]
            database.executemany("DELETE FROM report WHERE rowid = ?", bad)
            (given_up,) = database.execute("SELECT sum(max(reports, 0)) FROM given_up").fetchone()
            return KeptReports(tuple(queued for queued in found.values() if queued is not None), given_up or 0)

    def _discard(self) -> None:
        self._path.unlink(missing_ok=True)
        self._discarded()

    def _discarded(self) -> None:
        log.warning("the fault reports on disk were damaged, and are lost")


Row = tuple[str, str, int, str, float, float, int]


def _row(queued: QueuedReport) -> Row:
    report, item = queued.report, queued.report.item
    when = report.hour.timestamp()
    return (queued.id, item.asset, item.place, report.choice, when, queued.waited_s, int(queued.delivered))


def _queued(row: Sequence[Any]) -> QueuedReport | None:
    """None for a row that this program cannot have written: what is on disk must not end a start."""
    report_id, asset, place, choice, hour, waited, delivered = row
    try:
        when = datetime.fromtimestamp(hour, UTC)
        if not _ID.fullmatch(report_id) or not EARLIEST <= when <= LATEST or waited < 0:
            return None
        report = FaultReport(FaultItem(Asset(asset), place), FaultChoice(choice), when)
    except (ValueError, OverflowError):
        return None
    return QueuedReport(report_id, report, waited, bool(delivered))
