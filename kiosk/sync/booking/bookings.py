"""What booking, checking in, extending, ending, undoing and releasing mean, over any vendor's `EventStore`.

Every write is made on the version that was just read and proved by reading again; none is made where the server does
not tell its time. Two panels never both have a room (claim_plan.py), and never check in and release the same booking.
"""

import asyncio
from collections.abc import Callable
from contextlib import nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from kiosk.room.schedule import Abilities, EventKey, Span
from kiosk.sync.backend import (
    BackendError,
    Capabilities,
    Cursor,
    Fetched,
    Gone,
    StaleVersion,
    Uncertain,
    Unsupported,
    Window,
)
from kiosk.sync.booking.claim_plan import CLAIM_DIES, OWNER_GIVES_UP, ClaimRequest, is_young
from kiosk.sync.booking.claims import pause, remove_dead, take, withdraw
from kiosk.sync.booking.event_store import Event, EventStore, OwnEvent
from kiosk.sync.booking.proved_writes import TRIES, Deleted, ProvedWrites, Shortened, half_done, time_of


@dataclass(frozen=True, slots=True)
class _Undo:
    """What the last `end` freed of the booking `key`, `[start, end)`."""

    key: EventKey
    start: datetime
    end: datetime
    how: Shortened | Deleted | None
    """None: only an extension went, and is made again."""
    with_extension: bool = False
    """The extension behind a shortened base went as well."""


class Bookings:
    """One room's. `clock`: the panel's own time; it says whether a booking begins when it is made, and nothing else.

    With `only_reads` nothing is written, whatever the server would let be done. Every call raises nothing but
    `BackendError`. `idem` is a random id for one intent: asked twice with the same, there is one event and the answer
    is the same.
    """

    def __init__(
        self,
        store: EventStore,
        clock: Callable[[], datetime],
        *,
        pause: Callable[[], float] = pause,
        only_reads: bool = False,
    ) -> None:
        self._store = store
        self._write = ProvedWrites(store)
        self._clock = clock
        self._pause = pause
        self._only_reads = only_reads
        self._writable = not only_reads
        self._known: dict[EventKey, Span] = {}
        """What the last read showed, and what was booked since."""
        self._undo: _Undo | None = None

    async def probe(self) -> Capabilities:
        """Ask the server what it can do. Reads only."""
        found = await self._store.probe()
        self._writable = found.writable and not self._only_reads
        return replace(found, writable=self._writable)

    async def sync(self, window: Window, cursor: Cursor | None) -> Fetched:
        """Everything in `window`, by way of what changed since `cursor` where the server can tell.

        What was answered is what is told: reading once more after a change of our own would put a second answer in its
        place, true or not.
        """
        fetched = await self._store.sync(window, cursor)
        if not fetched.complete:
            return fetched
        if self._writable:
            schedule = fetched.schedule.without(await self._remove_dead_claims(fetched))
        else:
            schedule = fetched.schedule.only_shown()
        fetched = replace(fetched, schedule=schedule)
        self._known = {span.key: span for span in fetched.schedule.spans}
        return fetched

    async def book(self, start: datetime, end: datetime, idem: str) -> EventKey:
        """Make an own booking. It is a walk-up when `start` is not after the moment it was made.

        Raises Conflict when the room is not free for all of it; nothing is left behind then.
        """
        own = OwnEvent(idem, start, end, walk_up=start <= self._clock())
        try:
            await self._take(own)
        except StaleVersion:
            if await self.find(idem) is None:
                raise
        key = self._store.key_of(idem)
        self._known.setdefault(key, Span(key, start, end, own=True, walk_up=own.walk_up))
        return key

    def key_of(self, idem: str) -> EventKey:
        """The key of the booking asked for under this id, whether or not it stands."""
        return self._store.key_of(idem)

    async def find(self, idem: str) -> EventKey | None:
        """The booking made under this id, if it stands: settles an `Uncertain`."""
        try:
            span = (await self._store.read(self._store.key_of(idem))).span
        except Gone:
            return None
        if not span.own or span.claim:
            return None
        self._known[span.key] = span
        return span.key

    async def take_back(self, idem: str) -> None:
        """Leave nothing of the booking asked for under this id, whatever became of it; nothing there is fine."""
        with suppress(Uncertain):  # the look tells
            await self._withdraw(self._store.key_of(idem))
        with half_done():
            if await self.find(idem) is not None:
                raise Uncertain

    async def check_in(self, key: EventKey) -> None:
        """Mark this occurrence as checked in; idempotent. Raises Gone where it was handed back meanwhile.

        The mirror image of `auto_release`: the mark is written, then looked at. While another panel's release is under
        way, that panel sees the mark and takes its own back, or was faster: waiting shows which.
        """
        before = await self._event(key, lambda may: may.check_in)
        known = self._known.get(key, before.span)
        if before.span.end < known.end and before.span.end <= time_of(before):
            raise Gone  # it was handed back; what ran its course is noted however late
        await self._write.mark_checked_in(before)
        clock = asyncio.get_running_loop().time
        waits_until = clock() + CLAIM_DIES.total_seconds()
        while True:
            with half_done():
                now = await self._store.read(key)
            if not is_young(now.releasing_since, now.server_time):
                break
            if clock() > waits_until:
                raise Uncertain
            await asyncio.sleep(self._pause())
        if now.span.end < before.span.end:
            raise Gone
        if not now.span.checked_in:
            raise Uncertain

    async def extend(self, key: EventKey, end: datetime, idem: str) -> None:
        """Let the booking last until `end`: an own one is lengthened, another gets an extension right behind it."""
        extensions = self._extensions(key)
        base = await self._event(key, lambda may: may.extend)
        if key in self._known and base.span.end != self._known[key].end:
            raise StaleVersion
        if end <= max([base.span.end, *(span.end for span in extensions)]):
            return
        await self._take(
            OwnEvent(idem, base.span.end, end, base=key), replaces=frozenset(span.key for span in extensions)
        )
        obsolete = [span.key for span in extensions]
        with half_done():
            if base.span.own and await self._write.lengthen(base, end):  # now that the time behind it is ours
                obsolete.append(self._store.key_of(idem))
        for each in obsolete:
            with suppress(BackendError):  # what is left is hidden behind the longer one, and removed later
                await self._withdraw(each)

    async def end(self, key: EventKey, at: datetime) -> None:
        """Truncate the occurrence to `at`, or release it where nothing would be left; its extension goes with it.

        A calendar that refuses a version although nobody changed what one sees is asked again.
        """
        event = await self._event(key, lambda may: may.end)
        for _ in range(TRIES):
            try:
                return await self._cut(event, at)
            except StaleVersion:
                before, event = event, await self._store.read(key)
                if event.span != before.span:
                    raise
        raise StaleVersion

    async def undo(self, key: EventKey) -> None:
        """Restore what the last `end` of this booking took, provided nobody touched it since.

        Raises Conflict when the room was taken meanwhile, StaleVersion when the event was changed.
        """
        undo = self._undo
        if undo is None or undo.key != key:
            raise Gone
        self._undo = None
        match undo.how:
            case Shortened():
                await self._put_back(undo, undo.how)
            case Deleted(own):
                await self._take(own)
            case None:
                await self.extend(key, undo.end, uuid4().hex)

    async def auto_release(self, key: EventKey, at: datetime) -> None:
        """`end`, but conditional on nothing at all having changed since the last sync and on no check-in (R5).

        It does not rest on the server's minding versions: the release is marked, and only then looked at again, so that
        of a release and a check-in whoever looks second sees the other. Raises StaleVersion on any doubt.
        """
        clock = asyncio.get_running_loop().time
        began, event = clock(), await self._event(key, lambda may: may.end)
        if event.version != self._store.synced(key) or not _nobody_came(event):
            raise StaleVersion
        marked = await self._write.mark_releasing(event)
        unchanged = (marked.span.start, marked.span.end) == (event.span.start, event.span.end)
        if unchanged and not marked.span.checked_in and clock() - began < OWNER_GIVES_UP:
            return await self._cut(marked, at)
        with suppress(BackendError):  # it counts for nothing in a while
            await self._write.unmark_releasing(marked)
        raise StaleVersion

    async def remove_orphan(self, key: EventKey) -> None:
        """Delete an own extension whose base is gone; nothing there is fine.

        Raises StaleVersion for one made within the last 15 s: a panel may be about to put its base there.
        """
        try:
            event = await self._store.read(key)
        except Gone:
            return
        known = self._known.get(key)
        base = self._known.get(known.base) if known is not None and known.base is not None else None
        attached = base is not None and base.base is None and base.end == event.span.start
        if event.span.base is None or attached or is_young(event.made_at, event.server_time):
            raise StaleVersion
        await self._write.delete(event)

    async def aclose(self) -> None:
        self._undo = None
        await self._store.aclose()

    # One event

    async def _event(self, key: EventKey, may: Callable[[Abilities], bool]) -> Event:
        """As it is now. Raises Unsupported where that may not be done, StaleVersion where it begins at another time."""
        known = self._known.get(key)
        if known is not None and not may(known.may):
            raise Unsupported
        event = await self._store.read(key)
        if known is not None and event.span.start != known.start:
            raise StaleVersion
        return event

    def _extensions(self, key: EventKey) -> list[Span]:
        return [span for span in self._known.values() if span.base == key]

    async def _take(self, own: OwnEvent, replaces: frozenset[EventKey] = frozenset()) -> None:
        if not self._writable:
            raise Unsupported
        await take(self._store, ClaimRequest(own, replaces), pause=self._pause)

    async def _withdraw(self, key: EventKey) -> None:
        await withdraw(self._store, key)
        self._known.pop(key, None)

    async def _remove_dead_claims(self, fetched: Fetched) -> set[EventKey]:
        """Claims left by a panel that was cut off would block the room until somebody books it; those that are gone."""
        gone: set[EventKey] = set()
        for key in fetched.dead_claims:
            with suppress(BackendError):  # the next read tries again
                if await remove_dead(self._store, key):
                    gone.add(key)
        return gone

    # Shorter, and as it was

    async def _cut(self, base: Event, at: datetime) -> None:
        """Base first: an extension that loses its base is taken away by whichever panel sees it."""
        self._undo = None
        key, freed_to, only_extension = base.span.key, base.span.end, base.span.end <= at
        how = None if only_extension else await self._write.shorten(base, at)
        cut = []
        with nullcontext() if only_extension else half_done():
            for span in self._extensions(key):
                with suppress(Gone):
                    extension = await self._store.read(span.key)
                    if extension.span.start != span.start:
                        raise StaleVersion
                    if extension.span.end > at:
                        cut.append(await self._write.shorten(extension, at))
                        freed_to = max(freed_to, extension.span.end)
        for gone in (how, *cut):
            if isinstance(gone, Deleted):
                self._known.pop(self._store.key_of(gone.own.id), None)
        if only_extension and cut:
            shortened = next((one for one in cut if isinstance(one, Shortened)), None)
            self._undo = _Undo(key, max(at, base.span.start), freed_to, shortened)
        elif isinstance(how, Deleted):
            self._undo = _Undo(key, base.span.start, freed_to, Deleted(replace(how.own, end=freed_to)))
        elif how is not None:
            self._undo = _Undo(key, max(at, base.span.start), freed_to, how, with_extension=bool(cut))

    async def _put_back(self, undo: _Undo, how: Shortened) -> None:
        """Take the freed time with an event of ours, restore the other within it, then let ours go, or shrink to the
        part behind the restored base.
        """
        await self._write.unchanged(how)
        reserve = OwnEvent(uuid4().hex, undo.start, undo.end, base=undo.key)
        await self._take(reserve)
        try:
            await self._write.put_back(how)
        except Uncertain:
            raise  # it may still arrive: until then the time stays ours, as an extension
        except BackendError:
            with half_done():
                await self._withdraw(self._store.key_of(reserve.id))
            raise
        with half_done():
            if undo.with_extension and undo.end > how.event.end:
                await self._write.rewrite(replace(reserve, start=how.event.end))
            else:
                await self._withdraw(self._store.key_of(reserve.id))


def _nobody_came(event: Event) -> bool:
    span = event.span
    return not (span.checked_in or span.walk_up or is_young(event.releasing_since, event.server_time))
