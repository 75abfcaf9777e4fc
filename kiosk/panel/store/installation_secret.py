"""The installation's secret: what makes the keys of its events meaningless anywhere else."""

import hmac
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.system import private_file

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
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            private_file.create(path, secrets.token_bytes(SECRET_BYTES))
        return _read(path)


def fingerprint(secret: bytes) -> str:
    """Sixteen digits by which people tell one installation from another; nothing of the secret comes back from them."""
    digits = hmac.digest(secret, b"fingerprint", "sha256").hex()[:16].upper()
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


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
