"""What the messages of a presence sensor on MQTT add up to: somebody or nobody, and for how long. Pure.

A Zigbee gateway's message says more (link quality, battery, at times a place): only the boolean leaves `seen_in`.
"""

import json
from collections.abc import Callable
from typing import Any, Final

from kiosk.hw.protocol.message import LONGEST_S, PresenceSeen

REPORT_S: Final = 60.0
"""Passed on again this often while nothing changes: some radars speak many times a second."""
SILENT_S: Final = 480.0
"""After a longer silence nobody knows what was in between: what is seen then begins then."""
_WORDS: Final = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


def seen_in(payload: bytes, key: str) -> bool | None:
    """Whether `payload` says that somebody is there: under `key` of a JSON object, or, without a key, by itself. None
    where it says nothing about that.
    """
    try:
        text = payload.decode()
        value: Any = text.strip()
        if key:
            told = json.loads(text)
            value = told.get(key) if isinstance(told, dict) else None
    except (ValueError, RecursionError):
        return None
    return _WORDS.get(str(value).lower()) if isinstance(value, str | bool | int) else None


class MqttPresence:
    """`clock` counts seconds. `occupancy`: the sensor sees people who sit still."""

    def __init__(self, occupancy: bool, clock: Callable[[], float]) -> None:
        self._occupancy = occupancy
        self._clock = clock
        self._seen: bool | None = None
        self._since = 0.0
        self._heard_at = 0.0
        self._told_at = 0.0

    def heard(self, seen: bool) -> PresenceSeen | None:
        """The sensor says so now; what is to be passed on, if anything."""
        now = self._clock()
        known = self._seen is not None and now - self._heard_at <= SILENT_S
        self._heard_at = now
        if not known or seen is not self._seen:
            self._seen, self._since = seen, now
        elif now - self._told_at < REPORT_S:
            return None
        self._told_at = now
        return PresenceSeen(seen, min(now - self._since, LONGEST_S), self._occupancy)

    def lost(self) -> None:
        """Nobody listens for a while."""
        self._seen = None
