"""The one constructor for text that comes from outside and may end up on a screen."""

import re
import unicodedata
from typing import Final

LIMIT: Final = 200
"""Code points kept of any outside text."""
MARKS_IN_A_ROW: Final = 4
FIRST_STRONG_ISOLATE: Final = "\u2068"
POP_DIRECTIONAL_ISOLATE: Final = "\u2069"
_SPACES = re.compile(r"\s+")
_READ_AT_MOST: Final = 4 * LIMIT


class DisplayText(str):
    """Text that is safe to lay out: NFC, no control, bidi, invisible or unassigned characters, a bounded pile of
    marks, at most `LIMIT` code points, wrapped in directional isolates (Unicode UAX #9) so that it cannot reorder
    what stands beside it. Empty text stays empty. Making it again changes nothing.
    """

    __slots__ = ()

    def __new__(cls, raw: str = "") -> "DisplayText":
        if isinstance(raw, DisplayText):
            return raw
        kept = _visible(raw[:_READ_AT_MOST])
        text = _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()[:LIMIT].rstrip()
        return super().__new__(cls, f"{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}" if text else "")


def _visible(raw: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in raw:
        category = unicodedata.category(character)
        if category.startswith("M"):
            marks += 1
            if marks > MARKS_IN_A_ROW:
                continue
        else:
            marks = 0
        if character.isspace():
            kept.append(" ")
        elif not category.startswith("C"):  # Cc control, Cf format and bidi, Cs surrogate, Co private, Cn unassigned
            kept.append(character)
    return "".join(kept)
