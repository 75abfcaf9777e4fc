"""What is sent to a light that a service of its own drives: a URL and a body in which a colour takes its place. Pure.

`{r}`, `{g}`, `{b}`: 0 to 255; `{hex}`: six digits; `{ttl}`: the seconds after which a service that can should fall back
to *unknown* by itself. Nothing else can travel.
"""

import re
from typing import Final

from kiosk.hw.look.patterns import Colour

PLACEHOLDERS: Final = ("r", "g", "b", "hex", "ttl")
_BRACED: Final = re.compile(r"\{(\w+)\}")


def fill(template: str, colour: Colour, ttl_s: int) -> str:
    """The template with the colour in it. Braces round anything else, as in JSON, stay."""
    values = {"r": colour.red, "g": colour.green, "b": colour.blue, "hex": str(colour)[1:], "ttl": ttl_s}
    return _BRACED.sub(lambda found: str(values.get(found[1], found[0])), template)


def unknown_placeholder(template: str) -> str | None:
    """The first name in braces that stands for nothing."""
    return next((name for name in _BRACED.findall(template) if name not in PLACEHOLDERS), None)


def shows_colour(*templates: str) -> bool:
    """Whether every part of the colour takes its place somewhere, so that no two colours are sent alike."""
    named = {name for template in templates for name in _BRACED.findall(template)}
    return "hex" in named or {"r", "g", "b"} <= named
