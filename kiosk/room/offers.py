"""What the screen may offer: every offer is an interval that touches no booking and no doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.room.day import MINUTE, ceil_mark, floor_mark, floor_minute, midnight
from kiosk.room.facts import Hold
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, Taken

LEAST = timedelta(minutes=5)
"""Less than this is not worth a booking, nor an extension."""
MOST_BUTTONS = 5
FIRST_TO_DROP = 45


@dataclass(frozen=True, slots=True)
class Offer:
    """One button: take the room, or keep it, for `[start, end)`."""

    start: datetime
    end: datetime
    minutes: int | None
    """The length that was asked for; None is "until the next booking"."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Time nobody has, nor may have."""

    start: datetime
    end: datetime


def walk_up_start(taken: Iterable[Taken], now: datetime) -> datetime:
    """The minute that has begun, or the end of the booking that just ended, whichever is later."""
    return max([floor_minute(now), *(t.end for t in taken if t.end <= now)])


def walk_up(taken: Sequence[Taken], policy: Policy, now: datetime) -> tuple[Offer, ...]:
    """The walk-ups of a free room, none where that is in doubt; the button "other" takes one more place."""
    if any(t.start <= now < t.end for t in taken):
        return ()
    start = walk_up_start(taken, now)
    limit = min((t.start for t in taken if t.start > now), default=None)
    lengths = (m for m in sorted(set(policy.walk_up_min)) if timedelta(minutes=m) <= policy.walk_up_max)
    return _fit(_offers(start, lengths, limit, policy), MOST_BUTTONS - 1)


def extend(booking: Booking, taken: Sequence[Taken], policy: Policy) -> tuple[Offer, ...]:
    """How much longer `booking` may last. `start` of each offer is the end it has now."""
    if booking.all_day or booking.claim:
        return ()
    if any(t.start < booking.end < t.end for t in taken):
        return ()
    limit = min((t.start for t in taken if t.start >= booking.end), default=None)
    return _fit(_offers(booking.end, sorted(set(policy.extend_min)), limit, policy), MOST_BUTTONS - 1)


def gaps(taken: Iterable[Taken], policy: Policy, now: datetime) -> tuple[Gap, ...]:
    """What is left of today and tomorrow for a later booking, on 15-min marks."""
    found: list[Gap] = []
    start = ceil_mark(now, 15)
    closing = midnight(now, policy.zone, 2)
    for one in sorted(taken, key=lambda t: (t.start, t.end)):
        _add_gap(found, start, min(one.start, closing))
        start = max(start, ceil_mark(one.end, 15))
    _add_gap(found, start, closing)
    return tuple(found)


def may_book(start: datetime, end: datetime, taken: Iterable[Taken], policy: Policy, now: datetime) -> bool:
    """Whether `[start, end)` is something the screen could have offered at `now` or within the minute before."""
    if end - start < LEAST or end > ceil_mark(start + policy.walk_up_max, 5):
        return False
    if start < floor_minute(now) - MINUTE:
        return False
    if start > now and end > midnight(now, policy.zone, 2):
        return False
    return not any(t.start < end and start < t.end for t in taken)


def remainder(hold: Hold, bookings: Sequence[Booking], now: datetime) -> Hold | None:
    """What of `hold` can still be booked once the backend answers, up to the next booking; None: too little."""
    start = max(hold.start, walk_up_start(bookings, now))
    end = min([hold.end, *(b.start for b in bookings if b.end > start)])
    return Hold(start, end) if end - start >= LEAST else None


def _add_gap(found: list[Gap], start: datetime, end: datetime) -> None:
    last = floor_mark(end, 15)
    if last > start:
        found.append(Gap(start, last))


def _offers(start: datetime, lengths: Iterable[int], limit: datetime | None, policy: Policy) -> list[Offer]:
    if limit is not None and limit - start < LEAST:
        return []
    offers: dict[datetime, Offer] = {}
    for minutes in lengths:
        if limit is None or start + timedelta(minutes=minutes) <= limit:
            end = ceil_mark(start + timedelta(minutes=minutes), 5)
            end = end if limit is None else min(end, limit)
            offers.setdefault(end, Offer(start, end, minutes))
    if limit is not None and limit - start <= policy.walk_up_max:
        offers.setdefault(limit, Offer(start, limit, None))
    return sorted(offers.values(), key=lambda offer: offer.end)


def _fit(offers: list[Offer], places: int) -> tuple[Offer, ...]:
    """At most `places`: 45 goes first, then the longest lengths; "until next" and the shortest stay."""
    droppable = sorted(offers, key=lambda offer: (offer.minutes != FIRST_TO_DROP, -(offer.minutes or 0)))
    dropped = droppable[: max(0, len(offers) - places)]
    return tuple(offer for offer in offers if offer not in dropped)
