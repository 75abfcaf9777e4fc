"""The schedule on disk: whole or not at all, and nothing but a schedule."""

import os
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.panel.store.schedule_cache import Kept, ScheduleCache
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

_SPANS = st.builds(
    lambda key, start, length, flags, base: Span(
        EventKey(key), NOW + timedelta(minutes=start), NOW + timedelta(minutes=start + length), *flags, base=base
    ),
    st.text("0123456789abcdef", min_size=1, max_size=8),
    st.integers(-10_000, 10_000),
    st.integers(1, 1000),
    st.tuples(*[st.booleans()] * 6),
    st.none() | st.just(EventKey("base")),
)


@given(st.lists(_SPANS, max_size=20))
def test_what_was_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, spans: list[Span]) -> None:
    path = tmp_path_factory.mktemp("cache") / "schedule.sqlite"
    ScheduleCache(path).save(Kept(Schedule(spans), NOW))
    here = [replace(span, checked_in=span.checked_in and span.end > NOW) for span in spans]
    assert ScheduleCache(path).load() == Kept(Schedule(here), NOW)


@pytest.mark.parametrize(("ends_in", "known"), [(timedelta(seconds=1), True), (timedelta(), False)])
def test_that_somebody_was_there_is_not_kept_once_it_is_over(tmp_path: Path, ends_in: timedelta, known: bool) -> None:
    cache, span = (
        ScheduleCache(tmp_path / "schedule.sqlite"),
        Span(EventKey("a"), NOW - timedelta(hours=1), NOW + ends_in),
    )
    cache.save(Kept(Schedule([replace(span, checked_in=True)]), NOW))
    kept = cache.load()
    assert kept is not None
    assert [one.checked_in for one in kept.schedule.spans] == [known]


def test_what_is_in_doubt_is_not_kept(tmp_path: Path) -> None:
    """After a start everything is unknown until it is read anew."""
    cache, hour = ScheduleCache(tmp_path / "schedule.sqlite"), timedelta(hours=1)
    cache.save(Kept(Schedule((), [Doubt(NOW, NOW + hour)]), NOW))
    assert cache.load() == Kept(Schedule(), NOW)


def test_the_last_save_counts(tmp_path: Path) -> None:
    cache = ScheduleCache(tmp_path / "state" / "schedule.sqlite")
    assert cache.load() is None
    cache.save(Kept(Schedule([Span(EventKey("a"), NOW, NOW + timedelta(hours=1))]), NOW))
    cache.save(Kept(Schedule(), NOW + timedelta(minutes=1)))
    assert cache.load() == Kept(Schedule(), NOW + timedelta(minutes=1))


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all, but long enough to look", b"SQLite format 3\0" + bytes(90)]
)
def test_a_damaged_file_is_discarded_and_written_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "schedule.sqlite"
    path.write_bytes(damage)
    assert ScheduleCache(path).load() is None
    path.write_bytes(damage)
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    assert ScheduleCache(path).load() == Kept(Schedule(), NOW)


def test_a_file_that_is_damaged_further_on_is_written_anew(tmp_path: Path) -> None:
    path, minute = tmp_path / "schedule.sqlite", timedelta(minutes=1)
    spans = [Span(EventKey("k" * 24), NOW + number * minute, NOW + (number + 1) * minute) for number in range(200)]
    ScheduleCache(path).save(Kept(Schedule(spans), NOW))
    with path.open("r+b") as file:
        file.seek(-4096, os.SEEK_END)
        file.write(bytes(4096))
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    assert ScheduleCache(path).load() == Kept(Schedule(), NOW)


def test_another_schema_is_discarded_not_migrated(tmp_path: Path) -> None:
    path = tmp_path / "schedule.sqlite"
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    assert ScheduleCache(path).load() is None
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    assert ScheduleCache(path).load() == Kept(Schedule(), NOW)


@pytest.mark.parametrize(("column", "value"), [("ends", 0.0), ("starts", 1e300)])
def test_a_span_that_cannot_be_is_discarded(tmp_path: Path, column: str, value: object) -> None:
    path = tmp_path / "schedule.sqlite"
    ScheduleCache(path).save(Kept(Schedule([Span(EventKey("a"), NOW, NOW + timedelta(hours=1))]), NOW))
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE span SET {column} = {value}")
    database.close()
    assert ScheduleCache(path).load() is None


def test_a_full_disk_is_an_os_error(tmp_path: Path) -> None:
    blocked = tmp_path / "schedule.sqlite"
    blocked.mkdir()
    with pytest.raises(OSError, match="SQLITE_CANTOPEN"):
        ScheduleCache(blocked).save(Kept(Schedule(), NOW))


def test_the_file_has_no_column_for_a_name(tmp_path: Path) -> None:
    path = tmp_path / "schedule.sqlite"
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    with sqlite3.connect(path) as database:
        columns = {row[1] for table in ("kept", "span") for row in database.execute(f"PRAGMA table_info({table})")}
    database.close()
    assert columns == {
        "saved_at", "key", "starts", "ends", "own", "walk_up", "checked_in", "claim", "all_day", "exempt", "base"
    }  # fmt: skip


def poison(path: Path, change: str) -> None:
    ScheduleCache(path).save(Kept(Schedule([Span(EventKey("a"), NOW, NOW + timedelta(hours=1))]), NOW))
    with sqlite3.connect(path) as database:
        database.execute(change)
    database.close()


def at(year: int) -> float:
    return datetime(year, 1, 1, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    "change",
    [
        f"UPDATE span SET ends = {at(9990)}",
        f"UPDATE span SET starts = {at(2)}",
        f"UPDATE kept SET saved_at = {at(9990)}",
        f"UPDATE kept SET saved_at = {at(2)}",
        "UPDATE kept SET saved_at = 9e999",
        "UPDATE span SET key = CAST(x'ff' AS TEXT)",
        "DROP TABLE span",
        "ALTER TABLE span ADD COLUMN title TEXT",
    ],
)
def test_what_no_calendar_can_have_said_is_discarded(tmp_path: Path, change: str) -> None:
    path = tmp_path / "schedule.sqlite"
    poison(path, change)
    assert ScheduleCache(path).load() is None
    assert not path.exists()


def test_a_start_that_ended_before_it_showed_what_was_kept_is_the_last_to_use_it(tmp_path: Path) -> None:
    path, kept = tmp_path / "schedule.sqlite", Kept(Schedule(), NOW)
    ScheduleCache(path).save(kept)
    for _ in range(3):
        assert ScheduleCache(path).load_for_start() == kept
        ScheduleCache(path).shown()
    assert ScheduleCache(path).load_for_start() == kept
    assert ScheduleCache(path).load_for_start() is None
    ScheduleCache(path).shown()
    assert list(tmp_path.iterdir()) == []
    ScheduleCache(path).save(kept)
    assert ScheduleCache(path).load_for_start() == kept


def test_where_no_mark_can_be_made_nothing_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    path = tmp_path / "schedule.sqlite"
    ScheduleCache(path).save(Kept(Schedule(), NOW))
    monkeypatch.setattr(Path, "touch", full)
    with pytest.raises(OSError, match="no space"):
        ScheduleCache(path).load_for_start()
