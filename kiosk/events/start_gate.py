"""What the start gate of the package did with a new version (packaging/session/start-gate), for the log. Blocking."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from kiosk.events.security_event import KEPT_FOR, Events, SecurityEvent

_OF_VERSIONS = (SecurityEvent.UPDATE, SecurityEvent.ROLLBACK)


def unrecorded(events: Events, now: datetime, root: Path = Path("/")) -> Iterator[tuple[SecurityEvent, str]]:
    """The event and the version, where the log does not have it. `root`: where the machine's files are looked for."""
    last = next(((one.event, one.revision) for one in reversed(events) if one.event in _OF_VERSIONS), None)
    yield from (one for one in _done(root, now) if one != last)


def _done(root: Path, now: datetime) -> Iterator[tuple[SecurityEvent, str]]:
    """Nothing where the program runs from no package."""
    state = root / "var/lib/room-kiosk"
    with suppress(OSError, UnicodeDecodeError):
        held = (state / "held").read_text("ascii").strip()
        since = datetime.fromtimestamp((state / "held").stat().st_mtime, UTC)
        if now - since < KEPT_FOR:
            yield SecurityEvent.ROLLBACK, held
        return
    with suppress(OSError, UnicodeDecodeError):
        if (state / "trying").exists():
            yield SecurityEvent.UPDATE, (root / "opt/room-kiosk/version").read_text("ascii").strip()
