"""What a reader that types like a keyboard has typed. PURE: a row of key events in, numbers out.

Codes are the kernel's (linux/input-event-codes.h); which character a key has is what a US keyboard prints on it, as the
readers take for granted. Letters count as capitals, so that neither Shift nor Caps Lock matters.
"""

from dataclasses import dataclass
from typing import Final

from kiosk.hw.badge.number import LEAST, MOST, BadgeNumber, wipe

PAUSE_S: Final = 0.5
"""A reader types a number without a longer pause; after one, what came before it is forgotten."""

EV_SYN: Final = 0
EV_KEY: Final = 1
SYN_DROPPED: Final = 3
"""The kernel's own buffer was full: some keys are lost."""
DOWN: Final = 1
ENTER: Final = frozenset({28, 96})
_ROWS: Final = {
    2: "1234567890",
    16: "QWERTYUIOP",
    30: "ASDFGHJKL",
    44: "ZXCVBNM",
    71: "789",
    75: "456",
    79: "123",
    82: "0",
}
CHARACTERS: Final = {first + step: ord(char) for first, row in _ROWS.items() for step, char in enumerate(row)}


@dataclass(frozen=True, slots=True, repr=False)
class InputEvent:
    """As the kernel tells it (struct input_event), at seconds of CLOCK_BOOTTIME. Prints without what was typed."""

    kind: int
    code: int
    value: int
    at_s: float


class Keys:
    """Collects one number at a time, in a place of its own that is overwritten after use."""

    def __init__(self) -> None:
        self._buffer = bytearray(MOST)
        self._count = 0
        self._spoiled = False
        self._last_s: float | None = None

    def feed(self, event: InputEvent) -> BadgeNumber | None:
        """The number that `event` ends, if it does: `LEAST` to `MOST` letters and digits, then Enter."""
        if event.kind == EV_SYN and event.code == SYN_DROPPED:
            self._spoiled, self._last_s = True, event.at_s
        if event.kind != EV_KEY or event.value != DOWN:
            return None
        self.expire(event.at_s)
        self._last_s = event.at_s
        if event.code in ENTER:
            return self._end()
        if event.code in CHARACTERS:
            self._add(CHARACTERS[event.code])
        return None

    def expire(self, now_s: float) -> float | None:
        """Forget what is too old; the seconds until there is something to forget, if there is anything."""
        if self._last_s is None:
            return None
        left_s = PAUSE_S - (now_s - self._last_s)
        if left_s < 0:
            self.forget()
            return None
        return left_s

    def forget(self) -> None:
        wipe(self._buffer)
        self._count, self._spoiled, self._last_s = 0, False, None

    def _add(self, character: int) -> None:
        if self._count == MOST:
            self._spoiled = True
        else:
            self._buffer[self._count] = character
            self._count += 1

    def _end(self) -> BadgeNumber | None:
        whole = self._count >= LEAST and not self._spoiled
        number = BadgeNumber(self._buffer[: self._count]) if whole else None
        self.forget()
        return number
