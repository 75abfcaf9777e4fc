"""One room besides the panel's own: read when it is asked for, booked where it has a login."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from kiosk.nearby.rooms import NearbyRoom, RoomReading, SeenRoom
from kiosk.room.facts import Facts
from kiosk.room.freshness import fresh_until
from kiosk.room.intent import Book, BookElsewhere, Outcome, Reason, Refused
from kiosk.room.policy import Policy
from kiosk.room.refusal import refusal
from kiosk.sync.backend import BackendError
from kiosk.sync.engine import Engine
from kiosk.sync.reader import Read
from kiosk.system.clock import Clock, agree, origin_of, stepped_since

AGAIN_AFTER: Final = 60.0
"""Seconds after which a calendar is read once more while somebody looks, unless it has to be sooner to stay fresh."""


class OtherRoom:
    """`open_engine` is called when the room is first read. One read or booking at a time, and no connection is kept in
    between: there may be five hundred of these.
    """

    def __init__(self, room: NearbyRoom, open_engine: Callable[[], Engine], policy: Policy, clock: Clock) -> None:
        self.room = room
        self.due_at = float("-inf")
        """The `mono` from which on it is worth being read again."""
        self._open_engine = open_engine
        self._policy = policy
        self._clock = clock
        self._engine: Engine | None = None
        self._turn = asyncio.Lock()
        self._reading: RoomReading | None = None
        self._silent = False

    @property
    def seen(self) -> SeenRoom:
        return SeenRoom(self.room, self._reading, self._silent)

    @property
    def is_open(self) -> bool:
        return self._engine is not None

    async def read(self) -> None:
        async with self._turn:
            await self._read()
            await self._hang_up()

    async def book(self, intent: BookElsewhere) -> Outcome:
        """Look, then book by the claim protocol; a room that does not answer is not held."""
        async with self._turn:
            outcome = await self._book(Book(intent.start, intent.end))
            await self._hang_up()
        return replace(outcome, intent=intent)

    def forget_reading(self) -> None:
        """What was read is of another time: the wall clock was set."""
        self._reading, self.due_at = None, float("-inf")

    async def close(self) -> None:
        """Let go of all that reading the calendar once more would bring back."""
        async with self._turn:
            await self._hang_up()
            self._engine = None

    # What the reader tells

    def after_read(self, read: Read) -> None:
        """Times alone are kept; what a booking is called is let go of here."""
        now = self._clock.now()
        self._reading = RoomReading.of(
            read.schedule,
            self._policy,
            now,
            fresh_until=fresh_until(self._clock.at(read.mono), self._policy),
            writable=read.capabilities.writable,
            trusted=agree(read.server_time, now),
        )

    def after_failure(self, error: BackendError) -> None:
        """That it did not work is what `read` finds."""

    def marks(self) -> Iterable[datetime]:
        return ()

    # How it is done

    async def _read(self) -> bool:
        self._silent = not await self._reads()
        again = min(AGAIN_AFTER, self._policy.fresh.total_seconds() / 2)
        self.due_at = self._clock.mono() + again
        return not self._silent

    async def _reads(self) -> bool:
        try:
            return await self._opened().reader.read()
        except OSError:  # its password was there when the panel started, and is not any more
            return False

    async def _book(self, wanted: Book) -> Outcome:
        tapped_by = origin_of(self._clock)
        if not await self._read():
            return Refused(wanted, Reason.OFFLINE)
        if stepped_since(self._clock, tapped_by):
            return Refused(wanted, Reason.CLOCK)  # what was offered then is another time by now
        refused = refusal(wanted, self._facts(), self._policy, self._clock.now())
        return refused or await self._opened().writer.perform(wanted)

    def _facts(self) -> Facts:
        reading = self._reading
        if reading is None:
            return Facts()
        return Facts(
            schedule=self._opened().reader.schedule,
            fresh_until=reading.fresh_until,
            clock_trusted=reading.clock_trusted,
            may_book=reading.writable and self.room.has_login,
        )

    def _opened(self) -> Engine:
        if self._engine is None:
            self._engine = self._open_engine()
            self._engine.reader.listen(self)
        return self._engine

    async def _hang_up(self) -> None:
        if self._engine is not None:
            await self._engine.aclose()
