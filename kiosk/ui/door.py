"""What is fixed for one door: who it is and how it likes to be shown."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.config import Config
from kiosk.privacy.display_text import DisplayText
from kiosk.room.policy import Policy

KNOWN_EQUIPMENT = frozenset(
    {"screen", "video", "audio", "phone", "whiteboard", "projector", "hearing_loop", "step_free"}
)
"""Shown in the language of the door; anything else is shown as it is written."""
PRODUCTION = DisplayText("production")
NOTHING = DisplayText()


@dataclass(frozen=True, slots=True)
class Door:
    """Read from the configuration once. Everything that came from outside is `DisplayText`."""

    name: DisplayText
    zone: ZoneInfo
    policy: Policy
    floor: DisplayText = NOTHING
    zone_label: DisplayText = NOTHING
    seats: int | None = None
    equipment: tuple[str, ...] = ()
    """Known pieces, as the configuration names them; unknown ones are shown as they are written."""
    language: str = "nl"
    """A code of the table of languages."""
    clock: Literal["24h", "12h"] = "24h"
    orientation: Literal["auto", "landscape", "portrait"] = "auto"
    palette: Literal["standard", "colour-blind", "high-contrast"] = "standard"
    site: DisplayText = PRODUCTION
    show: Literal["reserved", "title", "organizer"] = "reserved"
    reduced_motion: bool = False
    demo: bool = False

    @property
    def site_mark(self) -> DisplayText:
        """The site's name where it has to be seen (PR17), else nothing."""
        return NOTHING if self.site == PRODUCTION else self.site


def door_of(config: Config, *, demo: bool = False) -> Door:
    """What the screen has to know of the configuration."""
    room = config.room
    return Door(
        name=DisplayText(room.name or room.id),
        zone=ZoneInfo(room.timezone),
        policy=config.to_policy(),
        floor=DisplayText(room.floor),
        zone_label=DisplayText(room.zone),
        seats=room.seats,
        equipment=room.equipment,
        language=config.ui.language,
        clock=config.ui.clock,
        orientation=config.ui.orientation,
        palette=config.ui.palette,
        site=DisplayText(config.site.name),
        show=config.policy.show,
        demo=demo,
    )
