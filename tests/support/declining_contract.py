"""The contracts where somebody else's meeting can only be declined: it leaves the room, and is not put back."""

import pytest

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Gone, StaleVersion
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import EventStore
from support.booking_contract import BookingContract, Foreign, World, at, bookings, idem, only, read, spans
from support.store_contract import EventStoreContract, StoreWorld, foreign, made, own


class DecliningStoreContract(EventStoreContract):
    @pytest.mark.parametrize("end", [10, 45])
    @pytest.mark.parametrize("mine", [True])
    async def test_an_end_moves_and_can_be_put_back(self, world: StoreWorld, mine: bool, end: int) -> None:
        await super().test_an_end_moves_and_can_be_put_back(world, mine, end)

    @pytest.mark.parametrize("end", [10, None])
    async def test_what_is_released_is_out_of_the_room_and_can_be_put_back(
        self, world: StoreWorld, end: int | None
    ) -> None:
        """It cannot, and neither can what should have been shortened."""
        store = world.store()
        before = await foreign(world, store, Foreign(0, 30))
        key, version = before.span.key, before.version
        assert before.span.may.declines
        assert await (store.release(key, version) if end is None else store.set_end(key, at(end), version)) is None
        assert not (await store.busy(at(0), at(30))).entries
        with pytest.raises(Gone):
            await store.read(key)

    async def test_nothing_is_put_back_over_what_somebody_wrote_since(self, world: StoreWorld) -> None:
        """Of a panel's own, which another panel has shortened."""
        store, other, event = world.store(), world.store(), own(0, 30)
        before = await made(store, event)
        key = before.span.key
        restore = await store.set_end(key, at(10), before.version)
        after = (await store.read(key)).version
        await _end(other, event.id, 5)
        assert restore is not None
        with pytest.raises(StaleVersion):
            await store.restore(key, restore, after)
        assert (await store.read(key)).span.end == at(5)


async def _end(store: EventStore, own_id: str, minute: int) -> None:
    key = store.key_of(own_id)
    await store.set_end(key, at(minute), (await store.read(key)).version)


class DecliningBookingContract(BookingContract):
    async def comes_back(self, world: World, panel: Bookings) -> EventKey:
        """A panel's own."""
        key = await panel.book(at(0), at(30), idem())
        await read(panel)
        return key

    @pytest.mark.parametrize("own", [True])
    async def test_ending_truncates_and_undo_restores(self, world: World, own: bool) -> None:
        await super().test_ending_truncates_and_undo_restores(world, own)

    @pytest.mark.parametrize("own", [True])
    async def test_what_has_not_begun_is_released_and_undo_restores(self, world: World, own: bool) -> None:
        await super().test_what_has_not_begun_is_released_and_undo_restores(world, own)

    @pytest.mark.parametrize("start", [-5, 5])
    async def test_somebody_elses_is_declined_and_does_not_come_back(self, world: World, start: int) -> None:
        panel = world.panel()
        await world.add(Foreign(start, 30))
        span = await only(panel)
        assert (span.may.end, span.may.extend, span.may.check_in, span.may.undo) == (True, True, True, False)
        await panel.end(span.key, at(0))
        assert await spans(panel) == ()
        with pytest.raises(Gone):
            await panel.undo(span.key)

    async def test_the_extension_goes_with_its_base_and_comes_back_with_it(self, world: World) -> None:
        """It goes."""
        panel = world.panel()
        await world.add(Foreign(0, 30))
        key = (await only(panel)).key
        await panel.extend(key, at(45), idem())
        await read(panel)
        await panel.end(key, at(10))
        assert await spans(panel) == ()

    async def test_no_undo_once_somebody_changed_it(self, world: World) -> None:
        """Another panel, say."""
        panel, other = world.panel(), world.panel()
        key = await panel.book(at(0), at(30), idem())
        await read(panel)
        await read(other)
        await panel.end(key, at(10))
        await read(other)
        await other.end(key, at(5))
        with pytest.raises(StaleVersion):
            await panel.undo(key)
        assert await bookings(panel) == [(0, 5)]

    async def test_a_booking_nobody_came_to_is_truncated(self, world: World) -> None:
        """It is declined."""
        panel = world.panel()
        await world.add(Foreign(0, 30))
        await panel.auto_release((await only(panel)).key, at(10))
        assert await bookings(panel) == []
