"""The reports of one door, in memory and on disk alike."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Self
from uuid import uuid4
from zoneinfo import ZoneInfo

from kiosk.reports.queue_file import GIVEN_UP_AFTER, KeptReports, QueuedReport, ReportFile
from kiosk.reports.report import FaultReport, Undelivered, day_of

log = logging.getLogger(__name__)


Write = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a blocking call where writes come to the disk in the order in which they were asked for. Raises OSError."""


class ReportQueue:
    """Durable before anybody is told: each coroutine ends when what it did would survive a power cut. Where the disk
    cannot be written it lives in memory alone, which the log says, and the disk is tried again with every change.
    """

    def __init__(self, file: ReportFile, write: Write, known: KeptReports) -> None:
        self._file = file
        self._write = write
        self._queued = {queued.id: queued for queued in known.reports}
        self._arriving: set[str] = set()
        """On the way to the disk, not to be delivered yet."""
        self._refused: set[str] = set()
        """Which the receiver did not want when they were tried last."""
        self._given_up = known.given_up
        self._owed: set[str] = set()
        """Rows that the disk does not hold, or still holds, unlike the memory."""

    @classmethod
    def opened(cls, file: ReportFile, write: Write) -> Self:
        """With what an earlier start left; with nothing where that cannot be read."""
        try:
            known = file.load()
        except OSError as error:
            log.warning("the fault reports on disk cannot be read: %s", error)
            known = KeptReports()
        return cls(file, write, known)

    @property
    def waiting(self) -> tuple[FaultReport, ...]:
        return tuple(queued.report for queued in self._queued.values() if not queued.delivered)

    @property
    def refused(self) -> tuple[FaultReport, ...]:
        """Of those that wait."""
        return tuple(self._queued[report_id].report for report_id in self._refused)

    @property
    def delivered(self) -> tuple[FaultReport, ...]:
        return tuple(queued.report for queued in self._queued.values() if queued.delivered)

    @property
    def undelivered(self) -> Undelivered:
        waiting = self.waiting
        since = min((report.hour for report in waiting), default=None)
        return Undelivered(len(waiting), len(self._refused), self._given_up, since, durable=not self._owed)

    def first(self) -> QueuedReport | None:
        """The one whose turn it is; None where nothing is to be delivered."""
        ready = (queued for queued in self._queued.values() if not queued.delivered and queued.id not in self._arriving)
        return next(ready, None)

    def accept(self, report: FaultReport) -> QueuedReport:
        """Under an id of its own, and in memory alone until it was given to `keep`. Its turn comes first. What was
        refused is the same report when it is made again.
        """
        again = (self._queued[report_id] for report_id in self._refused)
        known = next((queued for queued in again if queued.report.is_of(report)), None)
        queued = known or QueuedReport(uuid4().hex, report)
        self._refused.discard(queued.id)
        self._queued = {queued.id: queued, **self._queued}
        self._arriving.add(queued.id)
        return queued

    async def keep(self, accepted: QueuedReport) -> None:
        """It may be delivered afterwards."""
        await self._store(accepted.id)
        self._arriving.discard(accepted.id)

    async def mark_delivered(self, queued: QueuedReport) -> None:
        """Doing this twice, after a crash, is harmless: the receiver knows the id."""
        self._refused.discard(queued.id)
        self._queued[queued.id] = replace(queued, delivered=True)
        await self._store(queued.id)

    async def postpone(self, queued: QueuedReport, waited_s: float, refused: bool) -> None:
        """It was not delivered, `waited_s` after it was tried before: its turn comes after the others'."""
        del self._queued[queued.id]
        self._refused.discard(queued.id)
        waited_s += queued.waited_s
        if waited_s < GIVEN_UP_AFTER.total_seconds():
            self._queued[queued.id] = replace(queued, waited_s=waited_s)
            self._refused |= {queued.id} if refused else set()
        else:
            self._given_up += 1
            log.warning("a fault report is given up: nobody took it for a week")
        await self._store(queued.id)

    async def forget_other_days(self, now: datetime, zone: ZoneInfo) -> None:
        """What was delivered counts for the room's day of `now` alone."""
        today = now.astimezone(zone).date()
        past = [q.id for q in self._queued.values() if q.delivered and day_of(q.report, zone) != today]
        for report_id in past:
            del self._queued[report_id]
            await self._store(report_id)

    async def _store(self, report_id: str) -> None:
        """With it what the disk did not take before."""
        for each in sorted(self._owed | {report_id}, key=lambda owed: owed == report_id):
            await self._store_one(each)

    async def _store_one(self, report_id: str) -> None:
        queued, given_up = self._queued.get(report_id), self._given_up
        try:
            await self._write(lambda: self._file.store(report_id, queued, given_up))
        except OSError as error:
            if not self._owed:
                log.warning("fault reports cannot be kept on disk: %s", error)
            self._owed.add(report_id)
        else:
            self._owed.discard(report_id)
