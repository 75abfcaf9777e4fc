"""What a panel promised or asked for and does not know the end of: one outcome each, once the backend answers."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from kiosk.panel.last_outcome import LastOutcome
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry
from kiosk.panel.walk_up_watch import Overtaken, WalkUpWatch
from kiosk.room.facts import Hold
from kiosk.room.intent import Book, CheckIn, Confirmed, LetGo, Outcome, Reason, Refused
from kiosk.room.offers import remainder
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

LATEST_REQUEST: Final = 30.0
"""Seconds within which a request that nobody waits for any more reaches the backend and shows there, or never does:
until then what stands there, or does not, may still change."""
UNSETTLED: Final = frozenset({Reason.OFFLINE, Reason.NO_ANSWER, Reason.BUSY_SERVER, Reason.CHANGED, Reason.FAULT})
"""Answers after which a promise stands and is tried again."""

UNREACHED: Final = frozenset({Reason.OFFLINE, Reason.NO_ANSWER})
"""Of these, those of a backend that answers badly or not at all: looked up again. A no is left to the next poll."""


class LookedUp(Enum):
    """What the backend says of the booking with an entry's id."""

    NOT_ASKED = "not asked"
    NONE = "none"
    STANDS = "stands"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Deliver:
    """Ask the backend for it."""

    intent: Book | CheckIn


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask the backend whether it stands."""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take away what stands of it."""


@dataclass(frozen=True, slots=True)
class Tell:
    """It is settled."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Later:
    """Not yet."""


Delivery = Deliver | LookUp | TakeBack | Tell | Later


def next_delivery(entry: OutboxEntry, asked_at: float, mono: float, answer: LookedUp, rest: Hold | Reason) -> Delivery:
    """PURE: what to do about an entry. `asked_at`: `mono` of a request for it that was not answered, or minus infinity;
    `rest`: what remains of the hold, or the reason why nothing does.
    """
    if isinstance(entry.intent, CheckIn):
        return Deliver(entry.intent)
    if entry.kind is EntryKind.TAKING_BACK:
        return TakeBack()
    match answer:
        case LookedUp.NOT_ASKED:
            return Later() if mono < asked_at + LATEST_REQUEST else LookUp()
        case LookedUp.NONE:
            return Later()
        case LookedUp.STANDS:
            return Tell(Confirmed(entry.intent))
        case LookedUp.ABSENT if entry.kind is not EntryKind.HELD:
            return Tell(Refused(entry.intent, Reason.LAPSED))
        case LookedUp.ABSENT:
            return (
                Tell(Refused(entry.intent, rest)) if isinstance(rest, Reason) else Deliver(Book(rest.start, rest.end))
            )


class OutboxDelivery:
    """One panel's; one entry after the other. What was asked for before a restart may still be on its way."""

    def __init__(
        self,
        clock: Clock,
        live: LiveFacts,
        outbox: Outbox,
        walk_ups: WalkUpWatch,
        outcome: LastOutcome,
        engine: Engine,
        tasks: TaskSet,
    ) -> None:
        self._clock = clock
        self._live = live
        self._outbox = outbox
        self._walk_ups = walk_ups
        self._outcome = outcome
        self._engine = engine
        self._tasks = tasks
        self._turn = asyncio.Lock()
        self._lookups: set[str] = set()
        self._told: set[str] = set()
        """Of what is to be taken back: whose person has heard of it."""
        self._asked_at = {entry.id: clock.mono() for entry in outbox.entries}

    def after_read(self, *, busy: bool) -> None:
        """The backend answered a read. `busy`: a person's intent is being carried out, which goes first."""
        self.retry_failed_writes()
        if self._outbox.entries and not busy and not self._turn.locked():
            self._tasks.start(self._deliver_all())

    def retry_failed_writes(self) -> None:
        """Also when a read failed: the disk may take them all the same."""
        if not self._outbox.durable:
            self._tasks.start(self._outbox.retry_failed_writes())

    def attend(self) -> None:
        """See whether a hold is over, or a check-in too old to be kept."""
        if not self._turn.locked() and any(self._over()):
            self._tasks.start(self._lapse())

    def asked(self, idem: str) -> None:
        """This one was sent and not answered: it is looked for once it must have arrived."""
        self._asked_at[idem] = self._clock.mono()

    async def owe_taking_back(self, overtaken: Overtaken) -> OutboxEntry:
        """Its person hears that it gives way; it does so however long the calendar does not let it."""
        walk_up = overtaken.walk_up
        entry = await self._outbox.owe_taking_back(walk_up.intent, walk_up.idem)
        self._tell_overtaken(walk_up.idem, overtaken.told(self._clock.now()))
        return entry

    def _tell_overtaken(self, idem: str, outcome: Refused) -> None:
        self._told.add(idem)
        self._outcome.show(outcome)

    async def let_go(self, intent: LetGo) -> Outcome:
        """The person at the door gives the hold up."""
        async with self._turn:
            for entry in self._outbox.entries:
                if entry.kind is EntryKind.HELD:
                    await self._forget(entry)
        return Confirmed(intent)

    async def _deliver_all(self) -> None:
        async with self._turn:
            for entry in self._outbox.entries:
                outcome = await self._deliver(entry)
                if outcome is not None:
                    await self._close(entry, outcome)
        self._plan_lookups()

    def _plan_lookups(self) -> None:
        """What was not answered is looked up, once, when it cannot arrive any more: not only at the poll after that."""
        for entry in self._outbox.entries:
            asked = self._asked_at.get(entry.id)
            if asked is not None and entry.id not in self._lookups:
                self._lookups.add(entry.id)
                self._tasks.start(self._look_up_in(asked + LATEST_REQUEST - self._clock.mono()))

    async def _look_up_in(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self._engine.reader.read()

    async def _close(self, entry: OutboxEntry, outcome: Outcome) -> None:
        """Shown before it is forgotten: a crash in between shows it twice, never not at all."""
        self._outcome.show(outcome)
        await self._forget(entry)

    async def _forget(self, entry: OutboxEntry) -> None:
        self._asked_at.pop(entry.id, None)
        self._lookups.discard(entry.id)
        await self._outbox.settled(entry)

    async def _deliver(self, entry: OutboxEntry) -> Outcome | None:
        """None: not yet."""
        answer = LookedUp.NOT_ASKED
        while True:
            asked_at = self._asked_at.get(entry.id, float("-inf"))
            match next_delivery(entry, asked_at, self._clock.mono(), answer, self._rest()):
                case Later():
                    return None
                case LookUp():
                    answer = _looked_up(await self._engine.writer.stands(entry.id))
                case TakeBack():
                    await self._take_back(entry)
                    return None
                case Tell(Confirmed(Book() as book)):
                    return await self._found(entry, book)
                case Tell(outcome):
                    return outcome
                case Deliver(CheckIn() as check_in):
                    return _final(await self._engine.writer.perform(check_in))
                case Deliver(Book() as book):
                    return await self._book(entry.id, book)

    async def _found(self, entry: OutboxEntry, book: Book) -> Outcome | None:
        """What stands may be what was to be taken back: the read just before shows what goes before it."""
        self._walk_ups.confirmed(book, entry.id, self._engine.writer.key_of(entry.id))
        overtaken = self._walk_ups.overtaken()
        if overtaken is None:
            return Confirmed(book)
        await self._take_back(await self.owe_taking_back(overtaken))
        return None

    async def _take_back(self, entry: OutboxEntry) -> None:
        """Its person is told, after a restart once more."""
        if entry.id not in self._told:
            self._tell_overtaken(entry.id, Refused(entry.intent, Reason.OVERTAKEN))
        if await self._engine.writer.take_back(entry.id):
            await self._forget(entry)

    def _rest(self) -> Hold | Reason:
        """What remains of the hold up to the next booking, or the reason why nothing does."""
        now, hold = self._clock.now(), self._outbox.hold
        if hold is None or now >= hold.end:
            return Reason.LAPSED
        return remainder(hold, self._live.last_read.bookings(), now) or Reason.TAKEN

    async def _book(self, idem: str, book: Book) -> Outcome | None:
        outcome = await self._engine.writer.perform(book, idem)
        if isinstance(outcome, Confirmed):
            self._walk_ups.confirmed(book, idem, self._engine.writer.key_of(idem))
        elif _final(outcome) is None:
            self.asked(idem)
            if isinstance(outcome, Refused) and outcome.reason in UNREACHED:
                self._lookups.discard(idem)
        return _final(outcome)

    async def _lapse(self) -> None:
        async with self._turn:
            for entry in tuple(self._over()):
                if entry.kind is EntryKind.TAKING_BACK:
                    await self._forget(entry)
                else:
                    await self._close(entry, Refused(entry.intent, Reason.LAPSED))

    def _over(self) -> Iterator[OutboxEntry]:
        """Holds whose time is over and that the backend was never asked for: the others are looked up first. By a clock
        that is right, also what was to be taken back and is over by now, and check-ins of a day ago: a step of it must
        not release a room to which somebody checked in (R6).
        """
        now, trusted = self._clock.now(), self._live.clock_trusted
        for entry in self._outbox.entries:
            unasked = entry.kind is EntryKind.HELD and entry.id not in self._asked_at
            lapses = unasked or (trusted and entry.kind is EntryKind.TAKING_BACK)
            over = lapses and isinstance(entry.intent, Book) and now >= entry.intent.end
            if over or (trusted and entry.is_too_old(now)):
                yield entry


def _looked_up(stands: bool | None) -> LookedUp:
    return LookedUp.NONE if stands is None else LookedUp.STANDS if stands else LookedUp.ABSENT


def _final(outcome: Outcome) -> Outcome | None:
    """None where the promise stands and is tried again."""
    return None if isinstance(outcome, Refused) and outcome.reason in UNSETTLED else outcome
