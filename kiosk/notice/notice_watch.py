"""Follows a notice file: what it says is in force at once. A look that finds the same bytes changes nothing."""

import logging
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Final

from kiosk.notice.notice_file import read_notice
from kiosk.notice.words import NoticeInForce, PostedNotice
from kiosk.settings.document import MOST_BYTES
from kiosk.settings.mistake import BadSettings, Mistake
from kiosk.system.file_watch import FileWatch

log = logging.getLogger(__name__)

MOST_TOLD: Final = 5
"""Mistakes that the log tells; `kiosk notice check` tells all."""


class NoticeWatch:
    """One notice file. `changed` is called, in the loop, with what is in force from then on; `zone` is the room's.

    A file with a mistake changes nothing but `mistakes`: what was in force stays so. Nothing is while there is no file.
    """

    def __init__(self, path: Path, zone: tzinfo, changed: Callable[[NoticeInForce], None]) -> None:
        self._path = path
        self._zone = zone
        self._changed = changed
        self._content: bytes | str | None = None
        self._in_force = NoticeInForce()
        self._watch = FileWatch([path], self._look)

    def start(self) -> None:
        """Take what the file says now, before this returns, and follow it from then on. Inside a running loop."""
        self._watch.start()

    def close(self) -> None:
        self._watch.close()

    def _look(self) -> None:
        content, written = content_of(self._path)
        if content != self._content:
            self._content = content
            self._take(content, written)

    def _take(self, content: bytes | str | None, written: datetime) -> None:
        try:
            in_force = NoticeInForce(self._read(content, written))
        except BadSettings as error:
            in_force = NoticeInForce(self._in_force.posted, len(error.mistakes))
            log.warning("%s is not in force: %s", self._path, " ".join(map(str, error.mistakes[:MOST_TOLD])))
        if in_force != self._in_force:
            self._in_force = in_force
            log.info("notice: %s", in_force.posted.notice.kind.value if in_force.posted else "none")
            self._changed(in_force)

    def _read(self, content: bytes | str | None, written: datetime) -> PostedNotice | None:
        if isinstance(content, str):
            raise BadSettings([Mistake((), content)])
        return None if content is None else read_notice(content, self._zone, written)


def content_of(path: Path) -> tuple[bytes | str | None, datetime]:
    """The bytes of the file, why it cannot be read, or None where there is none; and when it was written."""
    never = datetime.fromtimestamp(0, UTC)
    try:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a pipe would make the screen wait
    except (FileNotFoundError, NotADirectoryError):
        return None, never
    except OSError as error:
        return f"cannot be read ({error.strerror}): let the panel's user read it", never
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode):
            return "is no file: write the notice into a file", never
        with os.fdopen(file, "rb", closefd=False) as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        return f"cannot be read ({error.strerror}): look at the disk", never
    finally:
        os.close(file)
    if len(content) > MOST_BYTES:
        return f"is longer than {MOST_BYTES} bytes: write it shorter", never
    return content, datetime.fromtimestamp(about.st_mtime, UTC)
