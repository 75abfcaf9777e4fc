"""Writing into one room's calendar: each request once, proved by what the calendar shows afterwards."""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Final

from kiosk.room.day import floor_minute
from kiosk.room.fulfilment import is_fulfilled
from kiosk.room.intent import (
    Book,
    CheckIn,
    Confirmed,
    End,
    Extend,
    LetGo,
    Outcome,
    Reason,
    Refused,
    RoomIntent,
    Undo,
)
from kiosk.room.schedule import EventKey, booking_of
from kiosk.sync.backend import BackendError, Uncertain
from kiosk.sync.conversation import Conversation, NoTurn
from kiosk.sync.reader import ScheduleReader
from kiosk.system.clock import Clock

SHOWN_WITHIN: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Seconds before each further read of a calendar that does not show yet what was written into it."""


class ScheduleWriter:
    """Tells `reader` to read again after each write."""

    def __init__(self, conversation: Conversation, reader: ScheduleReader, clock: Clock) -> None:
        self._conversation = conversation
        self._reader = reader
        self._clock = clock

    async def perform(
        self, intent: RoomIntent, idem: str | None = None, *, allowed: Callable[[], bool] = lambda: True
    ) -> Outcome:
        """Carry out an intent and re-read: the outcome is what the calendar says afterwards.

        Asked again with the same `idem`, a booking is made once. `allowed` is asked when its turn has come: what was
        true before may have been overtaken while it waited.
        """
        if self._conversation.rests:
            return Refused(intent, Reason.BUSY_SERVER)
        idem = idem or uuid.uuid4().hex
        try:
            async with self._conversation.soon():
                if not allowed():
                    return Refused(intent, Reason.CHANGED)
                await self._write(intent, idem)
        except NoTurn as error:
            return Refused(intent, error.reason)
        except Uncertain as error:
            if error.taking_back:
                await self._reader.read()
                return Refused(intent, Reason.NO_ANSWER)
            return await self._settle(intent, idem)
        except BackendError as error:
            self._conversation.mind(error)
            await self._reader.read()
            return Refused(intent, error.reason, getattr(error, "until", None))
        await self._read_until(lambda: self._came_true(intent))
        return Confirmed(intent)

    def key_of(self, idem: str) -> EventKey:
        """The key of the booking asked for under `idem`, whether or not it stands."""
        return self._conversation.backend.key_of(idem)

    async def stands(self, idem: str) -> bool | None:
        """Whether the booking asked for under `idem` stands; None where the backend does not say."""
        if self._conversation.rests:
            return None
        try:
            async with self._conversation.soon():
                return await self._conversation.backend.find(idem) is not None
        except BackendError as error:
            self._conversation.mind(error)
            return None

    async def auto_release(self, key: EventKey, at: datetime, allowed: Callable[[], bool]) -> bool:
        """Release a booking nobody checked into, if nothing at all has changed; whether it was released.

        `allowed` as in `perform`.
        """
        done = await self._unasked(lambda: self._conversation.backend.auto_release(key, at), allowed)
        return done and await self._reader.read()

    async def take_back(self, idem: str, allowed: Callable[[], bool] = lambda: True) -> bool:
        """Leave nothing of the booking asked for under `idem`, and re-read; whether nothing is left. `allowed` as in
        `perform`.
        """
        done = await self._unasked(lambda: self._conversation.backend.take_back(idem), allowed)
        if done:
            key = self.key_of(idem)
            await self._read_until(lambda: booking_of(key, self._reader.schedule.bookings()) is None)
        return done

    async def remove_orphans(self, keys: Iterable[EventKey]) -> None:
        """Take extensions away that prolong nothing any more; what fails is tried again after the next read."""
        for key in keys:
            if self._conversation.rests:
                return
            try:
                async with self._conversation.soon():
                    await self._conversation.backend.remove_orphan(key)
            except BackendError as error:
                self._conversation.mind(error)

    async def _unasked(self, write: Callable[[], Awaitable[None]], allowed: Callable[[], bool]) -> bool:
        """What no finger asked for; whether it was done. A calendar that did not let it be done is read again."""
        if self._conversation.rests:
            return False
        try:
            async with self._conversation.soon():
                if not allowed():
                    return False
                await write()
        except NoTurn:
            return False
        except BackendError as error:
            self._conversation.mind(error)
            await self._reader.read()
            return False
        return True

    async def _write(self, intent: RoomIntent, idem: str) -> None:
        now = self._clock.now()
        match intent:
            case Book():
                await self._conversation.backend.book(intent.start, intent.end, idem)
            case CheckIn():
                await self._conversation.backend.check_in(intent.key)
            case Extend():
                await self._conversation.backend.extend(intent.key, intent.end, idem)
            case End():
                await self._conversation.backend.end(intent.key, floor_minute(now))
            case Undo():
                await self._conversation.backend.undo(intent.key)
            case LetGo():
                pass

    async def _settle(self, intent: RoomIntent, idem: str) -> Outcome:
        """Sent and not answered: neither yes nor no until the backend was asked what became of it.

        A booking is known by its id: another panel may have made one for the same time.
        """
        true = bool(await self.stands(idem)) if isinstance(intent, Book) else True
        if await self._read_until(lambda: self._came_true(intent)) and true:
            return Confirmed(intent)
        return Refused(intent, Reason.NO_ANSWER)

    def _came_true(self, intent: RoomIntent) -> bool:
        return is_fulfilled(intent, self._reader.schedule, self._clock.now())

    async def _read_until(self, shows: Callable[[], bool]) -> bool:
        """Whether the calendar shows what was written, read as often as a server needs that tells late of that, or
        never tells a token of it.
        """
        read = await self._reader.read()
        for seconds in SHOWN_WITHIN:
            if not read or shows():
                break
            await asyncio.sleep(seconds)
            self._reader.doubt()
            read = await self._reader.read()
        if not read:
            self._reader.hurry()  # the screen does not show yet what was just told: not only at the next poll
        return read and shows()
