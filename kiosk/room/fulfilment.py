"""Whether an intent came true, judged by the schedule alone: settles what a backend left unanswered."""

from datetime import datetime

from kiosk.room.intent import Book, CheckIn, End, Extend, LetGo, RoomIntent, Undo
from kiosk.room.schedule import Booking, Schedule


def is_fulfilled(intent: RoomIntent, schedule: Schedule, now: datetime) -> bool:
    """True when the calendar, read after the intent, is as it wanted."""
    match intent:
        case Book():
            return booked(intent, schedule) is not None
        case CheckIn():
            return any(b.checked_in for b in _with(intent.key, schedule))
        case Extend():
            return any(b.end >= intent.end for b in _with(intent.key, schedule))
        case End():
            return all(b.end <= now for b in _with(intent.key, schedule))
        case Undo():
            return any(b.end > now for b in _with(intent.key, schedule))
        case LetGo():
            return True


def booked(intent: Book, schedule: Schedule) -> Booking | None:
    """What a panel made of such an intent, where it stands."""
    own = (booking for booking in schedule.bookings() if booking.own and not booking.claim)
    return next((one for one in own if (one.start, one.end) == (intent.start, intent.end)), None)


def overtaken_by(mine: Booking, schedule: Schedule) -> Booking | None:
    """The first booking that overlaps `mine` and goes before it: from elsewhere, or a panel's where mine gives way."""
    others = (b for b in schedule.bookings() if b.key != mine.key and b.start < mine.end and mine.start < b.end)
    rivals = (b for b in others if not b.own or (mine.gives_way and not b.claim))
    return min(rivals, key=lambda b: b.start, default=None)


def _with(key: str, schedule: Schedule) -> list[Booking]:
    return [b for b in schedule.bookings() if b.key == key]
