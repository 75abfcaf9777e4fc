"""Whether a wish came true, judged by the schedule alone: settles what a backend left unanswered."""

from datetime import datetime

from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, Touched, Undo
from kiosk.room.schedule import Booking, Schedule


def came_true(intent: Intent, schedule: Schedule, now: datetime) -> bool:
    """True when the calendar, read after the wish, is as the wish wanted it."""
    match intent:
        case Book():
            return any(
                b.own and not b.claim and (b.start, b.end) == (intent.start, intent.end) for b in schedule.bookings()
            )
        case CheckIn():
            return any(b.checked_in for b in _with(intent.key, schedule))
        case Extend():
            return any(b.end >= intent.end for b in _with(intent.key, schedule))
        case End():
            return all(b.end <= now for b in _with(intent.key, schedule))
        case Undo():
            return any(b.end > now for b in _with(intent.key, schedule))
        case Touched():
            return True


def _with(key: str, schedule: Schedule) -> list[Booking]:
    return [b for b in schedule.bookings() if b.key == key]
