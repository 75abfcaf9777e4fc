"""Files for few readers: old or new and never torn, also at a power cut, and never open to anybody else."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_NO_LINKS: Final = (errno.EPERM, errno.EOPNOTSUPP)
"""Said by file systems that know no links, such as a memory stick's."""
_ZEROS: Final = bytes(64 * 1024)


def write(path: Path, content: bytes, *, owner: str | None = None, group: str | None = None) -> None:
    """Replace the file, or make it: 0600, or 0640 for a `group`. It is on the disk afterwards. Raises OSError.

    It becomes `owner`'s where root writes it and this machine knows them, `group`'s where the writer may give it away.
    """
    with _draft(path, content, owner, group) as draft:
        draft.replace(path)


def create(path: Path, content: bytes) -> None:
    """Make the file, 0600; whoever is first keeps it. Raises FileExistsError where there is one, OSError."""
    with _draft(path, content) as draft:
        try:
            os.link(draft, path)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
            draft.replace(path)


def erase(path: Path) -> None:
    """Overwrite a file, whatever other names it has, and remove this one. What flash memory keeps is out of reach.
    Raises OSError, also where it is a link: nothing elsewhere is overwritten.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        size = os.fstat(descriptor).st_size
        for begin in range(0, size, len(_ZEROS)):
            file.write(_ZEROS[: size - begin])
        os.fsync(descriptor)
    path.unlink()


@contextmanager
def _draft(path: Path, content: bytes, owner: str | None = None, group: str | None = None) -> Iterator[Path]:
    """The finished file beside its place, to be given its name. What fails is said of `path`."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                _hand_over(descriptor, owner, group)
                os.fsync(descriptor)
            yield Path(name)
        finally:
            Path(name).unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _hand_over(descriptor: int, owner: str | None, group: str | None) -> None:
    if owner and os.geteuid() == 0:
        with suppress(LookupError):
            shutil.chown(descriptor, owner)
    if group:
        with suppress(LookupError, PermissionError):
            shutil.chown(descriptor, group=group)
        os.fchmod(descriptor, 0o640)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
