"""Whose turn it is: which booking is the current one, which comes next, how long the run of them lasts."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.room import check_in
from kiosk.room.facts import Facts
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, EventKey


def current(bookings: Iterable[Booking], facts: Facts, policy: Policy, now: datetime) -> Booking | None:
    """The booking that has the room: a running one, else the next one if somebody checked into it early."""
    bookings = tuple(bookings)
    running = _first((b for b in bookings if b.start <= now < b.end), facts)
    return running or _came_early(following(bookings, facts, now), facts, policy, now)


def following(bookings: Iterable[Booking], facts: Facts, now: datetime) -> Booking | None:
    """The first booking that starts after `now`."""
    later = tuple(b for b in bookings if b.start > now)
    start = min((b.start for b in later), default=None)
    return _first((b for b in later if b.start == start), facts)


def early_check_in(following: Booking | None, facts: Facts, policy: Policy, now: datetime) -> EventKey | None:
    """The next booking, once its early window is open and while nobody has checked in."""
    if following is None or not check_in.is_due(following, facts, policy):
        return None
    return following.key if now >= check_in.opens(following, policy) else None


def run_end(current: Booking, bookings: Iterable[Booking]) -> datetime:
    """The end of the unbroken run of bookings, given by start, that `current` belongs to."""
    end = current.end
    for booking in bookings:
        if booking.start <= end:
            end = max(end, booking.end)
    return end


def _first(bookings: Iterable[Booking], facts: Facts) -> Booking | None:
    """The checked-in one, else the earliest start, then the latest end."""
    return min(
        bookings,
        key=lambda b: (not check_in.checked_in(b, facts), b.start, -b.end.timestamp(), b.key),
        default=None,
    )


def _came_early(following: Booking | None, facts: Facts, policy: Policy, now: datetime) -> Booking | None:
    if following is None or not policy.check_in or not check_in.checked_in(following, facts):
        return None
    return following if now >= check_in.opens(following, policy) else None
