"""PURE: what can be wrong with what in a room. Fixed choices and no text, so nothing about a person can be said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Asset(StrEnum):
    """What a fault is of. The words travel to whoever repairs it, and stay as they are."""

    SCREEN = "screen"
    VIDEO = "video"
    AUDIO = "audio"
    PHONE = "phone"
    WHITEBOARD = "whiteboard"
    PROJECTOR = "projector"
    HEARING_LOOP = "hearing_loop"
    STEP_FREE = "step_free"
    EQUIPMENT = "equipment"
    """A piece that only the site has a name for."""
    LIGHT = "light"
    TEMPERATURE = "temperature"
    FURNITURE = "furniture"
    CLEANING = "cleaning"
    WIFI = "wifi"
    PANEL = "panel"


class FaultChoice(StrEnum):
    """What is wrong with it. The words travel to whoever repairs it, and stay as they are."""

    DOES_NOT_START = "does_not_start"
    DOES_NOT_WORK = "does_not_work"
    NO_PICTURE = "no_picture"
    POOR_PICTURE = "poor_picture"
    NO_CAMERA = "no_camera"
    NO_SOUND = "no_sound"
    POOR_SOUND = "poor_sound"
    NOT_HEARD = "not_heard"
    NO_LINE = "no_line"
    BROKEN = "broken"
    MISSING = "missing"
    NO_PENS = "no_pens"
    NOT_WIPED = "not_wiped"
    NO_REMOTE = "no_remote"
    LIFT = "lift"
    DOOR = "door"
    BLOCKED = "blocked"
    NOT_ON = "not_on"
    NOT_OFF = "not_off"
    FLICKERS = "flickers"
    BLINDS = "blinds"
    TOO_WARM = "too_warm"
    TOO_COLD = "too_cold"
    DRAUGHT = "draught"
    STUFFY = "stuffy"
    CHAIR = "chair"
    TABLE = "table"
    TOO_FEW_CHAIRS = "too_few_chairs"
    ARRANGED = "arranged"
    NOT_CLEAN = "not_clean"
    BIN_FULL = "bin_full"
    SPILT = "spilt"
    SMELL = "smell"
    NO_CONNECTION = "no_connection"
    SLOW = "slow"
    DROPS_OUT = "drops_out"
    WRONG_TIME = "wrong_time"
    WRONG_BOOKINGS = "wrong_bookings"
    TOUCH = "touch"
    LAMP = "lamp"


_C = FaultChoice
MOST_CHOICES: Final = 5
CHOICES: Final[Mapping[Asset, tuple[FaultChoice, ...]]] = {
    Asset.SCREEN: (_C.DOES_NOT_START, _C.NO_PICTURE, _C.NO_SOUND, _C.BROKEN),
    Asset.VIDEO: (_C.DOES_NOT_START, _C.NO_CAMERA, _C.NOT_HEARD, _C.NO_SOUND, _C.BROKEN),
    Asset.AUDIO: (_C.NO_SOUND, _C.POOR_SOUND, _C.BROKEN),
    Asset.PHONE: (_C.NO_LINE, _C.NOT_HEARD, _C.BROKEN),
    Asset.WHITEBOARD: (_C.NO_PENS, _C.NOT_WIPED, _C.BROKEN),
    Asset.PROJECTOR: (_C.DOES_NOT_START, _C.NO_PICTURE, _C.POOR_PICTURE, _C.NO_REMOTE, _C.BROKEN),
    Asset.HEARING_LOOP: (_C.DOES_NOT_WORK, _C.POOR_SOUND),
    Asset.STEP_FREE: (_C.LIFT, _C.DOOR, _C.BLOCKED),
    Asset.EQUIPMENT: (_C.DOES_NOT_WORK, _C.BROKEN, _C.MISSING, _C.NOT_CLEAN),
    Asset.LIGHT: (_C.NOT_ON, _C.NOT_OFF, _C.FLICKERS, _C.BLINDS),
    Asset.TEMPERATURE: (_C.TOO_WARM, _C.TOO_COLD, _C.DRAUGHT, _C.STUFFY),
    Asset.FURNITURE: (_C.CHAIR, _C.TABLE, _C.TOO_FEW_CHAIRS, _C.ARRANGED),
    Asset.CLEANING: (_C.NOT_CLEAN, _C.BIN_FULL, _C.SPILT, _C.SMELL),
    Asset.WIFI: (_C.NO_CONNECTION, _C.SLOW, _C.DROPS_OUT),
    Asset.PANEL: (_C.WRONG_TIME, _C.WRONG_BOOKINGS, _C.TOUCH, _C.LAMP, _C.BROKEN),
}
"""The most frequent first."""
OF_EVERY_ROOM: Final = (
    Asset.LIGHT,
    Asset.TEMPERATURE,
    Asset.FURNITURE,
    Asset.CLEANING,
    Asset.WIFI,
    Asset.PANEL,
)
_KNOWN: Final = frozenset(Asset) - {Asset.EQUIPMENT, *OF_EVERY_ROOM}


@dataclass(frozen=True, slots=True)
class FaultItem:
    """One thing in the room. Equipment that only the site has a name for goes by its `place` in `room.equipment`,
    counted from 1, because that name is text; 0 for everything else. Raises ValueError where the two do not fit.
    """

    asset: Asset
    place: int = 0

    def __post_init__(self) -> None:
        if (self.asset is Asset.EQUIPMENT) != (self.place > 0):
            raise ValueError("a place is what equipment of the site's own goes by")

    @property
    def code(self) -> str:
        """Its word where it is sent, with the place where it has one."""
        return f"{self.asset}_{self.place}" if self.place else str(self.asset)


def items_of(equipment: Sequence[str]) -> tuple[FaultItem, ...]:
    """What can be reported in a room with this `room.equipment`: that in its order, then what every room has."""
    own = (
        FaultItem(Asset(piece)) if piece in _KNOWN else FaultItem(Asset.EQUIPMENT, place)
        for place, piece in enumerate(equipment, start=1)
    )
    return tuple(dict.fromkeys((*own, *map(FaultItem, OF_EVERY_ROOM))))
