"""What a calendar does with what is written into it, tried in 1970 and taken away again; and two panels that book at
once there.

Nothing rests on these answers: every write of a panel is proved by reading it back. They say why a calendar is slow to
book in, and what can be promised of a kind of calendar that only a site can try. Nothing in them is about anybody.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import uuid4

from kiosk.sync.backend import BackendError, Gone, StaleVersion
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.claims import withdraw
from kiosk.sync.booking.event_store import Event, EventMark, EventStore, OwnEvent
from kiosk.system.clock import SystemClock

START: Final = datetime(1970, 1, 1, 9, 0, tzinfo=UTC)
END: Final = START + timedelta(minutes=30)
"""Where no meeting is, and nobody looks."""
_BETWEEN_LOOKS: Final = 0.2
"""Seconds."""
_LOOKS: Final = 30
_A_SECOND: Final = 6
"""Looks: as long as a server was seen to change what nobody wrote."""


class WriteCase(StrEnum):
    """What is tried, in this order. The values are scripted against."""

    TELLS_TIME = "tells_time"
    SHOWS_A_WRITE = "shows_a_write"
    """What was written is seen soon after."""
    KEEPS_THE_VERSION = "keeps_the_version"
    """An event that nobody writes keeps its version."""
    REFUSES_THE_SAME_ID = "refuses_the_same_id"
    REFUSES_AN_OLD_VERSION = "refuses_an_old_version"
    KEEPS_BOTH_MARKS = "keeps_both_marks"
    """What two panels note on one event stands beside one another."""
    REFUSES_AN_OVERLAP = "refuses_an_overlap"
    REMOVES = "removes"


@dataclass(frozen=True, slots=True)
class Raced:
    """Two panels booked the same half hour at once, so many times."""

    rounds: int
    both: int
    """Times when both were told that they have it: never, or no booking of this calendar can be relied on."""
    neither: int


@dataclass(frozen=True, slots=True)
class Trial:
    """`cases`: None where it could not be tried. `left`: events that could not be taken away again."""

    cases: Mapping[WriteCase, bool | None]
    left: int = 0
    raced: Raced | None = None


async def try_writes(store: EventStore) -> Trial:
    """Nothing is written where the server does not tell its time. Raises BackendError where nothing can be written."""
    trial = _Trial(store)
    try:
        cases = await trial.cases()
    finally:
        left = await trial.leave_nothing()
    return Trial(cases, left)


async def race(open_store: Callable[[], EventStore], rounds: int) -> Raced:
    """Raises BackendError where the room cannot be asked, or what was booked cannot be taken away."""
    stores = open_store(), open_store()
    doors = [Bookings(store, SystemClock().now) for store in stores]
    both = neither = 0
    try:
        for _ in range(rounds):
            ids = [str(uuid4()) for _ in doors]
            booked = [door.book(START, END, own_id) for door, own_id in zip(doors, ids, strict=True)]
            told = await asyncio.gather(*booked, return_exceptions=True)
            won = sum(not isinstance(answer, BaseException) for answer in told)
            both, neither = both + (won > 1), neither + (won == 0)
            for store, own_id in zip(stores, ids, strict=True):
                await withdraw(store, store.key_of(own_id))
    finally:
        for store in stores:
            await store.aclose()
    return Raced(rounds, both, neither)


class _Trial:
    """Of one event, beside which a second is tried."""

    def __init__(self, store: EventStore) -> None:
        self._store = store
        self._own = OwnEvent(str(uuid4()), START, END)
        self._key = store.key_of(self._own.id)
        self._made: list[str] = []

    async def cases(self) -> dict[WriteCase, bool | None]:
        tried: dict[WriteCase, bool | None] = dict.fromkeys(WriteCase)
        now = (await self._store.busy(START, END)).server_time
        tried[WriteCase.TELLS_TIME] = now is not None
        if now is None:
            return tried
        await self._make(self._own, now)
        tried[WriteCase.SHOWS_A_WRITE] = seen = await self._is_seen()
        further: Mapping[WriteCase, Callable[[datetime], Awaitable[bool]]] = {
            WriteCase.KEEPS_THE_VERSION: self._keeps_its_version,
            WriteCase.REFUSES_THE_SAME_ID: self._refuses_the_same_id,
            WriteCase.REFUSES_AN_OLD_VERSION: self._refuses_an_old_version,
            WriteCase.KEEPS_BOTH_MARKS: self._keeps_both_marks,
            WriteCase.REFUSES_AN_OVERLAP: self._refuses_an_overlap,
            WriteCase.REMOVES: self._removes,
        }
        for case, holds in further.items() if seen else ():
            with suppress(BackendError):
                tried[case] = await holds(now)
        return tried

    async def leave_nothing(self) -> int:
        """How many events stand that this made, or may."""
        for own_id in self._made:
            with suppress(BackendError):
                await withdraw(self._store, self._store.key_of(own_id))
        try:
            look = await self._store.busy(START, END)
        except BackendError:
            return len(self._made)
        return sum(entry.id in self._made for entry in look.entries)

    async def _make(self, own: OwnEvent, now: datetime) -> None:
        self._made.append(own.id)  # before the answer: what is lost on the way back stands
        await self._store.create(own, now)

    async def _is_seen(self) -> bool:
        async def shown() -> bool:
            return any(entry.id == self._own.id for entry in (await self._store.busy(START, END)).entries)

        return await _soon(shown)

    async def _keeps_its_version(self, _: datetime) -> bool:
        before = (await self._read()).version

        async def differs() -> bool:
            return (await self._read()).version != before

        return not await _soon(differs, _A_SECOND)

    async def _refuses_the_same_id(self, now: datetime) -> bool:
        return await _refused(self._store.create(self._own, now), StaleVersion)

    async def _refuses_an_old_version(self, now: datetime) -> bool:
        old = (await self._read()).version
        await self._store.rewrite(self._own, old, now)

        async def differs() -> bool:
            return (await self._read()).version != old

        await _soon(differs)
        return await _refused(self._store.rewrite(self._own, old, now), StaleVersion)

    async def _keeps_both_marks(self, now: datetime) -> bool:
        for mark, stamp in ((EventMark.RELEASING, now), (EventMark.CHECKED_IN, None)):
            await self._store.set_mark(self._key, mark, stamp, (await self._read()).version)
        event = await self._read()
        return event.span.checked_in and event.releasing_since is not None

    async def _refuses_an_overlap(self, now: datetime) -> bool:
        return await _refused(self._make(replace(self._own, id=str(uuid4())), now), BackendError)

    async def _removes(self, _: datetime) -> bool:
        await withdraw(self._store, self._key)

        async def gone() -> bool:
            with suppress(Gone):
                await self._read()
                return False
            return True

        return await _soon(gone)

    async def _read(self) -> Event:
        return await self._store.read(self._key)


async def _soon(holds: Callable[[], Awaitable[bool]], looks: int = _LOOKS) -> bool:
    for _ in range(looks):
        if await holds():
            return True
        await asyncio.sleep(_BETWEEN_LOOKS)
    return False


async def _refused(write: Awaitable[object], *by: type[BackendError]) -> bool:
    try:
        await write
    except by:
        return True
    return False
