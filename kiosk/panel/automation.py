"""What a panel does without a finger: releases rooms nobody came to, gives way, obeys the presence sensor."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kiosk.panel.current_state import CurrentState
from kiosk.panel.last_outcome import LastOutcome
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox_delivery import OutboxDelivery
from kiosk.panel.requests import Proof, Requests
from kiosk.panel.walk_up_watch import Overtaken, WalkUpWatch
from kiosk.room.day import floor_minute
from kiosk.room.intent import CheckIn, End, Refused
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import EventKey
from kiosk.room.state import Resolution
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)

RELEASE_SYNC_AGE: Final = 30.0
"""R5: nothing is released on data older than so many seconds."""
RETRY: Final = 10.0
"""Seconds between two tries of the same kind."""


@dataclass(frozen=True, slots=True)
class AutoRelease:
    """Nobody checked in."""

    key: EventKey


@dataclass(frozen=True, slots=True)
class CheckInSeen:
    """The sensor saw somebody."""

    key: EventKey


@dataclass(frozen=True, slots=True)
class EndEmpty:
    """The sensor sees that everybody has left."""


Action = AutoRelease | CheckInSeen | EndEmpty


def due(resolution: Resolution, health: BackendHealth, *, busy: bool) -> Iterator[Action]:
    """PURE: what is to be done now. `busy`: a person's intent is being carried out, which goes first."""
    if busy:
        return
    release = resolution.release
    if release is not None and release.due and not release.hindrance:
        yield AutoRelease(release.key)
    if health is not BackendHealth.OK:
        return
    if resolution.presence_check_in is not None:
        yield CheckInSeen(resolution.presence_check_in)
    elif resolution.vacate_due:
        yield EndEmpty()


def may_release(key: EventKey, resolution: Resolution) -> bool:
    """PURE: whether it still is the booking nobody checked into, now that its turn has come."""
    release = resolution.release
    return release is not None and release.key == key and release.due and not release.hindrance


def may_end(key: EventKey, resolution: Resolution) -> bool:
    """PURE: whether it still is the booking whose people have left."""
    return resolution.vacate_due and resolution.current is not None and resolution.current.key == key


class Automation:
    """One panel's."""

    def __init__(
        self,
        clock: Clock,
        live: LiveFacts,
        now: CurrentState,
        delivery: OutboxDelivery,
        walk_ups: WalkUpWatch,
        requests: Requests,
        outcome: LastOutcome,
        engine: Engine,
        tasks: TaskSet,
    ) -> None:
        self._clock = clock
        self._live = live
        self._now = now
        self._delivery = delivery
        self._walk_ups = walk_ups
        self._requests = requests
        self._outcome = outcome
        self._engine = engine
        self._tasks = tasks
        self._not_before: dict[bool, float] = {}
        """`mono` of the next try, of a release (True) and of what the sensor asks for."""

    def attend(self) -> None:
        """Begin what is due now."""
        for action in due(self._now.resolution, self._live.health, busy=self._busy):
            releases, mono = isinstance(action, AutoRelease), self._clock.mono()
            if mono >= self._not_before.get(releases, float("-inf")):
                self._not_before[releases] = mono + RETRY
                self._tasks.start(self._do(action))

    def after_read(self) -> None:
        """Give way to what was there before a walk-up of ours."""
        overtaken = self._walk_ups.overtaken()
        if overtaken is not None:
            self._tasks.start(self._give_way(overtaken))

    @property
    def _busy(self) -> bool:
        return self._requests.pending is not None

    @property
    def _undisturbed(self) -> bool:
        return self._fresh and not self._busy

    @property
    def _fresh(self) -> bool:
        return self._live.health is BackendHealth.OK and self._live.sync_age <= RELEASE_SYNC_AGE

    async def _do(self, action: Action) -> None:
        match action:
            case AutoRelease(key):
                await self._release(key)
            case CheckInSeen(key):
                outcome = await self._requests.perform(CheckIn(key), Proof.ROOM)
                if isinstance(outcome, Refused):
                    log.info("did not check in for the presence sensor: %s", outcome.reason.value)
            case EndEmpty():
                await self._end_empty()

    async def _release(self, key: EventKey) -> None:
        """R5: only on fresh data and with nobody's intent being carried out."""
        if self._live.sync_age > RELEASE_SYNC_AGE:
            await self._engine.reader.read()
        at = floor_minute(self._clock.now())
        await self._engine.writer.auto_release(
            key, at, lambda: self._undisturbed and may_release(key, self._now.resolution)
        )

    async def _end_empty(self) -> None:
        """The one exception of R5: on data just read, and only if the room is still to be handed back."""
        current = self._now.resolution.current if await self._engine.reader.read() else None
        if current is not None:
            outcome = await self._requests.perform(
                End(current.key),
                Proof.ROOM,
                allowed=lambda: self._undisturbed and may_end(current.key, self._now.resolution),
            )
            log.info("an empty room: %s", outcome.reason.value if isinstance(outcome, Refused) else "handed back")

    async def _give_way(self, overtaken: Overtaken) -> None:
        walk_up = overtaken.walk_up
        gone = await self._engine.writer.take_back(
            walk_up.idem, lambda: self._fresh and self._walk_ups.is_overtaken(walk_up.key)
        )
        if gone:
            self._outcome.show(overtaken.told(self._clock.now()))
        elif self._walk_ups.stands_alone(walk_up.key):
            self._walk_ups.again(overtaken)
        else:
            await self._delivery.owe_taking_back(overtaken)
