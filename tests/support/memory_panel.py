"""A panel's bookings on a calendar in memory, and a network of a test's making between them."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from kiosk.room.schedule import EventKey
from kiosk.sync.booking import claims
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import Event, Snapshot
from kiosk.sync.memory import MemoryStore
from kiosk.sync.memory_calendar import MemoryCalendar, Network

T = TypeVar("T")
SECRET = b"s" * 32


class Phase(Enum):
    """Where on its way a request is: raising in SENT means it never arrived, in ANSWERED that its answer was lost."""

    SENT = "sent"
    ANSWERED = "answered"


Wire = Callable[[str, Phase], Awaitable[None]]
"""Called with the kind of request (`sync`, `look`, `write`) before the calendar sees it and after."""


def wired(wire: Wire) -> Network:
    async def send(request: str, answer: Callable[[], T], /) -> T:
        await wire(request, Phase.SENT)
        result = answer()
        await wire(request, Phase.ANSWERED)
        return result

    return send


async def silent(_request: str, _phase: Phase) -> None: ...


def bookings(
    calendar: MemoryCalendar,
    *,
    wire: Wire = silent,
    clock: Callable[[], datetime] | None = None,
    pause: Callable[[], float] = claims.pause,
    secret: bytes = SECRET,
    **store: Any,
) -> Bookings:
    """What `MemoryStore` takes besides goes to it."""
    return Bookings(MemoryStore(calendar, secret, network=wired(wire), **store), clock or calendar.clock, pause=pause)


class TimelessStore(MemoryStore):
    """On a server that does not tell its time."""

    async def busy(self, start: datetime, end: datetime) -> Snapshot:
        return replace(await super().busy(start, end), server_time=None)

    async def read(self, key: EventKey) -> Event:
        return replace(await super().read(key), server_time=None)
