"""Follows a notice file: what it says is in force at once, and nobody wakes up for it meanwhile.

The kernel tells (inotify(7)) about the folder in which the file is, or about the nearest one there is as long as that
folder is not, and where the file is a link, about the one it leads to. Whatever it tells, the file is looked at, and a
look that finds the same bytes changes nothing. The file lies on the machine's own disk: of what another machine writes
the kernel knows nothing.
"""

import asyncio
import errno
import logging
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from inotify_simple import INotify, flags

from kiosk.notice.notice_file import read_notice
from kiosk.notice.words import NoticeInForce, PostedNotice
from kiosk.settings.document import MOST_BYTES
from kiosk.settings.mistake import BadSettings, Mistake

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
MOST_TOLD: Final = 5
"""Mistakes that the log tells; `kiosk notice check` tells all."""


class NoticeWatch:
    """One notice file. `changed` is called, in the loop, with what is in force from then on; `zone` is the room's.

    A file with a mistake changes nothing but `mistakes`: what was in force stays so. Nothing is while there is no file.
    """

    def __init__(self, path: Path, zone: tzinfo, changed: Callable[[NoticeInForce], None]) -> None:
        self._path = path
        self._zone = zone
        self._changed = changed
        self._content: bytes | str | None = None
        self._in_force = NoticeInForce()
        self._inotify: INotify | None = None
        self._watched: set[int] = set()
        self._next_look: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Take what the file says now, before this returns, and follow it from then on. Inside a running loop."""
        try:
            self._inotify = INotify(nonblocking=True)
        except OSError as error:
            log.warning("notices: the kernel does not tell of files: %s", error.strerror)
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
        content, written = content_of(self._path)
        if content != self._content:
            self._content = content
            self._take(content, written)
        if not followed:
            self._look_in(LOOK_EVERY_S)

    def _take(self, content: bytes | str | None, written: datetime) -> None:
        try:
            in_force = NoticeInForce(self._read(content, written))
        except BadSettings as error:
            in_force = NoticeInForce(self._in_force.posted, len(error.mistakes))
            log.warning("%s is not in force: %s", self._path, " ".join(map(str, error.mistakes[:MOST_TOLD])))
        if in_force != self._in_force:
            self._in_force = in_force
            log.info("notice: %s", in_force.posted.notice.kind.value if in_force.posted else "none")
            self._changed(in_force)

    def _read(self, content: bytes | str | None, written: datetime) -> PostedNotice | None:
        if isinstance(content, str):
            raise BadSettings([Mistake((), content)])
        return None if content is None else read_notice(content, self._zone, written)

    def _follow(self) -> bool:
        """Have the kernel tell of the folders that count now; whether it does. Before the look, so that nothing is
        written between the two.
        """
        if self._inotify is None:
            return False
        for _ in range(_TRIES):
            folders = _folders(self._path)
            watched = {number for folder in folders if (number := self._watch(folder)) is not None}
            for left in self._watched - watched:
                with suppress(OSError):  # it went with its folder
                    self._inotify.rm_watch(left)
            self._watched = watched
            if _folders(self._path) == folders:  # otherwise one was made meanwhile, of which nobody would have told
                return len(watched) == len(folders)
        return False

    def _watch(self, folder: Path) -> int | None:
        assert self._inotify is not None
        try:
            return int(self._inotify.add_watch(folder, _TELLS))
        except OSError as error:
            if error.errno not in (errno.ENOENT, errno.ENOTDIR):
                log.info("notices: the kernel does not tell of %s: %s", folder, error.strerror)
            return None


def _folders(path: Path) -> set[Path]:
    """The nearest folders there are to the file and to what it leads to."""
    return {_nearest(path), _nearest(Path(os.path.realpath(path)))}  # resolve() raises where links lead in a circle


def _nearest(path: Path) -> Path:
    return next((folder for folder in path.parents if _is_folder(folder)), path)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder we may not look into
        return False


def content_of(path: Path) -> tuple[bytes | str | None, datetime]:
    """The bytes of the file, why it cannot be read, or None where there is none; and when it was written."""
    never = datetime.fromtimestamp(0, UTC)
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would make the screen wait
    except (FileNotFoundError, NotADirectoryError):
        return None, never
    except OSError as error:
        return f"cannot be read ({error.strerror}): let the panel's user read it", never
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            return "is no file: write the notice into a file", never
        with os.fdopen(file, "rb", closefd=False) as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        return f"cannot be read ({error.strerror}): look at the disk", never
    finally:
        os.close(file)
    if len(content) > MOST_BYTES:
        return f"is longer than {MOST_BYTES} bytes: write it shorter", never
    return content, datetime.fromtimestamp(about.st_mtime, UTC)
