"""The server side of the calendar in memory: events, versions, and what other people do to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final, Protocol, TypeVar

from kiosk.room.schedule import ANYTHING, Abilities, EventKey, Span
from kiosk.sync.backend import Cursor, Gone, StaleVersion
from kiosk.sync.booking.event_store import Event, Version

T = TypeVar("T")
NEVER_WRITTEN: Final = Version("")


@dataclass(frozen=True, slots=True)
class MemoryEvent:
    """One event of the store, `[start, end)` in aware UTC. `version` plays the part of an etag."""

    uid: str
    start: datetime
    end: datetime
    own: bool = False
    walk_up: bool = False
    checked_in: bool = False
    claimed_at: datetime | None = None
    releasing_since: datetime | None = None
    base: str | None = None
    all_day: bool = False
    made_at: datetime | None = None
    version: Version = NEVER_WRITTEN

    def ending(self, end: datetime) -> "MemoryEvent":
        """Raises StaleVersion for an end before the start: that was another one when somebody chose it."""
        if end <= self.start:
            raise StaleVersion
        return replace(self, end=end)

    def span(self, key_of: Callable[[str], EventKey], foreign: Abilities) -> Span:
        """As a panel reads it. `foreign`: what may be done with somebody else's."""
        return Span(
            key_of(self.uid),
            self.start,
            self.end,
            own=self.own,
            walk_up=self.walk_up,
            checked_in=self.checked_in,
            claim=self.claimed_at is not None,
            all_day=self.all_day,
            base=None if self.base is None else key_of(self.base),
            may=ANYTHING if self.own else foreign,
        )

    def seen(self, key_of: Callable[[str], EventKey], foreign: Abilities, now: datetime) -> Event:
        own_id = self.uid if self.own else ""
        span = self.span(key_of, foreign)
        return Event(span, self.version, now, self.claimed_at, self.made_at, self.releasing_since, own_id)


def touching(events: Iterable[MemoryEvent], start: datetime, end: datetime) -> Iterator[MemoryEvent]:
    return (event for event in events if event.start < end and start < event.end)


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup of the server holds."""

    events: Mapping[str, MemoryEvent]
    version: int


class MemoryCalendar:
    """The server. `clock` is its own clock, in aware UTC. Its methods without a panel are other people's doing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self._events: dict[str, MemoryEvent] = {}
        self._version = 0
        self._epoch = 0
        self.minds_versions = True
        """Whether a write is refused that was meant for another version: some servers write over whatever is there."""

    @property
    def events(self) -> Mapping[str, MemoryEvent]:
        return MappingProxyType(self._events)

    @property
    def visible(self) -> Mapping[str, MemoryEvent]:
        """The events as a look shows them: a server's looks may be behind its writes, this one's are not."""
        return self.events

    @property
    def cursor(self) -> Cursor:
        return Cursor(f"{self._epoch}-{self._version}")

    def put(self, event: MemoryEvent) -> MemoryEvent:
        """Write the event, whatever stood there before."""
        self._version += 1
        made_at = event.made_at or self.clock()
        self._events[event.uid] = replace(event, made_at=made_at, version=Version(str(self._version)))
        return self._events[event.uid]

    def remove(self, uid: str) -> None:
        """Take the event away; Gone where there is none."""
        if uid not in self._events:
            raise Gone
        self._version += 1
        del self._events[uid]

    def snapshot(self) -> Backup:
        return Backup(dict(self._events), self._version)

    def roll_back(self, snapshot: Backup) -> None:
        """Restore a backup: cursors handed out so far are worth nothing any more."""
        self._events = dict(snapshot.events)
        self._epoch += 1

    def put_new(self, event: MemoryEvent) -> MemoryEvent:
        """Write it where nothing has its name; StaleVersion otherwise."""
        if event.uid in self._events:
            raise StaleVersion
        return self.put(event)

    def write_if(self, before: MemoryEvent, after: MemoryEvent | None) -> None:
        """Put `after` there, or nothing, over exactly the version `before` was read as.

        Raises Gone, StaleVersion.
        """
        known = self._events.get(before.uid)
        if known is None:
            raise Gone
        if self.minds_versions and known.version != before.version:
            raise StaleVersion
        if after is None:
            self.remove(before.uid)
        else:
            self.put(after)

    def knows(self, cursor: Cursor) -> bool:
        """Whether what changed since `cursor` can be told."""
        epoch, _, version = cursor.partition("-")
        return epoch == str(self._epoch) and version.isdecimal() and int(version) <= self._version


class Network(Protocol):
    """Between panel and server: may delay a request, or lose it, or lose its answer. `answer` is what the server does;
    `request` its kind (`sync`, `look`, `write`).
    """

    async def __call__(self, request: str, answer: Callable[[], T], /) -> T: ...


async def perfect_network(_request: str, answer: Callable[[], T], /) -> T:
    """Neither delays nor loses anything."""
    return answer()
