"""What every booking backend can be asked, and how it says no.

The engine, the tests' contract suite and the simulator know this module and nothing of any vendor. `EventKey`s go in
and out; where an event lives (href, etag, RECURRENCE-ID) stays in the adapter's memory and is rebuilt by its first
read.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, NewType, Protocol

from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.room.intent import Reason
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import EventKey, Schedule
from kiosk.room.unread import Unread

Cursor = NewType("Cursor", str)
"""Where the last read stopped, opaque to everyone but the adapter that made it."""


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

    Whether it minds the conditions of a write is not asked at all: every write is proved by reading it back.
    """

    incremental: Incremental = Incremental.NONE
    writable: bool = False
    end_foreign: bool = False
    mark_check_in: bool = False
    undo: bool = False


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
    unread: tuple[Unread, ...] = ()
    """What of the calendar was not understood; its doubts stand in the schedule."""


class BackendError(Exception):
    """Root of everything a backend may raise. Carries no text from the server.

    BackendError
    ├── AuthError          the login is not accepted
    ├── PermissionDenied   logged in, not allowed
    ├── PolicyRefused      the organisation's rules say no (PR14)
    ├── Gone               the object, or the calendar, is not there
    │   └── NotACalendar   something else is there; `calendars` are the addresses of calendars close by
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


class PermissionDenied(BackendError):
    reason = Reason.NOT_ALLOWED
    health = BackendHealth.FORBIDDEN


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


class Backend(Protocol):
    """One room's calendar. Every call has a total deadline of its own and raises nothing but `BackendError`.

    A write returns only after a read-back proved it. `idem` is the caller's id for one wish: asked twice with the same
    id, the backend has one event and gives the same answer.
    """

    async def probe(self) -> Capabilities:
        """Ask the server what it can do. Reads only."""
        ...

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        """Everything in `window`, by way of what changed since `cursor` where the server can tell."""
        ...

    async def book(self, start: datetime, end: datetime, idem: str) -> EventKey:
        """Make an own booking. It is a walk-up when `start` is not after the moment it was made.

        Raises Conflict when the room is not free for all of it; nothing is left behind then.
        """
        ...

    async def find(self, idem: str) -> EventKey | None:
        """The booking made under this id, if it stands: settles an `Uncertain`."""
        ...

    async def check_in(self, key: EventKey) -> None:
        """Mark this occurrence as checked in; idempotent."""
        ...

    async def extend(self, key: EventKey, end: datetime, idem: str) -> None:
        """Let the booking last until `end`: an own one is lengthened, another gets an extension right behind it."""
        ...

    async def end(self, key: EventKey, at: datetime) -> None:
        """Truncate the occurrence to `at`, or release it where nothing would be left; its extension goes with it."""
        ...

    async def undo(self, key: EventKey) -> None:
        """Restore what the last `end` of this booking took, provided nobody touched it since.

        Raises Conflict when the room was taken meanwhile, StaleVersion when the event was changed.
        """
        ...

    async def auto_release(self, key: EventKey, at: datetime) -> None:
        """`end`, but conditional on nothing at all having changed since the last sync and on no check-in (R5).

        Raises StaleVersion on any doubt.
        """
        ...

    async def remove_orphan(self, key: EventKey) -> None:
        """Delete an own extension whose base is gone; nothing there is fine.

        Raises StaleVersion for one made within the last 15 s: a panel may be about to put its base there.
        """
        ...

    async def aclose(self) -> None: ...
