"""Whether a wish came true, judged by the schedule alone: settles what a backend left unanswered."""

from datetime import datetime

from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Undo
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
        case LetGo():
            return True


def overtaken(wish: Book, schedule: Schedule) -> tuple[Booking, Booking] | None:
    """The walk-up made for `wish` and the booking from elsewhere that overlaps it, where there is one."""
    bookings = schedule.bookings()
    mine = next((b for b in bookings if b.own and not b.claim and (b.start, b.end) == (wish.start, wish.end)), None)
    if mine is None:
        return None
    rivals = (b for b in bookings if not b.own and b.start < mine.end and mine.start < b.end)
    rival = min(rivals, key=lambda b: b.start, default=None)
    return (mine, rival) if rival else None


def _with(key: str, schedule: Schedule) -> list[Booking]:
    return [b for b in schedule.bookings() if b.key == key]
