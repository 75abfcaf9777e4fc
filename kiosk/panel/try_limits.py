"""How many wrong PINs and badges there were at this door, which no restart forgets (security.md, M3)."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Self

from kiosk.panel.store.disk import Disk
from kiosk.panel.store.tries_file import TriesFile
from kiosk.room.tries import NO_TRIES, Lock, Tries
from kiosk.system.clock import Clock

log = logging.getLogger(__name__)

KeepTries = Callable[[Mapping[Lock, Tries]], Awaitable[None]]
"""Writes them down, off the loop. Raises OSError where the disk does not take it."""


async def not_kept(tries: Mapping[Lock, Tries]) -> None:
    """For a door whose tries are gone with the process."""


class TryLimits:
    """`before` is what an earlier start left. What changes here is on disk after `kept`."""

    def __init__(self, clock: Clock, before: Mapping[Lock, Tries] = {}, keep: KeepTries = not_kept) -> None:
        self._clock = clock
        self._tries = dict(before)
        self._keep = keep

    @classmethod
    def opened(cls, clock: Clock, file: TriesFile, disk: Disk) -> Self:
        """As the start before left them. Blocking."""
        return cls(clock, file.load(clock.mono()), lambda tries: disk.write(partial(file.save, tries)))

    def locked_until(self, lock: Lock) -> float:
        """`mono`; the past where it is open."""
        return self._tries.get(lock, NO_TRIES).locked_until

    def is_locked(self, lock: Lock) -> bool:
        return self._clock.mono() < self.locked_until(lock)

    def missed(self, lock: Lock) -> Tries:
        """One more wrong one; what it was before."""
        before = self._tries.get(lock, NO_TRIES)
        self._tries[lock] = before.missed(self._clock.mono())
        return before

    def put_back(self, lock: Lock, before: Tries) -> None:
        """The last one was not wrong, and does not open yet."""
        self._tries[lock] = before

    def passed(self, lock: Lock) -> None:
        """A right one: those before it are forgotten."""
        self._tries.pop(lock, None)

    async def kept(self) -> None:
        """What is known now is on disk afterwards, where that takes it."""
        try:
            await self._keep(dict(self._tries))
        except OSError as error:
            log.warning("wrong tries are counted until the next restart alone: %s", error.strerror)
