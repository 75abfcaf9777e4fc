"""The calendar in memory keeps the contract."""

from datetime import timedelta
from uuid import uuid4

import pytest
from support.booking_contract import NOW, WINDOW, BookingContract, Foreign, at
from support.memory_panel import SECRET, bookings
from support.store_contract import EventStoreContract

from kiosk.sync.backend import CursorExpired
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, MemoryEvent


class MemoryWorld:
    def __init__(self) -> None:
        self.calendar = MemoryCalendar(lambda: NOW)

    def store(self) -> MemoryStore:
        return MemoryStore(self.calendar, SECRET)

    def panel(self) -> Bookings:
        return bookings(self.calendar, pause=lambda: 0.0)

    async def add(self, event: Foreign) -> str:
        name = str(uuid4())
        await self.move(name, event)
        return name

    async def move(self, name: str, event: Foreign) -> None:
        self.calendar.put(MemoryEvent(name, at(event.start), at(event.end)))

    async def remove(self, name: str) -> None:
        self.calendar.remove(name)

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        made_at = NOW - age
        self.calendar.put(MemoryEvent(name, at(start), at(end), own=True, base=base or "gone", made_at=made_at))

    async def count(self) -> int:
        return len(self.calendar.events)


class TestEventsInMemory(EventStoreContract):
    @pytest.fixture
    def world(self) -> MemoryWorld:
        return MemoryWorld()


class TestMemory(BookingContract):
    @pytest.fixture
    def world(self) -> MemoryWorld:
        return MemoryWorld()


async def test_a_restored_backup_voids_every_cursor() -> None:
    world = MemoryWorld()
    panel = world.panel()
    await world.add(Foreign(0, 30))
    backup = world.calendar.snapshot()
    await world.add(Foreign(60, 90))
    cursor = (await panel.sync(WINDOW, None)).cursor
    world.calendar.roll_back(backup)
    with pytest.raises(CursorExpired):
        await panel.sync(WINDOW, cursor)
    assert len((await panel.sync(WINDOW, None)).schedule.spans) == 1
