"""What a tenant may do differently: with most of it everything goes on as ever; what refuses is told for what it is."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.booking_contract import WINDOW, BookingContract, Foreign, at, idem, times
from support.store_contract import EventStoreContract
from vendors.google.quirks import DISTURBING, HARMLESS, REFUSING, TABLE, Quirk
from vendors.google.world import GoogleServer, GoogleWorld, google_world

from kiosk.sync.backend import (
    AppBlocked,
    BackendError,
    CursorExpired,
    NoCalendar,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    Transient,
)


def test_every_quirk_has_its_source_and_its_kind() -> None:
    assert set(TABLE) == set(Quirk)
    assert (*HARMLESS, *DISTURBING, *REFUSING) == tuple(Quirk)


@pytest.mark.long
@pytest.mark.parametrize("quirk", HARMLESS)
class TestEventsWithAQuirk(EventStoreContract):
    @pytest.fixture
    def world(self, server: GoogleServer, quirk: Quirk) -> AbstractAsyncContextManager[GoogleWorld]:
        return google_world(server, quirk)


@pytest.mark.long
@pytest.mark.parametrize("quirk", HARMLESS)
class TestBookingWithAQuirk(BookingContract):
    @pytest.fixture
    def world(self, server: GoogleServer, quirk: Quirk) -> AbstractAsyncContextManager[GoogleWorld]:
        return google_world(server, quirk)


READ_AS: dict[Quirk, type[BackendError]] = {
    Quirk.EXPIRED: CursorExpired,
    Quirk.RATE_LIMIT: RateLimited,
    Quirk.USER_RATE_LIMIT: RateLimited,
    Quirk.TOO_MANY: RateLimited,
    Quirk.FORBIDDEN: PermissionDenied,
    Quirk.NOT_CONFIGURED: AppBlocked,
    Quirk.NARROW_SCOPE: PermissionDenied,
    Quirk.UNSHARED: NoCalendar,
    Quirk.NOT_MODIFIED: ProtocolError,
    Quirk.SERVER_ERROR: Transient,
    Quirk.SIGN_IN_PAGE: ProtocolError,
    Quirk.EMPTY_ANSWER: ProtocolError,
    Quirk.PAGES_NEVER_END: ProtocolError,
    Quirk.SAME_PAGE_AGAIN: ProtocolError,
    Quirk.SECOND_PAGE_FAILS: Transient,
}
ONLY_SHOWN = (Quirk.READER, Quirk.NO_DATE)
"""It can be read, and nothing is offered there."""


def test_every_refusal_is_tried() -> None:
    assert {*READ_AS, *ONLY_SHOWN, Quirk.QUOTA} == set(REFUSING)


@pytest.mark.parametrize(("quirk", "error"), READ_AS.items())
async def test_a_read_that_fails_says_why_and_is_no_empty_day(
    server: GoogleServer, quirk: Quirk, error: type[BackendError]
) -> None:
    async with google_world(server, quirk) as world:
        await world.add(Foreign(0, 30))
        panel = world.panel()
        with pytest.raises(BackendError) as caught:
            await panel.sync(WINDOW, None)
        assert type(caught.value) is error
        assert "CANARY" not in repr(caught.value)


@pytest.mark.parametrize("quirk", ONLY_SHOWN)
async def test_where_nothing_can_be_written_it_is_only_shown(server: GoogleServer, quirk: Quirk) -> None:
    async with google_world(server, quirk) as world:
        await world.add(Foreign(0, 30))
        panel = world.panel()
        assert not (await panel.probe()).writable
        assert times((await panel.sync(WINDOW, None)).schedule) == [(0, 30)]
        with pytest.raises(BackendError):
            await panel.book(at(60), at(90), idem())
        assert await world.count() == 1


async def test_who_may_write_no_more_today_is_throttled_and_not_forbidden(server: GoogleServer) -> None:
    async with google_world(server, Quirk.QUOTA) as world:
        panel = world.panel()
        await panel.sync(WINDOW, None)
        with pytest.raises(RateLimited) as caught:
            await panel.book(at(0), at(30), idem())
        assert caught.value.retry_after is not None
        assert caught.value.retry_after >= 5
        requests = (await world.truth())["requests"]
        with pytest.raises(RateLimited):
            await panel.sync(WINDOW, None)
        assert (await world.truth())["requests"] == requests, "asked again before its time"
