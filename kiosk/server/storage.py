"""What the server keeps in its folder, and how others than Radicale may touch it while it runs."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

COLLECTIONS: Final = "collections"
ARCHIVE: Final = "archive"
LOCKED_WITHIN: Final = 30.0
"""Seconds that a request may keep us waiting."""
_ASK_AGAIN: Final = 0.05


class StorageError(Exception):
    """Nothing was done; the text says why, and the mend."""


@contextmanager
def locked(folder: Path, *, to_write: bool, within: float = LOCKED_WITHIN) -> Iterator[None]:
    """The calendars stand still meanwhile: nobody else writes, or, `to_write`, touches them at all. It is the lock that
    Radicale takes for each request (its documentation, "Manually creating collections"). Raises StorageError.
    """
    try:
        lock = os.open(folder / COLLECTIONS / ".Radicale.lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise StorageError(f"{folder} holds no calendars that can be read ({error.strerror}).") from None
    try:
        _take(lock, fcntl.LOCK_EX if to_write else fcntl.LOCK_SH, time.monotonic() + within)
        yield
    finally:
        os.close(lock)


def become_owner(folder: Path) -> None:
    """What root writes there from now on is the folder's owner's, whose server must read it. Raises StorageError."""
    there = folder.stat()
    if there.st_uid == os.geteuid():
        return
    if os.geteuid() != 0:
        raise StorageError(f"{folder} is not yours: use sudo.")
    os.setegid(there.st_gid)
    os.seteuid(there.st_uid)


def calendars(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each room's id, and where its calendar's objects are."""
    for calendar in sorted((folder / COLLECTIONS / "collection-root").glob("*/calendar")):
        yield calendar.parent.name, calendar


def _take(lock: int, kind: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise StorageError("The server is busy: try again.") from None
            time.sleep(_ASK_AGAIN)
        else:
            return
