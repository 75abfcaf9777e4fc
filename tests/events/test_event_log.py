"""The log of a running panel: at once in memory, soon and seldom on disk, gone after six weeks (F12, PR7)."""

import asyncio
import errno
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from support.coroutine_tests import Run
from support.virtual_time import VirtualClock

from kiosk.events.event_file import load, save
from kiosk.events.event_log import FORGETS_EVERY, SELDOM, EventLog
from kiosk.events.security_event import KEPT_FOR, LoggedEvent, SecurityEvent

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PIN = SecurityEvent.WRONG_PIN


async def days(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(DAY.total_seconds())


class Disk:
    """Takes what is written, unless it is full."""

    def __init__(self) -> None:
        self.full = False
        self.writes = 0

    async def write(self, call: Callable[[], None]) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.writes += 1
        call()


class Kept:
    """A log, its clock and its file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "events.jsonl"
        self.disk = Disk()
        self.clock = VirtualClock(NOW)
        self.log = EventLog(self.path, self.disk.write, self.clock)

    @property
    def on_disk(self) -> list[tuple[str, int]]:
        return [(one.event.value, one.count) for one in load(self.path)]


@pytest.fixture
@asynccontextmanager
async def kept(virtual_time: Run, tmp_path: Path) -> AsyncIterator[Kept]:
    log = Kept(tmp_path)
    yield log
    await log.log.aclose()


async def test_an_event_is_on_disk_at_once(kept: Kept) -> None:
    """A power cut after an attack does not hide it, nor does one more of what is there already delay it."""
    kept.log.record(SecurityEvent.START)
    await asyncio.sleep(1)
    kept.log.record(SecurityEvent.START)
    await asyncio.sleep(1)
    kept.log.record(PIN)
    await asyncio.sleep(0.1)
    assert kept.on_disk == [("start", 2), ("wrong_pin", 1)]


async def test_a_burst_is_written_once_a_minute(kept: Kept) -> None:
    for _ in range(1200):
        kept.log.record(PIN)
        await asyncio.sleep(0.1)
    assert kept.disk.writes <= 2 + 120 / SELDOM
    await asyncio.sleep(SELDOM)
    assert kept.on_disk == [("wrong_pin", 1200)]


async def test_while_nothing_happens_nothing_is_written(kept: Kept) -> None:
    kept.log.record(PIN)
    await days(30)
    assert kept.disk.writes == 1


async def test_a_log_that_ends_has_written_everything(kept: Kept) -> None:
    kept.log.record(PIN)
    await asyncio.sleep(1)
    kept.log.record(SecurityEvent.STOP)
    await kept.log.aclose()
    assert kept.on_disk == [("wrong_pin", 1), ("stop", 1)]


async def test_the_next_start_goes_on_with_it(kept: Kept) -> None:
    kept.log.record(SecurityEvent.START, "1.6.0")
    await kept.log.aclose()
    after = EventLog(kept.path, kept.disk.write, kept.clock)
    assert after.events == kept.log.events
    await after.aclose()


@pytest.mark.logs("cannot be kept on disk: No space left")
async def test_a_full_disk_costs_nobody_anything_and_what_was_recorded_comes_with_the_next(kept: Kept) -> None:
    kept.disk.full = True
    kept.log.record(PIN)
    await asyncio.sleep(1)
    assert kept.on_disk == []
    kept.disk.full = False
    kept.log.record(PIN)
    await asyncio.sleep(SELDOM)
    assert kept.on_disk == [("wrong_pin", 2)]


@pytest.mark.logs("cannot be read, and a new log begins")
async def test_a_file_that_cannot_be_read_stops_no_start(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    log = EventLog(tmp_path / "folder", kept.disk.write, kept.clock)
    assert log.events == ()
    await log.aclose()


# Six weeks


async def test_six_weeks_later_it_is_gone_from_the_disk(kept: Kept) -> None:
    kept.log.record(PIN)
    await days(KEPT_FOR.days - 1)
    assert kept.on_disk == [("wrong_pin", 1)]
    await days(1)
    await asyncio.sleep(2 * FORGETS_EVERY)
    assert kept.path.read_bytes() == b""


async def test_a_panel_that_is_started_every_night_forgets_too(kept: Kept) -> None:
    save(kept.path, (LoggedEvent.seen(PIN, NOW - KEPT_FOR),))
    log = EventLog(kept.path, kept.disk.write, kept.clock)
    await asyncio.sleep(FORGETS_EVERY + 1)
    assert kept.on_disk == []
    await log.aclose()


async def test_a_clock_that_is_put_right_within_the_hour_costs_nothing(kept: Kept) -> None:
    kept.log.record(PIN)
    await asyncio.sleep(1.9 * FORGETS_EVERY)
    kept.clock.step(3650 * DAY)
    kept.log.clock_stepped()
    await asyncio.sleep(0.9 * FORGETS_EVERY)
    kept.clock.step(-3650 * DAY)
    kept.log.clock_stepped()
    await asyncio.sleep(1.5 * FORGETS_EVERY)
    assert PIN in [one.event for one in load(kept.path)]


# The clock


@pytest.mark.parametrize(("by", "steps"), [(DAY, 1), (-DAY, 1), (timedelta(seconds=30), 0), (timedelta(), 0)])
async def test_a_step_of_the_clock_is_an_event(kept: Kept, by: timedelta, steps: int) -> None:
    kept.clock.step(by)
    kept.log.clock_stepped()
    assert [one.event for one in kept.log.events] == [SecurityEvent.CLOCK_STEP] * steps


async def test_a_machine_that_slept_set_no_clock(kept: Kept) -> None:
    kept.clock.sleep(DAY)
    kept.log.clock_stepped()
    assert kept.log.events == ()
