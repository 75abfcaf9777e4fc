"""A badge's number, which serves for one action and then is nowhere (PR8), and the keyed hash that stands for it."""

import hashlib
import re
from typing import Final, final

from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.guarded import Guarded

LEAST: Final = 6
MOST: Final = 64
"""Characters of a number: less is a slip of the reader, more is no badge."""
KEY_BYTES: Final = 32
"""Of a key, under which numbers are hashed: the same number has another hash under another key."""
COST: Final = 2**14
"""A number has few bits, and whoever takes a panel home has its key: each guess costs 16 MB and some 50 ms of a core
(scrypt, RFC 7914), which is no wait for one badge and years for all numbers there are.
"""
_NO_CHARACTER: Final = re.compile("[^0-9A-Z]")


@discloses(Disclosure.BADGE)
@final
class BadgeNumber(Guarded):
    """Can be hashed once, which is the end of it."""

    __slots__ = ("__characters",)
    _SHOWN_AS = "<badge>"

    def __init__(self, characters: bytearray) -> None:
        """Takes `characters` for its own: they are overwritten when the number has served."""
        self.__characters = characters

    def hashed(self, key: bytes) -> bytes:
        """The number's hash by scrypt (RFC 7914), `key` its salt, 32 bytes. Raises ValueError the second time."""
        if not self.__characters:
            raise ValueError("a badge number serves once")
        try:
            return hashlib.scrypt(self.__characters, salt=key, n=COST, r=8, p=1, maxmem=64 * 2**20, dklen=32)
        finally:
            self.forget()

    def forget(self) -> None:
        wipe(self.__characters)
        self.__characters.clear()


def wipe(characters: bytearray) -> None:
    """Overwrite with zeros, in place."""
    characters[:] = bytes(len(characters))


def typed(line: str) -> BadgeNumber | None:
    """What somebody typed or a reader sent as a line: its letters, in capitals, and digits; None where that is no
    number. The same as `kiosk.hw.badge.keys` makes of a reader's keys.
    """
    characters = _NO_CHARACTER.sub("", line.upper())
    return BadgeNumber(bytearray(characters, "ascii")) if LEAST <= len(characters) <= MOST else None
