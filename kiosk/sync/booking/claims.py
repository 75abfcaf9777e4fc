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
class ClaimRequest:
    """`id` orders claims and names the event; what stands under `replaces` makes way for it and is no obstacle."""

    id: str
    start: datetime
    end: datetime
    replaces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Occupied:
    """One thing that keeps the room busy, `[start, end)`."""

    id: str
    start: datetime
    end: datetime
    claimed_at: datetime | None = None
    """The server's time when the claim was written; None: not a claim."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look at the wished interval showed, and the server's time of that look."""

    entries: tuple[Occupied, ...]
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
    """The room can be had from the wished start up to `until`, if at all. `must_withdraw`: something is taken back."""

    until: datetime | None
    must_withdraw: bool


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Take the claim back: it took too long, or never arrived."""


@dataclass(frozen=True, slots=True)
class Done:
    """The look just taken proves the booking."""


Step = WriteClaim | Confirm | Wait | Remove | Refuse | GiveUp | Done


def next_step(request: ClaimRequest, snapshot: Snapshot, *, written: bool, elapsed: float) -> Step:
    """What to do after a look. `written`: this attempt put its claim down; `elapsed`: seconds since the look before."""
    mine = next((entry for entry in snapshot.entries if entry.id == request.id), None)
    others = _obstacles(request, snapshot)
    if mine is not None and mine.claimed_at is None:
        return _proof(request, mine, others, written=written)
    dead = tuple(entry.id for entry in others if _dead(entry, snapshot.server_time))
    if mine is not None and not written:
        dead += (mine.id,)  # left by an earlier attempt that was cut off
    if dead:
        return GiveUp() if written and elapsed >= OWNER_GIVES_UP else Remove(dead)
    if not written:
        return Refuse(_until(request, others), must_withdraw=False) if others else WriteClaim(snapshot.server_time)
    if any(_beats(entry, request) for entry in others):
        return Refuse(_until(request, others), must_withdraw=True)
    if elapsed >= OWNER_GIVES_UP:
        return GiveUp()
    return Wait() if mine is None or others else Confirm()


def _obstacles(request: ClaimRequest, snapshot: Snapshot) -> tuple[Occupied, ...]:
    return tuple(
        entry
        for entry in snapshot.entries
        if entry.start < request.end
        and request.start < entry.end
        and entry.id != request.id
        and entry.id not in request.replaces
    )


def _proof(request: ClaimRequest, mine: Occupied, others: tuple[Occupied, ...], *, written: bool) -> Step:
    """A confirmed booking holds unless something else is confirmed over it; a claim beside it is on its way out.

    One made by an earlier attempt may have been shortened since: it still is the answer to the same wish.
    """
    standing = tuple(entry for entry in others if entry.claimed_at is None)
    whole = mine.start <= request.start and mine.end >= request.end
    if standing or (written and not whole):
        return Refuse(_until(request, standing), must_withdraw=True)
    return Done()


def _dead(entry: Occupied, now: datetime) -> bool:
    return entry.claimed_at is not None and abs(now - entry.claimed_at) > CLAIM_DIES


def _beats(entry: Occupied, request: ClaimRequest) -> bool:
    return entry.claimed_at is None or entry.id < request.id


def _until(request: ClaimRequest, others: tuple[Occupied, ...]) -> datetime | None:
    first = min((entry.start for entry in others), default=None)
    return first if first is not None and first > request.start else None


class ClaimStore(Protocol):
    """The writes of one wish. Every method raises nothing but `BackendError`."""

    async def look(self) -> Snapshot:
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


async def take(store: ClaimStore, request: ClaimRequest, *, pause: Callable[[], float] = pause) -> None:
    """Run the plan to its end. Returns when a read-back has proved the booking; otherwise nothing of it is left.

    Raises Conflict where the room is taken, Transient where it took too long, Uncertain where the server did not say
    whether a booking stands and could not be made to take it back.
    """
    attempt = _Attempt(store, request, pause)
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

    def __init__(self, store: ClaimStore, request: ClaimRequest, pause: Callable[[], float]) -> None:
        self._store = store
        self._wish = request
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
            snapshot = await self._store.look()
            step = next_step(self._wish, snapshot, written=self._written, elapsed=clock() - self._began)
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
            case Refuse(until, must_withdraw):
                if must_withdraw:
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
