"""What the files of a machine say: those of its kernel, of which some boards have only a part, and its settings."""

from contextlib import suppress
from pathlib import Path


def text(path: Path) -> str:
    """Nothing where it says nothing."""
    with suppress(OSError):
        return path.read_text("ascii", "replace").strip()
    return ""


def number(path: Path) -> int:
    """0 where it says nothing."""
    return int(text(path) or 0)
