"""Whether a booking made elsewhere was there before the walk-up that this panel has just confirmed.

Calendar programs take no part in the claim protocol: what they booked at the same moment wins.
"""

from dataclasses import dataclass
from typing import Final

from kiosk.panel.live_facts import LiveFacts
from kiosk.room.fulfilment import overtaken_by
from kiosk.room.intent import Book
from kiosk.room.schedule import Booking, EventKey, booking_of
from kiosk.system.clock import Clock

OVERTAKEN_WITHIN: Final = 120.0
"""Seconds after the confirmation within which a booking made elsewhere that shows up was there first."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A walk-up and what was there before it."""

    intent: Book
    key: EventKey
    rival: Booking
    confirmed_at: float


class WalkUpWatch:
    """The last walk-up that was confirmed. It is the very event that counts: by now it may have been handed back, and
    the same time booked at another door.
    """

    def __init__(self, clock: Clock, live: LiveFacts) -> None:
        self._clock = clock
        self._live = live
        self._confirmed: tuple[Book, EventKey, float] | None = None
        """What was told as booked, which event that is, and when."""

    def confirmed(self, intent: Book, key: EventKey) -> None:
        """A walk-up was just told as booked."""
        self._confirmed = (intent, key, self._clock.mono())

    def overtaken(self) -> Overtaken | None:
        """After a read: what has to give way now. It is named once, unless it is handed in again. One that a read does
        not show may be shown by the next: some calendars are late.
        """
        if self._confirmed is None:
            return None
        intent, key, mono = self._confirmed
        if self._clock.mono() - mono > OVERTAKEN_WITHIN:
            self._confirmed = None
            return None
        schedule = self._live.last_read
        mine = booking_of(key, schedule.bookings())
        rival = None if mine is None else overtaken_by(mine, schedule)
        if rival is None:
            return None
        self._confirmed = None
        return Overtaken(intent, key, rival, mono)

    def again(self, overtaken: Overtaken) -> None:
        """It did not give way: the next read looks again."""
        self._confirmed = (overtaken.intent, overtaken.key, overtaken.confirmed_at)

    def is_overtaken(self, key: EventKey) -> bool:
        schedule = self._live.last_read
        mine = booking_of(key, schedule.bookings())
        return mine is not None and overtaken_by(mine, schedule) is not None
