"""What of a calendar was not read, in the log: found by facilities there, without its title or anybody in it."""

import logging
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from kiosk.room.unread import Unread, UnreadKind

log = logging.getLogger(__name__)

_MOST: Final = 100


def named_by(name: str) -> str:
    """By which facilities find what has that name: a digest, because UIDs and file names may hold an address."""
    return sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:12]


class UnreadLog:
    """Tells each once, and no more than anybody reads: what is unread may be something else at every read."""

    def __init__(self) -> None:
        self._told: set[tuple[UnreadKind, str]] = set()

    def tell(self, unread: Iterable[Unread]) -> None:
        for one in unread:
            if (one.kind, one.place) not in self._told and len(self._told) < _MOST:
                self._told.add((one.kind, one.place))
                starts = "" if one.starts is None else f" {one.starts:%Y-%m-%dT%H:%MZ}"
                log.warning("not read: %s%s %s", one.kind.value, starts, one.place)
