"""The other rooms of a panel: read while somebody looks for one, and left alone otherwise."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from kiosk.nearby.other_room import OtherRoom
from kiosk.nearby.rooms import Nearby
from kiosk.room.intent import BookElsewhere, Outcome, Reason, Refused
from kiosk.system.clock import Clock

LOOKS_FOR: Final = 30.0
"""Seconds that somebody is taken to go on looking: as long as the page stays open without a touch."""
MOST_AT_ONCE: Final = 4
"""Rooms that are read at the same time."""
KEPT_FOR: Final = 600.0
"""Seconds after which what makes the next look cheaper is let go of."""
TOLD_EVERY: Final = 0.1
"""Seconds between two values that are published: five hundred rooms answer in bursts."""


class RoomFinder:
    """`rooms`, the nearest first. Those who `subscribe` get every change."""

    def __init__(self, rooms: Iterable[OtherRoom], clock: Clock) -> None:
        self._rooms = tuple(rooms)
        self._clock = clock
        self._sinks: list[Callable[[Nearby], None]] = []
        self._looks_until = float("-inf")
        self._being_read: set[OtherRoom] = set()
        self._woken = asyncio.Event()
        self._telling: asyncio.TimerHandle | None = None

    @property
    def nearby(self) -> Nearby:
        return Nearby(tuple(room.seen for room in self._rooms))

    def subscribe(self, sink: Callable[[Nearby], None]) -> None:
        """`sink` gets what is known, and every change from now on."""
        self._sinks.append(sink)
        sink(self.nearby)

    def look_around(self) -> None:
        """Somebody looks for a room now."""
        self._looks_until = self._clock.mono() + LOOKS_FOR
        self._woken.set()

    def clock_stepped(self) -> None:
        """Somebody set the clock: how old anything is cannot be told any more."""
        for room in self._rooms:
            room.forget_reading()
        self._changed()
        self._woken.set()

    async def run(self) -> None:
        """Read what is due while somebody looks, the nearest first. Ends only by being cancelled."""
        async with asyncio.TaskGroup() as reads:
            while True:
                self._woken.clear()
                for room in self._due():
                    self._being_read.add(room)
                    reads.create_task(self._read(room))
                if self._clock.mono() >= self._looks_until + KEPT_FOR:
                    await self.aclose()
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._wait()):
                        await self._woken.wait()

    async def book(self, intent: BookElsewhere) -> Outcome:
        """Take that room; the outcome is what its calendar says afterwards."""
        room = next((room for room in self._rooms if room.room.id == intent.room), None)
        if room is None:
            return Refused(intent, Reason.NOT_ALLOWED)
        outcome = await room.book(intent)
        self._changed()
        return outcome

    async def aclose(self) -> None:
        for room in self._rooms:
            if room.is_open:
                await room.close()

    async def _read(self, room: OtherRoom) -> None:
        try:
            await room.read()
        finally:
            self._being_read.discard(room)
        self._changed()
        self._woken.set()

    @property
    def _looking(self) -> bool:
        return self._clock.mono() < self._looks_until

    def _waiting(self) -> list[OtherRoom]:
        return [room for room in self._rooms if room not in self._being_read] if self._looking else []

    def _due(self) -> list[OtherRoom]:
        """What is read now, besides what is being read already."""
        due = [room for room in self._waiting() if room.due_at <= self._clock.mono()]
        return due[: MOST_AT_ONCE - len(self._being_read)]

    def _wait(self) -> float | None:
        """Seconds until there is something to do, unless one of the reads ends or somebody looks; None: for ever."""
        if not any(room.is_open for room in self._rooms) and not self._looking:
            return None
        ends = self._looks_until if self._looking else self._looks_until + KEPT_FOR
        due = [room.due_at for room in self._waiting()] if len(self._being_read) < MOST_AT_ONCE else []
        return max(0.0, min([ends, *due]) - self._clock.mono())

    def _changed(self) -> None:
        if self._telling is None:
            self._telling = asyncio.get_running_loop().call_later(TOLD_EVERY, self._tell)

    def _tell(self) -> None:
        self._telling = None
        nearby = self.nearby
        for sink in self._sinks:
            sink(nearby)
