"""The folder of a panel's state: for its user alone, and for one process at a time (flock(2))."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderRefused(Exception):
    """It cannot be used; the text is a sentence with the mend."""


@contextmanager
def own_folder(folder: Path) -> Iterator[None]:
    """Made where it is not there. Raises FolderRefused where others may look into it, or another process has it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise FolderRefused(f"{folder} cannot be used ({error.strerror}): correct state.dir, or its rights.") from None
    try:
        mode = stat.S_IMODE(os.fstat(descriptor).st_mode)
        if mode & 0o077:
            raise FolderRefused(f"Others may look into {folder} (mode {mode:04o}): run chmod 700 on it.")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderRefused(
                f"Another panel runs on {folder}: stop that one, or give this one another state.dir."
            ) from None
        yield
    finally:
        os.close(descriptor)
