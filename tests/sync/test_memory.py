"""The calendar in memory keeps the contract, with and without a server that checks overlaps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import pytest
from support.backend_contract import NOW, WINDOW, BackendContract, Foreign, World, at

from kiosk.sync.backend import Backend, CursorExpired, Show
from kiosk.sync.memory import MemoryBackend, OverlapCheck
from kiosk.sync.memory_store import MemoryEvent, MemoryStore

SECRET = b"s" * 32


class MemoryWorld:
    def __init__(self, check: OverlapCheck) -> None:
        self._check = check
        self.store = MemoryStore(lambda: NOW)

    def panel(self, *, show: Show = Show.RESERVED) -> Backend:
        return MemoryBackend(self.store, SECRET, overlap_check=self._check, show=show, pause=lambda: 0.0)

    async def add(self, event: Foreign) -> str:
        name = str(uuid4())
        await self.move(name, event)
        return name

    async def move(self, name: str, event: Foreign) -> None:
        self.store.put(
            MemoryEvent(
                name,
                at(event.start),
                at(event.end),
                title=event.title,
                organizer=event.organizer,
                private=event.private,
            )
        )

    async def remove(self, name: str) -> None:
        self.store.remove(name)

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        made_at = NOW - age
        self.store.put(MemoryEvent(name, at(start), at(end), own=True, base=base or "gone", made_at=made_at))

    async def count(self) -> int:
        return len(self.store.events)


def world_of(check: OverlapCheck) -> BackendContract.OpenWorld:
    @asynccontextmanager
    async def open_world() -> AsyncIterator[World]:
        yield MemoryWorld(check)

    return open_world


class TestMemoryWithoutOverlapCheck(BackendContract):
    @pytest.fixture
    def open_world(self) -> BackendContract.OpenWorld:
        return world_of(OverlapCheck.NONE)


class TestMemoryWithAtomicOverlapCheck(BackendContract):
    @pytest.fixture
    def open_world(self) -> BackendContract.OpenWorld:
        return world_of(OverlapCheck.ATOMIC)


def test_a_restored_backup_voids_every_cursor() -> None:
    async def main() -> None:
        world = MemoryWorld(OverlapCheck.NONE)
        panel = world.panel()
        await world.add(Foreign(0, 30))
        backup = world.store.snapshot()
        await world.add(Foreign(60, 90))
        cursor = (await panel.sync(WINDOW, None)).cursor
        world.store.roll_back(backup)
        with pytest.raises(CursorExpired):
            await panel.sync(WINDOW, cursor)
        assert len((await panel.sync(WINDOW, None)).schedule.spans) == 1

    asyncio.run(main())
