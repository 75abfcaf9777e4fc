"""The seam between booking and a vendor: what every calendar has to do, one event at a time.

`Bookings` says once what booking, ending, undoing and releasing mean; a vendor's store only reads events and writes
them. Where an event lives (href, etag, RECURRENCE-ID) stays in the store's memory: `EventKey`s go in and out.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType, Protocol

from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.schedule import EventKey, Span
from kiosk.sync.backend import Capabilities, Cursor, Fetched, Window

Version = NewType("Version", str)
"""Of the object an event stands in. It comes from a look or a read, never from the answer to a write: servers change
what was written.
"""
Restore = NewType("Restore", object)
"""How the store that made it puts back what a write took away. Nobody else looks into it."""


@discloses(Disclosure.CHECK_IN_SENT)
class EventMark(StrEnum):
    """What a panel notes on one occurrence, whoever made it."""

    CHECKED_IN = "checked_in"
    RELEASING = "releasing"
    """Nobody came, and a panel is about to release it; carries the server's time."""


@discloses(Disclosure.BOOKING)
@dataclass(frozen=True, slots=True)
class OwnEvent:
    """What a panel writes, `[start, end)` in aware UTC. `id` is random, orders claims, and travels with the event."""

    id: str
    start: datetime
    end: datetime
    walk_up: bool = False
    checked_in: bool = False
    base: EventKey | None = None
    """The booking it prolongs."""


@dataclass(frozen=True, slots=True)
class Occupied:
    """One thing that keeps the room busy, `[start, end)`."""

    start: datetime
    end: datetime
    key: EventKey | None = None
    """None: it is there, and the server does not give it."""
    id: str = ""
    """Of a claim, or of an event that was one; empty for everything else."""
    claimed_at: datetime | None = None
    """The server's time when the claim was written; None: not a claim."""
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one look at an interval showed, and the server's time of that look."""

    entries: tuple[Occupied, ...]
    server_time: datetime | None


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence as it is now."""

    span: Span
    version: Version
    server_time: datetime | None
    claimed_at: datetime | None = None
    """Of a claim, alive or dead."""
    made_at: datetime | None = None
    """Of a panel's event: the server's time when it was last written whole."""
    releasing_since: datetime | None = None
    own_id: str = ""
    """Of a panel's event."""

    @property
    def occupied(self) -> Occupied:
        """As a look shows it."""
        return Occupied(self.span.start, self.span.end, self.span.key, self.own_id, self.claimed_at, self.version)


class ClaimStore(Protocol):
    """What the claim protocol asks of a store. Every method raises nothing but `BackendError`."""

    def key_of(self, own_id: str) -> EventKey:
        """The key of a panel's event, whether or not it stands; no request."""
        ...

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        """Everything that keeps `[start, end)` busy, own events and claims included.

        A look is a prefix of the writes: it may be late, but one that shows a claim shows every claim before it.
        """
        ...

    async def read(self, key: EventKey) -> Event:
        """The occurrence as it is now. Raises Gone; Unsupported where the server gives no version."""
        ...

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        """Put it down as a claim. Raises StaleVersion where an event with its id exists and the server minds that."""
        ...

    async def rewrite(self, own: OwnEvent, version: Version, stamp: datetime) -> None:
        """Write a panel's event anew, confirmed; `stamp` is the server's time. Raises StaleVersion, Gone."""
        ...

    async def delete(self, key: EventKey, version: Version) -> None:
        """Take a panel's event away. Raises StaleVersion, Gone."""
        ...


class EventStore(ClaimStore, Protocol):
    """One room's calendar. Every call has a deadline of its own, sends what it writes once and raises nothing but
    `BackendError`; StaleVersion where the event is not that version any more and the server, or the store itself,
    minds that. Nothing is proved by its answer: whoever wrote reads afterwards.
    """

    async def probe(self) -> Capabilities:
        """Ask the server what it can do. Reads only."""
        ...

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        """Everything in `window`, by way of what changed since `cursor` where the server can tell."""
        ...

    def synced(self, key: EventKey) -> Version | None:
        """The version that the last `sync` showed; no request."""
        ...

    async def version(self, key: EventKey) -> Version | None:
        """Of the object in which the occurrence stands, or of which it was taken out; None where that is gone."""
        ...

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        """Let the occurrence end then. None: it cannot be put back."""
        ...

    async def release(self, key: EventKey, version: Version) -> Restore | None:
        """Take somebody else's occurrence out of the room. None: it cannot be put back."""
        ...

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        """Put back what `set_end` or `release` took, if the object still is as they left it."""
        ...

    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        """Note it on this occurrence; `stamp` is the server's time, None takes a RELEASING away.

        What another panel marks at the same moment stays: a store whose server would lose it refuses with StaleVersion.
        """
        ...

    async def aclose(self) -> Any: ...
