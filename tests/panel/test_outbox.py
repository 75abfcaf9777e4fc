"""R3: what was promised at the door while the backend was away is kept, through a crash too, and settled once."""

import asyncio
from dataclasses import replace

import pytest
from support.door import MINUTE, NOON, Door
from support.memory_panel import Phase

from kiosk.room.intent import Book, CheckIn, Confirmed, End, Extend, LetGo, Promised, Reason, Refused
from kiosk.room.pattern import LightPattern
from kiosk.room.state import State
from kiosk.sync.backend import BackendError, ProtocolError, Transient, Uncertain

pytestmark = pytest.mark.logs("^the backend does not answer as it should", "^what was promised cannot be kept")


async def offline(door: Door, minutes: float = 5) -> None:
    """The room was free when the backend was last heard."""
    await door.until(1)
    door.error = Transient()
    await door.until(minutes)


async def hold(door: Door) -> Book:
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    assert await door.panel.perform(wish) == Promised(wish)
    return wish


async def test_offline_a_walk_up_is_held_and_never_shown_as_booked(door: Door) -> None:
    await offline(door)
    wish = await hold(door)
    room = door.report.resolution
    assert (room.state, room.held, room.light, room.until) == (State.BUSY, True, LightPattern.HELD, wish.end)
    assert not door.store.events


@pytest.mark.parametrize("crash", [False, True])
async def test_a_hold_is_confirmed_when_the_backend_answers(door: Door, crash: bool) -> None:
    await offline(door)
    wish = await hold(door)
    if crash:
        await door.crash()
        door.start()
        await door.until(6)
        assert door.report.resolution.held
    door.error = None
    await door.until(20)
    (event,) = door.store.events.values()
    assert wish.start <= event.start < wish.end
    assert (event.end, event.claimed_at) == (wish.end, None)
    assert (door.state, door.report.resolution.held) == (State.BUSY, False)
    assert not door.outbox.entries
    assert Confirmed(Book(event.start, wish.end)) in [report.outcome for _, report in door.reports]


async def test_a_hold_is_cut_by_a_booking_made_meanwhile(door: Door) -> None:
    await offline(door)
    wish = await hold(door)
    door.meeting(20)
    door.error = None
    await door.until(12)
    own = next(event for event in door.store.events.values() if event.own)
    assert wish.start <= own.start < own.end == NOON + 20 * MINUTE
    assert Confirmed(Book(own.start, own.end)) in [report.outcome for _, report in door.reports]


async def test_a_hold_that_lost_the_room_is_refused_with_the_reason(door: Door) -> None:
    await offline(door)
    wish = await hold(door)
    door.meeting(0, 120)
    door.error = None
    await door.until(12)
    assert not any(event.own for event in door.store.events.values())
    assert Refused(wish, Reason.TAKEN) in [report.outcome for _, report in door.reports]
    assert not door.report.resolution.held


@pytest.mark.parametrize("back", [False, True])
async def test_a_hold_lapses_at_its_end(door: Door, back: bool) -> None:
    await offline(door)
    wish = await hold(door)
    await door.until(50)
    assert not door.report.resolution.held
    assert not door.outbox.entries
    assert Refused(wish, Reason.LAPSED) in [report.outcome for _, report in door.reports]
    if back:
        door.error = None
        await door.until(70)
        assert not door.store.events


async def test_a_hold_that_may_have_been_booked_before_a_restart_is_looked_up_before_it_is_said_to_have_lapsed(
    door: Door,
) -> None:
    await offline(door)
    wish = await hold(door)
    door.disk_error = OSError("full")  # what was settled stays on the disk
    door.error = None
    await door.until(10)
    assert len(door.store.events) == 1
    await door.crash()
    door.disk_error = None
    await door.until(60)
    door.start()
    await door.until(65)
    assert {report.outcome for _, report in door.reports} - {None} == {Confirmed(wish)}


async def test_one_hold_at_a_time_and_it_can_be_let_go(door: Door) -> None:
    await offline(door)
    wish = await hold(door)
    assert await door.panel.perform(wish) == Refused(wish, Reason.OFFLINE)
    assert await door.panel.perform(LetGo()) == Confirmed(LetGo())
    assert (door.state, door.report.resolution.believed) == (State.UNKNOWN, State.FREE)
    door.error = None
    await door.until(20)
    assert not door.store.events


@pytest.mark.parametrize("crash", [False, True])
async def test_offline_a_check_in_is_noted_stays_valid_past_the_deadline_and_is_sent(door: Door, crash: bool) -> None:
    door.meeting(4)
    await door.until(3)
    door.error = Transient()
    await door.until(8)
    key = door.report.resolution.check_in
    assert key is not None
    assert await door.panel.perform(CheckIn(key)) == Promised(CheckIn(key))
    assert door.report.resolution.unsent
    await door.until(25)
    if crash:
        await door.crash()
        door.start()
    door.error = None
    await door.until(50)
    assert door.store.events["m4"].checked_in
    assert door.store.events["m4"].end == NOON + 64 * MINUTE
    assert (door.state, door.report.resolution.unsent) == (State.BUSY, False)
    assert not door.outbox.entries


async def test_offline_everything_else_is_refused_with_a_reason(door: Door) -> None:
    door.meeting(0, checked_in=True)
    await door.until(1)
    room = door.report.resolution
    assert room.current is not None
    door.error = Transient()
    await door.until(5)
    key = room.current.key
    for wish in (End(key), Extend(key, room.extend[0].end), Book(NOON + 120 * MINUTE, NOON + 150 * MINUTE)):
        assert await door.panel.perform(wish) == Refused(wish, Reason.OFFLINE)
    assert not door.outbox.entries


async def test_a_booking_whose_answer_was_lost_is_looked_up_and_never_made_twice(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    lost = Uncertain()
    door.fault = lambda request, phase: lost if request != "sync" and phase is Phase.ANSWERED else None
    await door.panel.perform(wish)
    door.fault = lambda _request, _phase: None
    await door.until(10)
    assert len([event for event in door.store.events.values() if event.end > door.clock.now()]) <= 1
    assert not door.outbox.entries


async def test_a_booking_that_reaches_the_backend_late_is_not_denied_before(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    writes: list[Phase] = []

    def fault(request: str, phase: Phase) -> BackendError | None:
        if request != "write":
            return None
        writes.append(phase)
        return Uncertain() if len(writes) > 2 else None  # nothing after the claim arrives

    door.fault = fault
    assert await door.panel.perform(wish) == Refused(wish, Reason.NO_ANSWER)
    door.fault = lambda _request, _phase: None
    await door.engine.reader.read()
    (claim,) = door.store.events.values()
    await asyncio.sleep(2)
    door.store.put(replace(claim, claimed_at=None))  # the confirmation that was lost on the way arrives
    await door.until(10)
    assert Confirmed(wish) in [report.outcome for _, report in door.reports]
    assert Refused(wish, Reason.LAPSED) not in [report.outcome for _, report in door.reports]
    assert not door.outbox.entries


@pytest.mark.parametrize("write", range(6))
async def test_a_crash_while_the_backend_is_asked_ends_in_one_outcome_and_at_most_one_event(
    door: Door, write: int
) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    requests: list[str] = []

    class PowerLost(Exception):
        """The power."""

    def fault(request: str, _phase: Phase) -> BackendError | None:
        requests.append(request)
        if len(requests) > write:
            raise PowerLost
        return None

    door.fault = fault
    with pytest.raises(PowerLost):
        await door.panel.perform(wish)
    door.fault = lambda _request, _phase: None
    await door.crash()
    door.start()
    await door.until(10)
    standing = [event for event in door.store.events.values() if event.claimed_at is None]
    outcomes = {report.outcome for _, report in door.reports} - {None}
    assert not door.outbox.entries
    assert outcomes == {Confirmed(wish) if standing else Refused(wish, Reason.LAPSED)}
    assert len(standing) <= 1
    assert not [event for event in door.store.events.values() if event.claimed_at is not None]


async def test_a_backend_that_reads_and_does_not_write_is_not_hammered_for_a_promise(door: Door) -> None:
    await offline(door)
    await hold(door)
    asked: list[str] = []

    def fault(request: str, phase: Phase) -> BackendError | None:
        asked.append(request)
        return ProtocolError() if request == "write" and phase is Phase.SENT else None

    door.fault = fault
    await door.until(20)
    assert door.report.resolution.held
    assert 1 <= asked.count("write") <= 40


async def test_what_a_full_disk_did_not_take_is_written_once_it_does(door: Door) -> None:
    await offline(door)
    door.disk_error = OSError("SQLITE_FULL")
    wish = await hold(door)
    door.disk_error = None
    await door.until(8)
    assert door.report.disk_ok
    await door.crash()
    door.start()
    assert [entry.intent for entry in door.outbox.entries] == [wish]


async def test_a_hold_that_was_let_go_on_a_full_disk_does_not_come_back_with_a_restart(door: Door) -> None:
    await offline(door)
    await hold(door)
    door.disk_error = OSError("SQLITE_FULL")
    assert await door.panel.perform(LetGo()) == Confirmed(LetGo())
    assert not door.report.disk_ok
    door.disk_error = None
    await door.until(8)
    assert door.report.disk_ok
    await door.crash()
    door.start()
    assert not door.outbox.entries


async def test_a_full_disk_is_said_and_the_hold_lives_in_memory(door: Door) -> None:
    await offline(door)
    door.disk_error = OSError("SQLITE_FULL")
    await hold(door)
    assert door.report.resolution.held
    assert not door.report.disk_ok
    door.disk_error = None
    await door.running.disk.write(lambda: None)  # the disk takes something; the hold still is in memory alone
    assert not door.panel.state.disk_ok
    door.error = None
    await door.until(20)
    assert door.report.disk_ok
    assert len(door.store.events) == 1
