"""Reports on disk: there when `store` returns, whatever happens afterwards; damage costs the file and never a start."""

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.reports.faults import Asset, FaultChoice, FaultItem
from kiosk.reports.queue_file import KeptReports, QueuedReport, ReportFile
from kiosk.reports.report import FaultReport

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DARK = QueuedReport(32 * "a", FaultReport(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START, NOON))
OWN = QueuedReport(
    32 * "b", FaultReport(FaultItem(Asset.EQUIPMENT, 3), FaultChoice.MISSING, NOON - timedelta(hours=5)), 90.5, True
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "reports.sqlite"


def store(path: Path, *reports: QueuedReport, given_up: int = 0) -> None:
    for queued in reports:
        ReportFile(path).store(queued.id, queued, given_up)


def change(path: Path, statement: str) -> None:

    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


def test_what_was_stored_is_loaded_oldest_first(path: Path) -> None:
    assert ReportFile(path).load() == KeptReports()
    assert not path.exists()
    store(path, DARK, OWN, given_up=2)
    assert ReportFile(path).load() == KeptReports((OWN, DARK), 2)


def test_a_row_is_replaced_or_removed_by_its_id(path: Path) -> None:
    store(path, DARK, OWN)
    later = replace(DARK, waited_s=30.0, delivered=True)
    store(path, later)
    ReportFile(path).store(OWN.id, None, 1)
    assert ReportFile(path).load() == KeptReports((later,), 1)


def test_nobody_else_may_read_it(path: Path) -> None:
    store(path, DARK)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "'x'"),
        ("asset", "'lamp'"),
        ("asset", "'equipment'"),
        ("place", "4"),
        ("choice", "'too_warm'"),
        ("choice", "'burns'"),
        ("hour", "1.5"),
        ("hour", "-9e99"),
        ("hour", "9e999"),
        ("waited", "-1"),
    ],
)
def test_a_row_that_nobody_can_have_written_is_dropped_alone(path: Path, column: str, value: str) -> None:
    store(path, DARK, OWN)
    change(path, f"UPDATE report SET {column} = {value} WHERE id = '{DARK.id}'")
    assert ReportFile(path).load().reports == (OWN,)
    assert ReportFile(path).load().reports == (OWN,)


def zeroed(path: Path) -> None:
    """Every page but the first."""
    store(path, *(replace(DARK, id=f"{number:032x}") for number in range(200)))
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))


def no_database(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database, but longer than a header, which has a hundred bytes" * 3)


@pytest.mark.logs("^the fault reports on disk were damaged, and are lost$")
@pytest.mark.parametrize("damaged", [zeroed, no_database])
@pytest.mark.parametrize("first", ["load", "store"])
def test_a_damaged_file_is_discarded_which_is_said_once(
    path: Path, damaged: Any, first: str, caplog: pytest.LogCaptureFixture
) -> None:
    damaged(path)
    file = ReportFile(path)
    if first == "load":
        assert file.load() == KeptReports()
    file.store(DARK.id, DARK, 0)
    assert file.load() == KeptReports((DARK,))
    assert len(caplog.records) == 1


def test_what_cannot_be_opened_is_not_discarded(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(OSError, match="SQLITE_CANTOPEN"):
        ReportFile(path).load()
    assert path.is_dir()
