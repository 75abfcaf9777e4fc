"""Lengths of time in words. Pure."""

from typing import Final

_UNITS: Final = ((86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"))


def span(seconds: float) -> str:
    """The two largest units that it has: "2 h 4 min"."""
    left, words = round(abs(seconds)), []
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count:
            words.append(f"{count} {unit}")
    return " ".join(words[:2]) or "0 s"


def ago(seconds: float) -> str:
    return f"{span(seconds)} ago"
