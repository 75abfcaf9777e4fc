"""The one constructor for text that comes from outside and may end up on a screen."""

import unicodedata
from typing import Final

LIMIT: Final = 200
"""Code points kept of any outside text."""
MARKS_IN_A_ROW: Final = 4
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_DIRECTIONAL_ISOLATE: Final = "\u2069"
_READ_AT_MOST: Final = 4 * LIMIT


class DisplayText(str):
    """Text that is safe to lay out: NFC, no control, format, bidi or unassigned characters, a bounded pile of marks,
    at most `LIMIT` code points, wrapped in directional isolates (Unicode UAX #9) so that it cannot reorder what
    stands beside it. Empty text stays empty. Making it again changes nothing.
    """

    __slots__ = ()

    def __new__(cls, raw: str = "") -> "DisplayText":
        if isinstance(raw, DisplayText):
            return raw
        # Filtering comes first, because what is removed may have kept characters from composing; counting comes last,
        # because composing may also write one character as several.
        composed = unicodedata.normalize("NFC", _printable(raw[:_READ_AT_MOST]))
        text = " ".join(_bounded(composed).split())[:LIMIT].rstrip()
        return super().__new__(cls, f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if text else "")


def _printable(raw: str) -> str:
    """Every space as a plain one; without Cc control, Cf format and bidi, Cs surrogate, Co private, Cn unassigned."""
    spaced = (" " if character.isspace() else character for character in raw)
    return "".join(character for character in spaced if not unicodedata.category(character).startswith("C"))


def _bounded(text: str) -> str:
    """Without the marks that would be the fifth in a row or later."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character).startswith("M") else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)
