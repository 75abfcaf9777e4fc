"""What a panel promised or asked for and does not know the end of: one outcome each, once the backend answers."""

import asyncio
from collections.abc import Iterator
from typing import Final

from kiosk.panel.automation import Automation, Host
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry
from kiosk.room.intent import Book, CheckIn, Confirmed, Intent, LetGo, Outcome, Reason, Refused
from kiosk.room.offers import remainder
from kiosk.room.schedule import Schedule
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock

LATEST_REQUEST: Final = 30.0
"""Seconds within which a request that nobody waits for any more reaches the backend and shows there, or never does:
until then what stands there, or does not, may still change."""
UNSETTLED: Final = frozenset({Reason.OFFLINE, Reason.NO_ANSWER, Reason.BUSY_SERVER, Reason.CHANGED, Reason.FAULT})
"""Answers after which a promise stands and is tried again."""

UNREACHED: Final = frozenset({Reason.OFFLINE, Reason.NO_ANSWER})
"""Of these, those of a backend that answers badly or not at all: looked up again. A no is left to the next poll."""


class OutboxDelivery:
    """One panel's; one promise after the other. What was asked for before a restart may still be on its way."""

    def __init__(self, clock: Clock, known: LiveFacts, outbox: Outbox, automation: Automation, host: Host) -> None:
        self._clock = clock
        self._known = known
        self._outbox = outbox
        self._automation = automation
        self._host = host
        self._turn = asyncio.Lock()
        self._lookups: set[str] = set()
        self._unanswered = {entry.id: clock.mono() for entry in outbox.entries}

    def heard(self) -> None:
        """The backend answered a read."""
        self._repay()
        if self._host.engine and self._outbox.entries and not self._host.busy and not self._turn.locked():
            self._host.start(self._settle(self._host.engine))

    def failed(self) -> None:
        """A read did not work; the disk may all the same."""
        self._repay()

    def attend(self) -> None:
        """See whether a hold is over."""
        if self._host.engine and not self._turn.locked() and any(self._over()):
            self._host.start(self._lapse())

    def not_before_it_arrived(self, idem: str) -> None:
        """This one was sent and not answered: it is looked for once it must have arrived."""
        self._unanswered[idem] = self._clock.mono()

    async def let_go(self, wish: LetGo) -> Outcome:
        """The person at the door gives the hold up."""
        async with self._turn:
            for entry in self._outbox.entries:
                if entry.kind is EntryKind.HELD:
                    await self._forget(entry)
        return Confirmed(wish)

    def _repay(self) -> None:
        if not self._outbox.durable:
            self._host.start(self._outbox.retry_failed_writes())

    async def _settle(self, engine: Engine) -> None:
        async with self._turn:
            for entry in self._outbox.entries:
                outcome = await self._settle_one(entry, engine)
                if outcome is not None:
                    await self._close(entry, outcome)
        self._plan_lookups(engine)

    def _plan_lookups(self, engine: Engine) -> None:
        """What was not answered is looked up, once, when it cannot arrive any more: not only at the poll after that."""
        for entry in self._outbox.entries:
            asked = self._unanswered.get(entry.id)
            if asked is not None and entry.id not in self._lookups:
                self._lookups.add(entry.id)
                self._host.start(self._look_up_in(asked + LATEST_REQUEST - self._clock.mono(), engine))

    async def _look_up_in(self, seconds: float, engine: Engine) -> None:
        await asyncio.sleep(seconds)
        await engine.read()

    async def _close(self, entry: OutboxEntry, outcome: Outcome) -> None:
        """Told before it is forgotten: a crash in between tells it twice, never not at all."""
        self._host.tell(outcome)
        await self._forget(entry)

    async def _forget(self, entry: OutboxEntry) -> None:
        self._unanswered.pop(entry.id, None)
        self._lookups.discard(entry.id)
        await self._outbox.settled(entry)

    async def _settle_one(self, entry: OutboxEntry, engine: Engine) -> Outcome | None:
        """None: not yet."""
        if isinstance(entry.intent, CheckIn):
            return _final(await engine.perform(entry.intent))
        if self._clock.mono() < self._unanswered.get(entry.id, float("-inf")) + LATEST_REQUEST:
            return None
        stands = await engine.stands(entry.id)
        if stands is None:
            return None
        if stands:
            self._automation.confirmed(entry.intent)
            return Confirmed(entry.intent)
        if entry.kind is EntryKind.HELD:
            return await self._settle_hold(entry.id, entry.intent, engine)
        return _lapsed(entry.intent)

    async def _settle_hold(self, idem: str, wish: Book, engine: Engine) -> Outcome | None:
        """What remains of the interval up to the next booking, or the reason why nothing does."""
        now, hold = self._clock.now(), self._outbox.hold
        if hold is None or now >= hold.end:
            return _lapsed(wish)
        rest = remainder(hold, (self._known.schedule or Schedule()).bookings(), now)
        if rest is None:
            return Refused(wish, Reason.TAKEN)
        book = Book(rest.start, rest.end)
        outcome = await engine.perform(book, idem)
        if isinstance(outcome, Confirmed):
            self._automation.confirmed(book)
        elif _final(outcome) is None:
            self.not_before_it_arrived(idem)
            if isinstance(outcome, Refused) and outcome.reason in UNREACHED:
                self._lookups.discard(idem)
        return _final(outcome)

    async def _lapse(self) -> None:
        async with self._turn:
            for entry in tuple(self._over()):
                await self._close(entry, _lapsed(entry.intent))

    def _over(self) -> Iterator[OutboxEntry]:
        """Holds whose time is over and that the backend was never asked for; the others are looked up first."""
        now = self._clock.now()
        unasked = (e for e in self._outbox.entries if e.kind is EntryKind.HELD and e.id not in self._unanswered)
        return (entry for entry in unasked if isinstance(entry.intent, Book) and now >= entry.intent.end)


def _final(outcome: Outcome) -> Outcome | None:
    """None where the promise stands and is tried again."""
    return None if isinstance(outcome, Refused) and outcome.reason in UNSETTLED else outcome


def _lapsed(wish: Intent) -> Refused:
    return Refused(wish, Reason.LAPSED)
