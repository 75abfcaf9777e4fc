"""What is sent to a light that a service of its own drives: a URL and a body in which a colour takes its place. Pure.

`{r}`, `{g}`, `{b}`: 0 to 255; `{hex}`: six digits; `{ttl}`: the seconds after which a service that can should fall back
to *unknown* by itself. Nothing else can travel.
"""

import re
from typing import Annotated, Any, Final

from kiosk.hw.look.patterns import DARK, Colour
from kiosk.settings.addresses import checked_url
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import text

PLACEHOLDERS: Final = ("r", "g", "b", "hex", "ttl")
EXAMPLE: Final = "http://127.0.0.1:8080/led?rgb={hex}"
_BRACED: Final = re.compile(r"\{(\w+)\}")
_SERVER: Final = re.compile(r"(?:https?://)?([^/?]*)")


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


def body_template(value: Any) -> str:
    words = text(value)
    if unknown_placeholder(words):
        raise Wrong("has something in braces that stands for nothing", f"use {', '.join(PLACEHOLDERS)}")
    return words


def url_template(value: Any) -> str:
    if not isinstance(value, str):
        raise Wrong("is not an address", f"write it like {EXAMPLE}")
    address = body_template(value)
    server = _SERVER.match(address)
    if server and "{" in server[1]:
        raise Wrong("has a placeholder for its server", "name the server")
    checked_url(fill(address, DARK, 0), EXAMPLE, carries="its token", login="token_file")
    return address


BodyTemplate = Annotated[str, body_template]
UrlTemplate = Annotated[str, url_template]
