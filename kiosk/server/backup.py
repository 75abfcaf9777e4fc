"""Everything that the server cannot make anew, as one file: calendars, archives, passwords, certificate."""

import io
import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from kiosk.server.storage import ARCHIVE, COLLECTIONS, LOCKED_WITHIN, StorageError, become_owner, locked
from kiosk.system import private_file

_OF_RADICALE: Final = ".Radicale."
"""How the names of what it makes anew begin; its properties of a calendar, `.Radicale.props`, are kept."""


def back_up(folder: Path, file: Path, within: float = LOCKED_WITHIN) -> int:
    """Write the backup, for its owner alone; how many files are in it. The server may run. Raises StorageError."""
    with locked(folder, to_write=False, within=within):
        content = {path: (folder / path).read_bytes() for path in sorted(_kept(folder))}
    try:
        private_file.write(file, _packed(content))
    except OSError as error:
        raise StorageError(f"{file} cannot be written ({error.strerror}): name another file.") from None
    return len(content)


def restore(file: Path, folder: Path) -> int:
    """Unpack a backup into a folder that is new or empty; how many files there were. Raises StorageError."""
    content = _unpacked(file)
    os.umask(0o077)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        become_owner(folder)
        if any(folder.iterdir()):
            raise StorageError(f"{folder} is not empty: name a new folder, and nothing is lost.")
        _write(content, folder)
    except OSError as error:
        raise StorageError(f"{folder} cannot be written ({error.strerror}): name another folder.") from None
    return len(content)


def _kept(folder: Path) -> Iterator[Path]:
    yield from (path.relative_to(folder) for path in folder.glob("*.password"))
    yield from (path.relative_to(folder) for path in folder.glob("certificate.pem"))
    for top in (COLLECTIONS, ARCHIVE):
        for path in (folder / top).rglob("*"):
            made_anew = [part for part in path.parts if part.startswith(_OF_RADICALE) and part != ".Radicale.props"]
            if path.is_file() and not made_anew:
                yield path.relative_to(folder)


def _packed(content: Mapping[Path, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for path, data in content.items():
            member = tarfile.TarInfo(path.as_posix())
            member.size, member.mode = len(data), 0o600
            tar.addfile(member, io.BytesIO(data))
    return packed.getvalue()


def _unpacked(file: Path) -> dict[PurePosixPath, bytes]:
    """All of it, before anything is written: a backup that was cut short is no backup."""
    content = {}
    try:
        with tarfile.open(file, "r:gz") as tar:
            for member in tar:
                path, data = PurePosixPath(member.name), tar.extractfile(member) if member.isreg() else None
                if data is None or path.is_absolute() or ".." in path.parts:
                    raise tarfile.TarError
                content[path] = data.read()
    except FileNotFoundError:
        raise StorageError(f"{file} is not there: name another.") from None
    except (OSError, EOFError, tarfile.TarError, zlib.error):
        raise StorageError(f"{file} is no whole backup of `kiosk serve`: take another.") from None
    if not content:
        raise StorageError(f"{file} is empty: take another.")
    return content


def _write(content: Mapping[PurePosixPath, bytes], folder: Path) -> None:
    try:
        for path, data in content.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        os.sync()
    except OSError:
        for begun in folder.iterdir():
            shutil.rmtree(begun) if begun.is_dir() else begun.unlink()
        raise
