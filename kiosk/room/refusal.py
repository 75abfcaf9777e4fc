"""What can be said to a wish without asking the backend: only what the screen could have offered goes further."""

from datetime import datetime

from kiosk.room import offers
from kiosk.room.day import floor_minute
from kiosk.room.facts import Facts
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused, Undo
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, EventKey, booking_of


def refusal(intent: Intent, facts: Facts, policy: Policy, now: datetime) -> Refused | None:
    """Why `intent` cannot be at `now` (aware UTC), or None where the backend has to be asked."""
    if not facts.clock_trusted:
        return Refused(intent, Reason.CLOCK)
    if facts.schedule is None or facts.fresh_until is None or now >= facts.fresh_until:
        return Refused(intent, Reason.OFFLINE)
    bookings = facts.schedule.bookings()
    match intent:
        case Book():
            return _no_room(intent, bookings, policy, now)
        case Extend():
            return _no_longer(intent, bookings, policy)
        case CheckIn():
            return _over(intent, intent.key, bookings, now)
        case End():
            return _over(intent, intent.key, bookings, now)
        case Undo():
            offered = facts.undo is not None and facts.undo.key == intent.key and now < facts.undo.until
            return None if offered else Refused(intent, Reason.TOO_LATE)
        case LetGo():
            return None


def promise_refusal(intent: Intent, facts: Facts, policy: Policy, now: datetime) -> Refused | None:
    """Why `intent` cannot even be promised while the backend is out of reach; None: hold it, or note it.

    A walk-up can be held where the room is believed free and no other hold stands; a check-in can be noted.
    """
    if not facts.clock_trusted:
        return Refused(intent, Reason.CLOCK)
    if facts.schedule is None:
        return Refused(intent, Reason.OFFLINE)
    bookings = facts.schedule.bookings()
    match intent:
        case Book():
            if intent.start > now or facts.hold is not None:
                return Refused(intent, Reason.OFFLINE)
            return _no_room(intent, bookings, policy, now)
        case CheckIn():
            return _over(intent, intent.key, bookings, now)
        case _:
            return Refused(intent, Reason.OFFLINE)


def _no_room(intent: Book, bookings: tuple[Booking, ...], policy: Policy, now: datetime) -> Refused | None:
    if offers.may_book(intent.start, intent.end, bookings, policy, now):
        return None
    if intent.end <= now or intent.start < floor_minute(now):
        return Refused(intent, Reason.TOO_LATE)
    ahead = min((b.start for b in bookings if b.end > intent.start), default=None)
    return Refused(intent, Reason.TAKEN, ahead if ahead is not None and ahead > intent.start else None)


def _no_longer(intent: Extend, bookings: tuple[Booking, ...], policy: Policy) -> Refused | None:
    booking = booking_of(intent.key, bookings)
    if booking is None:
        return Refused(intent, Reason.GONE)
    if any(offer.end == intent.end for offer in offers.extend(booking, bookings, policy)):
        return None
    ahead = min((b.start for b in bookings if b.start >= booking.end), default=None)
    return Refused(intent, Reason.TAKEN if ahead is not None and ahead < intent.end else Reason.CHANGED, ahead)


def _over(intent: Intent, key: EventKey, bookings: tuple[Booking, ...], now: datetime) -> Refused | None:
    booking = booking_of(key, bookings)
    if booking is None:
        return Refused(intent, Reason.GONE)
    return Refused(intent, Reason.TOO_LATE) if booking.end <= now else None
