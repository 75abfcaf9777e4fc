"""The shell round `resolve`: takes in what was read, what a person wants and what time it is; publishes one value.

All mutable state of a door lives here and changes on one event loop. Instants are kept as `Clock.mono` seconds, so a
step of the wall clock moves them along.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.clock import Clock
from kiosk.personal import NO_LABELS, Labels
from kiosk.room.day import floor_minute
from kiosk.room.facts import Abilities, Facts, Notice, Presence, UndoOffer
from kiosk.room.freshness import fresh_until
from kiosk.room.intent import CheckIn, Confirmed, End, Intent, Outcome, Reason, Refused, Touched
from kiosk.room.policy import Policy
from kiosk.room.refusal import refusal
from kiosk.room.report import BackendHealth, Report
from kiosk.room.schedule import EventKey, Schedule
from kiosk.room.state import Resolution, resolve
from kiosk.sync.backend import BackendError
from kiosk.sync.cache import Kept
from kiosk.sync.engine import Engine, Read

log = logging.getLogger(__name__)

UNDO_FOR = 10.0
OUTCOME_SHOWN_FOR = 12.0
RELEASE_SYNC_AGE = 30.0
"""R5: nothing is released on data older than this."""
RELEASE_RETRY = 10.0
SENSED_RETRY = 10.0
"""Between two tries to do what the presence sensor asks for."""
CLOCK_TOLERANCE = timedelta(seconds=60)
"""R6: further apart than this, nobody knows what time it is."""

Publish = Callable[[Report, Labels], None]


@dataclass(frozen=True, slots=True)
class _Sensed:
    """What the sensor said, with instants as `mono`."""

    present: bool
    since: float
    reported: float
    occupancy: bool

    def told(self, at: Callable[[float], datetime]) -> Presence:
        return Presence(self.present, at(self.since), at(self.reported), self.occupancy)


class Panel:
    """One door. `publish` gets every change; `keep` gets every schedule worth keeping on disk."""

    def __init__(
        self, policy: Policy, clock: Clock, *, publish: Publish, keep: Callable[[Kept], None], kept: Kept | None = None
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._publish_to = publish
        self._keep = keep
        self._engine: Engine | None = None
        self._woken = asyncio.Event()
        self._tasks: set[asyncio.Task[object]] = set()

        self._schedule = kept.schedule if kept else None
        self._kept_at = kept.saved_at if kept else None
        self._labels: Labels = NO_LABELS
        self._synced: float | None = None
        self._fresh_since: float | None = None
        self._first_seen: dict[EventKey, float] = {}
        self._clock_trusted = True
        self._abilities = Abilities()
        self._undo: tuple[EventKey, float] | None = None
        self._touched: float | None = None
        self._notice: Notice | None = None
        self._pending: Intent | None = None
        self._outcome: Outcome | None = None
        self._outcome_until = 0.0
        self._health = BackendHealth.STARTING
        self._health_since: float | None = None
        self._release_not_before = 0.0
        self._presence: _Sensed | None = None
        self._sensed_not_before = 0.0
        self._light_ok = True
        self._disk_ok = True
        self._published: tuple[Report, Labels] | None = None

    @property
    def report(self) -> Report:
        """What is true now."""
        return self._report(self._clock.now())

    def connect(self, engine: Engine) -> None:
        """The engine whose reads come in through `heard` and `failed`, and which carries wishes out."""
        self._engine = engine

    async def run(self) -> None:
        """Publish at once, then whenever something changes or the next instant comes at which something would."""
        while True:
            self._woken.clear()
            report = self._publish()
            self._release_if_due(report.resolution)
            self._act_on_presence(report.resolution)
            wait = (report.resolution.next_change_at - self._clock.now()).total_seconds()
            if self._outcome is not None:
                wait = min(wait, self._outcome_until - self._clock.mono())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, wait)):
                    await self._woken.wait()

    # What comes in

    def heard(self, read: Read) -> None:
        """A complete read of the calendar."""
        now = self._clock.now()
        changed = read.schedule != self._schedule
        if self._is_stale(now):
            self._fresh_since = self._clock.mono()
        self._first_seen = {s.key: self._first_seen.get(s.key, read.mono) for s in read.schedule.spans}
        self._schedule, self._labels, self._synced = read.schedule, read.labels, read.mono
        self._clock_trusted = read.server_time is None or abs(read.server_time - now) <= CLOCK_TOLERANCE
        can = read.capabilities
        self._abilities = Abilities(can.end_foreign, can.writable, can.mark_check_in, can.undo)
        self._set_health(BackendHealth.OK)
        if changed:
            self._keep(Kept(read.schedule, self._clock.at(read.mono)))
        orphans = read.schedule.orphans()
        if orphans and self._engine:
            self._start(self._engine.remove_orphans(orphans))
        self._woken.set()

    def failed(self, error: BackendError) -> None:
        """A read that did not work."""
        self._set_health(error.health or BackendHealth.CONFUSED)
        self._woken.set()

    def light_changed(self, ok: bool) -> None:
        self._light_ok = ok
        self._woken.set()

    def disk_changed(self, ok: bool) -> None:
        self._disk_ok = ok
        self._woken.set()

    def notice_changed(self, notice: Notice | None) -> None:
        self._notice = notice
        self._woken.set()

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None:
        """What the room's sensor says now, and has said for `for_s` seconds."""
        mono = self._clock.mono()
        self._presence = _Sensed(present, mono - for_s, mono, occupancy)
        self._woken.set()

    def post(self, intent: Intent) -> None:
        """A finger's wish. A second one while the first is pending does nothing."""
        if isinstance(intent, Touched):
            self._touched = self._clock.mono()
            self._woken.set()
            if self._engine:
                self._engine.touched()
        elif self._pending is None:
            self._start(self.perform(intent))

    async def perform(self, intent: Intent) -> Outcome:
        """Carry a wish out; the outcome, once it is settled and shown."""
        if self._pending is not None:
            return Refused(intent, Reason.CHANGED)
        self._pending, self._outcome = intent, None
        self._publish()
        try:
            outcome = await self._carry_out(intent)
        finally:
            self._pending = None
        self._outcome, self._outcome_until = outcome, self._clock.mono() + OUTCOME_SHOWN_FOR
        self._publish()
        self._woken.set()
        return outcome

    def marks(self) -> Iterator[datetime]:
        """The instants round which the backend is read more often."""
        for booking in (self._schedule or Schedule()).bookings():
            yield from (booking.start, booking.end)
            if not booking.checked_in:
                yield booking.start + self._policy.release_after

    # What goes out

    def _publish(self) -> Report:
        report = self._report(self._clock.now())
        if self._published is None or self._published[0] != report or self._published[1] is not self._labels:
            self._published = (report, self._labels)
            self._publish_to(report, self._labels)
        return report

    def _report(self, now: datetime) -> Report:
        if self._clock.mono() >= self._outcome_until:
            self._outcome = None
        return Report(
            resolution=resolve(self._facts(), self._policy, now),
            pending=self._pending,
            outcome=self._outcome,
            health=self._health,
            health_since=None if self._health_since is None else self._clock.at(self._health_since),
            light_ok=self._light_ok,
            disk_ok=self._disk_ok,
        )

    def _facts(self) -> Facts:
        at = self._clock.at
        synced = None if self._synced is None else at(self._synced)
        return Facts(
            schedule=self._schedule,
            synced_at=synced or self._kept_at,
            fresh_since=None if self._fresh_since is None else at(self._fresh_since),
            fresh_until=None if synced is None else fresh_until(synced, self._policy),
            first_seen={key: at(mono) for key, mono in self._first_seen.items()},
            clock_trusted=self._clock_trusted,
            undo=None if self._undo is None else UndoOffer(self._undo[0], at(self._undo[1])),
            notice=self._notice,
            presence=None if self._presence is None else self._presence.told(at),
            touched_at=None if self._touched is None else at(self._touched),
            abilities=self._abilities,
        )

    # Carrying out

    async def _carry_out(self, intent: Intent) -> Outcome:
        if self._engine is None:
            return Refused(intent, Reason.OFFLINE)
        if self._health is not BackendHealth.OK and not await self._engine.read():
            return Refused(intent, Reason.OFFLINE)
        refused = refusal(intent, self._facts(), self._policy, self._clock.now())
        if refused is not None:
            return refused
        self._undo = None
        outcome = await self._engine.perform(intent)
        if isinstance(outcome, Confirmed) and isinstance(intent, End) and self._abilities.undo:
            self._undo = (intent.key, self._clock.mono() + UNDO_FOR)
        return outcome

    def _release_if_due(self, resolution: Resolution) -> None:
        """R5: only on fresh data and with nobody's wish under way; any doubt means no."""
        release, mono = resolution.release, self._clock.mono()
        if release is None or not release.due or release.hindrance or self._engine is None:
            return
        if self._pending is not None or mono < self._release_not_before:
            return
        self._release_not_before = mono + RELEASE_RETRY
        self._start(self._release(release.key))

    async def _release(self, key: EventKey) -> None:
        assert self._engine is not None
        if self._synced is None or self._clock.mono() - self._synced > RELEASE_SYNC_AGE:
            await self._engine.read()
        release = self.report.resolution.release
        if release is None or release.key != key or not release.due or release.hindrance:
            return
        if self._health is BackendHealth.OK and self._clock_trusted and self._pending is None:
            released = await self._engine.auto_release(key, floor_minute(self._clock.now()))
            log.info("released a room nobody checked into" if released else "did not release: something had changed")

    def _act_on_presence(self, resolution: Resolution) -> None:
        """What the sensor asks for, done without a finger; a person's wish under way goes first."""
        seen, mono = resolution.presence_check_in, self._clock.mono()
        if (seen is None and not resolution.vacate_due) or self._engine is None or self._pending is not None:
            return
        if self._health is not BackendHealth.OK or mono < self._sensed_not_before:
            return
        self._sensed_not_before = mono + SENSED_RETRY
        self._start(self._check_in_seen(seen) if seen is not None else self._vacate())

    async def _check_in_seen(self, key: EventKey) -> None:
        assert self._engine is not None
        outcome = await self._engine.perform(CheckIn(key))
        if isinstance(outcome, Refused):
            log.info("did not check in for the presence sensor: %s", outcome.reason.value)

    async def _vacate(self) -> None:
        """The one exception of R5: on data just read, and only if the room is still to be handed back."""
        assert self._engine is not None
        if not await self._engine.read():
            return
        resolution = self.report.resolution
        if resolution.vacate_due and resolution.current is not None and self._pending is None:
            outcome = await self._engine.perform(End(resolution.current.key))
            log.info("an empty room: %s", "handed back" if isinstance(outcome, Confirmed) else outcome.reason.value)

    # Small things

    def _is_stale(self, now: datetime) -> bool:
        return self._synced is None or now >= fresh_until(self._clock.at(self._synced), self._policy)

    def _set_health(self, health: BackendHealth) -> None:
        if health is self._health:
            return
        if health is BackendHealth.OK:
            log.info("the backend answers")
        else:
            log.warning("the backend does not answer as it should: %s", health.value)
        self._health, self._health_since = health, self._clock.mono()

    def _start(self, coroutine: Coroutine[None, None, object]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        self._woken.set()
        if not task.cancelled() and task.exception() is not None:
            task.get_loop().call_exception_handler({"message": "a panel task failed", "exception": task.exception()})
