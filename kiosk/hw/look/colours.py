"""Which colours a light may be given: those that people at the door can tell apart, and that it can show. Pure."""

from dataclasses import astuple, fields
from itertools import combinations
from typing import Final

from kiosk.hw.look.patterns import Colour, Colours
from kiosk.settings.mistake import Wrong

_STEADY: Final = ("free", "busy", "out_of_service", "setting_up")
_APART: Final = (*combinations(_STEADY, 2), ("check_in", "held"), ("free", "unknown"))
"""Patterns of one rhythm differ by nothing but their colour; a light that is not renewed must never look free, not even
where it cannot flash by itself."""
_FULL: Final = 255
_ALIKE: Final = 112
"""Two hues at full brightness that differ by less than this in red, green and blue are one word: green, say."""


def check_colours(colours: Colours, *, lamps: bool = False) -> None:
    """Raises Wrong where a light cannot show one of them, or two could be taken for each other. `lamps`: each of the
    three parts of a colour is on or off.
    """
    if lamps and (name := unmixable(colours)):
        what, mend = "cannot be mixed by lamps that are on or off", "write ff or 00 for each of its three parts"
        raise Wrong(what, mend, "colours", name)
    if pair := confusable(colours, lamps=lamps):
        one, other = pair
        what, mend = f"looks like light.colours.{one} at the door", "choose another colour for one of them"
        raise Wrong(what, mend, "colours", other)


def confusable(colours: Colours, *, lamps: bool = False) -> tuple[str, str] | None:
    """The first two that could be taken for each other; `lamps`: each of the three parts is on or off."""
    for one, other in _APART:
        left, right = (_seen(getattr(colours, name), lamps) for name in (one, other))
        if max(abs(a - b) for a, b in zip(left, right, strict=True)) < _ALIKE:
            return one, other
    return None


def unmixable(colours: Colours) -> str | None:
    """The first colour, other than the product's own, that three lamps without levels cannot show."""
    for field in fields(Colours):
        colour: Colour = getattr(colours, field.name)
        if colour != field.default and not set(astuple(colour)) <= {0, _FULL}:
            return field.name
    return None


def _seen(colour: Colour, lamps: bool) -> tuple[float, ...]:
    parts = astuple(colour)
    return tuple(_FULL * (part > 0) for part in parts) if lamps else tuple(_FULL * part / max(parts) for part in parts)
