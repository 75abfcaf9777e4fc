"""Follows files: what happens to one is looked at soon after, and nobody wakes up for it meanwhile.

The kernel tells (inotify(7)) about the folder in which a file is, or about the nearest one there is as long as that
folder is not, and where the file is a link, about the one it leads to. Whatever it tells, the files are looked at: a
look that finds the same bytes is the caller's to tell. The files lie on the machine's own disk: of what another machine
writes the kernel knows nothing.
"""

import asyncio
import errno
import logging
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from inotify_simple import INotify, flags

log = logging.getLogger(__name__)

SETTLES_S: Final = 0.2
"""What is being written is looked at when it may be whole; a file that is written without end, five times a second."""
LOOK_EVERY_S: Final = 8.0
"""Where the kernel does not tell."""
_TELLS: Final = (
    flags.CREATE
    | flags.MODIFY
    | flags.CLOSE_WRITE
    | flags.ATTRIB
    | flags.MOVED_TO
    | flags.MOVED_FROM
    | flags.DELETE
    | flags.DELETE_SELF
    | flags.MOVE_SELF
    | flags.ONLYDIR
)
_TRIES: Final = 10


class FileWatch:
    """Calls `look`, in the loop, whenever one of the files may be another than at the look before."""

    def __init__(self, files: Iterable[Path], look: Callable[[], None]) -> None:
        self._files = tuple(files)
        self._look_at_them = look
        self._inotify: INotify | None = None
        self._watched: set[int] = set()
        self._next_look: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Look at them now, before this returns, and follow them from then on. Inside a running loop."""
        try:
            self._inotify = INotify(nonblocking=True)
        except OSError as error:
            log.warning("the kernel does not tell of files: %s", error.strerror)
        else:
            asyncio.get_running_loop().add_reader(self._inotify.fileno(), self._told)
        self._look()

    def close(self) -> None:
        if self._next_look is not None:
            self._next_look.cancel()
        if self._inotify is not None:
            asyncio.get_running_loop().remove_reader(self._inotify.fileno())
            self._inotify.close()

    def _told(self) -> None:
        assert self._inotify is not None
        self._inotify.read(timeout=0)
        if self._next_look is None:
            self._look_in(SETTLES_S)

    def _look_in(self, seconds: float) -> None:
        self._next_look = asyncio.get_running_loop().call_later(seconds, self._look)

    def _look(self) -> None:
        self._next_look = None
        followed = self._follow()
        self._look_at_them()
        if not followed:
            self._look_in(LOOK_EVERY_S)

    def _follow(self) -> bool:
        """Have the kernel tell of the folders that count now; whether it does. Before the look, so that nothing is
        written between the two.
        """
        if self._inotify is None:
            return False
        for _ in range(_TRIES):
            folders = self._folders()
            watched = {number for folder in folders if (number := self._watch(folder)) is not None}
            for left in self._watched - watched:
                with suppress(OSError):  # it went with its folder
                    self._inotify.rm_watch(left)
            self._watched = watched
            if self._folders() == folders:  # otherwise one was made meanwhile, of which nobody would have told
                return len(watched) == len(folders)
        return False

    def _watch(self, folder: Path) -> int | None:
        assert self._inotify is not None
        try:
            return int(self._inotify.add_watch(folder, _TELLS))
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                log.info("the kernel does not tell of %s: %s", folder, error.strerror)
            return None

    def _folders(self) -> set[Path]:
        """The nearest folders there are to the files and to what they lead to."""
        led = {Path(os.path.realpath(file)) for file in self._files}  # resolve() raises where links lead in a circle
        return {_nearest(file) for file in (*self._files, *led)}


def _nearest(path: Path) -> Path:
    return next((folder for folder in path.parents if _is_folder(folder)), path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder we may not look into
        return False
