"""What the panel publishes: one immutable value for the screen, the status socket and the tests."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.room.access import Challenge
from kiosk.room.intent import Intent, Outcome
from kiosk.room.state import Resolution
from kiosk.room.unread import UnreadEvents


class BackendHealth(StrEnum):
    """How the last conversation with the backend went; the values appear in `kiosk status`."""

    STARTING = "starting"
    OK = "ok"
    UNREACHABLE = "unreachable"
    """No connection, or no answer within the deadline."""
    REFUSED = "refused"
    """The name or password is not accepted."""
    FORBIDDEN = "forbidden"
    """Logged in, but without the right to this calendar."""
    MISSING = "missing"
    """There is no calendar at that address."""
    UNTRUSTED = "untrusted"
    """The server's certificate does not prove who it is."""
    CONFUSED = "confused"
    """It answers, but not as a calendar server does."""
    THROTTLED = "throttled"
    """It asked to be left alone for a while."""


@dataclass(frozen=True, slots=True)
class PanelState:
    resolution: Resolution
    pending: Intent | None = None
    outcome: Outcome | None = None
    """What became of the last intent; cleared by the next one or after a while."""
    challenge: Challenge | None = None
    """The intent that waits for a PIN or a badge."""
    health: BackendHealth = BackendHealth.STARTING
    health_since: datetime | None = None
    unread: UnreadEvents | None = None
    """None: the calendar was wholly read."""
    light_ok: bool = True
    ailing: frozenset[str] = frozenset()
    """The devices at this door that do not work: "sensor", "badge_reader"."""
    disk_ok: bool = True
    notice_mistakes: int = 0
    """Of the notice file, which is not in force because of them."""
