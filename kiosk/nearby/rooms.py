"""PURE: the rooms of `[[rooms]]` as the screen knows them, and what was read of their calendars."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from kiosk.privacy.display_text import DisplayText
from kiosk.room.current import current
from kiosk.room.day import midnight
from kiosk.room.doubts import doubted_until, next_doubt
from kiosk.room.facts import Facts
from kiosk.room.intent import RoomId
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, Doubt, Schedule, Taken

NOTHING: Final = DisplayText()
_NO_FACTS: Final = Facts()


@dataclass(frozen=True, slots=True)
class RoomCard:
    """What is written of a room. Everything that came from outside is `DisplayText`."""

    name: DisplayText
    floor: DisplayText = NOTHING
    zone: DisplayText = NOTHING
    seats: int | None = None
    equipment: tuple[str, ...] = ()
    """Known pieces, as the configuration names them; unknown ones are shown as they are written."""
    door_cm: int | None = None
    house_rules: tuple[DisplayText, ...] = ()
    photo: str = ""
    """The address of a picture on this machine, `file:///…`."""


@dataclass(frozen=True, slots=True)
class NearbyRoom:
    id: RoomId
    card: RoomCard
    has_login: bool = False
    """Of its own: it can be booked from here."""


@dataclass(frozen=True, slots=True)
class RoomReading:
    """What was read of one calendar, of today and tomorrow: times alone."""

    bookings: tuple[Booking, ...]
    """By start."""
    doubts: tuple[Doubt, ...]
    fresh_until: datetime
    writable: bool
    clock_trusted: bool = True
    """The server's time and ours were the same."""

    @classmethod
    def of(
        cls, schedule: Schedule, policy: Policy, now: datetime, *, fresh_until: datetime, writable: bool, trusted: bool
    ) -> "RoomReading":
        begins, ends = midnight(now, policy.zone), midnight(now, policy.zone, 2)
        bookings = tuple(b for b in schedule.bookings() if b.start < ends and begins < b.end)
        doubts = tuple(d for d in schedule.doubts if d.start < ends and begins < d.end)
        return cls(bookings, doubts, fresh_until, writable, trusted)

    @property
    def taken(self) -> tuple[Taken, ...]:
        return (*self.bookings, *self.doubts)

    def is_fresh(self, now: datetime) -> bool:
        return self.clock_trusted and now < self.fresh_until

    def current(self, policy: Policy, now: datetime) -> Booking | None:
        """The booking that has the room, as `resolve` finds it."""
        return current(self.bookings, _NO_FACTS, policy, now)

    def begins_before(self, now: datetime, moment: datetime) -> Booking | None:
        """The next booking, where it begins so soon."""
        return next((b for b in self.bookings if now < b.start < moment), None)

    def is_doubted(self, now: datetime) -> bool:
        return doubted_until(self.doubts, now) is not None

    def next_taken(self, now: datetime) -> datetime | None:
        """The first start, of a booking or a doubt, after `now`."""
        starts = (b.start for b in self.bookings if b.start > now)
        ahead = [start for start in (next(starts, None), next_doubt(self.doubts, now)) if start is not None]
        return min(ahead, default=None)


@dataclass(frozen=True, slots=True)
class SeenRoom:
    """A room, and what is known of its calendar."""

    room: NearbyRoom
    reading: RoomReading | None = None
    silent: bool = False
    """The last try to read it did not work."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """The other rooms, the nearest first."""

    rooms: tuple[SeenRoom, ...] = field(default=())

    def of(self, room: RoomId) -> SeenRoom | None:
        return next((seen for seen in self.rooms if seen.room.id == room), None)


NOWHERE: Final = Nearby()


def nearest_first(rooms: Iterable[NearbyRoom], floor: str) -> tuple[NearbyRoom, ...]:
    """From a room on `floor`; rooms as near as each other stay in their order."""
    return tuple(sorted(rooms, key=lambda room: floors_away(room.card.floor, floor)))


FAR: Final = 1000
"""Floors between two of which nobody can say how far they are apart."""
_GROUND: Final = frozenset({"bg", "g", "gf", "eg", "rdc", "begane grond", "ground", "ground floor"})


def floors_away(one: str, other: str) -> int:
    """How many floors lie between them, by their numbers; the ground floor is 0 by whatever name."""
    if _floor_name(one) == _floor_name(other):
        return 0
    first, second = _floor_number(one), _floor_number(other)
    return FAR if first is None or second is None else abs(first - second)


def _floor_name(floor: str) -> str:
    return str(DisplayText(floor)).strip("\u2068\u2069").casefold()


def _floor_number(floor: str) -> int | None:
    name = _floor_name(floor).replace("\u2212", "-")
    if name in _GROUND:
        return 0
    digits = name.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 3):
        return None
    return int(name)
