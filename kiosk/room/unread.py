"""What of a calendar could not be read: named so that it can be found, without its title or anybody in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class UnreadKind(StrEnum):
    """Why; the values appear in `kiosk status`."""

    SERIES = "series"
    """It repeats in a way nobody can work out: the room is unknown wherever it may apply."""
    NO_TIME = "no_time"
    """An event without any readable time."""
    ZONE = "zone"
    """Its time zone is one nobody knows: it stands at that time of the room's."""
    WITHHELD = "withheld"
    """An object the server lists and does not give; what was last known of it stands."""
    TOO_MANY = "too_many"
    """The calendar, or one object in it, holds more than is read."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One event, object or calendar that was not wholly read."""

    kind: UnreadKind
    starts: datetime | None = None
    """Its DTSTART, aware UTC, where that could be read."""
    place: str = ""
    """The first 12 hexadecimal digits of the SHA-256 of the object's file name, of the UID in a feed, or of its id."""


@dataclass(frozen=True, slots=True)
class UnreadEvents:
    """Why a calendar is not wholly read."""

    since: datetime
    """When this panel first read it so, aware UTC."""
    events: tuple[Unread, ...]
    """At least one."""

    @property
    def overfull(self) -> bool:
        """There is more in the calendar than these: nobody can say how much."""
        return any(event.kind is UnreadKind.TOO_MANY for event in self.events)
