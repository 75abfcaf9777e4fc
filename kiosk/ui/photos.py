"""Which pictures of rooms can be shown: files of this machine, of a bounded size, in a format of pictures alone."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from PySide6.QtGui import QImageReader

log = logging.getLogger(__name__)

MOST_BYTES: Final = 20 * 1024 * 1024
MOST_PIXELS: Final = 50_000_000
FORMATS: Final = frozenset({b"jpeg", b"png", b"webp"})


@dataclass(frozen=True, slots=True)
class Photo:
    """`room`: its id, for the log; `url`: `file:///…`."""

    room: str
    url: str


def shown_photos(photos: Iterable[Photo]) -> frozenset[str]:
    """The addresses of those that can be shown; each other one is a line in the log. Reads the files' first bytes, so
    it is called in a thread.
    """
    return frozenset(photo.url for photo in photos if photo.url and _can_be_shown(photo))


def _can_be_shown(photo: Photo) -> bool:
    wrong = what_is_wrong(Path(unquote(urlsplit(photo.url).path)))
    if wrong:
        log.warning("the photo of %s is not shown: %s", photo.room, wrong)
    return not wrong


def what_is_wrong(path: Path) -> str:
    """Why the file is no photo of a room; empty where it is one."""
    try:
        if not path.is_file():
            return "there is no such file"
        if path.stat().st_size > MOST_BYTES:
            return f"it is larger than {MOST_BYTES // 1024 // 1024} MB"
    except OSError:
        return "it cannot be read"
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    if not reader.canRead() or bytes(reader.format().data()) not in FORMATS:
        return "it is no JPEG, PNG or WebP picture"
    size = reader.size()
    if not size.isValid():
        return "it is cut off"
    if size.width() * size.height() > MOST_PIXELS:
        return f"it has more than {MOST_PIXELS // 1_000_000} million pixels"
    return ""
