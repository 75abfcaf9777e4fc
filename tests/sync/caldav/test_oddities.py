"""What servers do differently, one by one, before a real Radicale: the adapter notices and copes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from support.booking_contract import (
    NOW,
    WINDOW,
    BookingContract,
    Foreign,
    World,
    at,
    bookings,
    idem,
    only,
    read,
    settled,
    spans,
    tap,
    times,
)
from support.caldav_servers import CaldavWorld, Server, vevent
from support.odd_world import odd_world
from support.oddity_proxy import Oddity

from kiosk.room.unread import UnreadKind
from kiosk.sync.backend import Conflict, Incremental, ProtocolError

SEEN_WHILE_READING = [oddity for oddity in Oddity if oddity not in (Oddity.NONE, Oddity.SAME_UID, Oddity.NO_DATE)]


def changes(world: CaldavWorld, first: str, second: str) -> list[tuple[Callable[[], object], list[tuple[int, int]]]]:
    return [
        (lambda: None, [(0, 30), (60, 90)]),
        (lambda: world.move(first, Foreign(5, 35)), [(5, 35), (60, 90)]),
        (lambda: world.remove(second), [(5, 35)]),
        (lambda: world.add(Foreign(100, 110)), [(5, 35), (100, 110)]),
        (lambda: world.remove(first), [(100, 110)]),
    ]


async def follow(world: CaldavWorld) -> None:
    """Everything others do arrives, whatever the tokens are worth."""
    panel, cursor = world.panel(), None
    first, second = await world.add(Foreign(0, 30)), await world.add(Foreign(60, 90))
    for change, seen in changes(world, first, second):
        done = change()
        if asyncio.iscoroutine(done):
            await done
        fetched = await panel.sync(WINDOW, cursor)
        cursor = fetched.cursor
        assert times(fetched.schedule) == seen


async def use(world: CaldavWorld) -> None:
    """A while at the door."""
    one, other = world.panel(), world.panel()
    assert (await one.probe()).writable
    outcomes = await asyncio.gather(tap(one, at(200), at(230)), tap(other, at(200), at(230)))
    assert sorted(outcomes) == [False, True]
    wish = idem()
    key = await one.book(at(300), at(330), wish)
    assert await other.book(at(300), at(330), wish) == key
    with pytest.raises(Conflict):
        await other.book(at(320), at(340), idem())
    await read(one)
    await one.extend(key, at(345), idem())
    await one.check_in(key)
    await one.end(key, at(310))
    await one.undo(key)
    await one.end(key, at(300))
    assert await bookings(other) == [(100, 110), (200, 230)]
    foreign = min(await spans(one), key=lambda span: span.start)
    assert await settled(one.extend(foreign.key, at(120), idem()))
    await read(one)
    await one.end(foreign.key, at(105))
    await one.undo(foreign.key)
    assert await bookings(other) == [(100, 120), (200, 230)]
    await one.auto_release((await spans(one))[0].key, at(105))


@pytest.mark.parametrize(
    "oddity",
    [
        pytest.param(oddity, marks=pytest.mark.long if number % 3 else ())
        for number, oddity in enumerate(SEEN_WHILE_READING)
    ],
)
async def test_an_odd_server_is_read_and_used_like_any_other(radicale_server: Server, oddity: Oddity) -> None:
    async with odd_world(radicale_server, oddity) as (world, proxy):
        await follow(world)
        await use(world)
        assert proxy.played, "the oddity was never met"


@pytest.mark.parametrize(
    ("oddity", "kind"),
    [
        (Oddity.NONE, Incremental.TOKEN),
        (Oddity.NO_SYNC_COLLECTION, Incremental.CTAG),
        (Oddity.NO_TAG_EITHER, Incremental.NONE),
    ],
)
async def test_what_the_server_can_is_found_by_asking(
    radicale_server: Server, oddity: Oddity, kind: Incremental
) -> None:
    async with odd_world(radicale_server, oddity) as (world, _):
        assert (await world.panel().probe()).incremental is kind


@pytest.mark.parametrize("oddity", [Oddity.TOKEN_EMPTY, Oddity.TOKEN_FULL, Oddity.TOKEN_412])
async def test_a_forgotten_token_leads_to_a_full_comparison(radicale_server: Server, oddity: Oddity) -> None:
    async with odd_world(radicale_server, oddity) as (world, _):
        panel = world.panel()
        name = await world.add(Foreign(0, 30))
        cursor = (await panel.sync(WINDOW, None)).cursor
        await world.remove(name)
        fetched = await panel.sync(WINDOW, cursor)
        assert fetched.reconciled
        assert not fetched.schedule.spans


@pytest.mark.parametrize("believed_before", [False, True])
async def test_an_answer_with_everything_hides_no_removal_behind_a_change(
    radicale_server: Server, believed_before: bool
) -> None:
    """One changed and one removed look, where everything is listed, like one changed."""
    async with odd_world(radicale_server, Oddity.NONE if believed_before else Oddity.TOKEN_FULL) as (world, proxy):
        panel = world.panel()
        moved, removed = await world.add(Foreign(0, 30)), await world.add(Foreign(60, 90))
        cursor = (await panel.sync(WINDOW, None)).cursor
        if believed_before:
            cursor = (await panel.sync(WINDOW, cursor)).cursor
            proxy.turn_into(Oddity.TOKEN_FULL)
            cursor = (await panel.sync(WINDOW, cursor)).cursor
        await world.move(moved, Foreign(5, 35))
        await world.remove(removed)
        fetched = await panel.sync(WINDOW, cursor)
        assert fetched.reconciled
        assert [span.start for span in fetched.schedule.spans] == [at(5)]


async def test_a_good_token_is_believed(radicale_server: Server) -> None:
    async with odd_world(radicale_server, Oddity.NONE) as (world, _):
        panel = world.panel()
        await world.add(Foreign(0, 30))
        cursor = (await panel.sync(WINDOW, None)).cursor
        assert not (await panel.sync(WINDOW, cursor)).reconciled


async def test_tokens_are_believed_once_the_server_was_seen_to_mind_them(radicale_server: Server) -> None:
    async with odd_world(radicale_server, Oddity.NONE) as (world, _):
        panel = world.panel()
        name, _ = await world.add(Foreign(0, 30)), await world.add(Foreign(60, 90))
        cursor = (await panel.sync(WINDOW, None)).cursor
        compared = []
        for start in (5, None, 10):
            if start is not None:
                await world.move(name, Foreign(start, 30))
            fetched = await panel.sync(WINDOW, cursor)
            cursor = fetched.cursor
            compared.append(fetched.reconciled)
            assert [span.start for span in fetched.schedule.spans] == [at(start or 5), at(60)]
        assert compared == [True, False, False]


@pytest.mark.parametrize("apart", [0, 60])
async def test_one_uid_twice_counts_once_where_it_is_the_same_and_twice_where_it_is_not(
    radicale_server: Server, apart: int
) -> None:
    async with odd_world(radicale_server, Oddity.SAME_UID) as (world, _):
        for twin, by in (("twin-a", 0), ("twin-b", apart)):
            start = NOW + timedelta(minutes=by)
            lines = (f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT30M")
            await world.put(f"{twin}.ics", vevent(twin, *lines))
        panel = world.panel()
        found = await spans(panel)
        assert len({span.key for span in found}) == len(found) == (2 if apart else 1)
        if apart:
            await panel.end(found[1].key, at(70))
            assert await bookings(panel) == [(0, 30), (60, 70)]
        else:
            assert (await only(panel)).end == at(30)


@pytest.mark.logs("^not read: withheld")
@pytest.mark.parametrize("status", [400, 403, 409, 412, 423, 451, 500, 501, 502, 504, 507])
async def test_an_object_the_server_does_not_give_costs_itself(radicale_server: Server, status: int) -> None:
    async with odd_world(radicale_server, Oddity.NONE) as (world, proxy):
        panel = world.panel()
        kept, other = await world.add(Foreign(0, 30)), await world.add(Foreign(60, 90))
        await panel.sync(WINDOW, None)
        proxy.refused = {kept: status}
        await world.move(kept, Foreign(5, 35))
        await world.move(other, Foreign(65, 95))
        fetched = await panel.sync(WINDOW, None)
        assert times(fetched.schedule) == [(0, 30), (65, 95)]
        assert [one.kind for one in fetched.unread] == [UnreadKind.WITHHELD]
        with pytest.raises(Conflict):
            await panel.book(at(20), at(40), idem())
        await panel.book(at(200), at(230), idem())
        proxy.refused = {}
        assert await bookings(panel) == [(5, 35), (65, 95), (200, 230)]


async def test_a_server_that_does_not_tell_its_time_is_read_and_not_written(radicale_server: Server) -> None:
    async with odd_world(radicale_server, Oddity.NO_DATE) as (world, proxy):
        panel = world.panel()
        await world.add(Foreign(0, 30))
        assert not (await world.store().probe()).writable
        span = await only(panel)
        wishes: list[Callable[[], Awaitable[object]]] = [
            lambda: panel.book(at(60), at(90), idem()),
            lambda: panel.check_in(span.key),
            lambda: panel.end(span.key, at(10)),
            lambda: panel.extend(span.key, at(40), idem()),
            lambda: panel.auto_release(span.key, at(10)),
        ]
        for wish in wishes:
            with pytest.raises(ProtocolError):
                await wish()
        assert await bookings(panel) == [(0, 30)]
        assert await world.count() == 1
        assert proxy.played


@pytest.mark.long
class TestEveryOddity(BookingContract):
    """The whole contract against each."""

    @pytest.fixture(params=SEEN_WHILE_READING)
    @asynccontextmanager
    async def world(self, radicale_server: Server, request: pytest.FixtureRequest) -> AsyncIterator[World]:
        async with odd_world(radicale_server, request.param) as (world, _):
            yield world
