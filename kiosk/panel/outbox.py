"""What was promised at this door and is not settled yet, in memory and on disk alike."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Self
from uuid import uuid4

from kiosk.panel.store.disk import Disk
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry, OutboxFile
from kiosk.room.facts import Hold
from kiosk.room.intent import Book, CheckIn
from kiosk.room.schedule import EventKey

log = logging.getLogger(__name__)


class Outbox:
    """Durable before they are told: `keep` returns when the entry would survive a power cut.

    Where the disk cannot be written promises live in memory alone, which the disk knows (R11).
    """

    def __init__(self, journal: OutboxFile, disk: Disk, known: Iterable[OutboxEntry]) -> None:
        self._journal = journal
        self._disk = disk
        self._entries = {entry.id: entry for entry in known}
        self._owed: set[str] = set()
        """Entries the disk does not hold, or still holds, unlike the memory."""
        self._repaying = asyncio.Lock()

    @classmethod
    def opened(cls, journal: OutboxFile, disk: Disk) -> Self:
        """With what an earlier start left; with nothing where that cannot be read."""
        try:
            known = journal.entries()
        except OSError:
            known = ()
        return cls(journal, disk, known)

    @property
    def durable(self) -> bool:
        """Everything promised, and nothing else, would survive a power cut."""
        return not self._owed

    @property
    def entries(self) -> tuple[OutboxEntry, ...]:
        return tuple(self._entries.values())

    @property
    def hold(self) -> Hold | None:
        held = (entry.intent for entry in self.entries if entry.kind is EntryKind.HELD)
        return next((Hold(intent.start, intent.end) for intent in held if isinstance(intent, Book)), None)

    @property
    def unsent_check_ins(self) -> frozenset[EventKey]:
        return frozenset(e.intent.key for e in self.entries if isinstance(e.intent, CheckIn))

    async def keep(self, kind: EntryKind, intent: Book | CheckIn, noted: datetime | None = None) -> OutboxEntry:
        """Write the promise down, under an id of its own; of a check-in with when it was taken."""
        return await self._add(OutboxEntry(uuid4().hex, kind, intent, noted))

    async def change_kind(self, entry: OutboxEntry, kind: EntryKind) -> None:
        """The same intent under the same id, promised in another way."""
        await self._add(replace(entry, kind=kind))

    async def owe_taking_back(self, intent: Book, idem: str) -> OutboxEntry:
        """What was booked under that id has to go, whatever was promised of it before."""
        return await self._add(OutboxEntry(idem, EntryKind.TAKING_BACK, intent))

    async def _add(self, entry: OutboxEntry) -> OutboxEntry:
        await self._write(entry.id, lambda: self._journal.add(entry))
        self._entries[entry.id] = entry
        return entry

    async def settled(self, entry: OutboxEntry) -> None:
        """It has its outcome. Doing this twice, after a crash, is harmless: the backend knows the id."""
        self._entries.pop(entry.id, None)
        await self._write(entry.id, lambda: self._journal.remove(entry.id))

    async def retry_failed_writes(self) -> None:
        """Try again what the disk did not take, so that neither a promise nor its end waits for the next power cut."""
        if self._repaying.locked():
            return
        async with self._repaying:
            for entry_id in sorted(self._owed):
                await self._write(entry_id, partial(self._copy, entry_id, self._entries.get(entry_id)))

    def _copy(self, entry_id: str, entry: OutboxEntry | None) -> None:
        if entry is None:
            self._journal.remove(entry_id)
        else:
            self._journal.add(entry)

    async def _write(self, entry_id: str, call: Callable[[], None]) -> None:
        try:
            await self._disk.write(call)
        except OSError as error:
            if entry_id not in self._owed:
                log.warning("what was promised cannot be kept on disk: %s", error)
            self._owed.add(entry_id)
        else:
            self._owed.discard(entry_id)
