"""`[policy]`: the rules of a room, as a site sets them."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from kiosk.field_rules import Within, looking
from kiosk.room.policy import EmergencyLight, Policy, PresenceUse
from kiosk.room_tables import SettingsTable
from kiosk.settings.choices import Shown
from kiosk.settings.mistake import Wrong

Minutes = Annotated[int, Within(ge=1, le=1440)]


def _two_times(value: str) -> None:
    """An end not after the begin lies in the next day: 22:00-06:00 is a night, 00:00-00:00 the whole day."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value):
        raise Wrong("is not two times", 'write it like "07:00-19:00"')


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTable(SettingsTable):
    """`[policy]`."""

    check_in: bool = True
    """Whether who booked has to say that they came; without it no booking is released."""
    check_in_opens_min: Annotated[int, Within(ge=0, le=120)] = 10
    """How long before the start checking in begins."""
    release_after_min: Annotated[int, Within(ge=1, le=240)] = 10
    """How long after the start a booking nobody came to is released."""
    release_exempt_over_min: Minutes = 240
    """A booking that is longer is never released; neither is one of whole days."""
    walk_up_min: tuple[Annotated[int, Within(ge=5, le=1440)], ...] = (15, 30, 45, 60)
    """The lengths that are offered at the door, where there is that much time."""
    walk_up_max_min: Annotated[int, Within(ge=15, le=1440)] = 240
    """The longest booking that can be made at the door."""
    extend_min: tuple[Annotated[int, Within(ge=5, le=1440)], ...] = (15, 30, 60)
    """By how much a booking may be made longer."""
    working_hours: Annotated[str, looking(_two_times)] = "07:00-19:00"
    """Two times, like "07:00-19:00"; an end that is not after the begin lies in the next day. Outside them the calendar
    is read less often, and screen and light are dimmed.
    """
    working_days: frozenset[Annotated[int, Within(ge=1, le=7)]] = frozenset({1, 2, 3, 4, 5})
    """Days of the week, Monday is 1."""
    fresh_s: Annotated[int, Within(ge=5, le=3600)] = 120
    """How old what is known of the calendar may be before the room is shown as unknown."""
    fresh_off_hours_s: Annotated[int, Within(ge=5, le=3600)] = 900
    """The same outside working hours."""
    presence: PresenceUse = PresenceUse.OFF
    """What the sensor of [presence] does: nothing, check in, or also free a room that stays empty."""
    vacant_after_min: Annotated[int, Within(ge=1, le=240)] = 15
    """How long a room has to be empty before its booking ends early."""
    emergency_light: EmergencyLight = EmergencyLight.ROOM
    """What the light shows while an emergency is announced: what the room is, or that it is not to be used."""
    show: Shown = "reserved"
    """What stands beside the times of a booking. A title or a name is personal: the site decides, and `kiosk privacy`
    says so.
    """

    def to_policy(self, zone: ZoneInfo) -> Policy:
        """The same, as the room rules want it."""
        begins, ends = (time.fromisoformat(part) for part in self.working_hours.split("-"))
        return Policy(
            zone=zone,
            check_in=self.check_in,
            check_in_opens=timedelta(minutes=self.check_in_opens_min),
            release_after=timedelta(minutes=self.release_after_min),
            release_exempt_over=timedelta(minutes=self.release_exempt_over_min),
            walk_up_min=self.walk_up_min,
            walk_up_max=timedelta(minutes=self.walk_up_max_min),
            extend_min=self.extend_min,
            work_begins=begins,
            work_ends=ends,
            working_days=self.working_days,
            fresh=timedelta(seconds=self.fresh_s),
            fresh_off_hours=timedelta(seconds=self.fresh_off_hours_s),
            presence=self.presence,
            vacant_after=timedelta(minutes=self.vacant_after_min),
            emergency_light=self.emergency_light,
        )
