"""Follows a configuration file, and those it names that are read once: what is right is in force soon after, what is
wrong is told and changes nothing.
"""

import asyncio
import hashlib
import logging
import os
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from kiosk.settings.document import MOST_BYTES, Document, read_document
from kiosk.settings.mistake import BadSettings, Mistake
from kiosk.system.file_watch import FileWatch
from kiosk.system.tasks import supervised

log = logging.getLogger(__name__)

MOST_TOLD: Final = 5
"""Mistakes that the log tells; `kiosk doctor` tells all."""

IDLE_WITHIN: Final = 5.0
"""Seconds that are waited for a good moment."""
_LOOK_EVERY_S: Final = 0.2


async def at_once() -> None:
    """For a process that may end at any moment."""


async def until_idle(may_end: Callable[[], bool], is_idle: Callable[[], bool]) -> None:
    """For a process that somebody may be in the middle of something with: settings are in force within ten seconds
    anyway, but never before it may end.
    """
    clock = asyncio.get_running_loop().time
    until = clock() + IDLE_WITHIN
    while not may_end() or (clock() < until and not is_idle()):
        await asyncio.sleep(_LOOK_EVERY_S)


def nobody(*_told: object) -> None:
    """For whom nobody wants to know it."""


class SettingsWatch:
    """One configuration file. `differs` reads it: whether other settings than those in force stand in it; it raises
    BadSettings. `in_force` is the revision that was read a moment ago and need not be read again at once. `beside` are
    the files named in it whose content counts as the settings do.

    `renewed` is set when the process has to start anew to obey what stands there now, and `ready` has been awaited;
    before that `changed` is called with the revision. `refused` is called for each new content that is wrong.
    """

    def __init__(
        self,
        path: Path,
        differs: Callable[[Document], bool],
        *,
        in_force: str = "",
        beside: Iterable[Path] = (),
        ready: Callable[[], Awaitable[None]] = at_once,
        changed: Callable[[str], None] = nobody,
        refused: Callable[[], None] = nobody,
    ) -> None:
        self.renewed = asyncio.Event()
        self.mistakes = 0
        """Of the file as it is now, which is not in force because of them."""
        self._path = path
        self._differs = differs
        self._in_force = in_force
        self._ready = ready
        self._changed = changed
        self._refused = refused
        self._files = (path, *beside)
        self._seen: list[bytes] = []
        self._beside: list[bytes] | None = None
        self._waiting: asyncio.Task[Any] | None = None
        self._watch = FileWatch(self._files, self._look)

    def start(self) -> None:
        """Follow it from now on. Inside a running loop."""
        self._watch.start()

    def close(self) -> None:
        self._watch.close()
        self._stay()

    def _look(self) -> None:
        seen = [_digest(file) for file in self._files]
        if seen == self._seen:
            return
        self._seen, (_, *beside) = seen, seen
        is_first = self._beside is None
        if is_first:
            self._beside = beside
        self._stay()
        try:
            document = read_document(self._path)
            if is_first and document.revision == self._in_force:
                return
            if self._differs(document) or beside != self._beside:
                self._waiting = supervised(self._renew(document.revision))
        except BadSettings as error:
            self._refuse(error.mistakes)
        else:
            self.mistakes = 0

    def _refuse(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = len(mistakes)
        log.warning("%s is not in force: %s", self._path, " ".join(map(str, mistakes[:MOST_TOLD])))
        self._refused()

    async def _renew(self, revision: str) -> None:
        await self._ready()
        log.info("the settings have changed: starting anew")
        self._changed(revision)
        self.renewed.set()

    def _stay(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()


def _digest(path: Path) -> bytes:
    """Of the content of a file; nothing where it cannot be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would make the screen wait
        with os.fdopen(descriptor, "rb") as file:
            return hashlib.sha256(file.read(MOST_BYTES)).digest()
    except OSError:
        return b""
