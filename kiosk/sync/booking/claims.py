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
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import SystemRandom
from typing import Final

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import BackendError, Conflict, Gone, ProtocolError, StaleVersion, Transient, Uncertain
from kiosk.sync.booking.event_store import ClaimStore, Occupied, OwnEvent, Snapshot, Version

OWNER_GIVES_UP: Final = 8.0
"""Seconds on the monotonic clock after which an owner no longer confirms its claim, nor releases what it marked."""
CLAIM_DIES: Final = timedelta(seconds=15)
"""Age by the server's clock after which a claim, or the mark of a release, counts for nothing: anybody may take such a
claim away. The gap between both covers a slow request.
"""
_TRIES: Final = 3


def is_young(stamp: datetime | None, server_time: datetime | None) -> bool:
    """Whether whoever wrote `stamp`, by the server's clock, may still be at it."""
    return stamp is not None and server_time is not None and abs(server_time - stamp) <= CLAIM_DIES


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """`own` is what is to stand; what stands under `replaces` makes way for it and is no obstacle."""

    own: OwnEvent
    replaces: frozenset[EventKey] = frozenset()


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

    claims: tuple[Occupied, ...]


@dataclass(frozen=True, slots=True)
class Refuse:
    """The room can be had up to `until`, if at all. `must_withdraw`: something is to be taken back."""

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
    """What to do after a look. `written`: this attempt put its claim down; `elapsed`: seconds since the look before.

    Raises ProtocolError where the server does not tell its time: a claim is dated by no other clock.
    """
    now = snapshot.server_time
    if now is None:
        raise ProtocolError
    own = request.own
    mine = next((entry for entry in snapshot.entries if entry.id == own.id), None)
    others = _obstacles(request, snapshot)
    if mine is not None and mine.claimed_at is None:
        return _proof(own, mine, others, written=written)
    dead = tuple(entry for entry in others if entry.claimed_at is not None and not is_young(entry.claimed_at, now))
    if mine is not None and not written:
        dead += (mine,)  # left by an earlier attempt that was cut off
    if dead:
        return GiveUp() if written and elapsed >= OWNER_GIVES_UP else Remove(dead)
    if not written:
        return Refuse(_until(own, others), must_withdraw=False) if others else WriteClaim(now)
    if any(entry.claimed_at is None or entry.id < own.id for entry in others):
        return Refuse(_until(own, others), must_withdraw=True)
    if elapsed >= OWNER_GIVES_UP:
        return GiveUp()
    return Wait() if mine is None or others else Confirm()


def _obstacles(request: ClaimRequest, snapshot: Snapshot) -> tuple[Occupied, ...]:
    own = request.own
    return tuple(
        entry
        for entry in snapshot.entries
        if entry.start < own.end and own.start < entry.end and entry.id != own.id and entry.key not in request.replaces
    )


def _proof(own: OwnEvent, mine: Occupied, others: tuple[Occupied, ...], *, written: bool) -> Step:
    """A confirmed booking holds unless something else is confirmed over it; a claim beside it is on its way out.

    One made by an earlier attempt may have been shortened since: it still is the answer to the same intent.
    """
    standing = tuple(entry for entry in others if entry.claimed_at is None)
    whole = mine.start <= own.start and mine.end >= own.end
    if standing or (written and not whole):
        return Refuse(_until(own, standing), must_withdraw=True)
    return Done()


def _until(own: OwnEvent, others: tuple[Occupied, ...]) -> datetime | None:
    first = min((entry.start for entry in others), default=None)
    return first if first is not None and first > own.start else None


def pause() -> float:
    """Seconds until the next look: random, so that two panels do not keep step."""
    return SystemRandom().uniform(0.05, 0.15)


async def take(store: ClaimStore, request: ClaimRequest, *, pause: Callable[[], float] = pause) -> None:
    """Run the plan to its end. Returns when a read-back has proved the booking; otherwise nothing of it is left.

    Raises Conflict where the room is taken, StaleVersion where an event with its id was there, Transient where it took
    too long, Uncertain where the server did not say whether a booking stands and could not be made to take it back.
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


async def withdraw(store: ClaimStore, key: EventKey) -> None:
    """Take a panel's event away, whatever it has become; nothing there is fine.

    Read before it is deleted: some servers delete whatever version is there (RFC 4791 has no rule). Raises StaleVersion
    where it is not a panel's, or changes whenever it is read.
    """
    for _ in range(_TRIES):
        try:
            event = await store.read(key)
            if not event.span.own and event.claimed_at is None:
                break
            await store.delete(key, event.version)
        except Gone:
            pass
        except StaleVersion:
            continue
        return
    raise StaleVersion


async def remove_dead(store: ClaimStore, key: EventKey, version: Version | None = None) -> bool:
    """Take a dead claim away if it still is one, and the `version` it was seen as; whether it is gone."""
    try:
        event = await store.read(key)
        if event.claimed_at is None or version not in (None, event.version):
            return False
        await store.delete(key, event.version)
    except Gone:
        pass
    except StaleVersion:
        return False
    return True


class _Attempt:
    """The one mutable thing: how far this attempt has come."""

    def __init__(self, store: ClaimStore, request: ClaimRequest, pause: Callable[[], float]) -> None:
        self._store = store
        self._request = request
        self._pause = pause
        self._stamp: datetime | None = None
        """Of the claim this attempt put down."""
        self._confirm_sent = False
        self._began = 0.0
        self._removals = Counter[EventKey]()

    @property
    def _written(self) -> bool:
        return self._stamp is not None

    async def run(self) -> None:
        clock, own = asyncio.get_running_loop().time, self._request.own
        step: Step = Wait()
        while not isinstance(step, Done):
            asked = clock()
            if not self._written:
                self._began = asked  # the look that stamps the claim starts its life
            snapshot = await self._store.busy(own.start, own.end)
            step = next_step(self._request, snapshot, written=self._written, elapsed=clock() - self._began)
            await self._do(step, snapshot)

    async def _do(self, step: Step, snapshot: Snapshot) -> None:
        match step:
            case WriteClaim(stamp):
                await self._write(stamp)
            case Confirm():
                await self._confirm(snapshot)
            case Wait():
                await asyncio.sleep(self._pause())
            case Remove(claims):
                for claim in claims:
                    await self._remove(claim)
            case Refuse(until, must_withdraw):
                if must_withdraw:
                    await self._withdraw()
                raise Conflict(until)
            case GiveUp():
                raise Transient
            case Done():
                pass

    async def _write(self, stamp: datetime) -> None:
        self._stamp = stamp
        try:
            await self._store.create(self._request.own, stamp)
        except StaleVersion:
            self._stamp = None  # what stands there is not this attempt's
            raise
        except Uncertain:
            pass  # the next look tells

    async def _confirm(self, snapshot: Snapshot) -> None:
        """The very version that was seen standing alone."""
        own, stamp = self._request.own, self._stamp
        version = next((entry.version for entry in snapshot.entries if entry.id == own.id), None)
        self._confirm_sent = True
        try:
            if version is None or stamp is None:
                raise StaleVersion
            await self._store.rewrite(own, version, stamp)
        except (StaleVersion, Gone, Uncertain):
            await asyncio.sleep(self._pause())  # the next look tells; a server that fails at once is not hammered

    async def _remove(self, claim: Occupied) -> None:
        """Raises Transient where it stands after it was removed some times: the server only says that it did."""
        assert claim.key is not None
        self._removals[claim.key] += 1
        if self._removals[claim.key] > _TRIES:
            raise Transient
        await remove_dead(self._store, claim.key, claim.version)

    async def _withdraw(self) -> None:
        await withdraw(self._store, self._store.key_of(self._request.own.id))

    async def take_back(self, error: BackendError) -> BackendError:
        """Leave nothing behind, and say what can be said after that."""
        if not self._written:
            return error
        try:
            await self._withdraw()
        except BackendError:
            return Uncertain(taking_back=True) if self._confirm_sent else error  # a mere claim dies by itself
        return Transient() if isinstance(error, Uncertain) else error
