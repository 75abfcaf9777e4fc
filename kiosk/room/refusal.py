"""What can be said to an intent without asking the backend: only what the screen could have offered goes further."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.room import notices, offers
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.doubts import touches
from kiosk.room.facts import Facts
from kiosk.room.intent import Book, CheckIn, End, Extend, LetGo, Reason, Refused, RoomIntent, Undo
from kiosk.room.policy import Policy
from kiosk.room.schedule import ANYTHING, Booking, Doubt, EventKey, Schedule, Taken, booking_of


def refusal(intent: RoomIntent, facts: Facts, policy: Policy, now: datetime) -> Refused | None:
    """Why `intent` cannot be at `now` (aware UTC), or None where the backend has to be asked."""
    if not facts.clock_trusted:
        return Refused(intent, Reason.CLOCK)
    if not _may(intent, facts, now):
        return Refused(intent, Reason.NOT_ALLOWED)
    if facts.schedule is None or facts.fresh_until is None or now >= facts.fresh_until:
        return Refused(intent, Reason.OFFLINE)
    match intent:
        case Book():
            return _no_room(intent, facts.schedule, policy, now)
        case Extend():
            return _no_longer(intent, facts.schedule, policy)
        case CheckIn() | End():
            return _over(intent, intent.key, facts.schedule.bookings(), now)
        case Undo():
            return _not_undone(intent, facts, now)
        case LetGo():
            return None


def promise_refusal(intent: RoomIntent, facts: Facts, policy: Policy, now: datetime) -> Refused | None:
    """Why `intent` cannot even be promised while the backend is out of reach; None: hold it, or note it.

    A walk-up can be held where the room is believed free and no other hold stands; a check-in can be noted.
    """
    if not facts.clock_trusted:
        return Refused(intent, Reason.CLOCK)
    if not _may(intent, facts, now):
        return Refused(intent, Reason.NOT_ALLOWED)
    if facts.schedule is None:
        return Refused(intent, Reason.OFFLINE)
    match intent:
        case Book():
            if intent.start > now or facts.hold is not None:
                return Refused(intent, Reason.OFFLINE)
            return _no_room(intent, facts.schedule, policy, now)
        case CheckIn():
            return _over(intent, intent.key, facts.schedule.bookings(), now)
        case _:
            return Refused(intent, Reason.OFFLINE)


def _may(intent: RoomIntent, facts: Facts, now: datetime) -> bool:
    """Whether the site and the backend let this be done, with that booking; what became of one that is not there is
    told later.
    """
    if isinstance(intent, LetGo):
        return True
    if isinstance(intent, Book | Extend) and not notices.may_book(facts, now):
        return False
    if isinstance(intent, Book | Undo) or facts.schedule is None:
        return facts.may_book
    booking = booking_of(intent.key, facts.schedule.bookings())
    may = booking.may if booking else ANYTHING
    able = {CheckIn: may.check_in, Extend: may.extend, End: may.end}
    return facts.may_book and able[type(intent)]


def _no_room(intent: Book, schedule: Schedule, policy: Policy, now: datetime) -> Refused | None:
    taken = schedule.taken()
    if offers.may_book(intent.start, intent.end, taken, policy, now):
        return None
    if intent.end <= now or intent.start < floor_minute(now):
        return Refused(intent, Reason.TOO_LATE)
    ahead = _first(t for t in taken if t.end > intent.start)
    if ahead is None:
        return Refused(intent, Reason.TAKEN)
    return Refused(intent, _reason(ahead), ahead.start if ahead.start > intent.start else None)


def _no_longer(intent: Extend, schedule: Schedule, policy: Policy) -> Refused | None:
    booking, taken = booking_of(intent.key, schedule.bookings()), schedule.taken()
    if booking is None:
        return Refused(intent, Reason.GONE)
    if any(offer.end == intent.end for offer in offers.extend(booking, taken, policy)):
        return None
    if touches(schedule.doubts, booking.end, booking.end + MINUTE):
        return Refused(intent, Reason.DOUBTED)
    ahead = _first(t for t in taken if t.start >= booking.end)
    if ahead is None or ahead.start >= intent.end:
        return Refused(intent, Reason.CHANGED, ahead.start if ahead else None)
    return Refused(intent, _reason(ahead), ahead.start)


def _first(taken: Iterable[Taken]) -> Taken | None:
    """What begins first; of what begins together, what is given first."""
    return min(taken, key=lambda t: t.start, default=None)


def _reason(ahead: Taken) -> Reason:
    return Reason.DOUBTED if isinstance(ahead, Doubt) else Reason.TAKEN


def _not_undone(intent: Undo, facts: Facts, now: datetime) -> Refused | None:
    undo, doubts = facts.undo, facts.schedule.doubts if facts.schedule else ()
    if undo is None or undo.key != intent.key or now >= undo.until:
        return Refused(intent, Reason.TOO_LATE)
    return Refused(intent, Reason.DOUBTED) if touches(doubts, now, undo.ends) else None


def _over(intent: RoomIntent, key: EventKey, bookings: tuple[Booking, ...], now: datetime) -> Refused | None:
    booking = booking_of(key, bookings)
    if booking is None:
        return Refused(intent, Reason.GONE)
    return Refused(intent, Reason.TOO_LATE) if booking.end <= now else None
