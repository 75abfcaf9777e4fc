"""What a panel does without a finger: releases rooms nobody came to, gives way, obeys the presence sensor."""

import logging
from collections.abc import Coroutine
from typing import Protocol

from kiosk.panel.live_facts import LiveFacts
from kiosk.room.day import floor_minute
from kiosk.room.fulfilment import booked, overtaken_by
from kiosk.room.intent import Book, CheckIn, End, Outcome, Reason, Refused
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.schedule import Booking, EventKey, Schedule, booking_of
from kiosk.room.state import Resolution
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock

log = logging.getLogger(__name__)

RELEASE_SYNC_AGE = 30.0
"""R5: nothing is released on data older than this."""
RELEASE_RETRY = 10.0
SENSED_RETRY = 10.0
"""Between two tries to do what the presence sensor asks for."""
OVERTAKEN_WITHIN = 120.0
"""A booking made elsewhere that shows up this soon after a walk-up was confirmed was there first."""


class Host(Protocol):
    """What the duties need of the panel they are done for."""

    engine: Engine | None

    @property
    def busy(self) -> bool: ...

    @property
    def report(self) -> PanelState: ...

    def start(self, coroutine: Coroutine[None, None, object]) -> None: ...

    def tell(self, outcome: Outcome) -> None: ...


class Automation:
    """One panel's. A person's wish under way always goes first."""

    def __init__(self, clock: Clock, known: LiveFacts, host: Host) -> None:
        self._clock = clock
        self._known = known
        self._host = host
        self._confirmed: tuple[Book, EventKey | None, float] | None = None
        """What was told as booked, which event that is, and when."""
        self._release_not_before = 0.0
        self._sensed_not_before = 0.0

    def attend(self, resolution: Resolution) -> None:
        """See whether there is anything to do now."""
        self._release_if_due(resolution)
        self._act_on_presence(resolution)

    def confirmed(self, wish: Book) -> None:
        """A walk-up was just told as booked."""
        mine = booked(wish, self._known.schedule or Schedule())
        self._confirmed = (wish, mine.key if mine else None, self._clock.mono())

    def heard(self, schedule: Schedule) -> None:
        """Calendar programs take no part in the booking protocol: what they booked at the same moment wins.

        It is the very event that counts: by now it may have been handed back, and the same time booked at another door.
        """
        if self._confirmed is None or self._host.engine is None:
            return
        (wish, key, mono), self._confirmed = self._confirmed, None
        mine = booked(wish, schedule) if key is None else booking_of(key, schedule.bookings())
        if mine is None or self._clock.mono() - mono > OVERTAKEN_WITHIN:
            return
        rival = overtaken_by(mine, schedule)
        if rival is None:
            self._confirmed = (wish, mine.key, mono)
        else:
            self._host.start(self._give_way(self._host.engine, wish, mine.key, rival, mono))

    async def _give_way(self, engine: Engine, wish: Book, key: EventKey, rival: Booking, mono: float) -> None:
        outcome = await engine.perform(End(key), allowed=lambda: self._fresh and self._overtaken(key))
        if isinstance(outcome, Refused):
            self._confirmed = (wish, key, mono)  # the next read tries again
            if not self._overtaken(key):
                return
        self._host.tell(Refused(wish, Reason.OVERTAKEN, rival.start if rival.start > self._clock.now() else None))

    def _overtaken(self, key: EventKey) -> bool:
        schedule = self._known.schedule or Schedule()
        mine = booking_of(key, schedule.bookings())
        return mine is not None and overtaken_by(mine, schedule) is not None

    def _release_if_due(self, resolution: Resolution) -> None:
        """R5: only on fresh data and with nobody's wish under way; any doubt means no."""
        release, mono = resolution.release, self._clock.mono()
        if release is None or not release.due or release.hindrance or self._host.engine is None:
            return
        if self._host.busy or mono < self._release_not_before:
            return
        self._release_not_before = mono + RELEASE_RETRY
        self._host.start(self._release(self._host.engine, release.key))

    async def _release(self, engine: Engine, key: EventKey) -> None:
        if self._known.sync_age > RELEASE_SYNC_AGE:
            await engine.read()
        await engine.auto_release(key, floor_minute(self._clock.now()), lambda: self._may_release(key))

    def _may_release(self, key: EventKey) -> bool:
        release = self._host.report.resolution.release
        if release is None or release.key != key or not release.due or release.hindrance:
            return False
        return self._fresh and not self._host.busy

    @property
    def _fresh(self) -> bool:
        return self._known.health is BackendHealth.OK and self._known.sync_age <= RELEASE_SYNC_AGE

    def _act_on_presence(self, resolution: Resolution) -> None:
        """What the sensor asks for, done without a finger; a person's wish under way goes first."""
        seen, mono = resolution.presence_check_in, self._clock.mono()
        if (seen is None and not resolution.vacate_due) or self._host.engine is None or self._host.busy:
            return
        if self._known.health is not BackendHealth.OK or mono < self._sensed_not_before:
            return
        self._sensed_not_before = mono + SENSED_RETRY
        self._host.start(
            self._check_in_seen(self._host.engine, seen) if seen is not None else self._vacate(self._host.engine)
        )

    async def _check_in_seen(self, engine: Engine, key: EventKey) -> None:
        outcome = await engine.perform(CheckIn(key))
        if isinstance(outcome, Refused):
            log.info("did not check in for the presence sensor: %s", outcome.reason.value)

    async def _vacate(self, engine: Engine) -> None:
        """The one exception of R5: on data just read, and only if the room is still to be handed back."""
        current = self._host.report.resolution.current if await engine.read() else None
        if current is not None:
            outcome = await engine.perform(End(current.key), allowed=lambda: self._may_vacate(current.key))
            log.info("an empty room: %s", outcome.reason.value if isinstance(outcome, Refused) else "handed back")

    def _may_vacate(self, key: EventKey) -> bool:
        resolution = self._host.report.resolution
        due = resolution.vacate_due and resolution.current is not None and resolution.current.key == key
        return due and self._fresh and not self._host.busy
