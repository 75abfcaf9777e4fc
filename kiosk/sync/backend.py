"""What a read of a booking backend brings, what it can do, and how it says no."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType

from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.room.intent import Reason
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import EventKey, Schedule
from kiosk.room.unread import Unread

Cursor = NewType("Cursor", str)
"""Where the last read stopped, opaque to everyone but the store that made it."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the calendar that is read: `[start, end)`, aware UTC."""

    start: datetime
    end: datetime


class Show(StrEnum):
    """What the room opted in to (D22)."""

    RESERVED = "reserved"
    TITLE = "title"
    ORGANIZER = "organizer"


class Incremental(StrEnum):
    TOKEN = "token"  # RFC 6578 sync-collection
    CTAG = "ctag"  # the calendarserver.org collection tag
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What was found by asking the server, never concluded from its name; what was not probed is assumed bad.

    Whether it minds the conditions of a write is not asked at all: every write is proved by reading it back. What may
    be done with one booking stands on its span.
    """

    incremental: Incremental = Incremental.NONE
    writable: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """One read of the calendar."""

    schedule: Schedule
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    cursor: Cursor | None = None
    complete: bool = True
    """False: more is to come, ask again with `cursor`; the schedule so far must not be believed."""
    server_time: datetime | None = None
    """The server's own clock (RFC 9110 Date), for clock trust."""
    reconciled: bool = False
    """Every object's etag was compared, so nothing can have been missed."""
    dead_claims: tuple[EventKey, ...] = ()
    """Claims whose panels were cut off, by the server's time."""
    unread: tuple[Unread, ...] = ()
    """What of the calendar was not understood; its doubts stand in the schedule."""
    goes_on: bool = False
    """This is all that the server says of the window; it is not taken at its word, so read the rest at once."""


class BackendError(Exception):
    """Root of everything a backend may raise. Carries no text from the server.

    BackendError
    ├── AuthError          the login is not accepted
    │   └── SignInRefused  who gives access to it does not; `number` is the vendor's code
    ├── PermissionDenied   logged in, not allowed
    │   └── AppBlocked     not this program
    ├── PolicyRefused      the organisation's rules say no (PR14)
    ├── Gone               the object, or the calendar, is not there
    │   ├── NotACalendar   something else is there; `calendars` are the addresses of calendars close by
    │   └── NotHere        a calendar of many rooms is there, which says nothing of this one
    ├── NoCalendar         no calendar has that name, which says nothing of any event
    ├── Conflict           the room is taken; `until` is how long it can still be had
    ├── StaleVersion       somebody changed the object in the meantime (412)
    ├── CursorExpired      read everything again
    ├── RateLimited        leave it alone for `retry_after` seconds
    ├── Transient          no connection, or a 5xx (`answered`): nothing was done
    │   └── Untrusted      the certificate does not prove who it is
    ├── Uncertain          it was sent and not answered: look it up by its id before anything else
    ├── Unsupported        the server cannot do that
    └── ProtocolError      an answer nobody can use
    """

    retryable: ClassVar[bool] = False
    reason: ClassVar[Reason] = Reason.FAULT
    health: ClassVar[BackendHealth | None] = None
    """What it says about the connection as a whole; None: nothing."""


class AuthError(BackendError):
    reason = Reason.NOT_ALLOWED
    health = BackendHealth.REFUSED


class SignInRefused(AuthError):
    """The text beside the code quotes names, and is dropped."""

    def __init__(self, error: str, number: int | None = None) -> None:
        super().__init__()
        self.error = error
        """RFC 6749 section 5.2, RFC 8628 section 3.5."""
        self.number = number

    def __repr__(self) -> str:
        return f"SignInRefused({self.number})"


class PermissionDenied(BackendError):
    reason = Reason.NOT_ALLOWED
    health = BackendHealth.FORBIDDEN


class AppBlocked(PermissionDenied):
    pass


class PolicyRefused(BackendError):
    reason = Reason.NOT_ALLOWED


class Gone(BackendError):
    reason = Reason.GONE
    health = BackendHealth.MISSING


class NotACalendar(Gone):
    def __init__(self, calendars: tuple[str, ...]) -> None:
        super().__init__()
        self.calendars = calendars
        """URLs, without any login."""


class NotHere(Gone):
    pass


class NoCalendar(BackendError):
    reason = Reason.NOT_ALLOWED
    health = BackendHealth.MISSING


class Conflict(BackendError):
    reason = Reason.TAKEN

    def __init__(self, until: datetime | None = None) -> None:
        super().__init__()
        self.until = until


class StaleVersion(BackendError):
    retryable = True
    reason = Reason.CHANGED


class CursorExpired(BackendError):
    retryable = True


class RateLimited(BackendError):
    retryable = True
    reason = Reason.BUSY_SERVER
    health = BackendHealth.THROTTLED

    def __init__(self, retry_after: float | None = None) -> None:
        super().__init__()
        self.retry_after = retry_after
        """Seconds from now, or None where the server named none."""


class Transient(BackendError):
    retryable = True
    reason = Reason.OFFLINE
    health = BackendHealth.UNREACHABLE

    def __init__(self, *, answered: bool = False) -> None:
        super().__init__()
        self.answered = answered
        """The server is there: it may do what it was asked for about another object."""


class Untrusted(Transient):
    health = BackendHealth.UNTRUSTED


class Uncertain(BackendError):
    reason = Reason.NO_ANSWER
    health = BackendHealth.UNREACHABLE

    def __init__(self, *, taking_back: bool = False) -> None:
        super().__init__()
        self.taking_back = taking_back
        """What was asked for was also being taken back: even if it stands now, it may be gone in a moment."""


class Unsupported(BackendError):
    reason = Reason.NOT_ALLOWED


class ProtocolError(BackendError):
    retryable = True
    health = BackendHealth.CONFUSED
