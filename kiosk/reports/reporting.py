"""One door's reports of faults: takes them from the screen, keeps them, delivers them one at a time."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.reports.back_off import rest_of, wait_after
from kiosk.reports.faults import CHOICES, FaultItem
from kiosk.reports.queue import ReportQueue
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.receiver import NotDelivered, Receiver, Trouble
from kiosk.reports.report import FaultReport, ReportFault, ReportsState, Told, Undelivered
from kiosk.room.day import midnight
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)

TOLD_FOR_S: Final = 8.0


class Reporting:
    """Those who `subscribe` get every new state. While nothing waits nothing happens, and nobody wakes up.

    A report is tried at once, whatever became of others before, unless the receiver asked for rest.
    """

    def __init__(
        self,
        items: tuple[FaultItem, ...],
        zone: ZoneInfo,
        clock: Clock,
        queue: ReportQueue,
        open_receiver: Callable[[], Receiver],
    ) -> None:
        self._items = items
        self._zone = zone
        self._clock = clock
        self._queue = queue
        self._open_receiver = open_receiver
        self._receiver: Receiver | None = None
        self._sinks: list[Callable[[ReportsState], None]] = []
        self._news = asyncio.Event()
        self._tasks = TaskSet()
        self._failures = 0
        self._next_at = self._rest_until = float("-inf")
        self._trouble: NotDelivered | None = None
        self._untried: set[str] = set()
        self._began = clock.mono()
        self._counted_from: dict[str, float] = {}
        """The `mono` from which the waiting of a report, by its id, is counted; without one it is `_began`."""
        self._told: Told | None = None
        self._told_of = ""
        """The id of the report that the person at the door waits for."""
        self._told_ends: asyncio.TimerHandle | None = None

    @property
    def state(self) -> ReportsState:
        queue = self._queue
        waiting = frozenset(queue.waiting) - frozenset(queue.refused)
        return ReportsState(self._items, waiting, frozenset(queue.delivered), self._told)

    @property
    def undelivered(self) -> Undelivered:
        return self._queue.undelivered

    def subscribe(self, sink: Callable[[ReportsState], None]) -> None:
        """`sink` gets what is known now, and every change from now on."""
        self._sinks.append(sink)
        sink(self.state)

    def report(self, asked: ReportFault) -> None:
        """Take a report from the screen. What is not offered, or was reported already, does nothing."""
        offered = asked.item in self._items and asked.choice in CHOICES[asked.item.asset]
        if not offered or self.state.has(asked, self._clock.now(), self._zone):
            return
        queued = self._queue.accept(FaultReport.made(asked, self._clock.now()))
        self._untried.add(queued.id)
        self._counted_from[queued.id] = self._clock.mono()
        self._told_of = queued.id
        self._tell(Told.SENDING)
        self._tasks.start(self._keep(queued))

    async def run(self) -> None:
        """Deliver what waits, until cancelled."""
        await self._queue.forget_other_days(self._clock.now(), self._zone)
        self._publish()
        while True:
            self._news.clear()
            queued = self._queue.first()
            if queued is None:
                await self._rest()
            elif wait_s := self._wait_s(queued):
                await self._wait(queued, wait_s)
            else:
                await self._attempt(queued)

    def cancel(self) -> None:
        """End what is being done beside `run`, in the middle of it."""
        self._tasks.cancel()
        if self._told_ends is not None:
            self._told_ends.cancel()

    async def _keep(self, queued: QueuedReport) -> None:
        await self._queue.keep(queued)
        self._news.set()
        await self._queue.forget_other_days(self._clock.now(), self._zone)

    def _wait_s(self, queued: QueuedReport) -> float:
        """Seconds until it may be tried."""
        at = self._rest_until if queued.id in self._untried else max(self._next_at, self._rest_until)
        return max(0.0, at - self._clock.mono())

    async def _wait(self, queued: QueuedReport, wait_s: float) -> None:
        if queued.id == self._told_of:
            self._tell(Told.KEPT)
        with suppress(TimeoutError):
            async with asyncio.timeout(wait_s):
                await self._news.wait()

    async def _rest(self) -> None:
        """Until there is something to deliver. What was delivered is forgotten when its day is over."""
        if not self._queue.delivered:
            await self._news.wait()
            return
        now = self._clock.now()
        with suppress(TimeoutError):
            async with asyncio.timeout((midnight(now, self._zone, 1) - now).total_seconds()):
                await self._news.wait()
        await self._queue.forget_other_days(self._clock.now(), self._zone)
        self._publish()

    async def _attempt(self, queued: QueuedReport) -> None:
        if self._receiver is None:
            self._receiver = self._open_receiver()
        self._untried.discard(queued.id)
        failure = await self._receiver.deliver(queued)
        self._say(failure)
        if failure is None:
            await self._delivered(queued)
        else:
            await self._failed(queued, failure)

    async def _delivered(self, queued: QueuedReport) -> None:
        self._failures, self._next_at = 0, float("-inf")
        self._counted_from.pop(queued.id, None)
        await self._queue.mark_delivered(queued)
        self._settle(queued, Told.REPORTED)

    async def _failed(self, queued: QueuedReport, failure: NotDelivered) -> None:
        now = self._clock.mono()
        self._failures += 1
        self._next_at = now + wait_after(self._failures)
        self._rest_until = now + rest_of(failure.rest_s)
        waited_s = now - self._counted_from.get(queued.id, self._began)
        self._counted_from[queued.id] = now
        refused = failure.trouble is Trouble.REFUSED
        await self._queue.postpone(queued, waited_s, refused)
        self._settle(queued, Told.REFUSED if refused else Told.KEPT)

    def _settle(self, queued: QueuedReport, told: Told) -> None:
        """Say it of the report that the person at the door waits for; of any other, only show what is known now."""
        if queued.id == self._told_of:
            self._tell(told)
        else:
            self._publish()

    def _tell(self, told: Told | None) -> None:
        self._told = told
        if self._told_ends is not None:
            self._told_ends.cancel()
        if told in (Told.REPORTED, Told.KEPT, Told.REFUSED):
            self._told_of = ""
            self._told_ends = asyncio.get_running_loop().call_later(TOLD_FOR_S, self._tell, None)
        self._publish()

    def _publish(self) -> None:
        state = self.state
        for sink in self._sinks:
            sink(state)

    def _say(self, failure: NotDelivered | None) -> None:
        """In the log, where it is another one than before."""
        before = None if self._trouble is None else (self._trouble.trouble, self._trouble.code)
        now = None if failure is None else (failure.trouble, failure.code)
        self._trouble = failure
        if now is not None and now != before:
            log.warning("fault reports are not delivered: %s (%s)", *now)
        elif now is None and before is not None:
            log.info("fault reports are delivered")
