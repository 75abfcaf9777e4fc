"""What nobody can read is taken and not gone; what has no version is not written; a look ends."""

import asyncio
from datetime import datetime
from typing import Any

import pytest
from support.booking_contract import NOW, WINDOW, Foreign, at
from vendors.google.quirks import Quirk
from vendors.google.world import SECRET, ZONE, GoogleServer, google_world

from kiosk.sync.backend import ProtocolError, StaleVersion, Transient, Unsupported
from kiosk.sync.booking.event_store import Occupied
from kiosk.sync.google.client import GoogleCalendar, Listing
from kiosk.sync.google.resource import Resource
from kiosk.sync.google.store import GoogleStore
from kiosk.sync.json_api import JsonApi

WELL = {
    "id": "event1",
    "etag": '"1"',
    "status": "confirmed",
    "start": {"dateTime": at(0).isoformat()},
    "end": {"dateTime": at(30).isoformat()},
}


class CalendarOf(GoogleCalendar):
    """One that says this of its only event, so many seconds later."""

    def __init__(self, event: Resource, after: float = 0.0) -> None:
        super().__init__(JsonApi("http://localhost"), "room@example.org")
        self.event = event
        self._after = after

    async def within(self, start: datetime, end: datetime) -> Listing:
        await asyncio.sleep(self._after)
        return Listing((self.event,), NOW)

    async def get(self, event_id: str) -> tuple[Resource, datetime | None]:
        return self.event, NOW


def store_of(event: Resource, after: float = 0.0) -> GoogleStore:
    return GoogleStore(CalendarOf(event, after), SECRET, ZONE)


async def test_what_nobody_can_read_keeps_all_of_a_look_busy() -> None:
    store = store_of(WELL | {"start": {}})
    assert (await store.busy(at(0), at(15))).entries == (Occupied(at(0), at(15)),)
    fetched = await store.sync(WINDOW, None)
    assert (len(fetched.unread), len(fetched.schedule.doubts), fetched.schedule.spans) == (1, 1, ())


async def test_an_event_that_became_unreadable_is_not_gone() -> None:
    calendar = CalendarOf(WELL)
    store = GoogleStore(calendar, SECRET, ZONE)
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    calendar.event = WELL | {"start": {}}
    with pytest.raises(ProtocolError):
        await store.read(span.key)


async def test_what_has_no_version_is_shown_and_not_written() -> None:
    store = store_of({name: value for name, value in WELL.items() if name != "etag"})
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    with pytest.raises(Unsupported):
        await store.read(span.key)


@pytest.mark.usefixtures("virtual_time")
async def test_a_look_ends() -> None:
    with pytest.raises(Transient):
        await store_of(WELL, after=60.0).busy(at(0), at(15))


async def test_what_was_seen_to_be_another_is_not_cut_though_its_etag_is_the_same(server: GoogleServer) -> None:
    async with google_world(server, Quirk.COARSE_ETAGS) as world:
        name = await world.add(Foreign(0, 30))
        store = world.store()
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        old = await store.read(span.key)
        await world.move(name, Foreign(0, 40))
        new = await store.read(span.key)
        assert old.version != new.version
        writes: tuple[Any, ...] = (store.set_end(span.key, at(10), old.version), store.release(span.key, old.version))
        for write in writes:
            with pytest.raises(StaleVersion):
                await write
        assert (await store.read(span.key)).span.end == at(40)
