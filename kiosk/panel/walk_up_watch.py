"""Whether a booking made elsewhere was there before the walk-up that this panel has just confirmed.

Calendar programs take no part in the claim protocol: what they booked at the same moment wins.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.panel.live_facts import LiveFacts
from kiosk.room.fulfilment import overtaken_by
from kiosk.room.intent import Book, Reason, Refused
from kiosk.room.schedule import Booking, EventKey, booking_of
from kiosk.system.clock import Clock

OVERTAKEN_WITHIN: Final = 120.0
"""Seconds after the confirmation within which a booking made elsewhere that shows up was there first."""


@dataclass(frozen=True, slots=True)
class WalkUp:
    """What was told as booked: the id it was asked for under, which event that is, and its `mono`."""

    intent: Book
    idem: str
    key: EventKey
    confirmed_at: float


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A walk-up and what was there before it."""

    walk_up: WalkUp
    rival: Booking

    def told(self, now: datetime) -> Refused:
        """What its person hears."""
        return Refused(self.walk_up.intent, Reason.OVERTAKEN, self.rival.start if self.rival.start > now else None)


class WalkUpWatch:
    """The last walk-up that was confirmed. It is the very event that counts: by now it may have been handed back, and
    the same time booked at another door.
    """

    def __init__(self, clock: Clock, live: LiveFacts) -> None:
        self._clock = clock
        self._live = live
        self._confirmed: WalkUp | None = None

    def confirmed(self, intent: Book, idem: str, key: EventKey) -> None:
        """A walk-up was just told as booked."""
        self._confirmed = WalkUp(intent, idem, key, self._clock.mono())

    def overtaken(self) -> Overtaken | None:
        """After a read: what has to give way now. It is named once, unless it is handed in again. One that a read does
        not show may be shown by the next: some calendars are late.
        """
        if self._confirmed is None:
            return None
        if self._clock.mono() - self._confirmed.confirmed_at > OVERTAKEN_WITHIN:
            self._confirmed = None
            return None
        rival = self._rival(self._confirmed.key)
        if rival is None:
            return None
        overtaken, self._confirmed = Overtaken(self._confirmed, rival), None
        return overtaken

    def again(self, overtaken: Overtaken) -> None:
        """It did not have to give way when its turn came: the next read looks again."""
        self._confirmed = overtaken.walk_up

    def is_overtaken(self, key: EventKey) -> bool:
        return self._rival(key) is not None

    def stands_alone(self, key: EventKey) -> bool:
        """Whether it has the room. What is not there does not: it was taken out, and no answer said so."""
        return self._mine(key) is not None and not self.is_overtaken(key)

    def _rival(self, key: EventKey) -> Booking | None:
        mine = self._mine(key)
        return None if mine is None else overtaken_by(mine, self._live.last_read)

    def _mine(self, key: EventKey) -> Booking | None:
        return booking_of(key, self._live.last_read.bookings())
