"""PURE: which other rooms to suggest to somebody who wants one now, the best first.

A room's own rules decide (`kiosk.room`): what `resolve` would not call free at its door is not offered here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.nearby.rooms import Nearby, NearbyRoom, RoomReading, SeenRoom, floors_away
from kiosk.room import offers
from kiosk.room.current import run_end
from kiosk.room.day import EPOCH, ceil_mark, floor_minute, midnight
from kiosk.room.offers import LEAST, Offer
from kiosk.room.policy import Policy
from kiosk.room.schedule import Taken

SOON: Final = timedelta(minutes=15)
"""For a room that becomes free in less, people wait."""
MANY_SEATS: Final = 6


@dataclass(frozen=True, slots=True)
class RoomWish:
    """For how long, and only rooms with what."""

    minutes: int = 30
    many_seats: bool = False
    video: bool = False
    step_free: bool = False

    def fits(self, room: NearbyRoom) -> bool:
        card = room.card
        return (
            (not self.many_seats or (card.seats or 0) >= MANY_SEATS)
            and (not self.video or "video" in card.equipment)
            and (not self.step_free or "step_free" in card.equipment)
        )


class Standing(StrEnum):
    """What another room is now, to somebody who looks for one."""

    FREE = "free"
    SOON = "soon"
    """Taken, and free before long."""
    TAKEN = "taken"
    UNKNOWN = "unknown"
    """Nobody can say."""
    NOT_READ = "not_read"
    """Its calendar is being read."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """A room's near future. `at`: until when it is free, or from when on; None: no end in sight."""

    standing: Standing
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    room: NearbyRoom
    outlook: Outlook
    offer: Offer | None = None
    """What can be booked from here."""
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`rows`: what to show, the best first; rooms of which nobody can say come last."""

    rows: tuple[Suggestion, ...] = ()
    first: tuple[NearbyRoom, datetime] | None = None
    """Where no room is free: the first that will be for so long today, and when."""
    fitting: int = 0
    """Rooms that have what is asked for."""
    looking: int = 0
    """Of these, whose calendars are being read."""

    @property
    def any_free(self) -> bool:
        return any(row.outlook.standing in (Standing.FREE, Standing.SOON) for row in self.rows)


def suggestions(nearby: Nearby, wish: RoomWish, floor: str, policy: Policy, now: datetime) -> Suggestions:
    """For somebody on `floor`. `policy`: the site's, whose `walk_up_max` bounds what is offered."""
    seen = [(one, outlook_of(one, policy, now)) for one in nearby.rooms if wish.fits(one.room)]
    minute = floor_minute(now)
    shown = sorted(
        ((one, outlook) for one, outlook in seen if outlook.standing in _ORDER),
        key=lambda pair: _rank(pair[0].room, pair[1], floor, minute),
    )
    asked = asked_for(wish, policy)
    rows = tuple(_suggestion(one, outlook, asked, minute) for one, outlook in shown)
    looking = sum(outlook.standing is Standing.NOT_READ for _, outlook in seen)
    found = Suggestions(rows, None, len(seen), looking)
    return found if found.any_free else replace(found, first=_first(seen, wish, policy, now))


def outlook_of(seen: SeenRoom, policy: Policy, now: datetime) -> Outlook:
    """What the room is at `now`, as `resolve` would say at its own door, but for what is too short to go there.

    It is said of the minute that has begun: what begins within it, or soon after, makes the room no free one anyhow.
    """
    reading = seen.reading
    if reading is None or not reading.is_fresh(now):
        trusted = reading is None or reading.clock_trusted
        return Outlook(Standing.UNKNOWN if seen.silent or not trusted else Standing.NOT_READ)
    minute = floor_minute(now)
    booking = reading.current(policy, minute) or reading.begins_before(minute, minute + LEAST)
    if booking is not None:
        free_from = run_end(booking, reading.bookings)
        soon = free_from - minute <= SOON and _is_worth_it(reading, free_from)
        return Outlook(Standing.SOON if soon else Standing.TAKEN, free_from)
    if not _is_worth_it(reading, minute):
        return Outlook(Standing.UNKNOWN)
    return Outlook(Standing.FREE, reading.next_taken(minute))


def _is_worth_it(reading: RoomReading, start: datetime) -> bool:
    """Whether nothing is known to be, nor may be, in the room for so long that somebody would go there."""
    ends = reading.next_taken(start)
    return not reading.is_doubted(start) and (ends is None or ends - start >= LEAST)


def runs(taken: Iterable[Taken]) -> Iterable[tuple[datetime, datetime]]:
    """What is taken without a gap between, by start."""
    begins: datetime | None = None
    ends = EPOCH
    for one in sorted(taken, key=lambda time: time.start):
        if begins is not None and one.start > ends:
            yield begins, ends
            begins = None
        begins, ends = begins or one.start, max(ends, one.end)
    if begins is not None:
        yield begins, ends


def asked_for(wish: RoomWish, policy: Policy) -> Policy:
    """The policy of a door at which only the wished length is asked for."""
    return replace(policy, walk_up_min=(min(wish.minutes, policy.walk_up_max // timedelta(minutes=1)),))


_LONGEST: Final = timedelta(days=3)
"""Later than any booking that is read."""
_ORDER: Final = {Standing.FREE: 0, Standing.SOON: 1, Standing.UNKNOWN: 2}


def _rank(room: NearbyRoom, outlook: Outlook, floor: str, minute: datetime) -> tuple[object, ...]:
    """Same floor, nearest floor, longest free; what nobody can say comes after all of them."""
    standing, at = outlook.standing, outlook.at
    lasts = (at - minute if at is not None else _LONGEST) if standing is Standing.FREE else timedelta()
    return (standing is Standing.UNKNOWN, floors_away(room.card.floor, floor), _ORDER[standing], -lasts, room.card.name)


def _suggestion(seen: SeenRoom, outlook: Outlook, asked: Policy, minute: datetime) -> Suggestion:
    reading = seen.reading
    if reading is None or outlook.standing is Standing.UNKNOWN:
        return Suggestion(seen.room, outlook)
    offer = _offer(reading, outlook, asked, minute) if seen.room.has_login and reading.writable else None
    return Suggestion(seen.room, outlook, offer, reading.taken)


def _offer(reading: RoomReading, outlook: Outlook, asked: Policy, minute: datetime) -> Offer | None:
    """What was asked for, cut at the room's next booking; None where that leaves too little."""
    start = outlook.at if outlook.standing is Standing.SOON and outlook.at is not None else minute
    found = offers.walk_up(reading.taken, asked, start)
    return next((offer for offer in found if offer.minutes is not None), found[0] if found else None)


def _first(
    seen: Iterable[tuple[SeenRoom, Outlook]], wish: RoomWish, policy: Policy, now: datetime
) -> tuple[NearbyRoom, datetime] | None:
    closing = midnight(now, policy.zone, 1)
    length = timedelta(minutes=wish.minutes)
    found = [
        (_next_gap(one.reading, length, outlook.at), one.room)
        for one, outlook in seen
        if outlook.standing is Standing.TAKEN and one.reading is not None and outlook.at is not None
    ]
    today = [(at, room) for at, room in found if at + length <= closing]
    best = min(today, key=lambda pair: (pair[0], pair[1].card.name), default=None)
    return None if best is None else (best[1], best[0])


def _next_gap(reading: RoomReading, length: timedelta, free_from: datetime) -> datetime:
    """The first time from `free_from` on, on a 5-min mark, at which the room is free for so long."""
    start = ceil_mark(free_from, 5)
    for one in sorted(reading.taken, key=lambda taken: taken.start):
        if one.start >= start + length:
            break
        start = max(start, ceil_mark(one.end, 5))
    return start
