"""The two files behind the badges: read with care for who could have written or read them, written whole or not at all.

The key is 32 random bytes. The list holds the hash of one badge a line, 64 hexadecimal digits; a line that begins with
# is a comment. There is no place for an owner.
"""

import hmac
import os
import re
import secrets
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.hw.badge.number import KEY_BYTES
from kiosk.hw.protocol.fault import Fault, fault_of
from kiosk.room.disclosure import Disclosure, discloses
from kiosk.system import private_file
from kiosk.system.accounts import LINK_GROUP

DEFAULT_KEY: Final = "/etc/kiosk/badge.key"
_CREDENTIAL: Final = "badge.key"
_HASH: Final = re.compile(rb"[0-9a-f]{64}")
_HEAD: Final = b"# Badges this site knows: keyed hashes, made by `kiosk badge`.\n"
_WRITTEN_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


class Unusable(Exception):
    """A file is not what it has to be; the text is a sentence with the mend, `fault` what panels are told."""

    def __init__(self, fault: Fault | None, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


class Missing(Unusable):
    """There is no such file."""


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    forbidden: int
    """The rights it must not have."""
    rights: str
    most_bytes: int
    missing: Fault | None
    mend: str


_KEY: Final = _Kind(
    "badge key",
    _WRITTEN_BY_OTHERS | stat.S_IRWXO,
    "600",
    KEY_BYTES,
    Fault.ABSENT,
    "copy the site's key there, or let `kiosk badge add` make one; then start this service anew",
)
_LIST: Final = _Kind(
    "list of badges", _WRITTEN_BY_OTHERS, "640", 4 * 1024 * 1024, None, "nobody is known; `kiosk badge add` makes it"
)


@discloses(Disclosure.BADGES)
@dataclass(frozen=True, slots=True)
class BadgeList:
    """What a list says: the hashes of its badges, 32 bytes each, and how many lines are no hash and left out."""

    hashes: frozenset[bytes] = frozenset()
    odd_lines: int = 0


def key_path(chosen: str, environ: Mapping[str, str] = os.environ) -> Path:
    """Where the key lies: `chosen` in the configuration, or the unit's credential, or `DEFAULT_KEY`."""
    credentials = environ.get("CREDENTIALS_DIRECTORY")
    default = Path(credentials, _CREDENTIAL) if credentials else Path(DEFAULT_KEY)
    return Path(chosen) if chosen else default


def read_key(path: Path) -> bytes:
    """The site's key. Raises Missing where there is none, Unusable where it may not be used."""
    key = _read(path, _KEY)
    if len(key) != KEY_BYTES:
        raise Unusable(Fault.ABSENT, f"The {_KEY.name} {path} is not {KEY_BYTES} bytes: {_KEY.mend}.")
    return key


def panel_key(site: bytes, panel: str) -> bytes:
    """The key of one panel, by its room's id. The site's key, which never leaves the desk, does not come back from it,
    nor does another panel's.
    """
    return hmac.digest(site, b"panel " + panel.encode(), "sha256")


def make_key(path: Path) -> bytes:
    """A new key, for its owner alone. Raises OSError where it cannot be written or there is one already."""
    key = secrets.token_bytes(KEY_BYTES)
    private_file.create(path, key)
    return key


def read_list(path: Path) -> BadgeList:
    """The list at `path`. Raises Missing where there is none, Unusable where it may not be used."""
    return parse(_read(path, _LIST))


def parse(content: bytes) -> BadgeList:
    """What `content` says; a torn line, like any that is no hash, lets nobody in."""
    lines = [line.strip() for line in content.lower().splitlines()]
    telling = [line for line in lines if line and not line.startswith(b"#")]
    hashes = [bytes.fromhex(line.decode()) for line in telling if _HASH.fullmatch(line)]
    return BadgeList(frozenset(hashes), len(telling) - len(hashes))


def change_list(path: Path, add: Iterable[bytes] = (), remove: Iterable[bytes] = ()) -> None:
    """Write the list anew, or for the first time, with these hashes more or less, for panel and daemon; comments stay.

    Raises Unusable where the old one may not be used, OSError where the new one cannot be written.
    """
    try:
        before = _read(path, _LIST)
    except Missing:
        before = _HEAD
    gone = {item.hex().encode() for item in remove}
    lines = [line for line in before.splitlines() if line.strip().lower() not in gone]
    lines += [item.hex().encode() for item in add]
    private_file.write(path, b"".join(line + b"\n" for line in lines), group=LINK_GROUP)


def _read(path: Path, kind: _Kind) -> bytes:
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(kind.most_bytes + 1) if stat.S_ISREG(mode) else None
    except FileNotFoundError:
        raise Missing(kind.missing, f"There is no {kind.name} at {path}: {kind.mend}.") from None
    except OSError as error:
        raise Unusable(fault_of(error), f"The {kind.name} {path} cannot be read ({error.strerror}).") from None
    if content is None:
        raise Unusable(Fault.FAILED, f"The {kind.name} {path} is no file: put one there.")
    if mode & kind.forbidden:
        raise Unusable(Fault.DENIED, f"The {kind.name} {path} is open to others: run chmod {kind.rights} on it.")
    if len(content) > kind.most_bytes:
        raise Unusable(Fault.FAILED, f"The {kind.name} {path} is longer than {kind.most_bytes} bytes: {kind.mend}.")
    return content
