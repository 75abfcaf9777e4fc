"""What a reader's keys are as the kernel tells them."""

from collections.abc import Iterator

from kiosk.hw.badge.keys import CHARACTERS, DOWN, EV_KEY, EV_SYN, InputEvent

CODES = {chr(char): code for code, char in reversed(CHARACTERS.items())} | {"\n": 28}
SHIFT = 42
UP, REPEAT = 0, 2


def typing(text: str, at_s: float = 0.0, step_s: float = 0.005) -> list[InputEvent]:
    """Every key goes down and up; a capital's Shift, too."""
    return list(_typing(text, at_s, step_s))


def _typing(text: str, at_s: float, step_s: float) -> Iterator[InputEvent]:
    for place, char in enumerate(text):
        now_s = at_s + place * step_s
        keys = [SHIFT] * char.isupper() + [CODES[char.upper()]]
        for value, codes in ((DOWN, keys), (UP, keys[::-1])):
            for code in codes:
                yield InputEvent(EV_KEY, code, value, now_s)
                yield InputEvent(EV_SYN, 0, 0, now_s)
