"""Single writes: never without the server's time, never told as done where the calendar does not show them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.memory_panel import SECRET, TimelessStore

from kiosk.room.schedule import EventKey
from kiosk.sync.backend import ProtocolError, StaleVersion, Uncertain, Window
from kiosk.sync.booking.event_store import Event, OwnEvent, Restore, Version
from kiosk.sync.booking.proved_writes import Deleted, ProvedWrites, Shortened
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

NOW = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)
HALF_PAST = NOW + timedelta(minutes=30)
EARLIER, LATER = NOW + timedelta(minutes=10), NOW + timedelta(minutes=45)
DAY = Window(NOW - timedelta(days=1), NOW + timedelta(days=1))
OWN = OwnEvent("a" * 32, NOW, HALF_PAST)
pytestmark = pytest.mark.usefixtures("virtual_time")
Write = Callable[[ProvedWrites, Event], Awaitable[object]]

WRITES: dict[str, Write] = {
    "delete": lambda write, event: write.delete(event),
    "check in": lambda write, event: write.mark_checked_in(event),
    "release": lambda write, event: write.mark_releasing(event),
    "lengthen": lambda write, event: write.lengthen(event, LATER),
    "shorten": lambda write, event: write.shorten(event, EARLIER),
    "take out": lambda write, event: write.shorten(event, NOW),
}
SHOWN = WRITES.keys() - {"check in", "release"}
"""Those whose marks are looked at by who writes them."""


class Forgetful(MemoryStore):
    """Says yes, and does nothing."""

    async def delete(self, key: EventKey, version: Version) -> None: ...

    async def set_end(self, key: EventKey, end: datetime, version: Version) -> Restore | None: ...

    async def release(self, key: EventKey, version: Version) -> Restore | None: ...

    async def restore(self, key: EventKey, restore: Restore, version: Version | None) -> None: ...


def stands(own: bool = True) -> MemoryCalendar:
    calendar = MemoryCalendar(lambda: NOW)
    calendar.put(MemoryEvent(OWN.id, NOW, HALF_PAST, own=own))
    return calendar


async def the_event(store: MemoryStore) -> Event:
    return await store.read(store.key_of(OWN.id))


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("own", [True, False])
async def test_nothing_is_written_without_the_servers_time(write: str, own: bool) -> None:
    calendar = stands(own)
    before, store = dict(calendar.events), TimelessStore(calendar, SECRET)
    with pytest.raises(ProtocolError):
        await WRITES[write](ProvedWrites(store), await the_event(store))
    assert dict(calendar.events) == before


async def test_an_own_event_is_not_written_anew_without_the_servers_time() -> None:
    calendar = stands()
    before, store = dict(calendar.events), TimelessStore(calendar, SECRET)
    with pytest.raises(ProtocolError):
        await ProvedWrites(store).rewrite(replace(OWN, end=LATER))
    assert dict(calendar.events) == before


@pytest.mark.parametrize("write", sorted(SHOWN))
@pytest.mark.parametrize("own", [True, False])
async def test_what_does_not_show_is_not_told_as_done(write: str, own: bool) -> None:
    store = Forgetful(stands(own), SECRET)
    with pytest.raises(Uncertain):
        await WRITES[write](ProvedWrites(store), await the_event(store))


async def test_what_was_not_put_back_is_not_told_as_put_back() -> None:
    calendar = stands(own=False)
    store = MemoryStore(calendar, SECRET)
    shortened = await ProvedWrites(store).shorten(await the_event(store), EARLIER)
    assert isinstance(shortened, Shortened)
    with pytest.raises(Uncertain):
        await ProvedWrites(Forgetful(calendar, SECRET)).put_back(shortened)
    await ProvedWrites(store).put_back(shortened)
    assert calendar.events[OWN.id].end == HALF_PAST


async def test_an_own_event_that_has_not_begun_is_deleted_and_can_be_made_anew_as_it_was() -> None:
    calendar = MemoryCalendar(lambda: NOW)
    calendar.put(MemoryEvent(OWN.id, NOW, HALF_PAST, own=True, walk_up=True, checked_in=True))
    store = MemoryStore(calendar, SECRET)
    deleted = await ProvedWrites(store).shorten(await the_event(store), NOW)
    assert deleted == Deleted(replace(OWN, walk_up=True, checked_in=True))
    assert not calendar.events


@pytest.mark.parametrize(("end", "moved"), [(HALF_PAST, True), (EARLIER, False)])
async def test_a_change_meanwhile_is_no_reason_not_to_lengthen_unless_it_moved_the_end(
    end: datetime, moved: bool
) -> None:
    calendar = stands()
    store = MemoryStore(calendar, SECRET)
    event = await the_event(store)
    calendar.put(MemoryEvent(OWN.id, NOW, end, own=True, checked_in=True))
    if moved:
        assert await ProvedWrites(store).lengthen(event, LATER)
    else:
        with pytest.raises(StaleVersion):
            await ProvedWrites(store).lengthen(event, LATER)
    assert calendar.events[OWN.id].end == (LATER if moved else end)


@pytest.mark.parametrize("changes", [2, 3])
async def test_a_check_in_is_tried_three_times(changes: int) -> None:
    class Busy(MemoryStore):
        async def set_mark(self, *what: Any) -> None:
            nonlocal changes
            if changes:
                changes -= 1
                calendar.put(calendar.events[OWN.id])
            await super().set_mark(*what)

    calendar, tries = stands(own=False), changes
    store = Busy(calendar, SECRET)
    if tries < 3:
        await ProvedWrites(store).mark_checked_in(await the_event(store))
    else:
        with pytest.raises(StaleVersion):
            await ProvedWrites(store).mark_checked_in(await the_event(store))
    assert calendar.events[OWN.id].checked_in is (tries < 3)
