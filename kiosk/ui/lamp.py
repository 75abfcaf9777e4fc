"""PURE: what the lamp beside the door shows, for a screen that draws it and for people who read or hear it."""

import math
from collections.abc import Mapping
from colorsys import rgb_to_hsv
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.room.pattern import LightPattern


class LampColour(StrEnum):
    """What people call it."""

    NONE = ""
    """There is no lamp."""
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    TURQUOISE = "turquoise"
    BLUE = "blue"
    PURPLE = "purple"
    PINK = "pink"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class LampStep:
    """A colour of the lamp, `#rrggbb`, and the seconds it stands; infinity: for good."""

    colour: str
    seconds: float


LampLooks = Mapping[LightPattern, tuple[LampStep, ...]]
"""What each pattern looks like; nothing where there is no lamp."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """A pattern as it looks: `steps` follow each other for ever. `colour` is that of the first, which is lit."""

    pattern: str = ""
    colour: LampColour = LampColour.NONE
    blinks: bool = False
    steps: tuple[LampStep, ...] = ()


NO_LAMP: Final = Lamp()
_UP_TO: Final = (
    (15, LampColour.RED),
    (45, LampColour.ORANGE),
    (70, LampColour.YELLOW),
    (160, LampColour.GREEN),
    (200, LampColour.TURQUOISE),
    (255, LampColour.BLUE),
    (295, LampColour.PURPLE),
    (340, LampColour.PINK),
    (math.inf, LampColour.RED),
)
"""The names of hues, in degrees."""
_PALE: Final = 0.3
"""A lamp less saturated than this is white."""


def lamp_of(pattern: LightPattern, looks: LampLooks) -> Lamp:
    steps = looks.get(pattern, ())
    if not steps:
        return NO_LAMP
    return Lamp(pattern.value, called(steps[0].colour), len(steps) > 1, steps)


def called(colour: str) -> LampColour:
    """By its hue: how bright a lamp is changes no name. `colour` is `#rrggbb`, and not dark."""
    hue, saturation, _ = rgb_to_hsv(*bytes.fromhex(colour.removeprefix("#")))
    if saturation < _PALE:
        return LampColour.WHITE
    return next(name for limit, name in _UP_TO if 360 * hue < limit)
