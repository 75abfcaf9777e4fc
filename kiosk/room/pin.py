"""What somebody types on the keypad. It can be counted and checked; it cannot be printed, copied or kept."""

from typing import Final, final

from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.guarded import Guarded

SHORTEST: Final = 4
LONGEST: Final = 8


@discloses(Disclosure.PIN)
@final
class Pin(Guarded):
    """At most `LONGEST` digits, one typed after the other. `secret` is the only way out, for the hash alone."""

    __slots__ = ("_digits",)
    _SHOWN_AS = "<pin>"

    def __init__(self, digits: str = "") -> None:
        self._digits = digits

    def typed(self, digit: int) -> "Pin":
        return self if len(self) >= LONGEST else Pin(self._digits + str(digit % 10))

    def rubbed_out(self) -> "Pin":
        """Without the last digit."""
        return Pin(self._digits[:-1])

    def secret(self) -> str:
        return self._digits

    def __len__(self) -> int:
        return len(self._digits)
