"""The installation's secret: what makes the keys of its events meaningless anywhere else."""

import os
import secrets
import stat
from pathlib import Path
from typing import Final

SECRET_BYTES: Final = 32


class SecretExposed(Exception):
    """The secret can be read by others, or is not one: whoever runs the panel has to look at it."""


def load_secret(path: Path) -> bytes:
    """The installation's 32-byte secret, made at the first start (0600, durable before it is used).

    Raises SecretExposed where group or others may read it, where it is a link, or where it has another length.
    """
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
        return _read(path)


def _read(path: Path) -> bytes:
    if path.is_symlink():
        raise SecretExposed(f"{path} is a link; put the secret itself there, or remove it to have a new one made")
    with path.open("rb") as file:
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        if mode & 0o077:
            raise SecretExposed(f"{path} can be read by others (mode {mode:04o}); chmod 600 it, or remove it")
        secret = file.read(SECRET_BYTES + 1)
    if len(secret) != SECRET_BYTES:
        raise SecretExposed(f"{path} is not a {SECRET_BYTES}-byte secret; remove it to have a new one made")
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        _link(draft, path)
    finally:
        draft.unlink()


def _link(draft: Path, path: Path) -> None:
    """Give the finished file its name; whoever is first keeps it (link never replaces)."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
