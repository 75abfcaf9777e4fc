"""What booking means, whatever store stands behind it. A store's tests subclass this and say where it is.

The panel's own clock stands still at `NOW`; the server's runs as it likes.
"""

import asyncio
from collections.abc import Awaitable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import uuid4

import pytest

from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.sync.backend import (
    BackendError,
    Conflict,
    Cursor,
    Fetched,
    Gone,
    StaleVersion,
    Uncertain,
    Window,
)
from kiosk.sync.booking.bookings import Bookings

NOW = datetime(2030, 1, 7, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WINDOW = Window(NOW - timedelta(days=1), NOW + timedelta(days=14))
LONG_AGO = timedelta(minutes=5)


def at(minutes: int) -> datetime:
    return NOW + minutes * MINUTE


@dataclass(frozen=True)
class Foreign:
    """An event somebody makes without a panel. Minutes from NOW."""

    start: int
    end: int
    title: str = "Budget CANARY"
    organizer: str = "Ada CANARY"
    private: bool = False


@dataclass(frozen=True)
class Standing:
    """What keeps the room busy, as the server holds it."""

    start: datetime
    end: datetime
    own: bool
    claim: bool


class World(Protocol):
    """One calendar of one server, and what others do to it. Events are named by what `add` returned."""

    def panel(self) -> Bookings: ...

    async def add(self, event: Foreign) -> str: ...

    async def move(self, name: str, event: Foreign) -> None: ...

    async def remove(self, name: str) -> None: ...

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        """An extension whose base is not there, or is one that is no base."""
        ...

    async def count(self) -> int:
        """Objects in the calendar, blocking or not."""
        ...


async def spans(panel: Bookings) -> tuple[Span, ...]:
    return (await read(panel)).spans


async def read(panel: Bookings) -> Schedule:
    return (await panel.sync(WINDOW, None)).schedule


async def only(panel: Bookings) -> Span:
    found = await spans(panel)
    assert len(found) == 1
    return found[0]


def times(schedule: Schedule) -> list[tuple[int, int]]:
    """Bookings as a person sees them, in minutes from NOW."""
    return [((one.start - NOW) // MINUTE, (one.end - NOW) // MINUTE) for one in schedule.bookings()]


async def bookings(panel: Bookings) -> list[tuple[int, int]]:
    return times(await read(panel))


def idem() -> str:
    return uuid4().hex


class BookingContract:
    """Subclass as `TestX` with a fixture `world` that makes a fresh calendar."""

    @pytest.fixture
    def world(self) -> World | AbstractAsyncContextManager[World]:
        raise NotImplementedError

    async def comes_back(self, world: World, panel: Bookings) -> EventKey:
        """A booking for half an hour from now, of which an end can be undone: here somebody's."""
        await world.add(Foreign(0, 30))
        return (await only(panel)).key

    # Reading

    async def test_it_can_be_asked_what_it_can_do(self, world: World) -> None:
        found = await world.panel().probe()
        assert found.writable

    async def test_an_empty_calendar_is_empty(self, world: World) -> None:
        fetched = await world.panel().sync(WINDOW, None)
        assert fetched.schedule == Schedule()
        assert fetched.complete
        assert fetched.reconciled
        assert fetched.server_time is not None

    async def test_a_foreign_booking_is_busy_and_nothing_more(self, world: World) -> None:
        await world.add(Foreign(60, 90))
        fetched = await world.panel().sync(WINDOW, None)
        (span,) = fetched.schedule.spans
        assert (span.start, span.end) == (at(60), at(90))
        assert not any((span.own, span.walk_up, span.checked_in, span.claim, span.all_day, span.base))
        assert not fetched.labels
        assert "CANARY" not in repr(fetched)

    async def test_changes_arrive_with_the_cursor(self, world: World) -> None:
        panel, cursor = world.panel(), None
        first, second = await world.add(Foreign(0, 30)), await world.add(Foreign(60, 90))
        for change, seen in (
            (None, [(0, 30), (60, 90)]),
            (None, [(0, 30), (60, 90)]),
            (world.move(first, Foreign(5, 35)), [(5, 35), (60, 90)]),
            (world.remove(second), [(5, 35)]),
            (world.add(Foreign(100, 110)), [(5, 35), (100, 110)]),
            (world.remove(first), [(100, 110)]),
        ):
            if change is not None:
                await change
            fetched = await panel.sync(WINDOW, cursor)
            cursor = fetched.cursor
            assert times(fetched.schedule) == seen

    async def test_a_cursor_of_another_life_is_refused_or_harmless(self, world: World) -> None:
        await world.add(Foreign(0, 30))
        for cursor in ("", "token:nonsense", "ctag:x", "none:", "99-99", "\x00\ud800"):
            panel = world.panel()
            assert await sync_from(panel, Cursor(cursor)) == [(0, 30)]

    async def test_what_was_read_is_kept_apart_from_what_is_asked_for(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        fetched = await panel.sync(WINDOW, None)
        later = Window(at(600), at(700))
        assert (await panel.sync(later, fetched.cursor)).schedule == Schedule()
        assert times((await panel.sync(WINDOW, None)).schedule) == [(0, 30)]

    # Booking

    async def test_a_walk_up_is_ours_and_born_checked_in(self, world: World) -> None:
        panel = world.panel()
        key = await panel.book(NOW, at(30), idem())
        span = await only(panel)
        assert span == Span(key, NOW, at(30), own=True, walk_up=True)

    async def test_a_booking_for_later_is_no_walk_up(self, world: World) -> None:
        panel = world.panel()
        key = await panel.book(at(60), at(90), idem())
        assert await only(panel) == Span(key, at(60), at(90), own=True)

    async def test_every_panel_sees_the_same(self, world: World) -> None:
        one, other = world.panel(), world.panel()
        await one.book(NOW, at(30), idem())
        await world.add(Foreign(60, 90))
        assert await read(one) == await read(other)

    @pytest.mark.parametrize(
        ("wanted", "until"),
        [((0, 30), 20), ((20, 30), None), ((30, 60), None), ((39, 60), None), ((0, 21), 20), ((25, 26), None)],
    )
    async def test_a_taken_room_is_refused_and_nothing_is_left(
        self, world: World, wanted: tuple[int, int], until: int | None
    ) -> None:
        await world.add(Foreign(20, 40))
        panel = world.panel()
        with pytest.raises(Conflict) as caught:
            await panel.book(at(wanted[0]), at(wanted[1]), idem())
        assert caught.value.until == (None if until is None else at(until))
        assert await bookings(panel) == [(20, 40)]
        assert await world.count() == 1

    async def test_bookings_may_touch(self, world: World) -> None:
        await world.add(Foreign(0, 20))
        await world.add(Foreign(40, 60))
        panel = world.panel()
        await panel.book(at(20), at(40), idem())
        assert await bookings(panel) == [(0, 20), (20, 40), (40, 60)]

    async def test_one_wish_is_one_booking_however_often_it_is_asked(self, world: World) -> None:
        request = idem()
        first = await world.panel().book(NOW, at(30), request)
        assert await world.panel().book(NOW, at(30), request) == first
        assert await world.panel().find(request) == first
        assert await world.panel().find(idem()) is None
        assert await world.count() == 1

    @pytest.mark.parametrize("panels", [2, 3])
    async def test_a_race_has_one_winner(self, world: World, panels: int) -> None:
        outcomes = await asyncio.gather(*(tap(world.panel(), NOW, at(30)) for _ in range(panels)))
        assert outcomes.count(True) == 1
        assert await bookings(world.panel()) == [(0, 30)]
        assert await world.count() == 1

    # Check-in

    @pytest.mark.parametrize("own", [True, False])
    async def test_check_in_is_seen_by_all_and_may_be_repeated(self, world: World, own: bool) -> None:
        one, other = world.panel(), world.panel()
        await (one.book(at(5), at(30), idem()) if own else world.add(Foreign(5, 30)))
        key = (await only(one)).key
        assert (await only(other)).key == key
        await one.check_in(key)
        assert (await only(other)).checked_in
        await other.check_in(key)
        assert (await only(one)).checked_in
        assert (await only(one)).end == at(30)

    async def test_a_booking_nobody_knows_is_gone(self, world: World) -> None:
        panel, key = world.panel(), EventKey("unknown")
        for call in (panel.check_in(key), panel.end(key, NOW), panel.auto_release(key, NOW), panel.undo(key)):
            with pytest.raises(Gone):
                await call
        with pytest.raises(Gone):
            await panel.extend(key, at(60), idem())

    async def test_a_booking_removed_meanwhile_is_gone(self, world: World) -> None:
        panel, name = world.panel(), await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await world.remove(name)
        for call in (panel.check_in(key), panel.end(key, at(5)), panel.extend(key, at(60), idem())):
            with pytest.raises(Gone):
                await call

    # Extend

    async def test_an_own_booking_gets_longer(self, world: World) -> None:
        panel = world.panel()
        key = await panel.book(NOW, at(30), idem())
        await read(panel)
        await panel.extend(key, at(45), idem())
        assert await only(panel) == Span(key, NOW, at(45), own=True, walk_up=True)
        await panel.extend(key, at(60), idem())
        assert await bookings(panel) == [(0, 60)]
        assert await world.count() == 1

    async def test_it_can_be_extended_before_the_next_read(self, world: World) -> None:
        panel = world.panel()
        key = await panel.book(NOW, at(30), idem())
        await panel.extend(key, at(45), idem())
        assert await bookings(panel) == [(0, 45)]

    async def test_a_foreign_booking_gets_an_extension_behind_it(self, world: World) -> None:
        one, other = world.panel(), world.panel()
        await world.add(Foreign(0, 30))
        key = (await only(one)).key
        await one.extend(key, at(45), idem())
        for panel in (one, other):
            base, extension = await spans(panel)
            assert (base.key, base.end) == (key, at(30))
            assert (extension.start, extension.end, extension.base, extension.own) == (at(30), at(45), key, True)
            assert not extension.claim
        await other.extend(key, at(60), idem())
        assert await bookings(one) == [(0, 60)]
        assert await world.count() == 2

    async def test_an_extension_nobody_gains_by_changes_nothing(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        await panel.extend((await only(panel)).key, at(30), idem())
        assert await world.count() == 1

    @pytest.mark.parametrize("own", [True, False])
    async def test_no_extension_into_the_next_booking(self, world: World, own: bool) -> None:
        panel = world.panel()
        await (panel.book(NOW, at(30), idem()) if own else world.add(Foreign(0, 30)))
        key = (await only(panel)).key
        await world.add(Foreign(40, 60))
        with pytest.raises(Conflict) as caught:
            await panel.extend(key, at(45), idem())
        assert caught.value.until == at(40)
        assert await bookings(panel) == [(0, 30), (40, 60)]
        assert await world.count() == 2

    async def test_a_race_between_an_extension_and_a_booking_has_one_winner(self, world: World) -> None:
        one, other = world.panel(), world.panel()
        await world.add(Foreign(0, 30))
        key = (await only(one)).key
        outcomes = await asyncio.gather(
            settled(one.extend(key, at(60), idem())), tap(other, at(30), at(60)), return_exceptions=False
        )
        assert sorted(outcomes) == [False, True]
        seen = await bookings(other)
        assert seen == ([(0, 60)] if outcomes[0] else [(0, 30), (30, 60)])

    # End and undo

    @pytest.mark.parametrize("own", [True, False])
    async def test_ending_truncates_and_undo_restores(self, world: World, own: bool) -> None:
        panel = world.panel()
        await (panel.book(at(-5), at(30), idem()) if own else world.add(Foreign(-5, 30)))
        before = await only(panel)
        await panel.end(before.key, at(10))
        assert (await only(panel)).end == at(10)
        await panel.undo(before.key)
        assert await only(panel) == before
        assert await world.count() == 1

    @pytest.mark.parametrize("own", [True, False])
    async def test_what_has_not_begun_is_released_and_undo_restores(self, world: World, own: bool) -> None:
        panel = world.panel()
        await (panel.book(at(5), at(30), idem()) if own else world.add(Foreign(5, 30)))
        before = await only(panel)
        await panel.end(before.key, at(5))
        assert await spans(panel) == ()
        await panel.undo(before.key)
        assert await only(panel) == before

    async def test_the_extension_goes_with_its_base_and_comes_back_with_it(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await panel.extend(key, at(45), idem())
        await read(panel)
        await panel.end(key, at(10))
        assert [(span.start, span.end) for span in await spans(panel)] == [(NOW, at(10))]
        await panel.undo(key)
        assert await bookings(panel) == [(0, 45)]
        assert (await spans(panel))[0].end == at(30)

    async def test_ending_within_the_extension_leaves_the_base(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await panel.extend(key, at(60), idem())
        await read(panel)
        await panel.end(key, at(40))
        assert await bookings(panel) == [(0, 40)]
        await panel.undo(key)
        assert await bookings(panel) == [(0, 60)]
        await panel.end(key, at(30))
        assert await bookings(panel) == [(0, 30)]
        await panel.undo(key)
        assert await bookings(panel) == [(0, 60)]
        assert (await spans(panel))[0].end == at(30)

    @pytest.mark.parametrize("begun", [True, False])
    async def test_no_undo_once_the_room_is_taken(self, world: World, begun: bool) -> None:
        panel = world.panel()
        key = await self.comes_back(world, panel)
        await panel.end(key, at(10) if begun else NOW)
        await world.add(Foreign(20, 25))
        with pytest.raises(Conflict):
            await panel.undo(key)
        assert await bookings(panel) == ([(0, 10), (20, 25)] if begun else [(20, 25)])

    async def test_no_undo_once_somebody_changed_it(self, world: World) -> None:
        panel, name = world.panel(), await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await panel.end(key, at(10))
        await world.move(name, Foreign(2, 12))
        with pytest.raises(StaleVersion):
            await panel.undo(key)
        assert await bookings(panel) == [(2, 12)]
        assert await world.count() == 1

    async def test_undo_works_once(self, world: World) -> None:
        panel = world.panel()
        key = await self.comes_back(world, panel)
        with pytest.raises(Gone):
            await panel.undo(key)
        await panel.end(key, at(10))
        await panel.undo(key)
        with pytest.raises(Gone):
            await panel.undo(key)

    # Release

    async def test_a_booking_nobody_came_to_is_truncated(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        await panel.auto_release((await only(panel)).key, at(10))
        assert await bookings(panel) == [(0, 10)]

    async def test_no_release_once_anything_changed(self, world: World) -> None:
        panel, other = world.panel(), world.panel()
        name = await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await read(other)
        await world.move(name, Foreign(0, 31))
        with pytest.raises(StaleVersion):
            await panel.auto_release(key, at(10))
        await read(other)
        await other.check_in(key)
        with pytest.raises(StaleVersion):
            await panel.auto_release(key, at(10))
        await read(panel)
        with pytest.raises(StaleVersion):
            await panel.auto_release(key, at(10))
        assert await bookings(panel) == [(0, 31)]

    # Orphans

    async def test_an_extension_without_its_base_is_taken_away(self, world: World) -> None:
        panel = world.panel()
        await world.add_orphan(30, 45, LONG_AGO)
        (orphan,) = (await read(panel)).orphans()
        await panel.remove_orphan(orphan)
        assert await spans(panel) == ()
        await panel.remove_orphan(orphan)

    async def test_an_extension_of_an_extension_prolongs_nothing(self, world: World) -> None:
        panel = world.panel()
        await world.add_orphan(30, 45, LONG_AGO)
        await world.add_orphan(45, 60, LONG_AGO, "behind", "orphan")
        for orphan in sorted((await read(panel)).orphans()):
            await panel.remove_orphan(orphan)
        assert await spans(panel) == ()

    async def test_one_just_made_is_left_alone_for_now(self, world: World) -> None:
        panel = world.panel()
        await world.add_orphan(30, 45, timedelta())
        (orphan,) = (await read(panel)).orphans()
        with pytest.raises(StaleVersion):
            await panel.remove_orphan(orphan)
        assert await world.count() == 1

    async def test_only_orphans_are_taken_away(self, world: World) -> None:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        with pytest.raises(StaleVersion):
            await panel.remove_orphan((await only(panel)).key)
        assert await world.count() == 1

    async def test_the_base_s_end_moves_and_the_extension_is_an_orphan(self, world: World) -> None:
        panel, name = world.panel(), await world.add(Foreign(0, 30))
        await panel.extend((await only(panel)).key, at(45), idem())
        await world.move(name, Foreign(0, 20))
        schedule = await read(panel)
        assert times(schedule) == [(0, 20)]
        assert len(schedule.orphans()) == 1


async def sync_from(panel: Bookings, cursor: Cursor) -> list[tuple[int, int]]:
    try:
        fetched: Fetched = await panel.sync(WINDOW, cursor)
    except BackendError:
        fetched = await panel.sync(WINDOW, None)
    return times(fetched.schedule)


async def tap(panel: Bookings, start: datetime, end: datetime) -> bool:
    """Whether the panel says that it has the room."""
    return await settled(panel.book(start, end, idem()))


async def settled(call: Awaitable[object]) -> bool:
    try:
        await call
    except Uncertain:
        raise
    except BackendError:
        return False
    return True
