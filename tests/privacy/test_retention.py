"""P8: what a panel's files hold, hour by hour, over thirty days and six weeks after: nothing for longer than is said.

Production panel, engine, cache, outbox, reports and event log, on a calendar in memory and a disk of their own, in
virtual time. Every day somebody comes, checks in, is seen by the sensor, mistypes the PIN and reports the screen.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support.coroutine_tests import Run
from support.door import MINUTE, POLICY
from support.memory_panel import Phase, bookings
from support.panels import RunningPanel
from support.virtual_time import VirtualClock

from kiosk.events import event_file, security_event
from kiosk.events.event_log import FORGETS_EVERY, EventLog
from kiosk.events.security_event import LoggedEvent, SecurityEvent
from kiosk.panel.store import schedule_cache
from kiosk.panel.store.disk import Disk
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.schedule_cache import ScheduleCache
from kiosk.panel.store.schedule_keeper import ScheduleKeeper
from kiosk.reports.faults import Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.queue import ReportQueue
from kiosk.reports.queue_file import GIVEN_UP_AFTER, QueuedReport, ReportFile
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.report import ReportFault
from kiosk.reports.reporting import Reporting
from kiosk.room.intent import CheckIn
from kiosk.room.panel_state import PanelState
from kiosk.sync.backend import BackendError, Transient
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

HERE = ZoneInfo("Europe/Amsterdam")
MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DARK = ReportFault(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START)
WARNINGS = "does not answer as it should|are not delivered|is given up"


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Of everything that the files hold, the instants."""

    saved: tuple[datetime, ...]
    """When the schedule in the cache was read."""
    checked_in: tuple[datetime, ...]
    """Ends of the bookings to which somebody is said to have checked in."""
    noted: tuple[datetime, ...]
    """When a check-in was taken that the calendar does not know of yet."""
    reported: tuple[datetime, ...]
    events: tuple[datetime, ...]


class Kiosk:
    """One panel with all its files. `error` is what the calendar answers, `failure` what whoever repairs the screen."""

    def __init__(self, folder: Path, clock: VirtualClock) -> None:
        self.folder = folder
        self.clock = clock
        self.calendar = MemoryCalendar(clock.now)
        self.error: BackendError | None = None
        self.failure: NotDelivered | None = None
        self.states: list[PanelState] = []
        disk = Disk(_at_once)
        self.keeper = ScheduleKeeper(ScheduleCache(folder / "schedule.sqlite"), disk, clock)
        self.log = EventLog(folder / event_file.NAME, disk.write, clock)
        self.panel = RunningPanel(
            POLICY,
            clock,
            bookings(self.calendar, wire=self._wire),
            OutboxFile(folder / "outbox.sqlite"),
            publish=lambda state: self.states.append(state),
            disk=_at_once,
            keep=self.keeper.keep,
            kept=self.keeper.load(),
            record=self.log.record,
        )
        queue = ReportQueue.opened(ReportFile(folder / "reports.sqlite"), disk.write)
        self.reporting = Reporting(items_of(("screen",)), HERE, clock, queue, lambda: self)
        self.panel.also(self.reporting.run())

    async def deliver(self, _queued: QueuedReport) -> NotDelivered | None:
        return self.failure

    async def _wire(self, _request: str, _phase: Phase) -> None:
        if self.error is not None:
            raise self.error

    async def stop(self) -> None:
        await self.panel.stop()
        self.reporting.cancel()
        self.keeper.close()
        await self.log.aclose()

    async def day(self, number: int) -> None:
        """Somebody comes at nine and leaves at ten; everything that a panel can learn of them happens."""
        start = self.clock.now() + 2 * HOUR
        self.calendar.put(MemoryEvent(f"day-{number}", start, start + HOUR))
        await self.sleep(2 * HOUR)
        self.panel.panel.presence_changed(True, 0.0, True)
        key = self.states[-1].resolution.check_in
        if key is not None:
            self.panel.panel.post(CheckIn(key))
        self.log.record(SecurityEvent.WRONG_PIN)
        self.reporting.report(DARK)
        await self.sleep(HOUR)
        self.panel.panel.presence_changed(False, 0.0, True)
        await self.sleep(21 * HOUR)

    async def sleep(self, time: timedelta) -> None:
        """Hour by hour, with a look at every file."""
        for _ in range(time // HOUR):
            await asyncio.sleep(3600)
            nothing_too_old(on_disk(self.folder), self.clock.now())


async def _at_once(call: Callable[[], None]) -> None:
    call()


def on_disk(folder: Path) -> OnDisk:
    cache, outbox, reports = (folder / f"{name}.sqlite" for name in ("schedule", "outbox", "reports"))
    log = event_file.load(folder / event_file.NAME)
    return OnDisk(
        saved=tuple(_instants(cache, "SELECT saved_at FROM kept")),
        checked_in=tuple(_instants(cache, "SELECT ends FROM span WHERE checked_in")),
        noted=tuple(_instants(outbox, "SELECT starts FROM promise WHERE kind = 'check_in'")),
        reported=tuple(_instants(reports, "SELECT hour FROM report")),
        events=tuple(one.at for one in log),
    )


def _instants(path: Path, query: str) -> Iterator[datetime]:
    if path.exists():
        with closing(sqlite3.connect(path)) as database:
            yield from (datetime.fromtimestamp(row[0], UTC) for row in database.execute(query))


def nothing_too_old(found: OnDisk, now: datetime) -> None:
    """What may be there at the latest, with the minutes in which a panel comes to it."""
    late = 2 * MINUTE
    limits = [
        ("schedule", found.saved, schedule_cache.KEPT_FOR),
        ("check-ins", found.checked_in, DAY),
        ("check-ins that wait", found.noted, DAY),
        ("reports", found.reported, GIVEN_UP_AFTER + HOUR),
        ("security events", found.events, security_event.KEPT_FOR + timedelta(seconds=2 * FORGETS_EVERY)),
    ]
    for what, instants, limit in limits:
        assert all(now - instant <= limit + late for instant in instants), f"{what} at {now}"


def test_nothing_is_kept_for_longer_than_is_said(virtual_time: Run, tmp_path: Path) -> None:
    """A day and another; the thirty days of the promise are in the long run."""
    virtual_time(_story(tmp_path, days=1, alone=1))


@pytest.mark.long
def test_nothing_is_kept_for_longer_than_is_said_over_thirty_days(virtual_time: Run, tmp_path: Path) -> None:
    virtual_time(_story(tmp_path, days=30, alone=43))


async def _story(folder: Path, days: int, alone: int) -> None:
    kiosk = Kiosk(folder, VirtualClock(MORNING))
    for number in range(days):
        await kiosk.day(number)
    held = on_disk(folder)
    assert held.saved  # there was something to look at
    assert held.events
    assert not held.reported  # they were delivered, and their day is over
    await kiosk.sleep(timedelta(days=alone))  # nobody comes: only time passes
    if alone > security_event.KEPT_FOR.days:
        assert on_disk(folder).events == ()
    assert {path.name for path in folder.iterdir()} == {"schedule.sqlite", "reports.sqlite", event_file.NAME}
    await kiosk.stop()


@pytest.mark.logs(WARNINGS)
@pytest.mark.parametrize("waits", [DAY + HOUR, pytest.param(GIVEN_UP_AFTER + 2 * HOUR, marks=pytest.mark.long)])
def test_a_calendar_and_a_repairer_that_never_come_back_keep_nothing_alive(
    virtual_time: Run, tmp_path: Path, waits: timedelta
) -> None:
    async def story() -> None:
        kiosk = Kiosk(tmp_path, VirtualClock(MORNING))
        start = MORNING + 2 * HOUR
        kiosk.calendar.put(MemoryEvent("today", start, start + HOUR))
        await kiosk.sleep(2 * HOUR)
        kiosk.error = Transient()
        kiosk.failure = NotDelivered(Trouble.NO_CONNECTION)
        await asyncio.sleep(90)
        key = kiosk.states[-1].resolution.check_in
        assert key is not None
        kiosk.panel.panel.post(CheckIn(key))
        kiosk.reporting.report(DARK)
        await asyncio.sleep(5)
        assert len(on_disk(tmp_path).noted) == len(on_disk(tmp_path).reported) == 1
        await kiosk.sleep(waits)
        found = on_disk(tmp_path)
        assert (found.saved, found.checked_in, found.noted) == ((), (), ())
        assert bool(found.reported) is (waits < GIVEN_UP_AFTER)
        await kiosk.stop()

    virtual_time(story())


@pytest.mark.logs(WARNINGS)
def test_a_step_of_the_clock_forgets_no_check_in(virtual_time: Run, tmp_path: Path) -> None:
    """R5, R6: the room would be released over the heads of those in it."""

    async def story() -> None:
        kiosk = Kiosk(tmp_path, VirtualClock(MORNING))
        start = MORNING + HOUR
        kiosk.calendar.put(MemoryEvent("today", start, start + HOUR))
        await kiosk.sleep(HOUR)
        kiosk.error = Transient()
        await asyncio.sleep(90)
        key = kiosk.states[-1].resolution.check_in
        assert key is not None
        kiosk.panel.panel.post(CheckIn(key))
        await asyncio.sleep(5)
        kiosk.clock.step(3650 * DAY)
        kiosk.panel.panel.clock_stepped()
        await asyncio.sleep(120)
        assert len(on_disk(tmp_path).noted) == 1
        await kiosk.stop()

    virtual_time(story())


@pytest.mark.parametrize(
    ("what", "held"),
    [
        ("schedule", OnDisk((MORNING,), (), (), (), ())),
        ("check-ins at", OnDisk((), (MORNING,), (), (), ())),
        ("check-ins that wait", OnDisk((), (), (MORNING,), (), ())),
        ("reports", OnDisk((), (), (), (MORNING,), ())),
        ("security events", OnDisk((), (), (), (), (MORNING,))),
    ],
)
def test_what_is_too_old_would_be_found(what: str, held: OnDisk) -> None:
    with pytest.raises(AssertionError, match=what):
        nothing_too_old(held, MORNING + 60 * DAY)


def test_no_line_of_the_log_is_finer_than_it_may_be() -> None:
    """PR5: beside a calendar the minute of a wrong PIN could say who it was."""
    assert LoggedEvent.seen(SecurityEvent.WRONG_PIN, MORNING + 42 * MINUTE).at == MORNING
