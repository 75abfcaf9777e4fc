"""Single writes of one event: made on the version that was read, and proved by reading again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.room.schedule import EventKey, Span
from kiosk.sync.backend import BackendError, Gone, ProtocolError, StaleVersion, Uncertain
from kiosk.sync.booking.event_store import Event, EventMark, EventStore, OwnEvent, Restore, Version

TRIES: Final = 3
"""Of a write that the calendar refuses although what one sees of the event is unchanged."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """An event was cut or taken out: it is put back if its object still is the `version` that left (None: gone)."""

    event: Span
    restore: Restore
    version: Version | None


@dataclass(frozen=True, slots=True)
class Deleted:
    """An own event that had not begun: it is made anew, under its own id."""

    own: OwnEvent


def time_of(event: Event) -> datetime:
    """The server's time, without which nothing is written: never the panel's own clock in its place."""
    if event.server_time is None:
        raise ProtocolError
    return event.server_time


@contextmanager
def half_done() -> Iterator[None]:
    """Something was written before: whatever fails in here, nothing but a look at the calendar tells what stands."""
    try:
        yield
    except Uncertain:
        raise
    except BackendError:
        raise Uncertain from None


class ProvedWrites:
    """Every call raises Uncertain where the calendar does not show what was written into it, ProtocolError, with
    nothing written, where the server does not tell its time.
    """

    def __init__(self, store: EventStore) -> None:
        self._store = store

    async def delete(self, event: Event) -> None:
        time_of(event)
        with suppress(Gone):
            await self._store.delete(event.span.key, event.version)
        await self._prove(event.span.key, lambda span: span is None)

    async def rewrite(self, own: OwnEvent) -> None:
        """An own event, with other times."""
        event = await self._store.read(self._store.key_of(own.id))
        await self._store.rewrite(own, event.version, time_of(event))

    async def mark_checked_in(self, event: Event) -> None:
        """Whatever else somebody changes meanwhile. It is not proved: whoever marks it looks at more than that."""
        for _ in range(TRIES):
            if event.span.checked_in:
                return None
            time_of(event)
            try:
                return await self._store.set_mark(event.span.key, EventMark.CHECKED_IN, None, event.version)
            except StaleVersion:
                event = await self._store.read(event.span.key)
        raise StaleVersion

    async def mark_releasing(self, event: Event) -> Event:
        """As it is after that."""
        await self._store.set_mark(event.span.key, EventMark.RELEASING, time_of(event), event.version)
        return await self._store.read(event.span.key)

    async def unmark_releasing(self, event: Event) -> None:
        """It is not proved: left behind, the mark counts for nothing in a while."""
        await self._store.set_mark(event.span.key, EventMark.RELEASING, None, event.version)

    async def lengthen(self, base: Event, end: datetime) -> bool:
        """Whether its end moved. Raises StaleVersion where somebody else moved it."""
        event = base
        for _ in range(TRIES):
            time_of(event)
            try:
                await self._store.set_end(event.span.key, end, event.version)
            except StaleVersion:
                event = await self._store.read(event.span.key)
                if event.span.end != base.span.end:
                    raise
            else:
                await self._prove(event.span.key, lambda span: span is not None and span.end >= end)
                return True
        return False

    async def shorten(self, event: Event, at: datetime) -> Shortened | Deleted | None:
        """Over at `at`, or not there at all where nothing would be left; how it is put back, where it can be."""
        span, key = event.span, event.span.key
        time_of(event)
        if span.own and span.start >= at:
            await self.delete(event)
            return Deleted(OwnEvent(event.own_id, span.start, span.end, span.walk_up, span.checked_in, span.base))
        if span.start < at:
            restore = await self._store.set_end(key, at, event.version)
        else:
            restore = await self._store.release(key, event.version)
        await self._prove(key, lambda one: one is None or one.end <= at)
        with suppress(BackendError):
            return None if restore is None else Shortened(span, restore, await self._store.version(key))
        return None  # nobody could tell later whether somebody else has written since

    async def unchanged(self, shortened: Shortened) -> None:
        """Raises StaleVersion where somebody wrote since it was shortened."""
        if await self._store.version(shortened.event.key) != shortened.version:
            raise StaleVersion

    async def put_back(self, shortened: Shortened) -> None:
        await self.unchanged(shortened)
        span = shortened.event
        await self._store.restore(span.key, shortened.restore, shortened.version)
        await self._prove(span.key, lambda one: one is not None and one.end == span.end)

    async def _prove(self, key: EventKey, holds: Callable[[Span | None], bool]) -> None:
        with half_done():
            try:
                span: Span | None = (await self._store.read(key)).span
            except Gone:
                span = None
        if not holds(span):
            raise Uncertain
