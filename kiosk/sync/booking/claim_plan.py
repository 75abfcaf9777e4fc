"""PURE: the plan by which two panels that book a room at once can never both have it.

What is wanted, what the last look at the calendar showed and how long it has taken give the next step. A writer first
puts a *claim* (a tentative event) down, then looks again: the claim with the lowest id wins, but only once every other
claim is gone or has been confirmed. Two writers that cannot see each other's claim cannot both confirm, because each
looks after it has written and confirms only the very version of the claim it saw standing alone.

A look may be late: it shows the calendar as it was a moment ago. What does not show the writer's own claim proves
nothing; what does shows every claim that was written before, so of two writers the later one sees the earlier.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import ProtocolError
from kiosk.sync.booking.event_store import Occupied, OwnEvent, Snapshot

OWNER_GIVES_UP: Final = 8.0
"""Seconds on the monotonic clock after which an owner no longer confirms its claim, nor releases what it marked."""
CLAIM_DIES: Final = timedelta(seconds=15)
"""Age by the server's clock after which a claim, or the mark of a release, counts for nothing: anybody may take such a
claim away. The gap between both covers a slow request.
"""


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


def next_step(
    request: ClaimRequest, snapshot: Snapshot, *, written: bool, elapsed: float, confirmed: bool = False
) -> Step:
    """What to do after a look. `written`: this attempt put its claim down; `elapsed`: seconds since the look before.
    `confirmed`: the server has said so. A late look does not show it yet, and whoever has a claim beside it will.

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
    if any(entry.claimed_at is None or (entry.id < own.id and not confirmed) for entry in others):
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
