"""A secret in a file of its own."""

from pathlib import Path


def read_secret(path: Path | str | None) -> str:
    """Without the blanks and line ends round it; nothing where no file is named. Raises OSError."""
    return Path(path).read_text(encoding="utf-8").strip() if path else ""
