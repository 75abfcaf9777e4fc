"""Opaque names for bookings; they mean something together with the installation's secret alone."""

import base64
import hashlib
import hmac
from typing import Final

from kiosk.room.schedule import EventKey

_DIGEST_BYTES: Final = 15  # 120 bits: 24 characters of base32 without padding


def event_key(secret: bytes, uid: str, recurrence_id: str | None) -> EventKey:
    """HMAC-SHA256 (RFC 2104) of an occurrence's identity, 120 bits as 24 lower-case base32 characters.

    `recurrence_id` is the occurrence's original start in one fixed form, or None for an event that does not recur.
    """
    identity = "\0".join((uid, recurrence_id or "")).encode("utf-8", "surrogatepass")
    digest = hmac.new(secret, identity, hashlib.sha256).digest()[:_DIGEST_BYTES]
    return EventKey(base64.b32encode(digest).decode("ascii").lower())
