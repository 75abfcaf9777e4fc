"""Booking a room on a calendar server that checks no overlaps, so that two panels can never both have it.

The plan is pure: what is wanted, what the last look at the calendar showed and how long it has taken give the next
step. The runner does the steps over a `ClaimStore`. A writer first puts a *claim* (a tentative event) down, then looks
again: the claim with the lowest id wins, but only once every other claim is gone or has been confirmed. Two writers
that cannot see each other's claim cannot both confirm, because each looks after it has written and confirms only the
very version of the claim it saw standing alone.

A look may be late: it shows the calendar as it was a moment ago. What does not show the writer's own claim proves
nothing; what does shows every claim that was written before, so of two writers the later one sees the earlier.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Final, Protocol

from kiosk.sync.backend import BackendError, Conflict, Gone, StaleVersion, Transient, Uncertain

OWNER_GIVES_UP: Final = 8.0
"""Seconds on the monotonic clock after which an owner no longer confirms its claim."""
CLAIM_DIES: Final = timedelta(seconds=15)
"""Age by the server's clock after which anybody may take a claim away. The gap between both covers a slow request."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`id` orders claims and names the event; what stands under `replaces` makes way for it and is no obstacle."""

    id: str
    start: datetime
    end: datetime
    replaces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that keeps the room busy, `[start, end)`."""

    id: str
    start: datetime
    end: datetime
    claimed_at: datetime | None = None
    """The server's time when the claim was written; None: not a claim."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one look at the wished interval showed, and the server's time of that look."""

    entries: tuple[Entry, ...]
    server_time: datetime


@dataclass(frozen=True, slots=True)
class WriteClaim:
    stamp: datetime


@dataclass(frozen=True, slots=True)
class Confirm:
    pass


@dataclass(frozen=True, slots=True)
class Wait:
    """Look again after 50 to 150 ms."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take dead claims away, then look again."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refuse:
    """The room can be had from the wished start up to `until`, if at all. `leaves`: something has to be taken back."""

    until: datetime | None
    leaves: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Take the claim back: it took too long, or never arrived."""


@dataclass(frozen=True, slots=True)
class Done:
    """The look just taken proves the booking."""


Step = WriteClaim | Confirm | Wait | Remove | Refuse | GiveUp | Done


def next_step(wish: Wish, sight: Sight, *, written: bool, elapsed: float) -> Step:
    """What to do after a look. `written`: this attempt put its claim down; `elapsed`: seconds since the look before."""
    mine = next((entry for entry in sight.entries if entry.id == wish.id), None)
    others = _obstacles(wish, sight)
    if mine is not None and mine.claimed_at is None:
        return _proof(wish, mine, others, written=written)
    dead = tuple(entry.id for entry in others if _dead(entry, sight.server_time))
    if mine is not None and not written:
        dead += (mine.id,)  # left by an earlier attempt that was cut off
    if dead:
        return GiveUp() if written and elapsed >= OWNER_GIVES_UP else Remove(dead)
    if not written:
        return Refuse(_until(wish, others), leaves=False) if others else WriteClaim(sight.server_time)
    if any(_beats(entry, wish) for entry in others):
        return Refuse(_until(wish, others), leaves=True)
    if elapsed >= OWNER_GIVES_UP:
        return GiveUp()
    return Wait() if mine is None or others else Confirm()


def _obstacles(wish: Wish, sight: Sight) -> tuple[Entry, ...]:
    return tuple(
        entry
        for entry in sight.entries
        if entry.start < wish.end and wish.start < entry.end and entry.id != wish.id and entry.id not in wish.replaces
    )


def _proof(wish: Wish, mine: Entry, others: tuple[Entry, ...], *, written: bool) -> Step:
    """A confirmed booking holds unless something else is confirmed over it; a claim beside it is on its way out.

    One made by an earlier attempt may have been shortened since: it still is the answer to the same wish.
    """
    standing = tuple(entry for entry in others if entry.claimed_at is None)
    whole = mine.start <= wish.start and mine.end >= wish.end
    if standing or (written and not whole):
        return Refuse(_until(wish, standing), leaves=True)
    return Done()


def _dead(entry: Entry, now: datetime) -> bool:
    return entry.claimed_at is not None and abs(now - entry.claimed_at) > CLAIM_DIES


def _beats(entry: Entry, wish: Wish) -> bool:
    return entry.claimed_at is None or entry.id < wish.id


def _until(wish: Wish, others: tuple[Entry, ...]) -> datetime | None:
    first = min((entry.start for entry in others), default=None)
    return first if first is not None and first > wish.start else None


class ClaimStore(Protocol):
    """The writes of one wish. Every method raises nothing but `BackendError`."""

    async def look(self) -> Sight:
        """Everything that keeps the wished interval busy right now, this wish's own event included."""
        ...

    async def write_claim(self, stamp: datetime) -> None:
        """Put the claim down. Raises StaleVersion where an event with its id exists already."""
        ...

    async def confirm(self) -> None:
        """Make a booking of the claim, if it is the version the last look showed; StaleVersion otherwise."""
        ...

    async def withdraw(self) -> None:
        """Take this wish's event away whatever it is; nothing there is fine."""
        ...

    async def remove(self, entry_id: str) -> None:
        """Take somebody's dead claim away, if it is still the version the last look showed; otherwise do nothing."""
        ...


def pause() -> float:
    """Seconds until the next look: random, so that two panels do not keep step."""
    return SystemRandom().uniform(0.05, 0.15)


async def take(store: ClaimStore, wish: Wish, *, pause: Callable[[], float] = pause) -> None:
    """Run the plan to its end. Returns when a read-back has proved the booking; otherwise nothing of it is left.

    Raises Conflict where the room is taken, Transient where it took too long, Uncertain where the server did not say
    whether a booking stands and could not be made to take it back.
    """
    attempt = _Attempt(store, wish, pause)
    try:
        await attempt.run()
    except Conflict:
        raise
    except BackendError as error:
        failure = await attempt.take_back(error)
    else:
        return
    raise failure


class _Attempt:
    """The one mutable thing: how far this attempt has come."""

    def __init__(self, store: ClaimStore, wish: Wish, pause: Callable[[], float]) -> None:
        self._store = store
        self._wish = wish
        self._pause = pause
        self._written = False
        self._confirm_sent = False
        self._began = 0.0

    async def run(self) -> None:
        clock = asyncio.get_running_loop().time
        step: Step = Wait()
        while not isinstance(step, Done):
            asked = clock()
            if not self._written:
                self._began = asked  # the look that stamps the claim starts its life
            sight = await self._store.look()
            step = next_step(self._wish, sight, written=self._written, elapsed=clock() - self._began)
            await self._do(step)

    async def _do(self, step: Step) -> None:
        match step:
            case WriteClaim(stamp):
                self._written = True
                with suppress(Uncertain):  # the next look tells
                    await self._write(stamp)
            case Confirm():
                self._confirm_sent = True
                await self._confirm()
            case Wait():
                await asyncio.sleep(self._pause())
            case Remove(ids):
                for entry_id in ids:
                    await self._store.remove(entry_id)
            case Refuse(until, leaves):
                if leaves:
                    await self._store.withdraw()
                raise Conflict(until)
            case GiveUp():
                raise Transient
            case Done():
                pass

    async def _confirm(self) -> None:
        try:
            await self._store.confirm()
        except (StaleVersion, Uncertain):
            await asyncio.sleep(self._pause())  # the next look tells; a server that fails at once is not hammered

    async def _write(self, stamp: datetime) -> None:
        try:
            await self._store.write_claim(stamp)
        except StaleVersion:
            self._written = False  # what stands there is not this attempt's
            raise

    async def take_back(self, error: BackendError) -> BackendError:
        """Leave nothing behind, and say what can be said after that."""
        if not self._written:
            return error
        try:
            await self._store.withdraw()
        except Gone:
            pass
        except BackendError:
            return Uncertain(taking_back=True) if self._confirm_sent else error  # a mere claim dies by itself
        return Transient() if isinstance(error, Uncertain) else error
