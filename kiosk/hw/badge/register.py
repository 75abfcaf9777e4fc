"""Whether a badge is known: the key and the list, read again whenever their files have changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.hw.badge.files import Unusable, read_key, read_list
from kiosk.hw.badge.number import BadgeNumber
from kiosk.hw.protocol.fault import Fault

_Content = TypeVar("_Content")


class Register:
    """`say` is told in a sentence what is wrong with a file, once, and never anything that is in it."""

    def __init__(self, key: Path, badges: Path, say: Callable[[str], None]) -> None:
        self._key = _File(key, read_key, say)
        self._list = _File(badges, read_list, say)
        self._say = say

    @property
    def fault(self) -> Fault | None:
        """Why no badge is known, where it is not for want of a list."""
        return self._key.fault or self._list.fault

    def look(self) -> None:
        """Read what has changed."""
        self._key.look()
        if self._list.look() and self._list.content and self._list.content.odd_lines:
            self._say(f"The list of badges has lines that are no hash: left out {self._list.content.odd_lines}.")

    def knows(self, number: BadgeNumber) -> bool:
        """Whether its hash is on the list now. The number has served then."""
        self.look()
        if self._key.content is None or self._list.content is None:
            number.forget()
            return False
        return number.hashed(self._key.content) in self._list.content.hashes


class _File(Generic[_Content]):
    def __init__(self, path: Path, read: Callable[[Path], _Content], say: Callable[[str], None]) -> None:
        self._path, self._read, self._say = path, read, say
        self._stamp: tuple[int, ...] | None = ()
        self.content: _Content | None = None
        self.fault: Fault | None = None

    def look(self) -> bool:
        """Read it if it has changed; whether it has."""
        stamp = self._stamp_now()
        if stamp == self._stamp:
            return False
        self._stamp, self.content, self.fault = stamp, None, None
        try:
            self.content = self._read(self._path)
        except Unusable as unusable:
            self.fault = unusable.fault
            self._say(str(unusable))
        return True

    def _stamp_now(self) -> tuple[int, ...] | None:
        """What differs when somebody changed the file or its rights; None where it cannot be seen."""
        try:
            seen = self._path.stat()
        except OSError:
            return None
        return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
