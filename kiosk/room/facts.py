"""Everything `resolve` is allowed to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kiosk.room.schedule import EventKey, Schedule


@dataclass(frozen=True, slots=True)
class Hold:
    """A walk-up acknowledged while the backend was out of reach: `[start, end)`."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class UndoOffer:
    """What `End` took away can be restored until then."""

    key: EventKey
    until: datetime
    ends: datetime
    """Where the booking ended: restored, it has the room until then."""


class NoticeKind(StrEnum):
    MESSAGE = "message"
    OUT_OF_SERVICE = "out_of_service"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Notice:
    """A site notice; without `until` it stands until it is taken away."""

    kind: NoticeKind
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """What the room's sensor last said. Anonymous by construction: somebody or nobody, since when, said when."""

    present: bool
    since: datetime
    reported_at: datetime
    occupancy: bool = False
    """The sensor sees people who sit still (radar), so its absence means an empty room; a PIR's does not."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Aware UTC throughout. `schedule` is None until anything was ever read."""

    schedule: Schedule | None = None
    synced_at: datetime | None = None
    """The last complete, successful read."""
    fresh_since: datetime | None = None
    """When the data last became fresh after having been stale."""
    fresh_until: datetime | None = None
    first_seen: Mapping[EventKey, datetime] = field(default_factory=dict)
    """When this panel first saw a booking; a missing key was seen before its start."""
    clock_trusted: bool = True
    hold: Hold | None = None
    undo: UndoOffer | None = None
    notice: Notice | None = None
    out_of_service: bool = False
    """Somebody said so on the admin page of this panel, and nobody took it back."""
    put_away_at: datetime | None = None
    """When somebody at this panel said that the message was read."""
    presence: Presence | None = None
    touched_at: datetime | None = None
    unsent_check_ins: frozenset[EventKey] = frozenset()
    """Checked in at this panel, not yet told to the backend."""
    may_book: bool = True
    """Whether anything may be written into the calendar. Until the backend was asked, it may, unless it is a copy."""
