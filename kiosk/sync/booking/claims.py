"""Booking a room on a calendar server that checks no overlaps: runs the plan (claim_plan.py) over a `ClaimStore`."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from secrets import SystemRandom

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import BackendError, Conflict, Gone, StaleVersion, Transient, Uncertain
from kiosk.sync.booking.claim_plan import (
    ClaimRequest,
    Confirm,
    Done,
    GiveUp,
    Refuse,
    Remove,
    Step,
    Wait,
    WriteClaim,
    next_step,
)
from kiosk.sync.booking.event_store import ClaimStore, Occupied, Snapshot, Version
from kiosk.sync.booking.proved_writes import TRIES


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
    for _ in range(TRIES):
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
        self._confirmed = False
        self._refusal: Conflict | None = None
        """What is to be told, once nothing is left of the claim."""
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
            elapsed = clock() - self._began
            step = next_step(self._request, snapshot, written=self._written, elapsed=elapsed, confirmed=self._confirmed)
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
                self._refusal = Conflict(until)
                if must_withdraw:
                    await self._withdraw()
                raise self._refusal
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
            self._confirmed = True
        except (StaleVersion, Gone, Uncertain):
            await asyncio.sleep(self._pause())  # the next look tells; a server that fails at once is not hammered

    async def _remove(self, claim: Occupied) -> None:
        """Raises Transient where it stands after it was removed some times: the server only says that it did."""
        assert claim.key is not None
        self._removals[claim.key] += 1
        if self._removals[claim.key] > TRIES:
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
            if self._confirm_sent:
                return Uncertain(taking_back=True)
            return self._refusal or error  # a mere claim dies by itself
        return self._refusal or (Transient() if isinstance(error, Uncertain) else error)
