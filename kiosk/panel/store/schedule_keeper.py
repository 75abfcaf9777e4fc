"""Keeps the schedule on disk beside everything else. A disk that fails costs the schedule after a restart, no more."""

import asyncio
import logging
from datetime import timedelta
from functools import partial

from kiosk.panel.store.disk import Disk
from kiosk.panel.store.schedule_cache import KEPT_FOR, Kept, ScheduleCache
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)


class ScheduleKeeper:
    """One cache, written through one disk, for `KEPT_FOR` after the read it is from. Inside a running loop."""

    def __init__(self, cache: ScheduleCache, disk: Disk, clock: Clock) -> None:
        self._cache = cache
        self._disk = disk
        self._clock = clock
        self._saving = TaskSet()
        self._expiry: asyncio.TimerHandle | None = None

    def load(self) -> Kept | None:
        """What an earlier start left; None where nothing can be read, or it is too old to be kept."""
        try:
            kept = self._cache.load_for_start()
            if kept is None:
                return None
            age = self._clock.now() - kept.saved_at
            if age >= KEPT_FOR:
                self._cache.remove()
                return None
        except OSError:
            return None
        self._expire_in(KEPT_FOR - max(timedelta(), age))
        return kept

    def shown(self) -> None:
        """What was loaded did no harm: the next start may use it, too."""
        try:
            self._cache.shown()
        except OSError as error:
            log.warning("the schedule on disk will not be used by the next start: %s", error.strerror)

    def keep(self, kept: Kept) -> None:
        """Begin to save it."""
        self._saving.start(self._save(kept))
        self._expire_in(KEPT_FOR)

    def close(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()

    def _expire_in(self, time: timedelta) -> None:
        self.close()
        self._expiry = asyncio.get_running_loop().call_later(time.total_seconds(), self._expire)

    def _expire(self) -> None:
        self._saving.start(self._remove())

    async def _remove(self) -> None:
        try:
            await self._disk.write(self._cache.remove)
        except OSError as error:
            log.warning("the schedule on disk is too old and cannot be removed: %s", error.strerror)

    async def _save(self, kept: Kept) -> None:
        try:
            await self._disk.write(partial(self._cache.save, kept))
        except OSError as error:
            log.warning("the schedule cannot be kept on disk: %s", error)
