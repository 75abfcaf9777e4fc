"""One door: takes in what was read, what a person wants and what time it is; publishes one value.

Everything happens on one event loop, and this owns all there is: what is known is in `LiveFacts`, what was promised in
`Outbox`, what is wanted goes through `Requests`. None of them knows the panel.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Final

from kiosk.events.security_event import SecurityEvent
from kiosk.notice.words import NoticeInForce, NoticeWords
from kiosk.panel.access_gate import AccessGate
from kiosk.panel.automation import Automation
from kiosk.panel.current_state import CurrentState
from kiosk.panel.last_outcome import LastOutcome
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.outbox_delivery import OutboxDelivery
from kiosk.panel.requests import Elsewhere, Proof, Requests, nowhere
from kiosk.panel.store.disk import Disk
from kiosk.panel.store.schedule_cache import KEPT_FOR, Kept
from kiosk.panel.try_limits import TryLimits
from kiosk.panel.walk_up_watch import WalkUpWatch
from kiosk.privacy.personal import Labels
from kiosk.room.access import Access, Who
from kiosk.room.intent import (
    CheckIn,
    EnterPin,
    Gesture,
    Intent,
    Outcome,
    PutAway,
    Reason,
    Refused,
    Touched,
    Withdraw,
)
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.pin import Pin
from kiosk.room.policy import Policy
from kiosk.sync.backend import BackendError
from kiosk.sync.engine import Engine
from kiosk.sync.reader import Read
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

Sink = Callable[[PanelState, Labels, NoticeWords], None]
CheckPin = Callable[[Pin], Awaitable[bool]]
KEEP_AGAIN_S: Final = KEPT_FOR.total_seconds() / 2
"""A schedule that nobody changes is kept anew, because what is on disk is gone after `KEPT_FOR`."""
LONGEST_WAIT: Final = 86_400.0
"""Seconds. What was resolved stands for a local day at most: a longer wait says that the wall clock was set back
between two looks at it, and Qt's timers hold no more than 2^31 ms.
"""


class Panel:
    """`keep` gets every schedule worth keeping on disk; `check_pin` says whether it is the PIN; `elsewhere` books other
    rooms; `record` takes security events. It listens to the engine from its making on; those who `subscribe` get every
    change.
    """

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        engine: Engine,
        *,
        keep: Callable[[Kept], None],
        outbox: Outbox,
        disk: Disk,
        kept: Kept | None = None,
        access: Access = Access(),  # noqa: B008  # frozen
        check_pin: CheckPin | None = None,
        elsewhere: Elsewhere = nowhere,
        limits: TryLimits | None = None,
        record: Callable[[SecurityEvent], None] = lambda _: None,
    ) -> None:
        self._clock = clock
        self._keep = keep
        self._outbox = outbox
        self._disk = disk
        self._check_pin = check_pin
        self._record = record
        self._engine = engine
        self._kept = float("-inf")
        """`mono` of the read that was kept last."""
        self._woken = asyncio.Event()
        self._tasks = TaskSet(self._wake)
        self._light_ok = True
        self._ailing: frozenset[str] = frozenset()
        self._sinks: list[Sink] = []
        self._published: tuple[PanelState, Labels, NoticeWords] | None = None
        self._live = LiveFacts(policy, clock, kept)
        self._now = CurrentState(policy, clock, self._live, outbox)
        self._limits = limits or TryLimits(clock)
        self._gate = AccessGate(access, clock, self._limits)
        self._outcome = LastOutcome(clock, self._changed)
        walk_ups = WalkUpWatch(clock, self._live)
        self._delivery = OutboxDelivery(clock, self._live, outbox, walk_ups, self._outcome, engine, self._tasks)
        self._requests = Requests(
            self._live,
            self._now,
            outbox,
            self._delivery,
            walk_ups,
            self._gate,
            self._outcome,
            engine,
            elsewhere,
            self._publish,
        )
        self._automation = Automation(
            clock, self._live, self._now, self._delivery, walk_ups, self._requests, self._outcome, engine, self._tasks
        )
        disk.listen(self._wake)
        engine.reader.listen(self)
        if self._live.schedule is not None:
            engine.reader.expect(self._live.schedule)

    @property
    def state(self) -> PanelState:
        """What is true now."""
        return PanelState(
            resolution=self._now.resolution,
            pending=self._requests.pending,
            outcome=self._outcome.current,
            challenge=self._gate.challenge,
            health=self._live.health,
            health_since=self._live.health_since,
            unread=self._live.unread,
            light_ok=self._light_ok,
            ailing=self._ailing,
            disk_ok=self._disk.ok and self._outbox.durable,
            notice_mistakes=self._live.notice.mistakes,
        )

    def is_published(self) -> bool:
        """Whether what is true now, worked out anew, is what was published last."""
        return self._published is not None and self._published[0] == self.state

    @property
    def keeps_promises(self) -> bool:
        """Whether everything that was promised at this door would survive the process."""
        return self._outbox.durable

    def subscribe(self, sink: Sink) -> None:
        """`sink` gets what was published last, and every change from now on."""
        self._sinks.append(sink)
        if self._published is not None:
            sink(*self._published)

    async def run(self) -> None:
        """Publish at once, then whenever something changes or the next instant comes at which something would."""
        while True:
            self._woken.clear()
            state = self._publish()
            self._automation.attend()
            self._delivery.attend()
            wait = (state.resolution.next_change_at - self._clock.now()).total_seconds()
            wait = min(LONGEST_WAIT, wait, min(self._gate.changes_at, self._outcome.until) - self._clock.mono())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, wait)):
                    await self._woken.wait()

    def cancel(self) -> None:
        """End what is being done beside `run`, in the middle of it."""
        self._tasks.cancel()

    # What the engine tells

    def after_read(self, read: Read) -> None:
        """A complete read of the calendar."""
        if self._live.take(read) or read.mono >= self._kept + KEEP_AGAIN_S:
            self._kept = read.mono
            self._keep(Kept(read.schedule, self._clock.at(read.mono)))
        orphans = read.schedule.orphans()
        if orphans:
            self._tasks.start(self._engine.writer.remove_orphans(orphans))
        self._automation.after_read()
        self._delivery.after_read(busy=self._requests.pending is not None)
        self._wake()

    def after_failure(self, error: BackendError) -> None:
        """A read that did not work."""
        health = error.health or BackendHealth.CONFUSED
        if health is BackendHealth.REFUSED and self._live.health is not health:
            self._record(SecurityEvent.LOGIN_REFUSED)
        self._live.turn(health)
        self._delivery.retry_failed_writes()
        self._wake()

    def marks(self) -> Iterable[datetime]:
        """The instants round which the calendar is read more often."""
        return self._live.marks()

    # What devices, clock and site tell

    def clock_stepped(self) -> None:
        """Somebody set the clock, or the machine slept and the loop's timers with it: look at everything anew."""
        self._live.looks_anew()
        self._published = None
        self._wake()
        self._engine.reader.hurry()

    def light_changed(self, ok: bool) -> None:
        self._light_ok = ok
        self._wake()

    def devices_changed(self, ailing: frozenset[str]) -> None:
        """The names of the sensors and readers that do not work."""
        self._ailing = ailing
        self._wake()

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None:
        """What the room's sensor says now, and has said for `for_s` seconds."""
        self._live.sensed(present, for_s, occupancy)
        self._wake()

    def notice_changed(self, notice: NoticeInForce) -> None:
        """What the site says at its doors from now on."""
        self._live.post(notice)
        self._wake()

    def put_out_of_service(self, out: bool) -> None:
        """By hand, at this panel, until it is taken back."""
        self._live.out_of_service = out
        self._wake()

    def badge_shown(self, known: bool) -> None:
        """Somebody held a badge to the reader: it speaks for the intent that waits, or checks in."""
        if not known:
            self._record(SecurityEvent.WRONG_BADGE)
        key = self.state.resolution.check_in
        if self._gate.challenge is not None:
            self._begin(self._gate.show_badge(known), Proof.BADGE)
        elif key is not None and self._requests.permits(CheckIn(key), Proof.BADGE):
            self._check_in(CheckIn(key), known)
        self._tasks.start(self._limits.kept())

    def _check_in(self, intent: CheckIn, known: bool) -> None:
        """What a badge does that nobody asked for."""
        if self._gate.is_locked(Who.BADGE):
            self._outcome.show(Refused(intent, Reason.LOCKED))
        elif self._gate.take_badge(known):
            self._begin(intent, Proof.BADGE)
        else:
            self._outcome.show(Refused(intent, Reason.NOT_KNOWN))

    # What a person wants

    def post(self, given: Intent | Gesture) -> None:
        """What a finger does. A second intent while the first is pending does nothing."""
        match given:
            case Touched():
                self._live.touched()
                self._gate.touched()
                self._engine.reader.touched()
            case EnterPin(pin):
                self._tasks.start(self._enter(pin))
            case Withdraw():
                self._gate.withdraw()
            case PutAway():
                self._live.put_away()
            case _ if self._requests.pending is None and not self._requests.permits(given, Proof.NONE):
                self._outcome.clear()
                self._gate.ask(given)
            case _:
                self._begin(given, Proof.NONE)
        self._wake()

    def who_may(self, intent: Intent) -> Who:
        return self._gate.who_may(intent)

    async def perform(self, intent: Intent) -> Outcome:
        """Carry out what is anyone's; the outcome, once it is settled, or promised, and shown."""
        return await self._requests.perform(intent)

    async def _enter(self, pin: Pin) -> None:
        if self._check_pin is not None and self._gate.take_pin():
            await self._limits.kept()
            right = await self._check_pin(pin)
            if not right:
                self._record(SecurityEvent.WRONG_PIN)
            self._begin(self._gate.pin_was(right), Proof.PIN)
            await self._limits.kept()

    def _begin(self, intent: Intent | None, proof: Proof) -> None:
        if intent is not None and self._requests.pending is None:
            self._tasks.start(self._requests.perform(intent, proof))
        self._wake()

    # What goes out

    def _wake(self) -> None:
        self._woken.set()

    def _changed(self) -> None:
        self._publish()
        self._wake()

    def _publish(self) -> PanelState:
        state, labels, words = self.state, self._live.labels, self._live.notice_words
        known = self._published
        if known is None or known[0] != state or known[1] is not labels or known[2] is not words:
            self._published = (state, labels, words)
            for sink in self._sinks:
                sink(state, labels, words)
        return state
