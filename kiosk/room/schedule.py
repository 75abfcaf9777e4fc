"""What a room's calendar says, stripped to times and opaque keys.

Nothing in here can hold a name, a title or an address: this is the only form in which bookings reach the rules,
the light, the disk, the logs and the status output. Terms follow RFC 5545 (STATUS, TRANSP, RECURRENCE-ID).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NewType

from kiosk.room.disclosure import Disclosure, discloses

EventKey = NewType("EventKey", str)
"""HMAC of an occurrence's identity: stable for one installation, meaningless anywhere else."""

UNREADABLE = timedelta(minutes=30)
"""How long an event counts when nothing is left of its end."""
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(9900, 1, 1, tzinfo=UTC)
"""No span reaches beyond these. The rules add minutes, days and weeks to its times, and look at them in the room's
zone: a century from the ends of what a datetime holds, none of that can overflow.
"""


@dataclass(frozen=True, slots=True, order=True)
class Abilities:
    """What may be done with one booking. Until the backend was asked, everything."""

    end: bool = True
    extend: bool = True
    check_in: bool = True
    undo: bool = True
    """What `end` took can be put back."""
    declines: bool = False
    """All that `end` can do is to answer no for the room: all of it is gone, and whoever invited the room is told."""


ANYTHING = Abilities()
NOTHING = Abilities(end=False, extend=False, check_in=False, undo=False)


@discloses(Disclosure.TIMES)
@dataclass(frozen=True, slots=True)
class Span:
    """One occurrence that blocks the room, as the backend tells it: `[start, end)`, aware UTC."""

    key: EventKey
    start: datetime
    end: datetime
    own: bool = False
    """A panel made it."""
    walk_up: bool = False
    """A panel made it and it started when it was made: born checked in."""
    checked_in: bool = False
    claim: bool = False
    """A panel's booking that is not confirmed yet: counts as busy, is never due."""
    all_day: bool = False
    exempt: bool = False
    """Never needs check-in: the site's policy, or an event that could not be read."""
    base: EventKey | None = None
    """Set on an extension: the booking it prolongs."""
    may: Abilities = ANYTHING
    gives_way: bool = False
    """Another panel's booking of the same time goes before it: some calendars let both be confirmed."""

    def __post_init__(self) -> None:
        if self.start.utcoffset() != timedelta(0) or self.end.utcoffset() != timedelta(0):
            raise ValueError("a span's times are aware UTC")
        if self.start < EARLIEST or self.end > LATEST:
            raise ValueError("a span lies between EARLIEST and LATEST")
        if self.end <= self.start:
            raise ValueError("a span ends after it starts")


@dataclass(frozen=True, slots=True, order=True)
class Doubt:
    """A time at which the room may be taken and nobody can say: `[start, end)`, aware UTC.

    What a series leaves behind whose rule cannot be worked out. It is never shown as a booking, and never as free.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start < EARLIEST or self.end > LATEST:
            raise ValueError("a doubt lies between EARLIEST and LATEST")


@dataclass(frozen=True, slots=True)
class Booking:
    """A span together with the extension that prolongs it: what a person calls one booking."""

    key: EventKey
    start: datetime
    end: datetime
    own: bool
    walk_up: bool
    checked_in: bool
    claim: bool
    all_day: bool
    exempt: bool
    base_end: datetime
    """Where the booking itself ends; `end` is later when an extension stands behind it."""
    extension: EventKey | None = None
    may: Abilities = ANYTHING
    gives_way: bool = False

    @property
    def extended(self) -> bool:
        return self.extension is not None


Taken = Booking | Doubt
"""Time that cannot be offered: somebody has the room then, or may have it."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The spans of one room, in one order whatever order they came in; the same span twice is one."""

    spans: tuple[Span, ...] = field(default=())
    doubts: tuple[Doubt, ...] = field(default=())

    def __init__(self, spans: Iterable[Span] = (), doubts: Iterable[Doubt] = ()) -> None:
        object.__setattr__(self, "spans", tuple(sorted(set(spans), key=_order)))
        object.__setattr__(self, "doubts", tuple(sorted(set(doubts))))

    def only_shown(self) -> "Schedule":
        """The same of a calendar that nobody may write into."""
        return Schedule((replace(span, may=NOTHING) for span in self.spans), self.doubts)

    def without(self, keys: Collection[EventKey]) -> "Schedule":
        """The same without these spans."""
        return Schedule((span for span in self.spans if span.key not in keys), self.doubts) if keys else self

    def bookings(self) -> tuple[Booking, ...]:
        """Every booking, extensions folded into the one they prolong, by start, end, key.

        An extension whose base is gone, or no longer ends where the extension starts, counts for nothing: the panel
        that sees it takes it away (`orphans`).
        """
        extensions = {span.base: span for span in self._attached()}  # of several the last, which lasts longest
        merged = (_booking(span, extensions.get(span.key)) for span in self.spans if span.base is None)
        return tuple(sorted(merged, key=lambda b: (b.start, b.end, b.key)))

    def taken(self) -> tuple[Taken, ...]:
        """Everything no offer may touch, the bookings first."""
        return (*self.bookings(), *self.doubts)

    def orphans(self) -> tuple[EventKey, ...]:
        """Extensions that no longer prolong anything."""
        attached = {span.key for span in self._attached()}
        return tuple(span.key for span in self.spans if span.base is not None and span.key not in attached)

    def _attached(self) -> Iterable[Span]:
        ends = {span.key: span.end for span in self.spans if span.base is None}
        return (span for span in self.spans if span.base is not None and ends.get(span.base) == span.start)


def booking_of(key: EventKey, bookings: Iterable[Booking]) -> Booking | None:
    """The one with that key, where it is among them."""
    return next((booking for booking in bookings if booking.key == key), None)


def _order(span: Span) -> tuple[object, ...]:
    """Start, end, key; the rest only makes the order total."""
    flags = (span.own, span.walk_up, span.checked_in, span.claim, span.all_day, span.exempt, span.may, span.gives_way)
    return (span.start, span.end, span.key, span.base or "", flags)


def _booking(span: Span, extension: Span | None) -> Booking:
    return Booking(
        key=span.key,
        start=span.start,
        end=extension.end if extension else span.end,
        own=span.own,
        walk_up=span.walk_up,
        checked_in=span.checked_in or (extension is not None and extension.checked_in),
        claim=span.claim,
        all_day=span.all_day,
        exempt=span.exempt,
        base_end=span.end,
        extension=extension.key if extension else None,
        may=span.may,
        gives_way=span.gives_way,
    )


def blocks(*, status: str, transparent: bool) -> bool:
    """Whether an event with this RFC 5545 STATUS and TRANSP keeps others out of the room; TENTATIVE does."""
    return not transparent and status.upper() != "CANCELLED"


def mended_end(start: datetime, end: datetime | None) -> datetime:
    """The end an event counts to: its own, or 30 min after the start where that is missing or not after the start."""
    return end if end is not None and end > start else start + UNREADABLE
