"""What is fixed for one door: who it is and how it likes to be shown."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kiosk.nearby.rooms import RoomCard
from kiosk.privacy.display_text import DisplayText
from kiosk.room.disclosure import Statement
from kiosk.room.policy import Policy
from kiosk.settings.choices import HourFormat, Orientation, Palette, Shown
from kiosk.ui.comfort import Comfort
from kiosk.ui.lamp import LampLooks

KNOWN_EQUIPMENT = frozenset(
    {"screen", "video", "audio", "phone", "whiteboard", "projector", "hearing_loop", "step_free"}
)
"""Shown in the language of the door; anything else is shown as it is written."""
PRODUCTION = DisplayText("production")
NOTHING = DisplayText()


def piece_name(piece: str) -> str:
    """A known piece by its key, for which the screen has words; any other one as it may be shown."""
    return piece if piece in KNOWN_EQUIPMENT else str(DisplayText(piece))


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
    door_cm: int | None = None
    house_rules: tuple[DisplayText, ...] = ()
    photo: str = ""
    """The address of a picture on this machine, `file:///…`."""
    language: str = "nl"
    """A code of the table of languages."""
    clock: HourFormat = "24h"
    orientation: Orientation = "auto"
    palette: Palette = "standard"
    site: DisplayText = PRODUCTION
    show: Shown = "reserved"
    statement: Statement = ()
    """What this panel shows, keeps and sends."""
    controller: DisplayText = NOTHING
    contact: DisplayText = NOTHING
    statement_url: str = ""
    """Https, or nothing."""
    reduced_motion: bool = False
    comforts: frozenset[Comfort] = frozenset()
    """What the screen always does, for everybody."""
    room_page: str = ""
    """Where a phone finds this room; nothing where there is no such page."""
    demo: bool = False
    lamp: LampLooks = field(default_factory=dict)

    @property
    def card(self) -> RoomCard:
        """What is written of this room."""
        about = (self.floor, self.zone_label, self.seats, self.equipment, self.door_cm, self.house_rules, self.photo)
        return RoomCard(self.name, *about)

    @property
    def site_mark(self) -> DisplayText:
        """The site's name where it has to be seen (PR17), else nothing."""
        return NOTHING if self.site == PRODUCTION else self.site
