"""What booking means beyond the contract: a release and a check-in at the same moment, and what a calendar forbids."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.memory_panel import SECRET, Phase, TimelessStore, bookings
from support.turns import Turns
from support.virtual_time import VirtualClock, run_virtually

from kiosk.room.schedule import NOTHING, Abilities, EventKey, Schedule
from kiosk.sync.backend import (
    BackendError,
    Capabilities,
    Conflict,
    Cursor,
    Fetched,
    Gone,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    StaleVersion,
    Transient,
    Uncertain,
    Unsupported,
    Window,
)
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.claim_plan import CLAIM_DIES
from kiosk.sync.booking.event_store import EventMark, Restore, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

NOW = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = Window(NOW - timedelta(days=1), NOW + timedelta(days=1))
HALF_PAST = NOW + 30 * MINUTE
pytestmark = pytest.mark.usefixtures("virtual_time")


def meeting(**more: Any) -> MemoryEvent:
    return MemoryEvent("m", NOW - 10 * MINUTE, HALF_PAST, **more)


def with_a_meeting(clock: Callable[[], datetime] = lambda: NOW, **more: Any) -> MemoryCalendar:
    """A calendar with somebody's meeting that goes on until half past."""
    calendar = MemoryCalendar(clock)
    calendar.put(meeting(**more))
    return calendar


async def known(panel: Bookings) -> EventKey:
    """The key of the one booking, as the panel read it."""
    return (await panel.sync(DAY, None)).schedule.spans[0].key


async def read_of(calendar: MemoryCalendar) -> tuple[Bookings, EventKey]:
    """A panel, and the one booking that it read."""
    panel = bookings(calendar)
    return panel, await known(panel)


# A claim whose panel was cut off


class ForgetfulStore(MemoryStore):
    """Answers truly once; from then on it says that the calendar is empty."""

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        fetched = await super().sync(window, cursor)
        self.told = getattr(self, "told", 0) + 1
        return fetched if self.told == 1 else replace(fetched, schedule=Schedule())


async def test_a_dead_claim_is_taken_away_and_what_was_read_beside_it_stands() -> None:
    calendar = with_a_meeting()
    calendar.put(MemoryEvent("c", NOW, HALF_PAST, own=True, claimed_at=NOW - 2 * CLAIM_DIES))
    store = ForgetfulStore(calendar, SECRET)
    fetched = await Bookings(store, calendar.clock).sync(DAY, None)
    assert [span.key for span in fetched.schedule.spans] == [store.key_of("m")]
    assert set(calendar.events) == {"m"}


async def test_who_only_reads_writes_nothing_whatever_the_server_would_let_be_done() -> None:
    calendar = with_a_meeting()
    calendar.put(MemoryEvent("c", NOW, HALF_PAST, own=True, claimed_at=NOW - 2 * CLAIM_DIES))
    reads = Bookings(MemoryStore(calendar, SECRET), calendar.clock, only_reads=True)
    assert not (await reads.probe()).writable
    assert {span.may for span in (await reads.sync(DAY, None)).schedule.spans} == {NOTHING}
    with pytest.raises(Unsupported):
        await reads.book(NOW + timedelta(hours=3), NOW + timedelta(hours=4), "idem")
    assert set(calendar.events) == {"m", "c"}


# What is put back, and arrives late


class LateStore(MemoryStore):
    """Its answer to a restored event never comes, and the request arrives when it is let."""

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None:
        self.arrives = lambda: super(LateStore, self).restore(key, restore, version)
        raise Uncertain


async def test_what_is_put_back_late_never_meets_somebody_elses_booking() -> None:
    calendar = with_a_meeting()
    store = LateStore(calendar, SECRET)
    panel = Bookings(store, calendar.clock)
    key = await known(panel)
    await panel.end(key, NOW)
    await panel.sync(DAY, None)
    with pytest.raises(Uncertain):
        await panel.undo(key)
    with pytest.raises(Conflict):
        await bookings(calendar).book(NOW, HALF_PAST, "f" * 32)
    (booking,) = (await panel.sync(DAY, None)).schedule.bookings()
    assert booking.end == HALF_PAST, "the time is the booking's whether the request arrives or not"
    await store.arrives()
    (booking,) = (await panel.sync(DAY, None)).schedule.bookings()
    assert booking.end == HALF_PAST


# A release and a check-in at two doors of one room


async def in_turn(turns: Turns, order: list[int], *panels: Coroutine[Any, Any, None]) -> list[BackendError | None]:
    """What becomes of the panels where their requests are handled in this order, and then as they come."""
    tasks, wanted = [asyncio.ensure_future(_outcome(panel)) for panel in panels], iter(order)
    while not all(task.done() for task in tasks):
        await asyncio.sleep(0.2)  # whoever waits for the other asks again by then
        if turns.waiting:
            first = next(iter(turns.waiting))
            panel = next(wanted, first)
            turns.hand_on(panel if panel in turns.waiting else first)
    return [task.result() for task in tasks]


async def _outcome(call: Coroutine[Any, Any, None]) -> BackendError | None:
    try:
        await call
    except BackendError as error:
        return error
    return None


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 1), max_size=30), st.booleans(), st.booleans())
def test_a_room_is_released_or_checked_into_and_never_both(order: list[int], minds_versions: bool, own: bool) -> None:
    """Whatever the order of the requests, also on a server that writes over any version."""

    async def both() -> tuple[MemoryEvent, list[BackendError | None]]:
        calendar = MemoryCalendar(VirtualClock(NOW).now)
        calendar.minds_versions = minds_versions
        calendar.put(meeting(own=own))
        turns = Turns()
        stores = [MemoryStore(calendar, SECRET) for _ in range(2)]
        releasing, checking = (Bookings(store, calendar.clock) for store in stores)
        key = await known(releasing)
        assert await known(checking) == key
        for number, store in enumerate(stores):
            store._network = turns.network(number)
        outcomes = await in_turn(turns, order, releasing.auto_release(key, NOW), checking.check_in(key))
        return calendar.events["m"], outcomes

    event, (release, check_in) = run_virtually(both())
    released = event.end < HALF_PAST
    assert released is (release is None)
    assert released is (check_in is not None), "exactly one of the two is told that it worked"
    assert released or event.checked_in
    assert not isinstance(check_in, Uncertain)


async def test_a_release_that_was_cut_off_keeps_nobody_out_for_long() -> None:
    """The mark of a panel that lost its power is waited for as long as it may count, and no longer."""
    clock = VirtualClock(NOW)
    calendar = with_a_meeting(clock.now, releasing_since=NOW - timedelta(seconds=2))
    panel, key = await read_of(calendar)
    with pytest.raises(StaleVersion):
        await panel.auto_release(key, NOW)
    await panel.check_in(key)
    assert calendar.events["m"].checked_in
    assert timedelta(seconds=12) < clock.now() - NOW < CLAIM_DIES


async def test_a_release_that_took_too_long_is_taken_back() -> None:
    calendar = with_a_meeting(VirtualClock(NOW).now)

    async def slow(_request: str, answer: Callable[[], Any], /) -> Any:
        await asyncio.sleep(3)
        return answer()

    panel = Bookings(MemoryStore(calendar, SECRET, network=slow), calendar.clock)
    key = await known(panel)
    with pytest.raises(StaleVersion):
        await panel.auto_release(key, NOW)
    assert (calendar.events["m"].end, calendar.events["m"].releasing_since) == (HALF_PAST, None)


async def test_what_changed_while_it_was_being_released_is_not_released() -> None:
    class Moved(MemoryStore):
        async def set_mark(self, key: EventKey, mark: EventMark, *rest: Any) -> None:
            await super().set_mark(key, mark, *rest)
            if mark is EventMark.RELEASING and calendar.events["m"].start != NOW:
                calendar.put(MemoryEvent("m", NOW, HALF_PAST + 30 * MINUTE))

    calendar = MemoryCalendar(lambda: NOW)
    calendar.minds_versions = False
    calendar.put(meeting())
    panel = Bookings(Moved(calendar, SECRET), calendar.clock)
    with pytest.raises(StaleVersion):
        await panel.auto_release(await known(panel), NOW)
    assert calendar.events["m"].end == HALF_PAST + 30 * MINUTE


# What a calendar refuses


class Choosy(MemoryStore):
    """Refuses so many ends of a booking although nobody changed it; `meanwhile` is what somebody did."""

    refusals = 0
    meanwhile: MemoryEvent | None = None

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None:
        if self.refusals > 0:
            self.refusals -= 1
            if self.meanwhile is not None:
                self._calendar.put(self.meanwhile)
            raise StaleVersion
        return await super().set_end(key, end, version)


@pytest.mark.parametrize(
    ("refusals", "meanwhile", "ends"),
    [
        (0, None, True),
        (2, None, True),
        (3, None, False),
        (1, meeting(), True),
        (1, meeting(checked_in=True), False),
        (1, replace(meeting(), end=HALF_PAST + MINUTE), False),
    ],
)
async def test_what_nobody_changed_is_ended_also_where_its_version_is_refused(
    refusals: int, meanwhile: MemoryEvent | None, ends: bool
) -> None:
    calendar = with_a_meeting()
    store = Choosy(calendar, SECRET)
    panel = Bookings(store, calendar.clock)
    key = await known(panel)
    store.refusals, store.meanwhile = refusals, meanwhile
    if ends:
        await panel.end(key, NOW)
    else:
        with pytest.raises(StaleVersion):
            await panel.end(key, NOW)
    assert (calendar.events["m"].end == NOW) is ends


# What is taken back


async def test_what_is_taken_back_is_gone_whatever_became_of_it() -> None:
    calendar = MemoryCalendar(lambda: NOW)
    panel = bookings(calendar)
    key = await panel.book(NOW, HALF_PAST, "0" * 32)
    await panel.check_in(key)
    await panel.extend(key, HALF_PAST + 15 * MINUTE, "1" * 32)
    for _ in range(2):
        await panel.take_back("0" * 32)
        assert not calendar.events


@pytest.mark.parametrize("lost", Phase)
async def test_what_is_taken_back_without_an_answer_is_looked_for(lost: Phase) -> None:
    calendar = MemoryCalendar(lambda: NOW)
    await bookings(calendar).book(NOW, HALF_PAST, "0" * 32)

    async def wire(request: str, phase: Phase) -> None:
        if (request, phase) == ("write", lost):
            raise Uncertain

    panel = bookings(calendar, wire=wire)
    if lost is Phase.SENT:
        with pytest.raises(Uncertain):
            await panel.take_back("0" * 32)
    else:
        await panel.take_back("0" * 32)
    assert bool(calendar.events) is (lost is Phase.SENT)


async def test_what_a_calendar_only_says_that_it_took_back_is_not_gone() -> None:
    class Says(MemoryStore):
        async def delete(self, key: EventKey, version: Version) -> None: ...

    calendar = MemoryCalendar(lambda: NOW)
    panel = Bookings(Says(calendar, SECRET), calendar.clock)
    await panel.book(NOW, HALF_PAST, "0" * 32)
    with pytest.raises(Uncertain):
        await panel.take_back("0" * 32)


# What fails half way

FAILS: dict[str, Callable[[Bookings, EventKey], Coroutine[Any, Any, object]]] = {
    "book": lambda panel, _key: panel.book(NOW + 60 * MINUTE, NOW + 90 * MINUTE, "0" * 32),
    "check_in": lambda panel, key: panel.check_in(key),
    "extend": lambda panel, key: panel.extend(key, NOW + 90 * MINUTE, "1" * 32),
    "end": lambda panel, key: panel.end(key, NOW),
    "undo": lambda panel, key: panel.undo(key),
}


def stands(calendar: MemoryCalendar) -> set[tuple[datetime, datetime, bool]]:
    """What anybody sees in it. A claim that was left is nobody's in a moment."""
    return {(one.start, one.end, one.checked_in) for one in calendar.events.values() if not one.claimed_at}


@pytest.mark.parametrize("wish", FAILS)
@pytest.mark.parametrize("error", [RateLimited, Transient, PermissionDenied, ProtocolError])
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("lasts", [True, False])
async def test_who_is_told_that_nothing_was_done_is_told_the_truth(
    wish: str, error: type[BackendError], own: bool, lasts: bool
) -> None:
    """Whichever request it is that the server refuses, it alone or all that follow."""
    done = 0
    for first in range(30):
        calendar = with_a_meeting(VirtualClock(NOW).now, own=own)
        if not own:
            calendar.put(extension(HALF_PAST, HALF_PAST + 15 * MINUTE))
        asked = -1

        async def wire(_request: str, phase: Phase, first: int = first) -> None:
            nonlocal asked
            if phase is Phase.SENT and asked >= 0:
                asked += 1
                if asked > first and (lasts or asked == first + 1):
                    raise error

        panel = bookings(calendar, wire=wire)
        key = await known(panel)
        if wish == "undo":
            await panel.end(key, NOW + 10 * MINUTE)
        asked, before = 0, stands(calendar)
        try:
            await FAILS[wish](panel, key)
        except Uncertain:
            continue
        except BackendError:
            assert stands(calendar) == before, f"request {first + 1}"
        else:
            done += 1
            assert stands(calendar) != before
    assert done


# What a calendar forbids


def wishes(panel: Bookings, key: EventKey) -> dict[str, Callable[[], Coroutine[Any, Any, object]]]:
    return {
        "book": lambda: panel.book(HALF_PAST, HALF_PAST + 30 * MINUTE, "0" * 32),
        "check_in": lambda: panel.check_in(key),
        "extend": lambda: panel.extend(key, HALF_PAST + 30 * MINUTE, "1" * 32),
        "end": lambda: panel.end(key, NOW),
        "auto_release": lambda: panel.auto_release(key, NOW),
    }


@pytest.mark.parametrize("wish", ["book", "check_in", "extend", "end", "auto_release"])
async def test_a_calendar_that_may_only_be_read_is_read_and_left_alone(wish: str) -> None:
    calendar = MemoryCalendar(VirtualClock(NOW).now)
    before = calendar.put(meeting())
    panel = bookings(calendar, capabilities=Capabilities(writable=False))
    await panel.probe()
    (span,) = (await panel.sync(DAY, None)).schedule.spans
    assert span.may == NOTHING
    with pytest.raises(Unsupported):
        await wishes(panel, span.key)[wish]()
    assert dict(calendar.events) == {"m": before}


@pytest.mark.parametrize("wish", ["book", "check_in", "extend", "end", "auto_release"])
async def test_nothing_is_written_where_the_server_does_not_tell_its_time(wish: str) -> None:
    calendar = MemoryCalendar(VirtualClock(NOW).now)
    before = calendar.put(meeting())
    panel = Bookings(TimelessStore(calendar, SECRET), calendar.clock)
    key = await known(panel)
    with pytest.raises(ProtocolError):
        await wishes(panel, key)[wish]()
    assert dict(calendar.events) == {"m": before}


@pytest.mark.parametrize(
    ("may", "wish"),
    [
        (Abilities(end=False), "end"),
        (Abilities(end=False), "auto_release"),
        (Abilities(extend=False), "extend"),
        (Abilities(check_in=False), "check_in"),
    ],
)
async def test_what_may_not_be_done_with_a_booking_is_not_tried(may: Abilities, wish: str) -> None:
    calendar = MemoryCalendar(VirtualClock(NOW).now)
    before = calendar.put(meeting())
    panel = bookings(calendar, foreign=may)
    key = await known(panel)
    with pytest.raises(Unsupported):
        await wishes(panel, key)[wish]()
    assert dict(calendar.events) == {"m": before}


async def test_where_a_release_cannot_be_put_back_there_is_nothing_to_undo() -> None:
    """Somebody else's meeting may only be declined on some servers."""

    class Declines(MemoryStore):
        async def set_end(self, key: EventKey, end: datetime, version: Any) -> None:
            await super().set_end(key, end, version)

    calendar = with_a_meeting(VirtualClock(NOW).now)
    panel = Bookings(Declines(calendar, SECRET), calendar.clock)
    key = await known(panel)
    await panel.end(key, NOW)
    assert calendar.events["m"].end == NOW
    with pytest.raises(Gone):
        await panel.undo(key)


async def test_an_own_booking_that_somebody_marks_while_it_is_extended_is_extended_all_the_same() -> None:
    """A change that leaves its end alone is no reason to take the extension back, still less to say that it stands."""

    class Marked(MemoryStore):
        marks = 1

        async def set_end(self, key: EventKey, end: datetime, version: Any) -> Any:
            if self.marks:
                self.marks -= 1
                event = next(one for one in calendar.events.values() if self.key_of(one.uid) == key)
                calendar.put(MemoryEvent(event.uid, event.start, event.end, own=True, checked_in=True))
            return await super().set_end(key, end, version)

    calendar = MemoryCalendar(lambda: NOW)
    panel = Bookings(Marked(calendar, SECRET), calendar.clock)
    key = await panel.book(NOW, HALF_PAST, "a" * 32)
    await panel.extend(key, HALF_PAST + 15 * MINUTE, "b" * 32)
    (span,) = (await panel.sync(DAY, None)).schedule.spans
    assert (span.end, span.checked_in) == (HALF_PAST + 15 * MINUTE, True)


async def test_a_booking_ended_before_it_was_read_is_ended_as_it_is() -> None:
    calendar = MemoryCalendar(VirtualClock(NOW).now)
    panel = bookings(calendar)
    key = await panel.book(NOW, HALF_PAST, "a" * 32)
    await panel.end(key, NOW)
    assert not calendar.events
    calendar.put(meeting())
    with pytest.raises(Conflict):
        await panel.undo(key)


# What somebody else did meanwhile


@pytest.mark.parametrize("wish", ["end", "auto_release", "check_in", "extend"])
async def test_a_booking_that_begins_at_another_time_by_now_is_another_one(wish: str) -> None:
    calendar = with_a_meeting()
    panel, key = await read_of(calendar)
    before = calendar.put(MemoryEvent("m", NOW - 5 * MINUTE, HALF_PAST))
    with pytest.raises(StaleVersion):
        await wishes(panel, key)[wish]()
    assert dict(calendar.events) == {"m": before}


@pytest.mark.parametrize("end", [NOW - 5 * MINUTE, HALF_PAST + 5 * MINUTE])
async def test_nobody_extends_from_an_end_that_was_moved(end: datetime) -> None:
    calendar = with_a_meeting()
    panel, key = await read_of(calendar)
    before = calendar.put(MemoryEvent("m", NOW - 10 * MINUTE, end))
    with pytest.raises(StaleVersion):
        await panel.extend(key, HALF_PAST + 30 * MINUTE, "1" * 32)
    assert dict(calendar.events) == {"m": before}


async def test_nobody_checks_in_to_what_was_handed_back() -> None:
    calendar = with_a_meeting()
    panel, key = await read_of(calendar)
    before = calendar.put(MemoryEvent("m", NOW - 10 * MINUTE, NOW))
    with pytest.raises(Gone):
        await panel.check_in(key)
    assert dict(calendar.events) == {"m": before}


@pytest.mark.parametrize("end", [NOW + 5 * MINUTE, HALF_PAST + 5 * MINUTE])
async def test_a_meeting_whose_end_was_moved_is_checked_into(end: datetime) -> None:
    calendar = with_a_meeting()
    panel, key = await read_of(calendar)
    calendar.put(MemoryEvent("m", NOW - 10 * MINUTE, end))
    await panel.check_in(key)
    assert calendar.events["m"].checked_in


async def test_a_check_in_that_could_not_be_told_in_time_is_noted_all_the_same() -> None:
    calendar = with_a_meeting(lambda: HALF_PAST + 10 * MINUTE)
    panel = bookings(calendar)
    await panel.check_in(await known(panel))
    assert calendar.events["m"].checked_in


def extension(start: datetime, end: datetime) -> MemoryEvent:
    return MemoryEvent("e" * 32, start, end, own=True, base="m", made_at=NOW - 60 * MINUTE)


async def test_an_extension_that_was_moved_is_not_taken_for_the_one_that_was_read() -> None:
    calendar = with_a_meeting()
    calendar.put(extension(HALF_PAST, HALF_PAST + 15 * MINUTE))
    panel = bookings(calendar)
    await panel.sync(DAY, None)
    calendar.put(extension(HALF_PAST + 60 * MINUTE, HALF_PAST + 75 * MINUTE))
    with pytest.raises(Uncertain):  # the booking is ended, what prolonged it is not
        await panel.end(event_key(SECRET, "m", None), NOW)
    assert calendar.events["e" * 32].start == HALF_PAST + 60 * MINUTE


async def test_an_extension_that_prolongs_something_is_no_orphan() -> None:
    calendar = with_a_meeting()
    calendar.put(extension(HALF_PAST, HALF_PAST + 15 * MINUTE))
    panel = bookings(calendar)
    await panel.sync(DAY, None)
    with pytest.raises(StaleVersion):
        await panel.remove_orphan(event_key(SECRET, "e" * 32, None))
    assert len(calendar.events) == 2


async def test_an_extension_that_was_ended_comes_back_though_nobody_has_read_since() -> None:
    calendar = with_a_meeting()
    calendar.put(extension(HALF_PAST, HALF_PAST + 15 * MINUTE))
    panel, key = bookings(calendar), event_key(SECRET, "m", None)
    await panel.sync(DAY, None)
    await panel.end(key, HALF_PAST)
    await panel.undo(key)
    schedule = (await panel.sync(DAY, None)).schedule
    assert [booking.end for booking in schedule.bookings()] == [HALF_PAST + 15 * MINUTE]


async def test_what_holds_the_freed_time_goes_where_it_cannot_be_given_back() -> None:
    class Refuses(MemoryStore):
        async def restore(self, *_what: Any) -> None:
            raise PermissionDenied

    calendar = with_a_meeting()
    panel = Bookings(Refuses(calendar, SECRET), calendar.clock)
    key = await known(panel)
    await panel.end(key, NOW)
    with pytest.raises(PermissionDenied):
        await panel.undo(key)
    assert [(event.uid, event.end) for event in calendar.events.values()] == [("m", NOW)]


async def test_an_extension_that_no_longer_prolonged_anything_does_not_come_back() -> None:
    """Its base was made longer elsewhere since: nothing of it would be left behind the restored one."""
    calendar = with_a_meeting()
    calendar.put(extension(HALF_PAST, HALF_PAST + 15 * MINUTE))
    panel, key = bookings(calendar), event_key(SECRET, "m", None)
    await panel.sync(DAY, None)
    calendar.put(MemoryEvent("m", NOW - 10 * MINUTE, HALF_PAST + 20 * MINUTE))
    await panel.end(key, NOW)
    await panel.undo(key)
    assert [(event.uid, event.end) for event in calendar.events.values()] == [("m", HALF_PAST + 20 * MINUTE)]
