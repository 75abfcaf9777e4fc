"""What is kept of a calendar is gone a day after it was read, whether the panel runs or starts (PR4)."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.coroutine_tests import Run
from support.virtual_time import VirtualClock

from kiosk.panel.store.disk import Disk
from kiosk.panel.store.schedule_cache import KEPT_FOR, Kept, ScheduleCache
from kiosk.panel.store.schedule_keeper import ScheduleKeeper
from kiosk.room.schedule import EventKey, Schedule, Span

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def kept(read: datetime) -> Kept:
    return Kept(Schedule([Span(EventKey("a"), read, read + timedelta(hours=1))]), read)


async def _at_once(call: Callable[[], None]) -> None:
    call()


class Shelf:
    """A keeper at noon, and the file that it keeps."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "schedule.sqlite"
        self.cache = ScheduleCache(self.path)
        self.keeper = ScheduleKeeper(self.cache, Disk(_at_once), VirtualClock(NOON))


def in_virtual_time(virtual_time: Run, folder: Path, story: Callable[[Shelf], object]) -> None:
    async def told() -> None:
        await story(Shelf(folder))  # type: ignore[misc]

    virtual_time(told())


async def hours(count: float) -> None:
    await asyncio.sleep(count * 3600)


def test_what_nobody_renews_goes_from_disk(virtual_time: Run, tmp_path: Path) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.keeper.keep(kept(NOON))
        await hours(23.9)
        assert shelf.path.exists()
        await hours(0.2)
        assert not shelf.path.exists()

    in_virtual_time(virtual_time, tmp_path, story)


def test_what_is_renewed_stays(virtual_time: Run, tmp_path: Path) -> None:
    async def story(shelf: Shelf) -> None:
        for _ in range(4):
            shelf.keeper.keep(kept(NOON))
            await hours(20)
            assert shelf.path.exists()

    in_virtual_time(virtual_time, tmp_path, story)


@pytest.mark.parametrize(("age", "usable"), [(KEPT_FOR - MINUTE, True), (KEPT_FOR, False), (-2 * KEPT_FOR, True)])
def test_a_start_uses_nothing_older_than_that(virtual_time: Run, tmp_path: Path, age: timedelta, usable: bool) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.cache.save(kept(NOON - age))
        assert (shelf.keeper.load() is not None) is usable
        assert shelf.path.exists() is usable

    in_virtual_time(virtual_time, tmp_path, story)


def test_what_a_start_found_has_no_new_day(virtual_time: Run, tmp_path: Path) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.cache.save(kept(NOON - timedelta(hours=23)))
        assert shelf.keeper.load()
        await hours(1.1)
        assert not shelf.path.exists()

    in_virtual_time(virtual_time, tmp_path, story)


def test_a_keeper_that_is_closed_touches_nothing(virtual_time: Run, tmp_path: Path) -> None:
    async def story(shelf: Shelf) -> None:
        shelf.keeper.keep(kept(NOON))
        await hours(1)
        shelf.keeper.close()
        await hours(30)
        assert shelf.path.exists()

    in_virtual_time(virtual_time, tmp_path, story)
