"""A configuration file as it is read: its tables, and where in the text they stand."""

import errno
import hashlib
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.settings.lines import Lines
from kiosk.settings.mistake import BadSettings, Mistake

MOST_BYTES: Final = 512 * 1024
"""A configuration has some dozens of lines, and some more for each of five hundred rooms; more is another file, or a
device that never ends.
"""


@dataclass(frozen=True, slots=True)
class Document:
    tables: dict[str, Any]
    lines: Lines
    revision: str
    """The first 8 hexadecimal digits of the SHA-256 of the file: what `kiosk status` says is in force."""


def read_document(path: Path) -> Document:
    """Raises BadSettings where the file cannot be read or is no TOML; nothing of its values is repeated."""
    content = _content(path)
    if isinstance(content, str):  # raised out here, so that no chained exception quotes a file that may hold secrets
        raise BadSettings([Mistake((), content)])
    return parse_document(content)


def parse_document(content: bytes) -> Document:
    """What a file holds. Raises BadSettings where it is no TOML."""
    document = _document(content)
    if isinstance(document, str):
        raise BadSettings([Mistake((), document)])
    return document


def revision_of(content: bytes) -> str:
    """As `Document.revision`."""
    return hashlib.sha256(content).hexdigest()[:8]


def _document(content: bytes) -> Document | str:
    """What it holds, or what is wrong with it."""
    try:
        text = content.decode("utf-8")
        return Document(tomllib.loads(text), Lines(text), revision_of(content))
    except UnicodeDecodeError:
        return "is not UTF-8: save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        return f"is not valid TOML: {error}"
    except (ValueError, RecursionError):  # where tomllib meets a limit of Python's own
        return "holds a number too long or tables too deep to read: write it shorter"


def _content(path: Path) -> bytes | str:
    """The bytes of the file, or why it cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    except OSError as error:
        return f"cannot be read ({error.strerror}): name another with --config"
    return content
