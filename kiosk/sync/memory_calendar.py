"""The server side of the calendar in memory: events, versions, and what other people do to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from kiosk.sync.backend import Cursor, Gone, StaleVersion


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
    title: str = ""
    organizer: str = ""
    private: bool = False
    made_at: datetime | None = None
    version: int = 0


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
        self._events[event.uid] = replace(event, made_at=made_at, version=self._version)
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

    def put_if(self, event: MemoryEvent) -> MemoryEvent:
        """Write over exactly the version the event was read as; StaleVersion otherwise."""
        self._check(event)
        return self.put(event)

    def remove_if(self, event: MemoryEvent) -> None:
        """Take away exactly the version the event was read as; StaleVersion otherwise."""
        self._check(event)
        self.remove(event.uid)

    def knows(self, cursor: Cursor) -> bool:
        """Whether what changed since `cursor` can be told."""
        epoch, _, version = cursor.partition("-")
        return epoch == str(self._epoch) and version.isdecimal() and int(version) <= self._version

    def _check(self, event: MemoryEvent) -> None:
        known = self._events.get(event.uid)
        if known is None:
            raise Gone
        if self.minds_versions and known.version != event.version:
            raise StaleVersion
