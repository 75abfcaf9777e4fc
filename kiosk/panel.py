"""The shell round `resolve`: takes in what was read, what a person wants and what time it is; publishes one value.

Everything happens on one event loop, and this is the only writer: what the panel knows is in `Knowledge`, what it
promised in `Promises`.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from datetime import datetime

from kiosk.clock import Clock
from kiosk.duties import Duties
from kiosk.knowledge import Knowledge
from kiosk.personal import Labels
from kiosk.promises import Promises
from kiosk.room.facts import Facts
from kiosk.room.intent import (
    Book,
    CheckIn,
    Confirmed,
    End,
    Intent,
    LetGo,
    Outcome,
    Promised,
    Reason,
    Refused,
    Touched,
)
from kiosk.room.offers import remainder
from kiosk.room.policy import Policy
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.report import BackendHealth, Report
from kiosk.room.schedule import Schedule
from kiosk.room.state import Resolution, resolve
from kiosk.sync.backend import BackendError
from kiosk.sync.cache import Kept
from kiosk.sync.engine import Engine, Read
from kiosk.sync.journal import Entry, Kind

OUTCOME_SHOWN_FOR = 12.0
LATEST_REQUEST = 30.0
"""Seconds within which a request that nobody waits for any more reaches the backend and shows there, or never does:
until then what stands there, or does not, may still change."""
UNSETTLED = frozenset({Reason.OFFLINE, Reason.NO_ANSWER, Reason.BUSY_SERVER, Reason.CHANGED, Reason.FAULT})
"""Answers after which a promise stands and is tried again."""

Publish = Callable[[Report, Labels], None]


class Panel:
    """One door. `publish` gets every change; `keep` gets every schedule worth keeping on disk."""

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        *,
        publish: Publish,
        keep: Callable[[Kept], None],
        promises: Promises,
        kept: Kept | None = None,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._publish_to = publish
        self._keep = keep
        self._promises = promises
        self._known = Knowledge(policy, clock, kept)
        self.marks = self._known.marks
        self.engine: Engine | None = None
        self._woken = asyncio.Event()
        self._settling = asyncio.Lock()
        self._tasks: set[asyncio.Task[object]] = set()
        self._pending: Intent | None = None
        self._outcome: Outcome | None = None
        self._outcome_until = 0.0
        self._duties = Duties(clock, self._known, self)
        self._unanswered = {entry.id: clock.mono() for entry in promises.entries}
        self._lookups: set[str] = set()
        self._light_ok = True
        self._disk_ok = True
        self._published: tuple[Report, Labels] | None = None
        self._resolved: tuple[Facts, datetime, Resolution] | None = None

    @property
    def report(self) -> Report:
        """What is true now."""
        if self._clock.mono() >= self._outcome_until:
            self._outcome = None
        return Report(
            resolution=self._resolution(),
            pending=self._pending,
            outcome=self._outcome,
            health=self._known.health,
            health_since=self._known.health_since,
            light_ok=self._light_ok,
            disk_ok=self._disk_ok and self._promises.durable,
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
            self._duties.attend(report.resolution)
            self._settle_what_lapsed()
            wait = (report.resolution.next_change_at - self._clock.now()).total_seconds()
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
        self._duties.heard(read.schedule)
        self._repay()
        if self._promises.entries and self._pending is None and not self._settling.locked():
            self.start(self._settle())
        self._woken.set()

    def failed(self, error: BackendError) -> None:
        """A read that did not work."""
        self._known.turn(error.health or BackendHealth.CONFUSED)
        self._repay()
        self._woken.set()

    def light_changed(self, ok: bool) -> None:
        self._light_ok = ok
        self._woken.set()

    def disk_changed(self, ok: bool) -> None:
        self._disk_ok = ok
        self._woken.set()

    def presence_changed(self, present: bool, for_s: float, occupancy: bool) -> None:
        """What the room's sensor says now, and has said for `for_s` seconds."""
        self._known.sensed(present, for_s, occupancy)
        self._woken.set()

    def post(self, intent: Intent) -> None:
        """A finger's wish. A second one while the first is pending does nothing."""
        if isinstance(intent, Touched):
            self._known.touched()
            self._woken.set()
            if self.engine:
                self.engine.touched()
        elif self._pending is None:
            self.start(self.perform(intent))

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

    def _publish(self) -> Report:
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
        return self._known.facts(self._promises.hold, self._promises.unsent_check_ins)

    def tell(self, outcome: Outcome) -> None:
        """Show what became of a wish, for a while."""
        self._outcome, self._outcome_until = outcome, self._clock.mono() + OUTCOME_SHOWN_FOR
        self._publish()
        self._woken.set()

    # Wishes

    async def _carry_out(self, intent: Intent) -> Outcome:
        if isinstance(intent, LetGo):
            return await self._let_go(intent)
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
        outcome = await self.engine.perform(intent)
        if isinstance(outcome, Confirmed) and isinstance(intent, End):
            self._known.ended(intent.key)
        if isinstance(intent, CheckIn) and outcome == Refused(intent, Reason.OFFLINE):
            return await self._promise(intent)
        return outcome

    async def _book(self, intent: Book, engine: Engine) -> Outcome:
        """Written down before it is asked for: a crash or a lost answer is looked up by its id later."""
        entry = await self._promises.keep(Kind.ASKED, intent)
        outcome = await engine.perform(intent, entry.id)
        if isinstance(outcome, Confirmed):
            self._duties.confirmed(intent)
        if outcome == Refused(intent, Reason.OFFLINE) and self._promise_refusal(intent) is None:
            await self._promises.become(entry, Kind.HELD)
            return Promised(intent)
        if outcome == Refused(intent, Reason.NO_ANSWER):
            self._unanswered[entry.id] = self._clock.mono()
        else:
            await self._promises.settled(entry)
        return outcome

    async def _promise(self, intent: Intent) -> Outcome:
        """The backend is out of reach: hold the room, or note the check-in, until it answers."""
        refused = self._promise_refusal(intent)
        if refused is not None:
            return refused
        if isinstance(intent, Book):
            await self._promises.keep(Kind.HELD, intent)
        elif isinstance(intent, CheckIn):
            await self._promises.keep(Kind.CHECK_IN, intent)
        return Promised(intent)

    def _promise_refusal(self, intent: Intent) -> Refused | None:
        return promise_refusal(intent, self._facts(), self._policy, self._clock.now())

    async def _let_go(self, intent: LetGo) -> Outcome:
        async with self._settling:
            for entry in self._promises.entries:
                if entry.kind is Kind.HELD:
                    await self._promises.settled(entry)
        return Confirmed(intent)

    # Promises

    def _repay(self) -> None:
        if not self._promises.durable:
            self.start(self._promises.repay())

    async def _settle(self) -> None:
        """The backend answers: every promise gets its one outcome, or waits for the next read."""
        async with self._settling:
            for entry in self._promises.entries:
                outcome = await self._settle_one(entry)
                if outcome is not None:
                    self._unanswered.pop(entry.id, None)
                    self._lookups.discard(entry.id)
                    self.tell(outcome)  # before it is forgotten: a crash in between tells it twice, never not at all
                    await self._promises.settled(entry)
        self._plan_lookup()

    def _plan_lookup(self) -> None:
        """What was not answered is looked up, once, when it cannot arrive any more: not only at the poll after that."""
        for entry in self._promises.entries:
            asked = self._unanswered.get(entry.id)
            if asked is not None and entry.id not in self._lookups:
                self._lookups.add(entry.id)
                self.start(self._look_up_in(asked + LATEST_REQUEST - self._clock.mono()))

    async def _look_up_in(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        if self.engine is not None:
            await self.engine.read()

    async def _settle_one(self, entry: Entry) -> Outcome | None:
        assert self.engine is not None
        if isinstance(entry.intent, CheckIn):
            return _final(await self.engine.perform(entry.intent))
        if self._clock.mono() < self._unanswered.get(entry.id, float("-inf")) + LATEST_REQUEST:
            return None
        stands = await self.engine.stands(entry.id)
        if stands is None:
            return None
        if stands:
            self._duties.confirmed(entry.intent)
            return Confirmed(entry.intent)
        if entry.kind is Kind.HELD:
            return await self._settle_hold(entry.id, entry.intent)
        return _lapsed(entry.intent)

    async def _settle_hold(self, idem: str, wish: Book) -> Outcome | None:
        """What remains of the interval up to the next booking, or the reason why nothing does."""
        assert self.engine is not None
        now, hold = self._clock.now(), self._promises.hold
        if hold is None or now >= hold.end:
            return _lapsed(wish)
        rest = remainder(hold, (self._known.schedule or Schedule()).bookings(), now)
        if rest is None:
            return Refused(wish, Reason.TAKEN)
        book = Book(rest.start, rest.end)
        outcome = await self.engine.perform(book, idem)
        if isinstance(outcome, Confirmed):
            self._duties.confirmed(book)
        elif _final(outcome) is None:
            self._unanswered[idem] = self._clock.mono()
        return _final(outcome)

    def _settle_what_lapsed(self) -> None:
        hold = self._promises.hold
        if hold is not None and self._clock.now() >= hold.end and not self._settling.locked() and self.engine:
            self.start(self._lapse())

    async def _lapse(self) -> None:
        """A hold's time is over and the backend never answered."""
        async with self._settling:
            now = self._clock.now()
            for entry in self._promises.entries:
                if entry.kind is Kind.HELD and isinstance(entry.intent, Book) and now >= entry.intent.end:
                    self.tell(_lapsed(entry.intent))
                    await self._promises.settled(entry)

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


def _final(outcome: Outcome) -> Outcome | None:
    """None where the promise stands and is tried again."""
    return None if isinstance(outcome, Refused) and outcome.reason in UNSETTLED else outcome


def _lapsed(wish: Intent) -> Refused:
    return Refused(wish, Reason.LAPSED)
