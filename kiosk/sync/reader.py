"""Reading one room's calendar: when, how much, and what of an answer to believe."""

import asyncio
import contextlib
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.privacy.personal import Labels
from kiosk.room.day import midnight
from kiosk.room.policy import Policy
from kiosk.room.schedule import EARLIEST, LATEST, Schedule
from kiosk.room.unread import Unread
from kiosk.sync import polling
from kiosk.sync.backend import (
    BackendError,
    Capabilities,
    Cursor,
    CursorExpired,
    Fetched,
    Gone,
    ProtocolError,
    Transient,
    Window,
)
from kiosk.sync.conversation import Conversation
from kiosk.system.clock import TOLERANCE, Clock

RECONCILE_EVERY = 30 * 60.0
"""Seconds between two reads that compare every object, whatever the tokens say."""
DAYS_AHEAD = 14
FIRST_READ_WITHIN = 2.0
"""Panels switched on together spread their first read over this many seconds."""
MOST_PIECES = 1000
READ_WITHIN = 60.0
"""Seconds after which a read that is not finished has failed; what it has fetched serves the next one."""


@dataclass(frozen=True, slots=True)
class Read:
    """One complete read."""

    schedule: Schedule
    labels: Labels
    capabilities: Capabilities
    mono: float
    """When the read began: nothing it says is younger."""
    server_time: datetime | None
    unread: tuple[Unread, ...] = ()


class ReadListener(Protocol):
    """Who learns what was read. Nothing here may block."""

    def after_read(self, read: Read) -> None: ...

    def after_failure(self, error: BackendError) -> None: ...

    def marks(self) -> Iterable[datetime]:
        """The starts, ends and deadlines around which to look more often."""
        ...


class ScheduleReader:
    """Reads at the cadence and when asked; `listen` before the first read.

    `spread`: many panels may have begun at this moment, so the first read waits for the turn of `room_id`.
    """

    def __init__(
        self,
        conversation: Conversation,
        policy: Policy,
        clock: Clock,
        *,
        room_id: str = "",
        chance: Callable[[], float] = random.random,
        spread: bool = True,
    ) -> None:
        self._conversation = conversation
        self._policy = policy
        self._clock = clock
        self._first_read_after = FIRST_READ_WITHIN * polling.phase(room_id) if spread else 0.0
        self._chance = chance
        self._listener: ReadListener | None = None
        self._hurried = asyncio.Event()
        self._capabilities: Capabilities | None = None
        self._cursor: Cursor | None = None
        self._reconciled_at = float("-inf")
        self._today: Schedule = Schedule()
        self._has_read = False
        self._server_ahead = timedelta()
        """By how much the server's clock is not ours, where that is more than anybody tolerates."""
        self._touched_at: float | None = None

    @property
    def schedule(self) -> Schedule:
        """As the last read had it."""
        return self._today

    def doubt(self) -> None:
        """The next read compares everything: what the server tells of changes is not enough."""
        self._cursor = None

    def listen(self, listener: ReadListener) -> None:
        self._listener = listener

    def expect(self, schedule: Schedule) -> None:
        """What was known before a restart: a calendar that now comes back empty is doubted once (R12)."""
        self._today = schedule

    async def run(self) -> None:
        """Read for ever. Never gives up; ends only by being cancelled."""
        await asyncio.sleep(self._first_read_after)
        while True:
            wait = await self._poll()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._hurried.wait()
            self._hurried.clear()
            await asyncio.sleep(max(0.0, self._conversation.rests_for))

    def hurry(self) -> None:
        """Look at once, unless the backend asked to be left alone."""
        self._hurried.set()

    def touched(self) -> None:
        """Somebody stands at the door: look at once and often."""
        recently = (
            self._touched_at is not None and self._clock.mono() - self._touched_at < polling.CLOSE.total_seconds()
        )
        self._touched_at = self._clock.mono()
        if not recently and not self._policy.lag:
            self.hurry()

    async def read(self) -> bool:
        """Read now, unless the backend asked to be left alone; whether it worked."""
        if self._conversation.rests:
            return False
        try:
            async with self._conversation.turn:
                await self._read_in_time()
        except BackendError as error:
            self._failed(error)
            return False
        return True

    async def _poll(self) -> float:
        """One read; seconds until the next."""
        if await self.read():
            marks = self._listener.marks() if self._listener else ()
            touched = None if self._touched_at is None else self._clock.at(self._touched_at)
            wait = polling.after_success(self._clock.now(), self._policy, marks, touched, self._chance())
            # A wrong clock may take day for night, and be set right at any moment.
            return min(wait, polling.WORKING.total_seconds()) if self._server_ahead else wait
        return max(self._conversation.back_off(polling.LONGEST_UNREACHABLE), self._conversation.rests_for)

    async def _read_in_time(self) -> None:
        try:
            async with asyncio.timeout(READ_WITHIN):
                return await self._read()
        except TimeoutError:
            raise Transient from None

    async def _read(self) -> None:
        began = self._clock.mono()
        if self._capabilities is None:
            self._capabilities = await self._conversation.backend.probe()
        if began - self._reconciled_at >= RECONCILE_EVERY:
            self._cursor = None
        fetched = await self._fetch()
        if self._suddenly_empty(fetched.schedule):
            self._cursor = None
            fetched = await self._fetch()
        self._cursor = fetched.cursor
        if fetched.reconciled:
            self._reconciled_at = began
        self._today, self._has_read = fetched.schedule, True
        self._conversation.failures = 0
        if fetched.goes_on:
            self.hurry()
        if self._listener is not None:
            self._listener.after_read(
                Read(fetched.schedule, fetched.labels, self._capabilities, began, fetched.server_time, fetched.unread)
            )

    async def _fetch(self) -> Fetched:
        """Everything in the days round now. A clock that is wrong must not choose them: the server's does then."""
        window = self._window()
        fetched = await self._pieces(window)
        self._compare_clocks(fetched.server_time)
        return fetched if self._window() == window else await self._pieces(self._window())

    def _window(self) -> Window:
        today = midnight(self._now(), self._policy.zone)
        return Window(today - timedelta(days=1), midnight(today, self._policy.zone, DAYS_AHEAD))

    def _now(self) -> datetime:
        return self._clock.now() + self._server_ahead

    def _compare_clocks(self, server_time: datetime | None) -> None:
        """A time at which nothing can be booked is no opinion about which days to read."""
        told = server_time if server_time and EARLIEST < server_time < LATEST else self._clock.now()
        ahead = told - self._clock.now()
        self._server_ahead = ahead if abs(ahead) > TOLERANCE else timedelta()

    async def _pieces(self, window: Window) -> Fetched:
        cursor = self._cursor
        for _ in range(MOST_PIECES):
            try:
                fetched = await self._conversation.backend.sync(window, cursor)
            except CursorExpired:
                if cursor is None:
                    raise ProtocolError from None
                cursor = None
                continue
            if fetched.complete:
                return fetched
            cursor = fetched.cursor
        raise ProtocolError

    def _suddenly_empty(self, schedule: Schedule) -> bool:
        """A day that was full and comes back empty is read a second time before it is believed; so is the first of all,
        because what the disk kept of the day before the start may be old, or nothing. One with a doubt is not empty.
        """
        now = self._now()
        ahead = [span for span in self._today.spans if span.end > now]
        empty = not any(end > now for end in (*(s.end for s in schedule.spans), *(d.end for d in schedule.doubts)))
        return bool(ahead or not self._has_read) and empty

    def _failed(self, error: BackendError) -> None:
        self._conversation.failures += 1
        if isinstance(error, ProtocolError | Gone):
            self._capabilities = None
            self._cursor = None
        self._conversation.mind(error)
        if self._listener is not None:
            self._listener.after_failure(error)
