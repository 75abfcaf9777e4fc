"""What every event store must do, on whatever server: `EventStore`'s docstrings, held to it. `BookingContract` is what
becomes of that.
"""

from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import pytest

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Gone, StaleVersion
from kiosk.sync.booking.claims import remove_dead, withdraw
from kiosk.sync.booking.event_store import Event, EventMark, EventStore, Occupied, OwnEvent
from support.booking_contract import WINDOW, Foreign, at

LONG_AGO = timedelta(hours=1)


class StoreWorld(Protocol):
    """One calendar of one server, and what others do to it (`booking_contract.World`)."""

    def store(self) -> EventStore: ...

    async def add(self, event: Foreign) -> str: ...

    async def move(self, name: str, event: Foreign) -> None: ...

    async def remove(self, name: str) -> None: ...

    async def count(self) -> int: ...


def own(start: int = 0, end: int = 30, **more: bool) -> OwnEvent:
    return OwnEvent(uuid4().hex, at(start), at(end), **more)


async def server_time(store: EventStore) -> datetime:
    now = (await store.busy(at(0), at(1))).server_time
    assert now is not None
    return now.replace(microsecond=0)


async def foreign(world: StoreWorld, store: EventStore, event: Foreign) -> Event:
    """Somebody else's event, as it is read."""
    await world.add(event)
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    return await store.read(span.key)


async def made(store: EventStore, event: OwnEvent) -> Event:
    """A panel's event, claimed and confirmed."""
    now = await server_time(store)
    await store.create(event, now)
    claim = await seen(store, event)
    assert claim is not None
    assert claim.version is not None
    await store.rewrite(event, claim.version, now)
    return await store.read(store.key_of(event.id))


async def seen(store: EventStore, event: OwnEvent) -> Occupied | None:
    found = (await store.busy(event.start, event.end)).entries
    return next((one for one in found if one.id == event.id), None)


class EventStoreContract:
    """Subclass as `TestX` with a fixture `world` that makes a fresh calendar."""

    @pytest.fixture
    def world(self) -> StoreWorld | AbstractAsyncContextManager[StoreWorld]:
        raise NotImplementedError

    # Reading

    async def test_it_reads_what_it_synced(self, world: StoreWorld) -> None:
        store = world.store()
        await world.add(Foreign(0, 30))
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        event = await store.read(span.key)
        assert event.span == span
        assert event.version == store.synced(span.key) == await store.version(span.key)
        assert event.server_time is not None
        assert (event.claimed_at, event.releasing_since, event.own_id) == (None, None, "")

    async def test_what_nobody_knows_is_gone(self, world: StoreWorld) -> None:
        store = world.store()
        for key in (store.key_of(uuid4().hex), EventKey("unknown")):
            with pytest.raises(Gone):
                await store.read(key)
            assert store.synced(key) is None

    async def test_a_look_shows_what_touches_the_interval(self, world: StoreWorld) -> None:
        store = world.store()
        event = await foreign(world, store, Foreign(20, 40))
        for start, end, shown in ((0, 20, False), (0, 21, True), (39, 50, True), (40, 50, False), (25, 30, True)):
            entries = [one for one in (await store.busy(at(start), at(end))).entries if one.start < at(end)]
            touching = [one for one in entries if one.end > at(start)]
            occupied = Occupied(at(20), at(40), event.span.key, "", None, event.version)
            assert touching == [occupied] * shown, (start, end)

    # A panel's events

    async def test_a_claim_is_one_and_shows_who_made_it_and_when(self, world: StoreWorld) -> None:
        store = world.store()
        event, now = own(walk_up=True), await server_time(store)
        await store.create(event, now)
        claim = await seen(store, event)
        assert claim is not None
        assert (claim.start, claim.end, claim.key) == (event.start, event.end, store.key_of(event.id))
        assert claim.claimed_at == now
        known = await store.read(store.key_of(event.id))
        assert (known.span.claim, known.claimed_at, known.own_id) == (True, now, event.id)
        assert known.version == claim.version
        assert await seen(world.store(), event) == claim, "every panel sees the same"

    async def test_a_look_that_shows_a_claim_shows_every_claim_before_it(self, world: StoreWorld) -> None:
        store = world.store()
        claims, now = [own() for _ in range(4)], await server_time(store)
        for count, claim in enumerate(claims, 1):
            await world.store().create(claim, now)
            shown = {one.id for one in (await store.busy(at(0), at(30))).entries}
            assert {one.id for one in claims[:count]} == shown

    async def test_an_id_that_is_taken_is_not_written_over(self, world: StoreWorld) -> None:
        store = world.store()
        event = own()
        before = await made(store, event)
        with pytest.raises(StaleVersion):
            await store.create(event, await server_time(store))
        assert (await store.read(before.span.key)).span == before.span

    @pytest.mark.parametrize("more", [{}, {"walk_up": True}, {"checked_in": True}])
    async def test_confirmed_it_is_a_booking(self, world: StoreWorld, more: dict[str, bool]) -> None:
        store = world.store()
        event = own(**more)
        span = (await made(store, event)).span
        assert (span.start, span.end, span.own, span.claim) == (event.start, event.end, True, False)
        assert (span.walk_up, span.checked_in) == (event.walk_up, event.checked_in)
        assert (await store.sync(WINDOW, None)).schedule.spans == (span,)

    async def test_what_was_taken_away_does_not_come_back_by_being_confirmed(self, world: StoreWorld) -> None:
        store = world.store()
        event, now = own(), await server_time(store)
        await store.create(event, now)
        claim = await seen(store, event)
        assert claim is not None
        assert claim.version is not None
        other = world.store()
        await withdraw(other, other.key_of(event.id))
        with pytest.raises((StaleVersion, Gone)):
            await store.rewrite(event, claim.version, now)
        assert await world.count() == 0

    async def test_an_extension_names_its_base_to_every_panel(self, world: StoreWorld) -> None:
        store = world.store()
        base = (await foreign(world, store, Foreign(0, 30))).span.key
        extension = OwnEvent(uuid4().hex, at(30), at(45), base=base)
        assert (await made(store, extension)).span.base == base
        (_, span) = (await world.store().sync(WINDOW, None)).schedule.spans
        assert (span.base, span.start) == (base, at(30))

    async def test_only_a_panels_events_are_withdrawn_and_only_dead_claims_removed(self, world: StoreWorld) -> None:
        store = world.store()
        other = await foreign(world, store, Foreign(60, 90))
        with pytest.raises(StaleVersion):
            await withdraw(store, other.span.key)
        assert not await remove_dead(store, other.span.key)
        event = own()
        booked = await made(store, event)
        assert not await remove_dead(store, booked.span.key)
        for _ in range(2):
            await withdraw(store, booked.span.key)
            assert await world.count() == 1

    async def test_a_claim_goes_only_as_the_version_it_was_seen_as(self, world: StoreWorld) -> None:
        store = world.store()
        event, now = own(), await server_time(store)
        await store.create(event, now - LONG_AGO)
        first = await seen(store, event)
        assert first is not None
        assert first.version is not None
        await store.delete(store.key_of(event.id), first.version)
        later = OwnEvent(event.id, at(0), at(45))
        await store.create(later, now - LONG_AGO)
        assert not await remove_dead(store, store.key_of(event.id), first.version)
        assert await remove_dead(store, store.key_of(event.id), (await seen_surely(store, later)).version)
        assert await world.count() == 0

    # Changes to any event

    @pytest.mark.parametrize("end", [10, 45])
    @pytest.mark.parametrize("mine", [True, False])
    async def test_an_end_moves_and_can_be_put_back(self, world: StoreWorld, mine: bool, end: int) -> None:
        store = world.store()
        before = await (made(store, own(0, 30)) if mine else foreign(world, store, Foreign(0, 30)))
        key = before.span.key
        restore = await store.set_end(key, at(end), before.version)
        after = await store.read(key)
        assert (after.span.start, after.span.end) == (at(0), at(end))
        assert restore is not None
        await store.restore(key, restore, after.version)
        assert (await store.read(key)).span == before.span

    async def test_what_is_released_is_out_of_the_room_and_can_be_put_back(self, world: StoreWorld) -> None:
        store = world.store()
        before = await foreign(world, store, Foreign(0, 30))
        key = before.span.key
        restore = await store.release(key, before.version)
        assert not (await store.busy(at(0), at(30))).entries
        with pytest.raises(Gone):
            await store.read(key)
        assert restore is not None
        await store.restore(key, restore, await store.version(key))
        assert (await store.read(key)).span == before.span

    async def test_nothing_is_put_back_over_what_somebody_wrote_since(self, world: StoreWorld) -> None:
        store = world.store()
        name = await world.add(Foreign(0, 30))
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        restore = await store.set_end(span.key, at(10), (await store.read(span.key)).version)
        after = (await store.read(span.key)).version
        await world.move(name, Foreign(0, 5))
        assert restore is not None
        with pytest.raises(StaleVersion):
            await store.restore(span.key, restore, after)
        assert (await store.read(span.key)).span.end == at(5)

    @pytest.mark.parametrize("mine", [True, False])
    async def test_marks_are_kept_apart(self, world: StoreWorld, mine: bool) -> None:
        """Whoever writes one leaves the other alone: of two panels each sees what the other noted."""
        store = world.store()
        before = await (made(store, own(5, 30)) if mine else foreign(world, store, Foreign(5, 30)))
        key, now = before.span.key, await server_time(store)
        await store.set_mark(key, EventMark.RELEASING, now, before.version)
        marked = await store.read(key)
        assert (marked.releasing_since, marked.span) == (now, before.span)
        await store.set_mark(key, EventMark.CHECKED_IN, None, marked.version)
        both = await store.read(key)
        assert (both.releasing_since, both.span.checked_in) == (now, True)
        await store.set_mark(key, EventMark.RELEASING, None, both.version)
        left = await store.read(key)
        assert (left.releasing_since, left.span.checked_in) == (None, True)
        assert (left.span.start, left.span.end) == (before.span.start, before.span.end)

    async def test_a_write_meant_for_another_version_changes_nothing(self, world: StoreWorld) -> None:
        store = world.store()
        name = await world.add(Foreign(0, 30))
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        old = (await store.read(span.key)).version
        await world.move(name, Foreign(0, 40))
        for write in (
            store.set_end(span.key, at(10), old),
            store.release(span.key, old),
            store.set_mark(span.key, EventMark.CHECKED_IN, None, old),
        ):
            with pytest.raises(StaleVersion):
                await write
        now = (await store.read(span.key)).span
        assert (now.end, now.checked_in) == (at(40), False)

    async def test_what_is_gone_is_not_written(self, world: StoreWorld) -> None:
        store = world.store()
        name = await world.add(Foreign(0, 30))
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        old = (await store.read(span.key)).version
        await world.remove(name)
        for write in (
            store.set_end(span.key, at(10), old),
            store.release(span.key, old),
            store.set_mark(span.key, EventMark.CHECKED_IN, None, old),
            store.delete(span.key, old),
        ):
            with pytest.raises((Gone, StaleVersion)):
                await write
        assert await world.count() == 0


async def seen_surely(store: EventStore, event: OwnEvent) -> Occupied:
    found = await seen(store, event)
    assert found is not None
    return found
