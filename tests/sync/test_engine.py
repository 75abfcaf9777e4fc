"""The conversation with a backend: what is believed, when it is asked again, and what it is spared. In virtual time."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import pytest
from support.coroutine_tests import Run
from support.memory_panel import SECRET, Phase, bookings
from support.virtual_time import VirtualClock

from kiosk.room.intent import Book, CheckIn, Confirmed, End, Reason, Refused
from kiosk.room.policy import Policy
from kiosk.room.schedule import Doubt, Schedule
from kiosk.sync import polling
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Cursor,
    Fetched,
    Gone,
    ProtocolError,
    RateLimited,
    Transient,
    Uncertain,
    Window,
)
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.conversation import TURN_WITHIN
from kiosk.sync.engine import Engine
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent
from kiosk.sync.reader import FIRST_READ_WITHIN, READ_WITHIN, RECONCILE_EVERY, Read

T = TypeVar("T")
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)  # a Monday, 12:00 in Amsterdam
POLICY = Policy(ZoneInfo("Europe/Amsterdam"))


@dataclass
class Room:
    """A store, a wire that counts and fails on demand, an engine, and what it told."""

    clock: VirtualClock
    policy: Policy = POLICY
    reads: list[Read] = field(default_factory=list)
    errors: list[BackendError] = field(default_factory=list)
    requests: list[tuple[float, str]] = field(default_factory=list)
    fault: Callable[[str, Phase], BackendError | None] = lambda _request, _phase: None

    def __post_init__(self) -> None:
        self.store = MemoryCalendar(self.clock.now)
        self.backend = bookings(self.store, wire=self._wire)
        self.engine = Engine(lambda: self.backend, self.policy, self.clock, chance=lambda: 0.5)
        self.engine.reader.listen(self)

    def after_read(self, read: Read) -> None:
        self.reads.append(read)

    def after_failure(self, error: BackendError) -> None:
        self.errors.append(error)

    def marks(self) -> tuple[datetime, ...]:
        return ()

    async def _wire(self, request: str, phase: Phase) -> None:
        if phase is Phase.SENT:
            self.requests.append((self.clock.mono(), request))
        error = self.fault(request, phase)
        if error is not None:
            raise error

    async def runs_for(self, seconds: float) -> None:
        task = asyncio.create_task(self.engine.reader.run())
        await asyncio.sleep(seconds)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    def meeting(self, uid: str = "m", after_min: int = 30, length_min: int = 30) -> MemoryEvent:
        start = NOON + timedelta(minutes=after_min)
        return self.store.put(MemoryEvent(uid, start, start + timedelta(minutes=length_min)))


@pytest.fixture
def room(virtual_time: Run) -> Room:
    return Room(VirtualClock(NOON))


async def test_it_reads_once_a_minute_and_one_request_is_enough(room: Room) -> None:
    await room.runs_for(600)
    assert 9 <= len(room.reads) <= 11
    assert len(room.requests) == len(room.reads) + 2  # the probe, and the first empty answer read again


@pytest.mark.parametrize(("spread", "after"), [(True, FIRST_READ_WITHIN * polling.phase("waalzaal")), (False, 0.0)])
async def test_the_first_read_waits_for_its_turn_where_many_begin_at_once(
    room: Room, spread: bool, after: float
) -> None:
    room.engine = Engine(lambda: room.backend, POLICY, room.clock, room_id="waalzaal", spread=spread)
    began = room.clock.mono()
    await room.runs_for(5)
    assert room.requests[0][0] - began == pytest.approx(after)


async def test_what_a_large_calendar_keeps_for_later_is_read_right_after_and_then_at_the_usual_pace(room: Room) -> None:
    class Large(MemoryStore):
        left = 3

        async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
            self.left -= 1
            return replace(await super().sync(window, cursor), goes_on=self.left >= 0)

    room.engine._conversation._opened = Bookings(Large(room.store, SECRET), room.clock.now)
    room.meeting()
    await room.runs_for(30)
    assert len(room.reads) == 1 + 3


async def test_a_touch_reads_at_once_and_a_drumming_finger_does_not_drum_on_the_server(room: Room) -> None:
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(10)
    before = len(room.reads)
    for _ in range(50):
        room.engine.reader.touched()
        await asyncio.sleep(0.1)
    assert len(room.reads) == before + 1
    task.cancel()


async def test_a_copy_is_not_read_sooner_for_a_touch(virtual_time: Run) -> None:
    room = Room(VirtualClock(NOON), replace(POLICY, lag=timedelta(minutes=5)))
    task = asyncio.create_task(room.engine.reader.run())
    for _ in range(60):
        await asyncio.sleep(60)
        room.engine.reader.touched()
    assert len(room.reads) == 12
    task.cancel()


async def test_everything_is_compared_anew_every_half_hour_whatever_the_tokens_say(room: Room) -> None:
    asked: list[object] = []
    real = room.backend.sync

    async def sync(window: Any, cursor: Any) -> Any:
        asked.append(cursor)
        return await real(window, cursor)

    room.backend.sync = sync  # type: ignore[method-assign]
    await room.runs_for(2 * RECONCILE_EVERY + 120)
    assert [cursor is None for cursor in asked].count(True) == 4  # the first of all, of an empty calendar, twice


async def test_a_day_that_empties_is_read_a_second_time_before_it_is_believed(room: Room) -> None:
    room.meeting()
    await room.engine.reader.read()
    before = len(room.requests)
    room.store.remove("m")
    await room.engine.reader.read()
    assert len(room.requests) == before + 2
    assert not room.reads[-1].schedule.spans


async def test_an_empty_first_answer_is_read_a_second_time_before_it_is_believed(room: Room) -> None:
    await room.engine.reader.read()
    assert len(room.requests) == 3  # the probe, and the calendar twice
    await room.engine.reader.read()
    assert len(room.requests) == 4


async def test_an_expired_cursor_means_a_full_read_not_a_failure(room: Room) -> None:
    room.meeting()
    snapshot = room.store.snapshot()
    await room.engine.reader.read()
    room.store.roll_back(snapshot)
    assert await room.engine.reader.read()
    assert not room.errors


@pytest.mark.parametrize("error", [Transient(), AuthError(), ProtocolError(), Gone(), RateLimited()])
async def test_it_never_gives_up_and_finds_back_by_itself(room: Room, error: BackendError) -> None:
    room.fault = lambda request, _phase: error if request == "sync" else None
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(3600)
    assert not room.reads
    assert 6 <= len(room.errors) <= 100
    room.fault = lambda _request, _phase: None
    await asyncio.sleep(600)
    assert room.reads
    task.cancel()


async def test_a_server_that_names_a_time_is_left_alone_until_then_by_every_call(room: Room) -> None:
    room.fault = lambda _request, _phase: RateLimited(retry_after=200)
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(20)
    asked = len(room.requests)
    room.engine.reader.touched()
    assert await room.engine.writer.perform(CheckIn(_any_key())) == Refused(CheckIn(_any_key()), Reason.BUSY_SERVER)
    assert not await room.engine.reader.read()
    await asyncio.sleep(170)
    assert len(room.requests) == asked
    await asyncio.sleep(60)
    assert len(room.requests) > asked
    task.cancel()


async def test_a_server_that_names_no_time_is_asked_again_as_soon_as_its_back_off_ends(room: Room) -> None:
    chances = iter([0.0, 0.999] * 100)
    room.engine._chance = lambda: next(chances)
    room.fault = lambda _request, _phase: RateLimited()
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(1800)
    task.cancel()
    ends = room.engine._conversation._not_before
    assert ends > 1800, "still backing off"
    room.fault = lambda _request, _phase: None
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(ends + 70 - 1800)
    assert room.reads
    task.cancel()


async def test_a_wish_is_followed_by_a_read_that_shows_it(room: Room) -> None:
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Confirmed(wish)
    (span,) = room.reads[-1].schedule.spans
    assert (span.start, span.end, span.own, span.walk_up) == (wish.start, wish.end, True, True)


class Late(MemoryStore):
    """Reads tell of what was written `lag` seconds later; one that starts from a token never does."""

    lag = 4.0

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        fetched = await super().sync(window, cursor)
        made = {event.made_at for event in self._calendar.events.values() if event.made_at}
        shows = cursor is None and all(self._calendar.clock() - at >= timedelta(seconds=self.lag) for at in made)
        return fetched if shows else replace(fetched, schedule=Schedule())


@pytest.mark.parametrize("lag", [0.0, 1.0, 4.0, 7.0])
async def test_booked_is_said_when_the_calendar_shows_it(room: Room, lag: float) -> None:
    late = Late(room.store, SECRET)
    late.lag = lag
    room.engine._conversation._opened = Bookings(late, room.clock.now)
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Confirmed(wish)
    assert [span.own for span in room.reads[-1].schedule.spans] == [True]


async def test_what_was_told_and_could_not_be_read_back_is_read_at_once_not_at_the_next_poll(room: Room) -> None:
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(10)
    room.fault = lambda request, _phase: Transient() if request == "sync" else None
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Confirmed(wish)
    room.fault = lambda _request, _phase: None
    await asyncio.sleep(10)
    assert [span.own for span in room.reads[-1].schedule.spans] == [True]
    task.cancel()


async def test_a_calendar_that_never_shows_what_stands_is_not_read_for_ever(room: Room) -> None:
    late = Late(room.store, SECRET)
    late.lag = 1e9
    room.engine._conversation._opened = Bookings(late, room.clock.now)
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Confirmed(wish), "the look that proved it saw it"
    assert room.clock.mono() < 10


async def test_a_refusal_is_followed_by_a_read_that_shows_why(room: Room) -> None:
    room.meeting(after_min=15)
    wish = Book(NOON, NOON + timedelta(minutes=30))
    outcome = await room.engine.writer.perform(wish)
    assert outcome == Refused(wish, Reason.TAKEN, NOON + timedelta(minutes=15))
    assert [span.own for span in room.reads[-1].schedule.spans] == [False]


async def test_a_lost_answer_is_neither_yes_nor_no_until_the_calendar_was_read(room: Room) -> None:
    room.meeting(after_min=-5)
    await room.engine.reader.read()
    key = room.reads[-1].schedule.spans[0].key
    lost = Uncertain()
    room.fault = lambda request, phase: lost if (request, phase) == ("write", Phase.ANSWERED) else None
    assert await room.engine.writer.perform(CheckIn(key)) == Confirmed(CheckIn(key))
    room.fault = lambda request, phase: lost if (request, phase) == ("write", Phase.SENT) else None
    assert await room.engine.writer.perform(End(key)) == Refused(End(key), Reason.NO_ANSWER)


async def test_while_the_clocks_disagree_it_may_only_look_like_the_night(room: Room) -> None:
    room.clock.step(timedelta(hours=12))
    room.store.clock = lambda: NOON + timedelta(seconds=room.clock.mono())
    await room.runs_for(600)
    assert len(room.reads) >= 10


@pytest.mark.parametrize("by", [timedelta(days=3650), timedelta(days=-40)])
async def test_a_wrong_clock_does_not_choose_the_days_that_are_read(room: Room, by: timedelta) -> None:
    meeting = room.meeting()
    room.store.clock = lambda: NOON + timedelta(seconds=room.clock.mono())
    room.clock.step(by)
    assert await room.engine.reader.read()
    assert [span.start for span in room.reads[-1].schedule.spans] == [meeting.start]
    asked = len(room.requests)
    room.clock.step(-by)
    room.store.remove(meeting.uid)
    assert await room.engine.reader.read()
    assert len(room.requests) - asked == 3, "the right days are read, and the one that empties is doubted"


@pytest.mark.parametrize("told", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
async def test_a_server_whose_time_is_none_does_not_choose_the_days_either(room: Room, told: datetime) -> None:
    meeting = room.meeting()
    room.store.clock = lambda: told
    assert await room.engine.reader.read()
    assert await room.engine.reader.read()
    assert [span.start for span in room.reads[-1].schedule.spans] == [meeting.start]


async def test_a_lost_booking_is_not_mistaken_for_another_panels_booking_of_the_same_time(room: Room) -> None:
    room.store.put(MemoryEvent("another panel's", NOON, NOON + timedelta(minutes=30), own=True))
    wish = Book(NOON, NOON + timedelta(minutes=30))
    lost = Uncertain()
    room.fault = lambda request, phase: lost if (request, phase) == ("look", Phase.SENT) else None
    assert await room.engine.writer.perform(wish) == Refused(wish, Reason.NO_ANSWER)


async def test_a_booking_that_is_being_taken_back_is_not_told_as_made(room: Room) -> None:
    def fault(_request: str, phase: Phase) -> BackendError | None:
        sent = len(room.requests)
        if sent == 5:
            return Transient()  # the look that would have proved it
        return Uncertain() if sent == 6 and phase is Phase.SENT else None  # the withdrawal is on its way

    room.fault = fault
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Refused(wish, Reason.NO_ANSWER)
    assert len(room.store.events) == 1


async def test_a_booking_that_is_throttled_half_way_sends_nothing_more(room: Room) -> None:
    def fault(_request: str, _phase: Phase) -> RateLimited | None:
        return RateLimited(retry_after=30) if len(room.requests) == 3 else None

    room.fault = fault
    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish) == Refused(wish, Reason.BUSY_SERVER)
    assert len(room.requests) == 3


def _any_key() -> Any:
    return "k"


async def while_another_has_its_turn(
    room: Room, request: Callable[[Callable[[], bool]], Coroutine[Any, Any, T]], *, allowed: bool
) -> T:
    """What becomes of a request that has to wait for another, and whether it may changes to `allowed` meanwhile."""
    may = [not allowed]
    async with room.engine._conversation.turn:
        asked = asyncio.create_task(request(lambda: may[-1]))
        await asyncio.sleep(5)
        may.append(allowed)
    return await asked


@pytest.mark.parametrize("allowed", [True, False])
async def test_whether_a_booking_may_be_ended_is_asked_when_the_wish_is_sent(room: Room, allowed: bool) -> None:
    room.meeting(after_min=-15, length_min=60)
    assert await room.engine.reader.read()
    wish = End(room.reads[-1].schedule.spans[0].key)
    ended = await while_another_has_its_turn(
        room, lambda may: room.engine.writer.perform(wish, allowed=may), allowed=allowed
    )
    assert ended == (Confirmed(wish) if allowed else Refused(wish, Reason.CHANGED))
    assert [event.end == NOON for event in room.store.events.values()] == [allowed]


@pytest.mark.parametrize("allowed", [True, False])
async def test_whether_a_room_may_be_released_is_asked_when_the_release_is_sent(room: Room, allowed: bool) -> None:
    """It had to wait for another request, and meanwhile the clock was set, or somebody tapped."""
    room.meeting(after_min=-15, length_min=60)
    assert await room.engine.reader.read()
    key = room.reads[-1].schedule.spans[0].key
    released = await while_another_has_its_turn(
        room, lambda may: room.engine.writer.auto_release(key, NOON, may), allowed=allowed
    )
    assert released is allowed
    assert [event.end == NOON for event in room.store.events.values()] == [allowed]


@pytest.mark.parametrize("allowed", [True, False])
async def test_whether_a_booking_may_be_taken_back_is_asked_when_that_is_sent(room: Room, allowed: bool) -> None:
    await room.engine.writer.perform(Book(NOON, NOON + timedelta(minutes=30)), "idem")
    gone = await while_another_has_its_turn(
        room, lambda may: room.engine.writer.take_back("idem", may), allowed=allowed
    )
    assert gone is allowed
    assert [event.uid for event in room.store.events.values()] == ([] if allowed else ["idem"])


async def test_what_was_taken_back_and_could_not_be_read_back_is_read_at_once(room: Room) -> None:
    await room.engine.writer.perform(Book(NOON, NOON + timedelta(minutes=30)), "idem")
    task = asyncio.create_task(room.engine.reader.run())
    await asyncio.sleep(10)
    room.fault = lambda request, _phase: Transient() if request == "sync" else None
    assert await room.engine.writer.take_back("idem")
    room.fault = lambda _request, _phase: None
    await asyncio.sleep(10)
    assert room.reads[-1].schedule.spans == ()
    task.cancel()


@pytest.mark.parametrize("lag", [0.0, 4.0, 7.0])
async def test_what_was_taken_back_is_read_until_the_calendar_shows_that(room: Room, lag: float) -> None:
    class Late(MemoryStore):
        async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
            fetched = await super().sync(window, cursor)
            return fetched if room.clock.mono() >= taken_back_at + lag else before

    wish = Book(NOON, NOON + timedelta(minutes=30))
    assert await room.engine.writer.perform(wish, "idem") == Confirmed(wish)
    before = await room.backend.sync(Window(NOON - timedelta(days=1), NOON + timedelta(days=1)), None)
    room.engine._conversation._opened = Bookings(Late(room.store, SECRET), room.clock.now)
    taken_back_at = room.clock.mono()
    assert await room.engine.writer.take_back("idem")
    assert room.reads[-1].schedule.spans == ()


async def test_what_could_not_be_taken_back_is_not_gone(room: Room) -> None:
    await room.engine.writer.perform(Book(NOON, NOON + timedelta(minutes=30)), "idem")
    room.fault = lambda request, _phase: Transient() if request == "write" else None
    assert not await room.engine.writer.take_back("idem")
    assert list(room.store.events) == ["idem"]


async def test_a_read_that_does_not_end_has_failed_after_a_minute_and_the_next_one_works(room: Room) -> None:
    async def for_ever(_window: Window, _cursor: Cursor | None) -> Fetched:
        await asyncio.sleep(1e6)
        raise AssertionError("it was waited for")

    real, room.backend.sync = room.backend.sync, for_ever  # type: ignore[method-assign]
    assert not await room.engine.reader.read()
    assert room.clock.mono() == READ_WITHIN
    assert [type(error) for error in room.errors] == [Transient]
    room.backend.sync = real  # type: ignore[method-assign]
    assert await room.engine.reader.read()


async def test_a_wish_waits_ten_seconds_for_its_turn_and_nothing_of_it_is_sent(room: Room) -> None:
    """A walk-up becomes a hold then: the person at the door is not kept waiting by a slow read."""
    room.meeting(after_min=-15, length_min=60)
    assert await room.engine.reader.read()
    key, before, asked = room.reads[-1].schedule.spans[0].key, room.clock.mono(), len(room.requests)
    wish = Book(NOON + timedelta(hours=2), NOON + timedelta(hours=3))
    async with room.engine._conversation.turn:
        waiting = (
            room.engine.writer.perform(wish),
            room.engine.writer.stands("any"),
            room.engine.writer.auto_release(key, NOON, lambda: True),
            room.engine.writer.remove_orphans([key]),
        )
        said = await asyncio.gather(*waiting)
    assert said == [Refused(wish, Reason.OFFLINE), None, False, None]
    assert room.clock.mono() - before == TURN_WITHIN
    assert len(room.requests) == asked


async def test_a_wish_is_not_sent_where_the_server_asked_meanwhile_to_be_left_alone(room: Room) -> None:
    """Its answer could not be read back: the door would say that it is booked, and be green."""
    wish = Book(NOON, NOON + timedelta(minutes=30))
    async with room.engine._conversation.turn:
        waiting = asyncio.gather(room.engine.writer.perform(wish), room.engine.writer.stands("any"))
        await asyncio.sleep(1)
        room.engine._conversation.mind(RateLimited(retry_after=200))
    assert await waiting == [Refused(wish, Reason.BUSY_SERVER), None]
    assert not room.requests


async def test_a_wish_whose_turn_comes_in_time_is_carried_out(room: Room) -> None:
    wish = Book(NOON, NOON + timedelta(minutes=30))
    async with room.engine._conversation.turn:
        asked = asyncio.create_task(room.engine.writer.perform(wish))
        await asyncio.sleep(TURN_WITHIN - 1)
    assert await asked == Confirmed(wish)


async def test_a_day_in_doubt_has_not_emptied(room: Room) -> None:
    room.meeting()
    assert await room.engine.reader.read()
    real, asked = room.backend.sync, []

    async def sync(window: Window, cursor: Cursor | None) -> Fetched:
        asked.append(cursor)
        doubt = Doubt(NOON, NOON + timedelta(hours=1))
        return replace(await real(window, cursor), schedule=Schedule(doubts=[doubt]))

    room.backend.sync = sync  # type: ignore[method-assign]
    assert await room.engine.reader.read()
    assert len(asked) == 1
    assert room.reads[-1].schedule.doubts
