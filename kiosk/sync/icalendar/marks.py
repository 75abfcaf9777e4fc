"""The panels' own properties on an event (RFC 5545 section 3.8.8.2): what was decided at a door, never by whom.

`X-ROOMKIOSK-BASE` names the booking an extension prolongs. Every panel of a room must read it alike, so it cannot be
an `EventKey`, which depends on the installation; it is a digest of UID and RECURRENCE-ID, and whoever can read it can
read those anyway, as they stand in the same calendar.
"""

import hashlib
import re
from datetime import UTC, datetime
from typing import Final

OWN: Final = "X-ROOMKIOSK-OWN"
WALK_UP: Final = "X-ROOMKIOSK-WALK-UP"
CHECKED_IN: Final = "X-ROOMKIOSK-CHECKED-IN"
CLAIM: Final = "X-ROOMKIOSK-CLAIM"
"""The server's time when the claim was written, `20250106T090000Z`."""
RELEASING: Final = "X-ROOMKIOSK-RELEASING"
"""The server's time when a panel began to release the occurrence."""
BASE: Final = "X-ROOMKIOSK-BASE"
ALL: Final = (OWN, WALK_UP, CHECKED_IN, CLAIM, RELEASING, BASE)

_BASE_MARK = re.compile(r"[0-9a-f]{32}")
_OWN_ID = re.compile(r"[0-9a-f-]{32,36}")
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def base_mark(uid: str, name: str | None) -> str:
    """What an extension of this occurrence carries: 128 bits of SHA-256 in hexadecimal."""
    identity = "\0".join((uid, name or "")).encode("utf-8", "surrogatepass")
    return hashlib.sha256(identity).hexdigest()[:32]


def read_base(value: str) -> str | None:
    return value if _BASE_MARK.fullmatch(value) else None


def read_own_id(uid: str) -> str:
    """The UID of a panel's event, which is random; nothing of any other."""
    return uid if _OWN_ID.fullmatch(uid) else ""


def stamp(moment: datetime) -> str:
    """UTC to the second, the form of DTSTAMP and of every time a panel writes."""
    return moment.astimezone(UTC).strftime(_STAMP)


def read_stamp(value: str) -> datetime | None:
    if not value:
        return None  # as nearly always; finding that out of strptime takes its time
    try:
        return datetime.strptime(value, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
