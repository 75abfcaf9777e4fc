"""The tester, tested: each mistake below, planted into the production code, is found within a few stories."""

import asyncio
import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from sim.run import simulate

from kiosk.panel.current_state import CurrentState
from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.panel.outbox_delivery import OutboxDelivery
from kiosk.panel.store.outbox_file import OutboxEntry, OutboxFile
from kiosk.room.intent import Outcome, Reason, Refused
from kiosk.room.schedule import EventKey, Schedule
from kiosk.room.state import Resolution, resolve
from kiosk.sync.backend import BackendError, CursorExpired, Fetched, ProtocolError, Transient, Uncertain, Window
from kiosk.sync.booking import claim_plan, claims
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.claim_plan import Done
from kiosk.sync.reader import ScheduleReader
from kiosk.sync.retry_after import RetryAfterGate
from kiosk.sync.writer import ScheduleWriter

MOST_STORIES = 120
Plant = Callable[[pytest.MonkeyPatch], None]
Law = str | tuple[str, ...]


def no_tie_break(plant: pytest.MonkeyPatch) -> None:
    """Two claims see each other and neither gives way; nobody looks again after confirming."""
    obstacles = claim_plan._obstacles

    def confirmed_ones(request: Any, snapshot: Any) -> Any:
        return tuple(entry for entry in obstacles(request, snapshot) if entry.claimed_at is None)

    plant.setattr(claim_plan, "_obstacles", confirmed_ones)
    plant.setattr(claim_plan, "_proof", lambda *_, **__: Done())


def no_overlap_check(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.sync.booking.claim_plan._obstacles", lambda _wish, _snapshot: ())


def timeout_as_failure(plant: pytest.MonkeyPatch) -> None:
    take_back = claims._Attempt.take_back

    async def fails(self: Any, error: BackendError) -> BackendError:
        failure = await take_back(self, error)
        return Transient() if isinstance(failure, Uncertain) else failure

    plant.setattr(claims._Attempt, "take_back", fails)
    plant.setattr(CurrentState, "promise_refusal", lambda _self, intent: Refused(intent, Reason.OFFLINE))


def timeout_as_success(plant: pytest.MonkeyPatch) -> None:
    take = claims.take

    async def succeeds(*what: Any, **more: Any) -> None:
        with contextlib.suppress(Uncertain):
            await take(*what, **more)

    plant.setattr("kiosk.sync.booking.bookings.take", succeeds)


def wall_clock_in_release(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(LiveFacts, "clock_trusted", True)


def release_without_a_look(plant: pytest.MonkeyPatch) -> None:
    async def careless(self: Bookings, key: EventKey, at: datetime) -> None:
        await self._cut(await self._store.read(key), at)

    plant.setattr(Bookings, "auto_release", careless)


def no_second_look_at_an_empty_day(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(ScheduleReader, "_suddenly_empty", lambda *_: False)


def light_from_cache_at_boot(plant: pytest.MonkeyPatch) -> None:
    wake = LiveFacts.__init__

    def believes(self: LiveFacts, policy: Any, clock: Any, kept: Any) -> None:
        wake(self, policy, clock, kept)
        self._synced = clock.mono() if kept else None

    plant.setattr(LiveFacts, "__init__", believes)


def retry_before_retry_after(plant: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def impatient(_self: RetryAfterGate) -> Iterator[None]:
        yield

    plant.setattr(RetryAfterGate, "request", impatient)


def no_read_after_a_write(plant: pytest.MonkeyPatch) -> None:
    perform = ScheduleWriter.perform

    async def blind(self: ScheduleWriter, *request: Any, **more: Any) -> Outcome:
        read, self._reader.read = self._reader.read, _pretend  # type: ignore[method-assign]
        try:
            return await perform(self, *request, **more)
        finally:
            self._reader.read = read  # type: ignore[method-assign]

    plant.setattr(ScheduleWriter, "perform", blind)


def check_in_ignored_in_release(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.room.check_in.checked_in", lambda booking, _facts: booking.walk_up)


def error_as_an_empty_day(plant: pytest.MonkeyPatch) -> None:
    fetch = ScheduleReader._fetch

    async def lenient(self: ScheduleReader) -> Fetched:
        try:
            return await fetch(self)
        except ProtocolError:
            return Fetched(Schedule())

    plant.setattr(ScheduleReader, "_fetch", lenient)


def orphans_left_behind(plant: pytest.MonkeyPatch) -> None:
    async def leave(_self: ScheduleWriter, _keys: Any) -> None: ...

    plant.setattr(ScheduleWriter, "remove_orphans", leave)


def claims_never_die(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(claim_plan, "CLAIM_DIES", timedelta(days=1))


def stale_never_flagged(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.panel.live_facts.fresh_until", lambda synced, _policy: synced + timedelta(days=1))


def journal_without_a_fence(plant: pytest.MonkeyPatch) -> None:
    """Told before it is on the disk."""

    under_way: set[Any] = set()

    async def write(self: Outbox, _entry: str, call: Callable[[], None]) -> None:
        under_way.add(asyncio.ensure_future(self._disk.write(call)))

    plant.setattr(Outbox, "_write", write)


def journal_that_forgets(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(OutboxFile, "entries", lambda _self: ())


def another_id_at_every_attempt(plant: pytest.MonkeyPatch) -> None:
    perform = ScheduleWriter.perform

    async def anew(self: ScheduleWriter, intent: Any, _idem: str | None = None, **more: Any) -> Outcome:
        return await perform(self, intent, **more)

    plant.setattr(ScheduleWriter, "perform", anew)


def gives_up(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.sync.polling.after_failure", lambda failures, *_: 5.0 if failures < 4 else 1e6)


def never_reconciles(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.sync.reader.RECONCILE_EVERY", 1e9)


def believes_a_part(plant: pytest.MonkeyPatch) -> None:
    whole = ScheduleReader._pieces

    async def hasty(self: ScheduleReader, window: Window) -> Fetched:
        try:
            return await self._conversation.backend.sync(window, self._cursor)
        except CursorExpired:
            return await whole(self, window)

    plant.setattr(ScheduleReader, "_pieces", hasty)


def booked_before_it_shows(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.sync.writer.SHOWN_WITHIN", ())


def full_disk_kept_quiet(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Outbox, "durable", True)


def empty_room_ended_at_once(plant: pytest.MonkeyPatch) -> None:
    plant.setattr("kiosk.room.check_in.notice_from", lambda booking, *_: booking.start)


def loop_that_spins(plant: pytest.MonkeyPatch) -> None:
    def at_once(*given: Any) -> Resolution:
        return dataclasses.replace(resolve(*given), next_change_at=given[2])

    plant.setattr("kiosk.panel.current_state.resolve", at_once)


def told_after_it_is_forgotten(plant: pytest.MonkeyPatch) -> None:
    async def close(self: OutboxDelivery, entry: OutboxEntry, outcome: Outcome) -> None:
        await self._outbox.settled(entry)
        self._outcome.show(outcome)

    plant.setattr(OutboxDelivery, "_close", close)


def way_given_in_words_alone(plant: pytest.MonkeyPatch) -> None:
    async def told(self: OutboxDelivery, entry: OutboxEntry) -> None:
        await self._forget(entry)

    plant.setattr(OutboxDelivery, "_take_back", told)


MUTANTS: tuple[tuple[Plant, Law, int], ...] = (
    (no_tie_break, "R1", 2),
    (no_overlap_check, "R1", 1),
    (timeout_as_failure, "R3", 26),
    (timeout_as_success, "R1", 3),
    (wall_clock_in_release, "R6", 1),
    (release_without_a_look, "R5", 110),
    (no_second_look_at_an_empty_day, "R2", 1),
    (light_from_cache_at_boot, "R4", 4),
    (retry_before_retry_after, "R9", 10),
    (no_read_after_a_write, ("R2", "R8"), 0),
    (check_in_ignored_in_release, "R5", 1),
    (error_as_an_empty_day, "R12", 11),
    (orphans_left_behind, "R8", 4),
    (claims_never_die, ("R1", "R8"), 2),
    (stale_never_flagged, "R4", 8),
    (journal_without_a_fence, "R3", 2),
    (journal_that_forgets, "R3", 0),
    (another_id_at_every_attempt, ("R1", "R3"), 2),
    (gives_up, "R8", 13),
    (never_reconciles, "R8", 109),
    (believes_a_part, "R12", 1),
    (booked_before_it_shows, "R2", 12),
    (full_disk_kept_quiet, ("R3", "R11"), 3),
    (empty_room_ended_at_once, "R5", 2),
    (loop_that_spins, "R13", 0),
    (told_after_it_is_forgotten, ("R1", "R3"), 0),
    (way_given_in_words_alone, "R3", 146),
)
"""The mistake, the law it breaks, and the first story that finds it: where that has changed, the search goes on."""


@pytest.mark.parametrize(("mistake", "law", "first"), MUTANTS, ids=[mistake.__name__ for mistake, *_ in MUTANTS])
def test_a_planted_mistake_breaks_its_law(
    mistake: Plant, law: str | tuple[str, ...], first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    mistake(monkeypatch)
    stories = map(simulate, range(first, first + MOST_STORIES))
    found = next((told for told in stories if told.broken is not None), None)
    assert found is not None, f"not found in {MOST_STORIES} stories"
    assert str(found.broken).startswith(law), f"\n{found}"


async def _pretend() -> bool:
    return True
