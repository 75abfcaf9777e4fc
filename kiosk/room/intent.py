"""What a person (or the room itself) wants, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from kiosk.room.pin import Pin
from kiosk.room.schedule import EventKey

RoomId = NewType("RoomId", str)
"""Which room of the configuration: small letters, digits and hyphens."""


class ActionKind(StrEnum):
    """What an intent is called in the settings of access, in commands, in sentences."""

    BOOK = "book"
    CHECK_IN = "check_in"
    EXTEND = "extend"
    END = "end"
    UNDO = "undo"
    LET_GO = "let_go"
    BOOK_ELSEWHERE = "book_elsewhere"


@dataclass(frozen=True, slots=True)
class Book:
    """Take the room for `[start, end)`, exactly as it was offered on the screen; aware UTC."""

    kind: ClassVar = ActionKind.BOOK
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class BookElsewhere:
    """Take another room for `[start, end)`, exactly as it was offered on the screen; aware UTC."""

    kind: ClassVar = ActionKind.BOOK_ELSEWHERE
    room: RoomId
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class CheckIn:
    kind: ClassVar = ActionKind.CHECK_IN
    key: EventKey


@dataclass(frozen=True, slots=True)
class Extend:
    """Move the end of a booking to `end`, aware UTC."""

    kind: ClassVar = ActionKind.EXTEND
    key: EventKey
    end: datetime


@dataclass(frozen=True, slots=True)
class End:
    """Hand the room back: truncated to the minute that has begun, or released where nothing of it has passed."""

    kind: ClassVar = ActionKind.END
    key: EventKey


@dataclass(frozen=True, slots=True)
class Undo:
    """Restore what the last `End` took away."""

    kind: ClassVar = ActionKind.UNDO
    key: EventKey


@dataclass(frozen=True, slots=True)
class LetGo:
    """Give up a hold: the room was taken while the backend was out of reach, and is not wanted any more."""

    kind: ClassVar = ActionKind.LET_GO


RoomIntent = Book | CheckIn | Extend | End | Undo | LetGo
"""What can be asked of the room at this door."""
Intent = RoomIntent | BookElsewhere
"""What can be asked for; each gets an `Outcome`."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody stands at the door: look at the backend more often for a while."""


@dataclass(frozen=True, slots=True)
class EnterPin:
    """The proof an intent was waiting for."""

    pin: Pin


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The intent that waits for a proof is not wanted any more."""


@dataclass(frozen=True, slots=True)
class PutAway:
    """The site's message was read: it leaves the screen for a while."""


@dataclass(frozen=True, slots=True)
class LookAround:
    """Somebody looks for another room: read their calendars for a while."""


Gesture = Touched | EnterPin | Withdraw | PutAway
"""What a finger does besides wishing."""
Posted = Intent | Gesture | LookAround
"""What a screen posts."""


class Reason(StrEnum):
    """Why an intent was refused; the screen makes a sentence of it."""

    TAKEN = "taken"
    """Somebody else has it; `until` is how long it can still be had, if at all."""
    DOUBTED = "doubted"
    """A series nobody could work out may have it; `until` as for TAKEN."""
    OVERTAKEN = "overtaken"
    """It was confirmed, then a booking made elsewhere at the same moment took precedence."""
    GONE = "gone"
    """The booking is no longer there."""
    CHANGED = "changed"
    """Somebody changed it in the meantime: look again."""
    TOO_LATE = "too_late"
    """The moment for it has passed."""
    OFFLINE = "offline"
    """The backend cannot be reached."""
    LAPSED = "lapsed"
    """It was held or asked for, and its time passed before the backend could say."""
    NO_ANSWER = "no_answer"
    """The backend did not say whether it did it; the next read will tell."""
    NOT_ALLOWED = "not_allowed"
    """The organisation does not let this panel do that."""
    BUSY_SERVER = "busy_server"
    """The backend asked to be left alone for a while."""
    NOT_KNOWN = "not_known"
    """The badge is none of ours."""
    LOCKED = "locked"
    """Too many badges that are none of ours were shown: none is looked at for a while."""
    CLOCK = "clock"
    """The panel's clock is wrong."""
    FAULT = "fault"
    """The backend answered something nobody can use."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    intent: Intent


@dataclass(frozen=True, slots=True)
class Refused:
    intent: Intent
    reason: Reason
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """Written down at this door while the backend was out of reach: held, or not yet sent; never "done"."""

    intent: Intent


Outcome = Confirmed | Refused | Promised
