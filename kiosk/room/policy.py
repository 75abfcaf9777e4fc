"""The rules a site may set for a room. Defaults are the product's; `kiosk.config` reads them from the file."""

from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class PresenceUse(StrEnum):
    OFF = "off"
    CHECK_IN = "check_in"
    CHECK_IN_AND_RELEASE = "check_in_and_release"


class EmergencyLight(StrEnum):
    """What the light shows during an emergency: what it showed before, or that the room is not to be used."""

    ROOM = "room"
    OUT_OF_SERVICE = "out_of_service"


@dataclass(frozen=True, slots=True)
class Policy:
    """All durations are whole minutes or seconds; days are ISO weekdays, Monday = 1."""

    zone: ZoneInfo
    check_in: bool = True
    check_in_opens: timedelta = timedelta(minutes=10)
    release_after: timedelta = timedelta(minutes=10)
    release_exempt_over: timedelta = timedelta(minutes=240)
    walk_up_min: tuple[int, ...] = (15, 30, 45, 60)
    walk_up_max: timedelta = timedelta(minutes=240)
    extend_min: tuple[int, ...] = (15, 30, 60)
    work_begins: time = time(7)
    work_ends: time = time(19)
    working_days: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    fresh: timedelta = timedelta(seconds=120)
    fresh_off_hours: timedelta = timedelta(seconds=900)
    lag: timedelta = timedelta()
    """Of a calendar that is a copy of another, and only shown: for how long it is left alone between two reads. How old
    the copy is itself, nobody can tell.
    """
    presence: PresenceUse = PresenceUse.OFF
    vacant_after: timedelta = timedelta(minutes=15)
    emergency_light: EmergencyLight = EmergencyLight.ROOM
