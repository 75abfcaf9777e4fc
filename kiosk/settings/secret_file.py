"""A secret in a file of its own, and where a configuration names such files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.settings.mistake import KeyPath

KEYS: Final = (
    "password_file",
    "token_file",
    "key_file",
    "login_file",
    "pin_file",
    "code_file",
    "url_file",
    "header_file",
)
"""Of a setting that names one."""


@dataclass(frozen=True, slots=True)
class NamedSecret:
    """A file that the configuration names, and the table in which it does."""

    path: KeyPath
    file: Path
    table: Mapping[str, Any]


def read_secret(path: Path | str | None) -> str:
    """Without the blanks and line ends round it; nothing where no file is named. Raises OSError."""
    return Path(path).read_text(encoding="utf-8").strip() if path else ""


def named_secrets(tables: Mapping[str, Any], path: KeyPath = ()) -> Iterator[NamedSecret]:
    """Of the whole document, whether or not its tables are right."""
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from named_secrets(value, (*path, key))
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, dict):
                    yield from named_secrets(one, (*path, key, number))
        elif key in KEYS and isinstance(value, str) and value and "\0" not in value:
            yield NamedSecret((*path, key), Path(value), tables)
