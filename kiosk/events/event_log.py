"""The security events of one panel, kept for six weeks (F12, PR7): in memory at once, on disk soon, and seldom."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from kiosk.events.event_file import load, save
from kiosk.events.security_event import Events, LoggedEvent, SecurityEvent, noted, still_kept
from kiosk.system.clock import Clock, origin_of, stepped_since
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)

Write = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a blocking call off the loop. Raises what it raises."""
SELDOM: Final = 60.0
"""Seconds between two writes of the same lines: a burst of events is one. A line more is written at once."""
FORGETS_EVERY: Final = 3600.0
"""Seconds. Nothing is forgotten sooner after a start or a step of the clock: a wrong clock may be put right first."""


class EventLog:
    """Made in a running loop, ended by `aclose`. A disk that fails costs what is recorded until it works again."""

    def __init__(self, path: Path, write: Write, clock: Clock) -> None:
        self._path = path
        self._write = write
        self._clock = clock
        self._events = self._written = _loaded(path)
        self._written_at = float("-inf")
        self._origin = origin_of(clock)
        self._saving = TaskSet()
        self._save_timer: asyncio.TimerHandle | None = None
        self._forget_timer = asyncio.get_running_loop().call_later(FORGETS_EVERY, self._forget)

    @property
    def events(self) -> Events:
        return self._events

    def record(self, event: SecurityEvent, revision: str = "") -> None:
        """It happened now. A `revision` that is none is left out."""
        new = LoggedEvent.seen(event, self._clock.now(), revision)
        events = noted(self._events, new)
        self._become(events, at_once=events[-1] is new)

    def clock_stepped(self) -> None:
        """Somebody set the clock, or the machine slept, which is no step."""
        if stepped_since(self._clock, self._origin):
            self._origin = origin_of(self._clock)
            self._forget_later()
            self.record(SecurityEvent.CLOCK_STEP)

    async def aclose(self) -> None:
        """What was recorded is on disk afterwards, where that takes it."""
        self._forget_timer.cancel()
        if self._save_timer is not None:
            self._save_timer.cancel()
        if self._written is not self._events:
            await self._save()

    def _become(self, events: Events, *, at_once: bool = False) -> None:
        self._events = events
        if at_once and self._save_timer is not None:
            self._save_timer.cancel()
            self._save_timer = None
        if self._save_timer is None:
            wait = 0.0 if at_once else max(0.0, self._written_at + SELDOM - self._clock.mono())
            self._save_timer = asyncio.get_running_loop().call_later(wait, self._begin)

    def _begin(self) -> None:
        self._save_timer, self._written_at = None, self._clock.mono()
        self._saving.start(self._save())

    async def _save(self) -> None:
        events = self._events
        try:
            await self._write(partial(save, self._path, events))
            self._written = events
        except OSError as error:
            log.warning("the security events cannot be kept on disk: %s", error.strerror)

    def _forget(self) -> None:
        kept = still_kept(self._events, self._clock.now())
        if kept != self._events:
            self._become(kept)
        self._forget_later()

    def _forget_later(self) -> None:
        self._forget_timer.cancel()
        self._forget_timer = asyncio.get_running_loop().call_later(FORGETS_EVERY, self._forget)


def _loaded(path: Path) -> Events:
    try:
        return load(path)
    except OSError as error:
        log.warning("the security events of before cannot be read, and a new log begins: %s", error.strerror)
        return ()
