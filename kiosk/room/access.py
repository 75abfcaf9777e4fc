"""Who may do what at the door (product.md, D21)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.room.day import floor_minute
from kiosk.room.intent import ActionKind, Book, BookElsewhere, Intent


class Who(StrEnum):
    ANYONE = "anyone"
    PIN = "pin"
    BADGE = "badge"


@dataclass(frozen=True, slots=True)
class Access:
    """Whom each action is for, under its `ActionKind`."""

    book: Who = Who.ANYONE
    extend: Who = Who.ANYONE
    end: Who = Who.ANYONE
    check_in: Who = Who.ANYONE

    def of(self, intent: Intent) -> Who:
        """Booking is booking wherever the room is; giving up a hold is an end; taking an end back within its ten
        seconds is anyone's.
        """
        match intent.kind:
            case ActionKind.UNDO:
                return Who.ANYONE
            case ActionKind.LET_GO:
                return self.end
            case ActionKind.BOOK_ELSEWHERE:
                return self.book
            case kind:
                who: Who = getattr(self, kind)
                return who


@dataclass(frozen=True, slots=True)
class Challenge:
    """An intent that waits for a PIN or a badge, until `until` (aware UTC) unless somebody goes on trying."""

    intent: Intent
    who: Who
    until: datetime
    wrong: bool = False
    """The last PIN or badge was not one of ours."""
    checking: bool = False
    locked_until: datetime | None = None
    """Too many wrong PINs: none is looked at before then."""


def proved(intent: Intent, now: datetime) -> Intent:
    """The intent after the time its proof took: a walk-up begins with the minute that has begun and ends as offered."""
    if not isinstance(intent, Book | BookElsewhere):
        return intent
    return replace(intent, start=max(intent.start, floor_minute(now)))
