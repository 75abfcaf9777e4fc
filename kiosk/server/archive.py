"""Old events, out of what is served and into a file for each room: nothing is lost, and no panel and no phone is told
of them any more.
"""

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.server.storage import ARCHIVE, LOCKED_WITHIN, StorageError, become_owner, calendars, locked
from kiosk.sync.backend import Window
from kiosk.sync.icalendar.content_lines import Component, read
from kiosk.sync.icalendar.occurrences import expand, recurs
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.values import Zones, zones
from kiosk.system import private_file

log = logging.getLogger(__name__)

_MARGIN: Final = timedelta(days=1)
"""Days, and times without a zone, are over everywhere."""
_LONGEST_GAP: Final = timedelta(days=36_525)
"""Between two times of a series that ends."""


def archive(folder: Path, before: datetime) -> int:
    """Move what was over by then into `archive/ROOM.ics`; how many objects. The server may run. Raises StorageError.

    The file holds them one behind the other, as they were (RFC 5545 section 3.4 allows several calendars in one).
    """
    become_owner(folder)
    with locked(folder, to_write=True, within=LOCKED_WITHIN):
        try:
            return sum(
                _archive(folder / ARCHIVE / f"{room}.ics", calendar, before) for room, calendar in calendars(folder)
            )
        except OSError as error:
            raise StorageError(f"{error.filename or folder} cannot be written ({error.strerror}).") from None


def is_over(data: bytes, before: datetime) -> bool:
    """Whether nothing of an object happens after that. Of what is not understood nobody can say so: it is not."""
    known = read(data)
    events = list(known.calendar.anywhere("VEVENT"))
    if not known.sound or len({event.value("UID").strip() for event in events}) != 1:
        return False
    try:
        return _are_over(events, zones(known.calendar, UTC, Budget()), before - _MARGIN)
    except Exception as error:  # noqa: BLE001 - whatever somebody wrote, it costs itself and not the others
        log.info("an event could not be read: %s", type(error).__name__)
        return False


def _archive(file: Path, calendar: Path, before: datetime) -> int:
    """An object is in the file, on disk, before it goes; one that is there already was cut off in between."""
    old = {path: data for path in sorted(calendar.glob("*.ics")) if is_over(data := path.read_bytes(), before)}
    if old:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        kept = file.read_bytes() if file.exists() else b""
        new = (data.rstrip() + b"\r\n" for data in old.values())
        private_file.write(file, kept + b"".join(data for data in new if data not in kept))
    for path in old:
        path.unlink()
    return len(old)


def _are_over(events: Sequence[Component], zones_: Zones, before: datetime) -> bool:
    """The components of one UID. An event that happens once is told wherever it is, and what lies beyond all years is
    not.
    """
    if any("UNTIL=" not in rule.text and "COUNT=" not in rule.text for one in events for rule in one.lines("RRULE")):
        return False
    found = expand(events, zones_, Window(before, before + _LONGEST_GAP))
    known = not found.doubts and not found.unread and (found.occurrences or any(map(recurs, events)))
    return bool(known) and all(one.end <= before for one in found.occurrences)
