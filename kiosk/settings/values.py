"""What a single setting may be: each rule takes what the file holds and gives the value, or raises Wrong."""

import stat
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, Final

from kiosk.settings.addresses import host_and_port
from kiosk.settings.mistake import Wrong

SOCKET_LIMIT: Final = 99
"""Bytes of a socket's path: sun_path holds 108 (unix(7)), and some are needed beside it."""
TEXT_LIMIT: Final = 1000
"""Characters of a topic, an address or what is sent to a device."""


def one_of(words: Iterable[str], what: str) -> Callable[[Any], Any]:
    """The rule for a setting that is one of `words`, each of them a `what`. Of an enumeration it gives the member."""
    known = {str(word): word for word in words}

    def rule(value: Any) -> Any:
        if not isinstance(value, str) or value not in known:
            raise Wrong(f"is not {what}", f"use one of {', '.join(known)}")
        return known[value]

    return rule


def text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > TEXT_LIMIT or not value.isprintable():
        raise Wrong("is not a text", f"write it in quotes, on one line, at most {TEXT_LIMIT} characters")
    return value


def switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("is neither on nor off", "write true or false")
    return value


def percent(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 100:
        raise Wrong("is not a percentage", "write a whole number from 1 to 100")
    return value


def full_path(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith("/") or "\0" in value:
        raise Wrong("is not a full path", 'write it in quotes, beginning with "/"')
    return value


def socket_path(value: Any) -> str:
    full = full_path(value)
    if len(full.encode()) > SOCKET_LIMIT:
        raise Wrong(f"is longer than {SOCKET_LIMIT} bytes, which a socket cannot be", "choose a shorter path")
    return full


def server(value: Any) -> str:
    if not isinstance(value, str) or host_and_port(value) is None:
        raise Wrong("is not a server", 'write it like "host:8883"')
    return value


Text = Annotated[str, text]
Switch = Annotated[bool, switch]
Percent = Annotated[int, percent]
FullPath = Annotated[str, full_path]
SocketPath = Annotated[str, socket_path]
Server = Annotated[str, server]


def existing_file(path: str | Path) -> None:
    """Raises Wrong where there is no file."""
    if not is_file(Path(path)):
        raise Wrong("names no file", "make the file, or correct the path")


def private_file(path: str | Path) -> None:
    """Raises Wrong where there is no file, or others than its owner may read it."""
    existing_file(path)
    if not is_private(Path(path)):
        raise Wrong("can be read by others on this machine", "run chmod 600 on it")


def is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, or a folder we may not look into
        return False


def is_private(path: Path) -> bool:
    return not stat.S_IMODE(path.stat().st_mode) & 0o077
