"""A calendar that only shows: read when it has changed, worked out when it says something else, never written."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from support.booking_contract import NOW, WINDOW, at, times
from support.feeds import BUSY, feed_store, published_day
from vendors.ical.server import FeedServer

from kiosk.demo.rooms import planned
from kiosk.room.schedule import NOTHING
from kiosk.sync.backend import BackendError, Fetched, Gone, ProtocolError, Show, Unsupported, Window
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import EventMark, EventStore, OwnEvent, Restore, Version
from kiosk.sync.ical_feed import store as module
from kiosk.sync.ical_feed.store import IcalFeedStore

DAYS = timedelta(days=1)


@asynccontextmanager
async def feed(*quirks: str, **more: str) -> AsyncIterator[tuple[IcalFeedStore, FeedServer]]:
    async with published_day(*quirks) as server:
        store = feed_store(server.url, **more)
        try:
            yield store, server
        finally:
            await store.aclose()


@pytest.fixture
def splits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sizes of the feeds that were worked out."""
    worked_out: list[int] = []
    real = module.split

    def counted(data: bytes, place: str = "") -> object:
        worked_out.append(len(data))
        return real(data, place)

    monkeypatch.setattr(module, "split", counted)
    return worked_out


async def test_a_feed_is_read_whole_and_says_when(splits: list[int]) -> None:
    async with feed() as (store, _):
        fetched = await store.sync(WINDOW, None)
    assert times(fetched.schedule) == BUSY
    assert fetched.complete
    assert fetched.reconciled
    assert fetched.server_time is not None
    assert not fetched.labels
    assert len(splits) == 1


@pytest.mark.parametrize("quirks", [(), ("new_stamps",), ("new_etags",), ("no_validators",)], ids=" ".join)
async def test_an_unchanged_feed_is_as_known_as_one_that_was_read(quirks: tuple[str, ...], splits: list[int]) -> None:
    """However it is found unchanged; it is worked out once."""
    async with feed(*quirks) as (store, server):
        first = await store.sync(WINDOW, None)
        again = await store.sync(WINDOW, first.cursor)
    assert again.schedule == first.schedule
    assert again.cursor == first.cursor
    assert again.server_time is not None
    assert len(splits) == 1
    assert again.reconciled is bool(quirks)
    assert ("if-none-match" in server.asked[1].headers) is (quirks != ("no_validators",))


async def test_what_changed_is_read(splits: list[int]) -> None:
    async with feed() as (store, server):
        first = await store.sync(WINDOW, None)
        server.put("three", planned("three", at(600), timedelta(minutes=30)).data)
        second = await store.sync(WINDOW, first.cursor)
        del server.events["three"]
        third = await store.sync(WINDOW, second.cursor)
    assert times(second.schedule) == sorted([*BUSY, (600, 630)])
    assert third.schedule == first.schedule
    assert len(splits) == 3


async def test_a_feed_that_never_says_that_it_changed_is_found_out_by_a_read_without_a_cursor() -> None:
    async with feed("never_changed") as (store, server):
        first = await store.sync(WINDOW, None)
        server.put("three", planned("three", at(600), timedelta(minutes=30)).data)
        assert (await store.sync(WINDOW, first.cursor)).schedule == first.schedule
        assert times((await store.sync(WINDOW, None)).schedule) == sorted([*BUSY, (600, 630)])


async def test_the_next_days_are_known_until_they_are_used_up(splits: list[int]) -> None:
    async with feed() as (store, server):
        windows = [Window(WINDOW.start + days * DAYS, WINDOW.end + days * DAYS) for days in (0, 1, 7, 8, 9)]
        cursor, told = None, []
        for window in windows:
            fetched = await store.sync(window, cursor)
            cursor, told = fetched.cursor, [*told, fetched.schedule]
        assert len(splits) == 2
        for window, schedule in zip(windows, told, strict=True):
            anew = feed_store(server.url)
            assert (await anew.sync(window, None)).schedule == schedule
            await anew.aclose()


@pytest.mark.parametrize(
    ("quirk", "error"), [("login_page", ProtocolError), ("cut_unnoticed", ProtocolError), ("gzip", ProtocolError)]
)
async def test_what_was_known_stays_where_a_read_fails(
    quirk: str, error: type[BackendError], splits: list[int]
) -> None:
    async with feed() as (store, server):
        first = await store.sync(WINDOW, None)
        server.play(quirk, "new_etags")
        with pytest.raises(error):
            await store.sync(WINDOW, None)
        server.play()
        assert (await store.sync(WINDOW, None)).schedule == first.schedule
    assert len(splits) == 1 + (quirk == "cut_unnoticed") + (quirk == "login_page")


async def test_a_read_that_is_given_up_ends_between_two_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    taken: list[int] = []
    reading: asyncio.Task[Fetched]
    loop = asyncio.get_running_loop()
    real = module.FeedContent.take

    def take(self: module.FeedContent, parts: tuple[object, ...]) -> None:
        taken.append(len(parts))
        loop.call_soon_threadsafe(reading.cancel)
        real(self, parts)

    monkeypatch.setattr(module.FeedContent, "take", take)
    async with feed() as (store, _):
        reading = asyncio.ensure_future(store.sync(WINDOW, None))
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert taken == [1]
        monkeypatch.undo()
        assert times((await store.sync(WINDOW, None)).schedule) == BUSY


async def test_a_place_of_which_the_feed_says_nothing_is_not_there() -> None:
    async with feed("building", location="Room 9") as (store, _):
        with pytest.raises(Gone):
            await store.sync(WINDOW, None)


async def test_names_are_kept_where_the_room_opted_in() -> None:
    async with published_day() as server:
        store = feed_store(server.url, show=Show.TITLE)
        labels = (await store.sync(WINDOW, None)).labels
        await store.aclose()
    assert len(labels) == len(BUSY)
    assert all(label.title and "Team meeting" in label.title.reveal() for label in labels.values())


OWN = OwnEvent("0" * 32, at(0), at(30))
WRITES: dict[str, Callable[[EventStore], object]] = {
    "create": lambda store: store.create(OWN, NOW),
    "rewrite": lambda store: store.rewrite(OWN, Version(""), NOW),
    "delete": lambda store: store.delete(store.key_of(OWN.id), Version("")),
    "set_end": lambda store: store.set_end(store.key_of(OWN.id), NOW, Version("")),
    "release": lambda store: store.release(store.key_of(OWN.id), Version("")),
    "restore": lambda store: store.restore(store.key_of(OWN.id), Restore(None), None),
    "set_mark": lambda store: store.set_mark(store.key_of(OWN.id), EventMark.CHECKED_IN, None, Version("")),
    "read": lambda store: store.read(store.key_of(OWN.id)),
    "version": lambda store: store.version(store.key_of(OWN.id)),
}


@pytest.mark.parametrize("write", WRITES)
async def test_nobody_writes_into_a_feed(write: str) -> None:
    async with feed() as (store, server):
        assert not (await store.probe()).writable
        with pytest.raises(Unsupported):
            await WRITES[write](store)  # type: ignore[misc]
        assert store.synced(store.key_of(OWN.id)) is None
    assert server.asked == []


async def test_nothing_may_be_done_with_what_it_shows() -> None:
    async with feed() as (store, _):
        panel = Bookings(store, lambda: NOW)
        assert not (await panel.probe()).writable
        fetched = await panel.sync(WINDOW, None)
        assert {span.may for span in fetched.schedule.spans} == {NOTHING}
        with pytest.raises(Unsupported):
            await panel.book(at(400), at(430), idem="0" * 32)


async def test_a_look_shows_the_times_and_the_servers_own() -> None:
    async with feed() as (store, _):
        look = await store.busy(at(0), at(60))
    assert [(one.start, one.end) for one in look.entries] == [(at(0), at(30))]
    assert look.server_time is not None
