"""How each pattern looks: its colours, and the seconds each of them stands. Pure.

No light here flashes faster than twice a second: WCAG 2.2 (2.3.1) draws the line at three.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Final

from kiosk.room.pattern import LightPattern
from kiosk.settings.mistake import Wrong
from kiosk.settings.table import Table


@dataclass(frozen=True, slots=True)
class Colour:
    """Levels 0 to 255. A lamp that is only on or off lights every part above 0."""

    red: int
    green: int
    blue: int

    def at(self, percent: int) -> "Colour":
        """The same colour, less bright; what is lit stays lit."""
        red, green, blue = (math.ceil(level * percent / 100) for level in (self.red, self.green, self.blue))
        return Colour(red, green, blue)

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


DARK: Final = Colour(0, 0, 0)
RED: Final = Colour(255, 0, 0)
GREEN: Final = Colour(0, 255, 0)
BLUE: Final = Colour(0, 0, 255)
AMBER: Final = Colour(255, 120, 0)
PURPLE: Final = Colour(160, 0, 255)
WHITE: Final = Colour(255, 255, 255)


def written_colour(value: Any) -> Colour:
    """The colour written as `#rrggbb`. Raises Wrong where that is none, or no light at all."""
    digits = re.fullmatch(r"#([0-9a-fA-F]{6})", value) if isinstance(value, str) else None
    colour = Colour(*bytes.fromhex(digits[1])) if digits else DARK
    if colour == DARK:
        raise Wrong("is not a colour, or is dark", 'write it like "#00c853"')
    return colour


_Written = Annotated[Colour, written_colour]


@dataclass(frozen=True, slots=True)
class Colours(Table):
    """`[light.colours]`: the colour of each pattern, or of the two that are about checking in."""

    free: _Written = GREEN
    """The room is free."""
    busy: _Written = RED
    """It is taken."""
    check_in: _Written = AMBER
    """Somebody has to check in."""
    held: _Written = RED
    """A booking is promised and not confirmed."""
    unknown: _Written = BLUE
    """Nobody knows."""
    out_of_service: _Written = PURPLE
    """It is not to be used."""
    setting_up: _Written = WHITE
    """The panel is being set up."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a light shows the patterns: in which colours, and at which percentages of brightness."""

    colours: Colours = field(default_factory=Colours)
    day: int = 100
    night: int = 100
    """Outside working hours."""

    def percent(self, *, dim: bool) -> int:
        return self.night if dim else self.day


@dataclass(frozen=True, slots=True)
class ColourStep:
    colour: Colour
    seconds: float


Program = tuple[ColourStep, ...]
"""Steps that follow each other for ever, the first of them lit. A single step stands still."""
Programs = Mapping[LightPattern, Program]


def _steady(colour: Colour) -> Program:
    return (ColourStep(colour, math.inf),)


def _blink(colour: Colour, seconds: float) -> Program:
    return (ColourStep(colour, seconds), ColourStep(DARK, seconds))


def _double_flash(colour: Colour) -> Program:
    return (ColourStep(colour, 0.25), ColourStep(DARK, 0.25), ColourStep(colour, 0.25), ColourStep(DARK, 1.25))


def programs(colours: Colours) -> Programs:
    """How every pattern looks in these colours."""
    return MappingProxyType(
        {
            LightPattern.FREE: _steady(colours.free),
            LightPattern.BUSY: _steady(colours.busy),
            LightPattern.CHECK_IN_DUE: _blink(colours.check_in, 1.0),
            LightPattern.CHECK_IN_LAST: _blink(colours.check_in, 0.25),
            LightPattern.HELD: _blink(colours.held, 1.0),
            LightPattern.UNKNOWN: _double_flash(colours.unknown),
            LightPattern.OUT_OF_SERVICE: _steady(colours.out_of_service),
            LightPattern.SETTING_UP: _steady(colours.setting_up),
        }
    )


PROGRAMS: Final = programs(Colours())
"""In the colours of the product."""


def phase(program: Program, elapsed_s: float) -> tuple[Colour, float]:
    """The colour `elapsed_s` seconds (≥ 0) after the program began, and the seconds until the next one (inf: never)."""
    into = elapsed_s % sum(step.seconds for step in program)
    *earlier, last = program
    for step in earlier:
        if into < step.seconds:
            return step.colour, step.seconds - into
        into -= step.seconds
    return last.colour, last.seconds - into
