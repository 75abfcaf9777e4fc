"""Reading other rooms while somebody looks for one, and booking there. In virtual time, on calendars in memory."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

import pytest
from support.coroutine_tests import Run
from support.memory_panel import Phase, bookings
from support.virtual_time import VirtualClock

from kiosk.nearby.other_room import AGAIN_AFTER, OtherRoom
from kiosk.nearby.room_finder import KEPT_FOR, LOOKS_FOR, MOST_AT_ONCE, RoomFinder
from kiosk.nearby.rooms import Nearby
from kiosk.nearby.suggestions import RoomWish, Standing, outlook_of, suggestions
from kiosk.room.intent import BookElsewhere, Confirmed, Reason, Refused, RoomId
from kiosk.sync.backend import BackendError, RateLimited, Transient
from kiosk.sync.engine import Engine
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent
from tests.nearby.other_rooms import NOW, POLICY, room

HALF = timedelta(minutes=30)
DEAD = Transient()


class Building:
    """Rooms on as many calendars, and somebody who looks. `faults`: what a room's server answers instead."""

    def __init__(self, clock: VirtualClock, count: int, *, with_login: bool = True) -> None:
        self.clock = clock
        self.calendars = [MemoryCalendar(clock.now) for _ in range(count)]
        self.faults: dict[int, BackendError | OSError] = {}
        self.takes = 0.5
        self.reads: list[tuple[float, int]] = []
        self.opened = 0
        self.at_once = self.most_at_once = 0
        self.under_way = [0] * count
        self.cut_off = 0
        """Requests that were under way when somebody hung up."""
        self.told: list[Nearby] = []
        rooms = [room(f"r{number}", has_login=with_login) for number in range(count)]
        self.finder = RoomFinder(
            [OtherRoom(one, self._opening(number), POLICY, clock) for number, one in enumerate(rooms)], clock
        )
        self.finder.subscribe(self.told.append)
        self.running = asyncio.create_task(self.finder.run())

    def _opening(self, number: int) -> Callable[[], Engine]:
        async def wire(request: str, phase: Phase) -> None:
            self.under_way[number] += 1 if phase is Phase.SENT else -1
            if phase is Phase.SENT and request == "sync":
                self.reads.append((self.clock.mono(), number))
                self.at_once += 1
                self.most_at_once = max(self.most_at_once, self.at_once)
                try:
                    await asyncio.sleep(self.takes)
                finally:
                    self.at_once -= 1
            if isinstance(fault := self.faults.get(number), BackendError):
                raise fault

        def opens() -> Engine:
            self.opened += 1

            def backend() -> object:
                if isinstance(fault := self.faults.get(number), OSError):
                    raise fault
                opened = bookings(self.calendars[number], wire=wire, pause=lambda: 0.0)
                opened.aclose = hangs_up  # type: ignore[method-assign]
                return opened

            async def hangs_up() -> None:
                await asyncio.sleep(0.01)  # a connection takes leave
                self.cut_off += self.under_way[number]

            return Engine(backend, POLICY, self.clock, chance=lambda: 0.5)  # type: ignore[arg-type]

        return opens

    def meeting(self, number: int, start_min: int = -10, length_min: int = 60) -> None:
        start = NOW + timedelta(minutes=start_min)
        self.calendars[number].put(MemoryEvent(f"m{number}", start, start + timedelta(minutes=length_min)))

    def standing(self, number: int) -> Standing:
        return outlook_of(self.told[-1].rooms[number], POLICY, self.clock.now()).standing

    async def book(self, number: int, minutes: int = 30) -> object:
        start = self.clock.now().replace(second=0, microsecond=0)
        return await self.finder.book(BookElsewhere(RoomId(f"r{number}"), start, start + timedelta(minutes=minutes)))

    async def leave(self) -> None:
        assert not self.running.done()
        self.running.cancel()
        with suppress(asyncio.CancelledError):
            await self.running
        await self.finder.aclose()


def building(count: int = 3, **more: bool) -> Building:
    return Building(VirtualClock(NOW), count, **more)


async def test_nothing_is_read_while_nobody_looks(virtual_time: Run) -> None:
    built = building()
    await asyncio.sleep(3600)
    assert (built.reads, built.opened) == ([], 0)
    assert [seen.reading for seen in built.told[-1].rooms] == [None] * 3
    await built.leave()


async def test_a_look_reads_every_room_and_keeps_them_fresh_until_it_ends(virtual_time: Run) -> None:
    built = building()
    built.meeting(1)
    built.finder.look_around()
    await asyncio.sleep(5)
    assert [built.standing(number) for number in range(3)] == [Standing.FREE, Standing.TAKEN, Standing.FREE]
    for _ in range(5):
        built.finder.look_around()
        await asyncio.sleep(LOOKS_FOR - 1)
    assert built.standing(0) is Standing.FREE
    last = max(at for at, _ in built.reads)
    await asyncio.sleep(3600)
    assert max(at for at, _ in built.reads) == last
    assert built.standing(0) is Standing.NOT_READ
    apart = [at for at, number in built.reads if number == 1]
    assert len(apart) == 4  # the first of them asks what the server can do
    assert all(later - earlier >= AGAIN_AFTER for earlier, later in pairwise(apart[1:]))
    await built.leave()


async def test_the_nearest_are_read_first_and_four_at_once(virtual_time: Run) -> None:
    built = building(20)
    built.finder.look_around()
    await asyncio.sleep(20)
    assert list(dict.fromkeys(number for _, number in built.reads)) == list(range(20))
    assert built.most_at_once == MOST_AT_ONCE
    await built.leave()


async def test_five_hundred_rooms_are_read_in_bounded_time_and_let_go_of(virtual_time: Run) -> None:
    built = building(500)
    built.takes = 0.05
    built.finder.look_around()
    await asyncio.sleep(LOOKS_FOR)
    assert {number for _, number in built.reads} == set(range(500))
    assert len(built.told) < 10 * LOOKS_FOR + 2
    assert built.opened == 500
    assert any(one.is_open for one in built.finder._rooms)
    await asyncio.sleep(KEPT_FOR + 10)  # five hundred connections take leave
    assert not any(one.is_open for one in built.finder._rooms)
    built.finder.look_around()
    await asyncio.sleep(LOOKS_FOR)
    assert built.opened == 1000
    await built.leave()


@pytest.mark.parametrize(
    "fault", [DEAD, RateLimited(3600.0), FileNotFoundError()], ids=["dead", "throttled", "no file"]
)
async def test_a_room_that_cannot_be_read_is_its_own_affair(virtual_time: Run, fault: BackendError | OSError) -> None:
    built = building()
    built.faults[1] = fault
    built.finder.look_around()
    await asyncio.sleep(20)
    assert [built.standing(number) for number in range(3)] == [Standing.FREE, Standing.UNKNOWN, Standing.FREE]
    found = suggestions(built.told[-1], RoomWish(), "3", POLICY, built.clock.now())
    assert [row.offer is not None for row in found.rows] == [True, True, False]
    assert await built.book(1) == Refused(_elsewhere(built, 1), Reason.OFFLINE)
    await built.leave()


async def test_what_was_read_before_is_believed_for_as_long_as_it_is_fresh(virtual_time: Run) -> None:
    built = building()
    built.finder.look_around()
    await asyncio.sleep(5)
    built.faults[0] = DEAD
    for _ in range(3):
        built.finder.look_around()
        await asyncio.sleep(25)
    assert built.standing(0) is Standing.FREE
    for _ in range(3):
        built.finder.look_around()
        await asyncio.sleep(25)
    assert built.standing(0) is Standing.UNKNOWN
    await built.leave()


async def test_a_clock_that_was_set_leaves_nothing_believed(virtual_time: Run) -> None:
    built = building()
    built.finder.look_around()
    await asyncio.sleep(5)
    built.clock.step(timedelta(hours=-1))
    built.finder.clock_stepped()
    await asyncio.sleep(0.2)
    assert built.standing(0) is Standing.NOT_READ
    await asyncio.sleep(5)
    assert built.standing(0) is Standing.FREE
    await built.leave()


# Booking


def _elsewhere(built: Building, number: int, minutes: int = 30) -> BookElsewhere:
    start = built.clock.now().replace(second=0, microsecond=0)
    return BookElsewhere(RoomId(f"r{number}"), start, start + timedelta(minutes=minutes))


async def test_a_booking_elsewhere_is_one_event_of_ours_and_is_seen_at_once(virtual_time: Run) -> None:
    built = building()
    built.finder.look_around()
    await asyncio.sleep(5)
    intent = _elsewhere(built, 2)
    assert await built.finder.book(intent) == Confirmed(intent)
    await asyncio.sleep(0.2)
    assert built.standing(2) is Standing.TAKEN
    assert [len(calendar.events) for calendar in built.calendars] == [0, 0, 1]
    await built.leave()


async def test_a_room_taken_since_it_was_read_is_refused_with_what_is_left(virtual_time: Run) -> None:
    built = building()
    built.finder.look_around()
    await asyncio.sleep(5)
    built.meeting(0, 20)
    intent = _elsewhere(built, 0)
    assert await built.finder.book(intent) == Refused(intent, Reason.TAKEN, NOW + timedelta(minutes=20))
    assert len(built.calendars[0].events) == 1
    await built.leave()


async def test_a_room_without_a_login_of_its_own_is_never_booked(virtual_time: Run) -> None:
    built = building(with_login=False)
    assert await built.book(0) == Refused(_elsewhere(built, 0), Reason.NOT_ALLOWED)
    assert not built.calendars[0].events
    await built.leave()


async def test_a_room_that_is_not_in_the_list_is_never_booked(virtual_time: Run) -> None:
    built = building()
    assert await built.book(7) == Refused(_elsewhere(built, 7), Reason.NOT_ALLOWED)
    await built.leave()


async def test_a_clock_that_is_set_between_the_tap_and_the_booking_books_nothing(virtual_time: Run) -> None:
    built = building()
    intent = _elsewhere(built, 0)
    asked = asyncio.create_task(built.finder.book(intent))
    await asyncio.sleep(built.takes / 2)
    built.clock.step(timedelta(hours=-3))
    assert await asked == Refused(intent, Reason.CLOCK)
    assert not built.calendars[0].events
    await built.leave()


async def test_two_panels_and_one_room_one_winner(virtual_time: Run) -> None:
    built = building()
    other = OtherRoom(built.finder._rooms[0].room, built._opening(0), POLICY, built.clock)
    intent = _elsewhere(built, 0)
    outcomes = await asyncio.gather(built.finder.book(intent), other.book(intent))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Confirmed", "Refused"]
    assert len(built.calendars[0].events) == 1
    await built.leave()


async def test_reading_in_the_background_does_not_hang_up_on_a_booking(virtual_time: Run) -> None:
    built = building()
    built.meeting(0, 120)
    built.finder.look_around()
    await asyncio.sleep(0.1)
    intent = _elsewhere(built, 0)
    assert await built.finder.book(intent) == Confirmed(intent)
    assert built.cut_off == 0
    await built.leave()
