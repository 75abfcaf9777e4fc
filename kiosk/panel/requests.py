"""The one way in which an intent is carried out, whoever has it: finger, badge, sensor, remote tap, the panel's rules.

Access, then what can be refused without asking, then the outbox, then the backend; the outcome is shown.
"""

from collections.abc import Awaitable, Callable
from enum import Enum

from kiosk.panel.access_gate import AccessGate
from kiosk.panel.current_state import CurrentState
from kiosk.panel.last_outcome import LastOutcome
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.outbox_delivery import OutboxDelivery
from kiosk.panel.store.outbox_file import EntryKind
from kiosk.panel.walk_up_watch import WalkUpWatch
from kiosk.room.access import Who
from kiosk.room.intent import (
    Book,
    BookElsewhere,
    CheckIn,
    Confirmed,
    End,
    Intent,
    LetGo,
    Outcome,
    Promised,
    Reason,
    Refused,
    RoomIntent,
)
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import booking_of
from kiosk.sync.engine import Engine


class Proof(Enum):
    """Who speaks for an intent."""

    NONE = "none"
    PIN = "pin"
    BADGE = "badge"
    ROOM = "room"
    """The room itself: its sensor, its rules. Nobody waits for the outcome, so it is not shown."""


_SUFFICES = {
    Who.ANYONE: frozenset(Proof),
    Who.PIN: frozenset({Proof.PIN, Proof.ROOM}),
    Who.BADGE: frozenset({Proof.BADGE, Proof.ROOM}),
}


Elsewhere = Callable[[BookElsewhere], Awaitable[Outcome]]
"""Books another room."""


async def nowhere(intent: BookElsewhere) -> Outcome:
    """For a panel that knows no other room."""
    return Refused(intent, Reason.NOT_ALLOWED)


class Requests:
    """One panel's. `begun` is called, at once, when an intent begins to be carried out."""

    def __init__(
        self,
        live: LiveFacts,
        now: CurrentState,
        outbox: Outbox,
        delivery: OutboxDelivery,
        walk_ups: WalkUpWatch,
        gate: AccessGate,
        outcome: LastOutcome,
        engine: Engine,
        elsewhere: Elsewhere,
        begun: Callable[[], object],
    ) -> None:
        self._live = live
        self._now = now
        self._outbox = outbox
        self._delivery = delivery
        self._walk_ups = walk_ups
        self._gate = gate
        self._outcome = outcome
        self._engine = engine
        self._elsewhere = elsewhere
        self._begun = begun
        self._pending: Intent | None = None

    @property
    def pending(self) -> Intent | None:
        """A person's intent that is being carried out."""
        return self._pending

    def permits(self, intent: Intent, proof: Proof) -> bool:
        return proof in _SUFFICES[self._gate.who_may(intent)]

    async def perform(
        self, intent: Intent, proof: Proof = Proof.NONE, *, allowed: Callable[[], bool] = lambda: True
    ) -> Outcome:
        """The outcome, once it is settled, or promised, and shown. One person's intent at a time.

        `allowed` is asked when the turn has come of what the room itself wants: it may have been overtaken.
        """
        if not self.permits(intent, proof):
            return Refused(intent, Reason.NOT_ALLOWED)
        if proof is Proof.ROOM and not isinstance(intent, BookElsewhere):
            return await self._engine.writer.perform(intent, allowed=allowed)
        if self._pending is not None:
            return Refused(intent, Reason.CHANGED)
        self._pending = intent
        self._outcome.clear()
        self._begun()
        try:
            outcome = await self._carry_out(intent)
        finally:
            self._pending = None
        self._outcome.show(outcome)
        return outcome

    async def _carry_out(self, intent: Intent) -> Outcome:
        if isinstance(intent, BookElsewhere):
            return await self._elsewhere(intent)
        if isinstance(intent, LetGo):
            return await self._delivery.let_go(intent)
        tapped_by = self._live.clock_origin
        if self._live.health is not BackendHealth.OK and not await self._engine.reader.read():
            return await self._promise(intent)
        if self._live.stepped_since(tapped_by):
            return Refused(intent, Reason.CLOCK)  # what was offered then is another time by now
        refused = self._now.refusal(intent)
        if refused is not None:
            return await self._promise(intent) if refused.reason is Reason.OFFLINE else refused
        self._live.nothing_to_undo()
        if isinstance(intent, Book):
            return await self._book(intent)
        if isinstance(intent, End):
            return await self._end(intent)
        outcome = await self._engine.writer.perform(intent)
        if isinstance(intent, CheckIn) and outcome == Refused(intent, Reason.OFFLINE):
            return await self._promise(intent)
        return outcome

    async def _book(self, intent: Book) -> Outcome:
        """Written down before it is asked for: a crash or a lost answer is looked up by its id later."""
        entry = await self._outbox.keep(EntryKind.IN_DOUBT, intent)
        outcome = await self._engine.writer.perform(intent, entry.id)
        if isinstance(outcome, Confirmed):
            self._walk_ups.confirmed(intent, entry.id, self._engine.writer.key_of(entry.id))
        if outcome == Refused(intent, Reason.OFFLINE) and self._now.promise_refusal(intent) is None:
            await self._outbox.change_kind(entry, EntryKind.HELD)
            self._delivery.asked(entry.id)  # what was taken back may show for a while
            return Promised(intent)
        if outcome == Refused(intent, Reason.NO_ANSWER):
            self._delivery.asked(entry.id)
        else:
            await self._outbox.settled(entry)
        return outcome

    async def _end(self, intent: End) -> Outcome:
        booking = booking_of(intent.key, self._live.last_read.bookings())
        outcome = await self._engine.writer.perform(intent)
        if isinstance(outcome, Confirmed) and booking is not None:
            self._live.ended(booking)
        return outcome

    async def _promise(self, intent: RoomIntent) -> Outcome:
        """The backend is out of reach: hold the room, or note the check-in, until it answers."""
        refused = self._now.promise_refusal(intent)
        if refused is not None:
            return refused
        if isinstance(intent, Book):
            await self._outbox.keep(EntryKind.HELD, intent)
        elif isinstance(intent, CheckIn):
            await self._outbox.keep(EntryKind.CHECK_IN, intent, self._live.now)
        return Promised(intent)
