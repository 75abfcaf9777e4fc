"""One room's conversation with one backend: when to read, what to believe, how to write, when to leave it alone."""

import asyncio
import contextlib
import random
import uuid
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.privacy.personal import Labels
from kiosk.room.day import floor_minute, midnight
from kiosk.room.fulfilment import is_fulfilled
from kiosk.room.intent import (
    Book,
    CheckIn,
    Confirmed,
    End,
    Extend,
    Intent,
    LetGo,
    Outcome,
    Reason,
    Refused,
    Undo,
)
from kiosk.room.policy import Policy
from kiosk.room.schedule import EARLIEST, LATEST, EventKey, Schedule
from kiosk.room.unread import Unread
from kiosk.sync import polling
from kiosk.sync.backend import (
    Backend,
    BackendError,
    Capabilities,
    Cursor,
    CursorExpired,
    Fetched,
    Gone,
    ProtocolError,
    RateLimited,
    Transient,
    Uncertain,
    Window,
)
from kiosk.system.clock import TOLERANCE, Clock

RECONCILE_EVERY = 30 * 60.0
"""Seconds between two reads that compare every object, whatever the tokens say."""
DAYS_AHEAD = 14
FIRST_READ_WITHIN = 2.0
"""Panels switched on together spread their first read over this many seconds."""
MOST_PIECES = 1000
READ_WITHIN = 60.0
"""Seconds after which a read that is not finished has failed; what it has fetched serves the next one."""
TURN_WITHIN = 10.0
"""Seconds that a wish waits for another request to end: a walk-up becomes a hold then."""
SHOWN_WITHIN = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each further read of a calendar that does not show yet what was written into it."""


class _NoTurn(Transient):
    """Nothing was sent: another request lasts too long."""


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


class Engine:
    """Reads at the cadence and when asked, writes when told; `listen` before the first of these.

    `open_backend` is called once, when the backend is first needed.
    """

    def __init__(
        self,
        open_backend: Callable[[], Backend],
        policy: Policy,
        clock: Clock,
        *,
        room_id: str = "",
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._open_backend = open_backend
        self._opened: Backend | None = None
        self._listener: ReadListener | None = None
        self._policy = policy
        self._clock = clock
        self._room_id = room_id
        self._chance = chance
        self._turn = asyncio.Lock()
        self._hurried = asyncio.Event()
        self._capabilities: Capabilities | None = None
        self._cursor: Cursor | None = None
        self._reconciled_at = float("-inf")
        self._today: Schedule = Schedule()
        self._has_read = False
        self._failures = 0
        self._server_ahead = timedelta()
        """By how much the server's clock is not ours, where that is more than anybody tolerates."""
        self._not_before = float("-inf")
        self._touched_at: float | None = None

    def listen(self, listener: ReadListener) -> None:
        self._listener = listener

    def expect(self, schedule: Schedule) -> None:
        """What was known before a restart: a calendar that now comes back empty is doubted once (R12)."""
        self._today = schedule

    async def run(self) -> None:
        """Read for ever. Never gives up; ends only by being cancelled."""
        await asyncio.sleep(FIRST_READ_WITHIN * polling.phase(self._room_id))
        while True:
            wait = await self._poll()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._hurried.wait()
            self._hurried.clear()
            await asyncio.sleep(max(0.0, self._not_before - self._clock.mono()))

    def hurry(self) -> None:
        """Look at once, unless the backend asked to be left alone."""
        self._hurried.set()

    def touched(self) -> None:
        """Somebody stands at the door: look at once and often."""
        recently = (
            self._touched_at is not None and self._clock.mono() - self._touched_at < polling.CLOSE.total_seconds()
        )
        self._touched_at = self._clock.mono()
        if not recently:
            self.hurry()

    async def read(self) -> bool:
        """Read now, unless the backend asked to be left alone; whether it worked."""
        if self._clock.mono() < self._not_before:
            return False
        try:
            async with self._turn:
                await self._read_in_time()
        except BackendError as error:
            self._failed(error)
            return False
        return True

    async def perform(
        self, intent: Intent, idem: str | None = None, *, allowed: Callable[[], bool] = lambda: True
    ) -> Outcome:
        """Carry out a wish and re-read: the outcome is what the calendar says afterwards.

        Asked again with the same `idem`, a booking is made once. `allowed` is asked when its turn has come: what was
        true before may have been overtaken while it waited.
        """
        if self._clock.mono() < self._not_before:
            return Refused(intent, Reason.BUSY_SERVER)
        idem = idem or uuid.uuid4().hex
        try:
            async with self._in_turn():
                if not allowed():
                    return Refused(intent, Reason.CHANGED)
                await self._write(intent, idem)
        except _NoTurn as error:
            return Refused(intent, error.reason)
        except Uncertain as error:
            if error.taking_back:
                await self.read()
                return Refused(intent, Reason.NO_ANSWER)
            return await self._settle(intent, idem)
        except BackendError as error:
            self._mind(error)
            await self.read()
            return Refused(intent, error.reason, getattr(error, "until", None))
        await self._read_back(intent)
        return Confirmed(intent)

    async def stands(self, idem: str) -> bool | None:
        """Whether the booking asked for under `idem` stands; None where the backend does not say."""
        if self._clock.mono() < self._not_before:
            return None
        try:
            async with self._in_turn():
                return await self._backend.find(idem) is not None
        except BackendError as error:
            self._mind(error)
            return None

    async def auto_release(self, key: EventKey, at: datetime, allowed: Callable[[], bool]) -> bool:
        """Release a booking nobody checked into, if nothing at all has changed; whether it was released.

        `allowed` as in `perform`.
        """
        if self._clock.mono() < self._not_before:
            return False
        try:
            async with self._in_turn():
                if not allowed():
                    return False
                await self._backend.auto_release(key, at)
        except _NoTurn:
            return False
        except BackendError as error:
            self._mind(error)
            await self.read()
            return False
        return await self.read()

    async def remove_orphans(self, keys: Iterable[EventKey]) -> None:
        """Take extensions away that prolong nothing any more; what fails is tried again after the next read."""
        for key in keys:
            if self._clock.mono() < self._not_before:
                return
            try:
                async with self._in_turn():
                    await self._backend.remove_orphan(key)
            except BackendError as error:
                self._mind(error)

    async def aclose(self) -> None:
        if self._opened is not None:
            await self._opened.aclose()

    @property
    def _backend(self) -> Backend:
        if self._opened is None:
            self._opened = self._open_backend()
        return self._opened

    @contextlib.asynccontextmanager
    async def _in_turn(self) -> AsyncIterator[None]:
        """While no other request is made. Raises _NoTurn where another lasts too long."""
        try:
            async with asyncio.timeout(TURN_WITHIN):
                await self._turn.acquire()
        except TimeoutError:
            raise _NoTurn from None
        try:
            yield
        finally:
            self._turn.release()

    async def _poll(self) -> float:
        """One read; seconds until the next."""
        if await self.read():
            marks = self._listener.marks() if self._listener else ()
            touched = None if self._touched_at is None else self._clock.at(self._touched_at)
            wait = polling.after_success(self._clock.now(), self._policy, marks, touched, self._chance())
            # A wrong clock may take day for night, and be set right at any moment.
            return min(wait, polling.WORKING.total_seconds()) if self._server_ahead else wait
        return max(self._back_off(polling.LONGEST_UNREACHABLE), self._not_before - self._clock.mono())

    def _back_off(self, longest: float) -> float:
        return polling.after_failure(max(1, self._failures), self._chance(), self._policy.fresh, longest)

    async def _read_in_time(self) -> None:
        try:
            async with asyncio.timeout(READ_WITHIN):
                return await self._read()
        except TimeoutError:
            raise Transient from None

    async def _read(self) -> None:
        began = self._clock.mono()
        if self._capabilities is None:
            self._capabilities = await self._backend.probe()
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
        self._failures = 0
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
                fetched = await self._backend.sync(window, cursor)
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

    async def _write(self, intent: Intent, idem: str) -> None:
        now = self._clock.now()
        match intent:
            case Book():
                await self._backend.book(intent.start, intent.end, idem)
            case CheckIn():
                await self._backend.check_in(intent.key)
            case Extend():
                await self._backend.extend(intent.key, intent.end, idem)
            case End():
                await self._backend.end(intent.key, floor_minute(now))
            case Undo():
                await self._backend.undo(intent.key)
            case LetGo():
                pass

    async def _settle(self, intent: Intent, idem: str) -> Outcome:
        """Sent and not answered: neither yes nor no until the backend was asked what became of it.

        A booking is known by its id: another panel may have made one for the same time.
        """
        true = bool(await self.stands(idem)) if isinstance(intent, Book) else True
        if await self._read_back(intent) and true:
            return Confirmed(intent)
        return Refused(intent, Reason.NO_ANSWER)

    async def _read_back(self, intent: Intent) -> bool:
        """Whether the calendar shows that the wish came true, read as often as a server needs that tells late of what
        was written, or never tells a token of it.
        """
        read = await self.read()
        for seconds in SHOWN_WITHIN:
            if not read or is_fulfilled(intent, self._today, self._clock.now()):
                break
            await asyncio.sleep(seconds)
            self._cursor = None
            read = await self.read()
        if not read:
            self.hurry()  # the screen does not show yet what was just told: not only at the next poll
        return read and is_fulfilled(intent, self._today, self._clock.now())

    def _failed(self, error: BackendError) -> None:
        self._failures += 1
        if isinstance(error, ProtocolError | Gone):
            self._capabilities = None
            self._cursor = None
        self._mind(error)
        if self._listener is not None:
            self._listener.after_failure(error)

    def _mind(self, error: BackendError) -> None:
        if isinstance(error, RateLimited):
            named = error.retry_after
            wait = self._back_off(polling.LONGEST_THROTTLED) if named is None else named
            self._not_before = self._clock.mono() + wait
