"""Keeps the schedule on disk beside everything else. A disk that fails costs the schedule after a restart, no more."""

import logging
from functools import partial

from kiosk.panel.store.disk import Disk
from kiosk.panel.store.schedule_cache import Kept, ScheduleCache
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)


class ScheduleKeeper:
    """One cache, written through one disk."""

    def __init__(self, cache: ScheduleCache, disk: Disk) -> None:
        self._cache = cache
        self._disk = disk
        self._saving = TaskSet()

    def load(self) -> Kept | None:
        """What an earlier start left; None where nothing can be read."""
        try:
            return self._cache.load_for_start()
        except OSError:
            return None

    def shown(self) -> None:
        """What was loaded did no harm: the next start may use it, too."""
        try:
            self._cache.shown()
        except OSError as error:
            log.warning("the schedule on disk will not be used by the next start: %s", error.strerror)

    def keep(self, kept: Kept) -> None:
        """Begin to save it."""
        self._saving.start(self._save(kept))

    async def _save(self, kept: Kept) -> None:
        try:
            await self._disk.write(partial(self._cache.save, kept))
        except OSError as error:
            log.warning("the schedule cannot be kept on disk: %s", error)
