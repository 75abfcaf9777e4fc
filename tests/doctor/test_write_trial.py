"""What a calendar does when it is written into: told as it is, and nothing of the trial is left."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from support.booking_contract import NOW
from support.caldav_servers import CaldavWorld, Server
from support.memory_panel import SECRET
from support.odd_world import odd_world
from support.oddity_proxy import Oddity

from kiosk.doctor.write_trial import END, START, Raced, Trial, WriteCase, race, try_writes
from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Conflict, PermissionDenied, StaleVersion
from kiosk.sync.booking.event_store import Event, EventMark, OwnEvent, Snapshot, Version
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent

WELL = dict.fromkeys(WriteCase, True) | {WriteCase.REFUSES_AN_OVERLAP: False}
"""Of a calendar that minds everything but overlaps, as calendars do."""


class Store(MemoryStore):
    """On a calendar that nobody else has."""

    def __init__(self) -> None:
        self.calendar = MemoryCalendar(lambda: NOW)
        super().__init__(self.calendar, SECRET)


class TellsNoTime(Store):
    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        return replace(await super().busy(start, end), server_time=None)


class ShowsNothing(Store):
    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        return replace(await super().busy(start, end), entries=())


class ChangesVersions(Store):
    """Whenever somebody has looked at an event, it has another."""

    async def read(self, key: EventKey) -> Event:
        event = await super().read(key)
        for stands in list(self.calendar.events.values()):
            self.calendar.put(stands)
        return event


class WritesOverTheSameId(Store):
    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        with suppress(StaleVersion):
            await super().create(own, claimed_at)


class MindsNoVersion(Store):
    def __init__(self) -> None:
        super().__init__()
        self.calendar.minds_versions = False


class KeepsTheLastMark(Store):
    async def set_mark(self, key: EventKey, mark: EventMark, stamp: datetime | None, version: Version) -> None:
        await super().set_mark(key, mark, stamp, version)
        for event in list(self.calendar.events.values()):
            if mark is EventMark.CHECKED_IN:
                self.calendar.put(replace(event, releasing_since=None))


class RefusesOverlaps(Store):
    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        if any(event.start < own.end and own.start < event.end for event in self.calendar.events.values()):
            raise StaleVersion if own.id in self.calendar.events else Conflict
        await super().create(own, claimed_at)


class KeepsWhatIsDeleted(Store):
    async def delete(self, key: EventKey, version: Version) -> None:
        """Says that it did."""


@pytest.mark.parametrize(
    ("store", "differs"),
    [
        (Store, {}),
        (TellsNoTime, dict.fromkeys(WriteCase, None) | {WriteCase.TELLS_TIME: False}),
        (
            ShowsNothing,
            dict.fromkeys(WriteCase, None) | {WriteCase.TELLS_TIME: True, WriteCase.SHOWS_A_WRITE: False},
        ),
        (WritesOverTheSameId, {WriteCase.REFUSES_THE_SAME_ID: False}),
        (MindsNoVersion, {WriteCase.REFUSES_AN_OLD_VERSION: False}),
        (KeepsTheLastMark, {WriteCase.KEEPS_BOTH_MARKS: False}),
        (RefusesOverlaps, {WriteCase.REFUSES_AN_OVERLAP: True}),
        (KeepsWhatIsDeleted, {WriteCase.REMOVES: False}),
    ],
)
@pytest.mark.usefixtures("virtual_time")
async def test_each_case_is_told_as_it_is(store: Callable[[], Store], differs: dict[WriteCase, bool | None]) -> None:
    assert (await try_writes(store())).cases == WELL | differs


@pytest.mark.usefixtures("virtual_time")
async def test_a_server_that_changes_what_nobody_wrote_does_not_keep_versions() -> None:
    assert (await try_writes(ChangesVersions())).cases[WriteCase.KEEPS_THE_VERSION] is False


@pytest.mark.parametrize("kind", [Store, ShowsNothing, WritesOverTheSameId, MindsNoVersion])
@pytest.mark.usefixtures("virtual_time")
async def test_nothing_of_it_is_left(kind: Callable[[], Store]) -> None:
    store = kind()
    foreign = store.calendar.put(MemoryEvent("meeting", START, END))
    assert (await try_writes(store)).left == 0
    assert dict(store.calendar.events) == {"meeting": foreign}


@pytest.mark.usefixtures("virtual_time")
async def test_what_cannot_be_taken_away_is_counted() -> None:
    assert (await try_writes(KeepsWhatIsDeleted())).left == 2


async def test_who_may_not_write_is_told() -> None:
    class Refuses(Store):
        async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
            raise PermissionDenied

    with pytest.raises(PermissionDenied):
        await try_writes(Refuses())


class Blind(MemoryStore):
    """Shows nobody what others wrote."""

    def __init__(self, calendar: MemoryCalendar) -> None:
        super().__init__(calendar, SECRET)
        self._made: set[str] = set()

    async def create(self, own: OwnEvent, claimed_at: datetime) -> None:
        self._made.add(own.id)
        await super().create(own, claimed_at)

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        look = await super().busy(start, end)
        return replace(look, entries=tuple(entry for entry in look.entries if entry.id in self._made))


@pytest.mark.parametrize(("kind", "both"), [(lambda calendar: MemoryStore(calendar, SECRET), 0), (Blind, 3)])
@pytest.mark.usefixtures("virtual_time")
async def test_two_that_book_at_once(kind: Callable[[MemoryCalendar], MemoryStore], both: int) -> None:
    calendar = MemoryCalendar(lambda: NOW)
    assert await race(partial(kind, calendar), 3) == Raced(rounds=3, both=both, neither=0)
    assert not calendar.events


async def test_a_real_server(radicale_world: CaldavWorld) -> None:
    store = radicale_world.store()
    assert await try_writes(store) == Trial(WELL)
    raced = await race(radicale_world.store, 2)
    assert (raced.rounds, raced.both) == (2, 0)
    assert (await store.busy(START, END)).entries == ()


@pytest.mark.long
async def test_another_real_server(xandikos_world: CaldavWorld) -> None:
    assert await try_writes(xandikos_world.store()) == Trial(WELL)
    assert (await race(xandikos_world.store, 10)).both == 0


@pytest.mark.parametrize(
    ("oddity", "differs"),
    [
        (Oddity.OVERWRITES, {WriteCase.REFUSES_THE_SAME_ID: False}),
        (Oddity.NO_DATE, dict.fromkeys(WriteCase, None) | {WriteCase.TELLS_TIME: False}),
    ],
)
async def test_an_odd_server(radicale_server: Server, oddity: Oddity, differs: dict[WriteCase, bool | None]) -> None:
    async with odd_world(radicale_server, oddity) as (world, _):
        assert (await try_writes(world.store())).cases == WELL | differs
