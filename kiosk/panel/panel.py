"""The shell round `resolve`: takes in what was read, what a person wants and what time it is; publishes one value.

Everything happens on one event loop, and this is the only writer: what the panel knows is in `LiveFacts`, what it
promised in `Outbox`.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime

from kiosk.panel.access_gate import AccessGate
from kiosk.panel.automation import Automation
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.outbox_delivery import OutboxDelivery
from kiosk.panel.store.outbox_file import EntryKind
from kiosk.panel.store.schedule_cache import Kept
from kiosk.privacy.personal import Labels
from kiosk.room.access import Access, Who
from kiosk.room.facts import Facts
from kiosk.room.intent import (
    Book,
    CheckIn,
    Confirmed,
    End,
    EnterPin,
    Gesture,
    Intent,
    LetGo,
    Outcome,
    Promised,
    Reason,
    Refused,
    Touched,
    Withdraw,
)
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.pin import Pin
from kiosk.room.policy import Policy
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.schedule import Schedule, booking_of
from kiosk.room.state import Resolution, resolve
from kiosk.sync.backend import BackendError
from kiosk.sync.engine import Engine, Read
from kiosk.system.clock import Clock

OUTCOME_SHOWN_FOR = 12.0

Publish = Callable[[PanelState, Labels], None]
CheckPin = Callable[[Pin], Awaitable[bool]]


class Panel:
    """One door. `publish` gets every change; `keep` gets every schedule worth keeping on disk; `check_pin` says whether
    it is the PIN.
    """

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        *,
        publish: Publish,
        keep: Callable[[Kept], None],
        outbox: Outbox,
        kept: Kept | None = None,
        access: Access = Access(),  # noqa: B008  # frozen
        check_pin: CheckPin | None = None,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._publish_to = publish
        self._keep = keep
        self._outbox = outbox
        self._known = LiveFacts(policy, clock, kept)
        self.gate = AccessGate(access, clock)
        self._check_pin = check_pin
        self.marks = self._known.marks
        self.engine: Engine | None = None
        self._woken = asyncio.Event()
        self._tasks: set[asyncio.Task[object]] = set()
        self._pending: Intent | None = None
        self._outcome: Outcome | None = None
        self._outcome_until = 0.0
        self._automation = Automation(clock, self._known, self)
        self._delivery = OutboxDelivery(clock, self._known, outbox, self._automation, self)
        self._light_ok = True
        self._ailing: frozenset[str] = frozenset()
        self._disk_ok = True
        self._published: tuple[PanelState, Labels] | None = None
        self._resolved: tuple[Facts, datetime, Resolution] | None = None

    @property
    def report(self) -> PanelState:
        """What is true now."""
        if self._clock.mono() >= self._outcome_until:
            self._outcome = None
        return PanelState(
            resolution=self._resolution(),
            pending=self._pending,
            outcome=self._outcome,
            challenge=self.gate.challenge,
            health=self._known.health,
            health_since=self._known.health_since,
            unread=self._known.unread,
            light_ok=self._light_ok,
            ailing=self._ailing,
            disk_ok=self._disk_ok and self._outbox.durable,
        )

    @property
    def busy(self) -> bool:
        """A person's wish is under way."""
        return self._pending is not None

    def connect(self, engine: Engine) -> None:
        """The engine whose reads come in through `heard` and `failed`, and which carries wishes out."""
        self.engine = engine
        if self._known.schedule is not None:
            engine.expect(self._known.schedule)

    async def run(self) -> None:
        """Publish at once, then whenever something changes or the next instant comes at which something would."""
        while True:
            self._woken.clear()
            report = self._publish()
            self._automation.attend(report.resolution)
            self._delivery.attend()
            wait = (report.resolution.next_change_at - self._clock.now()).total_seconds()
            wait = min(wait, self.gate.changes_at - self._clock.mono())
            if self._outcome is not None:
                wait = min(wait, self._outcome_until - self._clock.mono())
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, wait)):
                    await self._woken.wait()

    # What comes in

    def heard(self, read: Read) -> None:
        """A complete read of the calendar."""
        if self._known.heard(read):
            self._keep(Kept(read.schedule, self._clock.at(read.mono)))
        orphans = read.schedule.orphans()
        if orphans and self.engine:
            self.start(self.engine.remove_orphans(orphans))
        self._automation.heard(read.schedule)
        self._delivery.heard()
        self._woken.set()

    def failed(self, error: BackendError) -> None:
        """A read that did not work."""
        self._known.turn(error.health or BackendHealth.CONFUSED)
        self._delivery.failed()
        self._woken.set()

    def clock_stepped(self) -> None:
        """Somebody set the clock, or the machine slept and the loop's timers with it: look at everything anew."""
        self._known.looks_anew()
        self._published = None
        self._woken.set()
        if self.engine:
            self.engine.hurry()

    def light_changed(self, ok: bool) -> None:
        self._light_ok = ok
        self._woken.set()

    def devices_changed(self, ailing: frozenset[str]) -> None:
        """The names of the sensors and readers that do not work."""
        self._ailing = ailing
        self._woken.set()

    def disk_changed(self, ok: bool) -> None:
        self._disk_ok = ok
        self._woken.set()

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None:
        """What the room's sensor says now, and has said for `for_s` seconds."""
        self._known.sensed(present, for_s, occupancy)
        self._woken.set()

    def badge_shown(self, known: bool) -> None:
        """Somebody held a badge to the reader: it speaks for the wish that waits, or checks in."""
        waited, key = self.gate.challenge, self.report.resolution.check_in
        wish = self.gate.show_badge(known)
        if waited is None and key is not None and self.gate.who_may(CheckIn(key)) is not Who.PIN:
            wish = CheckIn(key)
            if not known:
                self.tell(Refused(wish, Reason.NOT_KNOWN))
                return
        self._perform(wish)

    def post(self, given: Intent | Gesture) -> None:
        """What a finger does. A second wish while the first is pending does nothing."""
        match given:
            case Touched():
                self._touched()
            case EnterPin(pin):
                self.start(self._enter(pin))
            case Withdraw():
                self.gate.withdraw()
            case _ if self._pending is None and self.gate.who_may(given) is not Who.ANYONE:
                self._outcome = None
                self.gate.ask(given)
            case _:
                self._perform(given)
        self._woken.set()

    def _touched(self) -> None:
        self._known.touched()
        self.gate.touched()
        if self.engine:
            self.engine.touched()

    async def _enter(self, pin: Pin) -> None:
        if self._check_pin is not None and self.gate.take_pin():
            self._perform(self.gate.pin_was(await self._check_pin(pin)))

    def _perform(self, wish: Intent | None) -> None:
        if wish is not None and self._pending is None:
            self.start(self.perform(wish))
        self._woken.set()

    async def perform(self, intent: Intent) -> Outcome:
        """Carry a wish out; the outcome, once it is settled, or promised, and shown."""
        if self._pending is not None:
            return Refused(intent, Reason.CHANGED)
        self._pending, self._outcome = intent, None
        self._publish()
        try:
            outcome = await self._carry_out(intent)
        finally:
            self._pending = None
        self.tell(outcome)
        return outcome

    # What goes out

    def _publish(self) -> PanelState:
        report, labels = self.report, self._known.labels
        if self._published is None or self._published[0] != report or self._published[1] is not labels:
            self._published = (report, labels)
            self._publish_to(report, labels)
        return report

    def _resolution(self) -> Resolution:
        """Worked out anew where anything is known that was not, or the law of `resolve` says that it may differ."""
        facts, now, known = self._facts(), self._clock.now(), self._resolved
        if known is None or known[0] != facts or not known[1] <= now < known[2].next_change_at:
            known = self._resolved = (facts, now, resolve(facts, self._policy, now))
        return known[2]

    def _facts(self) -> Facts:
        return self._known.facts(self._outbox.hold, self._outbox.unsent_check_ins)

    def tell(self, outcome: Outcome) -> None:
        """Show what became of a wish, for a while."""
        self._outcome, self._outcome_until = outcome, self._clock.mono() + OUTCOME_SHOWN_FOR
        self._publish()
        self._woken.set()

    # Wishes

    async def _carry_out(self, intent: Intent) -> Outcome:
        if isinstance(intent, LetGo):
            return await self._delivery.let_go(intent)
        if self.engine is None:
            return await self._promise(intent)
        if self._known.health is not BackendHealth.OK and not await self.engine.read():
            return await self._promise(intent)
        refused = refusal(intent, self._facts(), self._policy, self._clock.now())
        if refused is not None:
            return await self._promise(intent) if refused.reason is Reason.OFFLINE else refused
        self._known.nothing_to_undo()
        if isinstance(intent, Book):
            return await self._book(intent, self.engine)
        if isinstance(intent, End):
            return await self._end(intent, self.engine)
        outcome = await self.engine.perform(intent)
        if isinstance(intent, CheckIn) and outcome == Refused(intent, Reason.OFFLINE):
            return await self._promise(intent)
        return outcome

    async def _book(self, intent: Book, engine: Engine) -> Outcome:
        """Written down before it is asked for: a crash or a lost answer is looked up by its id later."""
        entry = await self._outbox.keep(EntryKind.IN_DOUBT, intent)
        outcome = await engine.perform(intent, entry.id)
        if isinstance(outcome, Confirmed):
            self._automation.confirmed(intent)
        if outcome == Refused(intent, Reason.OFFLINE) and self._promise_refusal(intent) is None:
            await self._outbox.change_kind(entry, EntryKind.HELD)
            self._delivery.not_before_it_arrived(entry.id)  # what was taken back may show for a while
            return Promised(intent)
        if outcome == Refused(intent, Reason.NO_ANSWER):
            self._delivery.not_before_it_arrived(entry.id)
        else:
            await self._outbox.settled(entry)
        return outcome

    async def _end(self, intent: End, engine: Engine) -> Outcome:
        booking = booking_of(intent.key, (self._known.schedule or Schedule()).bookings())
        outcome = await engine.perform(intent)
        if isinstance(outcome, Confirmed) and booking is not None:
            self._known.ended(booking)
        return outcome

    async def _promise(self, intent: Intent) -> Outcome:
        """The backend is out of reach: hold the room, or note the check-in, until it answers."""
        refused = self._promise_refusal(intent)
        if refused is not None:
            return refused
        if isinstance(intent, Book):
            await self._outbox.keep(EntryKind.HELD, intent)
        elif isinstance(intent, CheckIn):
            await self._outbox.keep(EntryKind.CHECK_IN, intent)
        return Promised(intent)

    def _promise_refusal(self, intent: Intent) -> Refused | None:
        return promise_refusal(intent, self._facts(), self._policy, self._clock.now())

    def start(self, coroutine: Coroutine[None, None, object]) -> None:
        """Do it beside everything else; what nobody planned for in it goes to the loop's handler."""
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        self._woken.set()
        if not task.cancelled() and task.exception() is not None:
            task.get_loop().call_exception_handler({"message": "a panel task failed", "exception": task.exception()})
