"""The CalDAV adapter keeps the backend contract on real servers, and takes nothing for a claim that is none."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.booking_contract import WINDOW, BookingContract, Foreign, at, bookings, idem, only
from support.caldav_servers import CaldavWorld, Server, caldav_world, stamp, vevent
from support.odd_world import odd_world
from support.oddity_proxy import Oddity
from support.store_contract import EventStoreContract

from kiosk.sync.backend import Conflict, Show


class TestEventsOnRadicale(EventStoreContract):
    @pytest.fixture
    def world(self, radicale_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
        return caldav_world(radicale_server)


class TestEventsOnXandikos(EventStoreContract):
    @pytest.fixture
    def world(self, xandikos_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
        return caldav_world(xandikos_server)


class TestRadicale(BookingContract):
    @pytest.fixture
    def world(self, radicale_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
        return caldav_world(radicale_server)


class TestXandikos(BookingContract):
    @pytest.fixture
    def world(self, xandikos_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
        return caldav_world(xandikos_server)


TIMES = (f"DTSTART:{stamp(at(-5))}", f"DTEND:{stamp(at(60))}")
OWN = ("X-ROOMKIOSK-OWN:1", "X-ROOMKIOSK-WALK-UP:1", "STATUS:TENTATIVE")
OLD = ("X-ROOMKIOSK-CLAIM:20250101T000000Z",)
LONG_OVER = ("RECURRENCE-ID:20200101T000000Z", "DTSTART:20200101T000000Z", "DTEND:20200101T003000Z")


@pytest.mark.parametrize("wish", ["check_in", "end", "auto_release"])
async def test_a_claim_that_never_dies_is_an_ordinary_booking(radicale_world: CaldavWorld, wish: str) -> None:
    """Anybody may put the mark on an event; one that shares its object with another is never taken away."""
    forged = vevent("a", *TIMES, *OWN, *OLD, "END:VEVENT", "BEGIN:VEVENT", "UID:a", *LONG_OVER)
    await radicale_world.put("a.ics", forged)
    panel = radicale_world.panel()
    span = await only(panel)
    assert (span.claim, span.own, span.walk_up) == (False, False, False)
    with pytest.raises(Conflict):
        await panel.book(at(0), at(30), idem())
    match wish:
        case "check_in":
            await panel.check_in(span.key)
            assert (await only(panel)).checked_in
        case "end":
            await panel.end(span.key, at(10))
            assert (await only(panel)).end == at(10)
        case "auto_release":
            await panel.auto_release(span.key, at(10))
            assert (await only(panel)).end == at(10)
    assert await radicale_world.count() == 1


async def test_a_dead_claim_is_gone_with_the_read_that_finds_it(radicale_world: CaldavWorld) -> None:
    await radicale_world.put("a.ics", vevent("a", *TIMES, *OWN, *OLD))
    panel = radicale_world.panel()
    assert await bookings(panel) == []
    assert await radicale_world.count() == 0


async def test_a_dead_claim_that_cannot_be_taken_away_is_an_ordinary_booking(radicale_server: Server) -> None:
    async with odd_world(radicale_server, Oddity.NONE) as (world, proxy):
        await world.put("a.ics", vevent("a", *TIMES, *OWN, *OLD))
        proxy.undeletable = True
        span = await only(world.panel())
        assert (span.claim, span.own, span.walk_up) == (False, False, False)


@pytest.mark.parametrize(("show", "shown"), [(Show.TITLE, "Budget CANARY"), (Show.ORGANIZER, "Ada CANARY")])
@pytest.mark.parametrize("kind", ["radicale_server", "xandikos_server"])
async def test_names_are_there_where_the_room_opted_in(
    request: pytest.FixtureRequest, kind: str, show: Show, shown: str
) -> None:
    async with caldav_world(request.getfixturevalue(kind)) as world:
        await world.add(Foreign(0, 30))
        await world.add(Foreign(60, 90, private=True))
        panel = world.panel(show=show)
        await panel.book(at(100), at(110), idem())
        fetched = await panel.sync(WINDOW, None)
        first = fetched.schedule.spans[0]
        assert list(fetched.labels) == [first.key]
        label = fetched.labels[first.key]
        personal = label.title if show is Show.TITLE else label.organizer
        assert personal is not None
        assert shown in personal.reveal()
        assert "CANARY" not in repr(fetched)
