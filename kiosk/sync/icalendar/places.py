"""Where events take place (RFC 5545 section 3.8.1.7), for a calendar that holds those of many rooms."""

import re
from collections.abc import Iterator

from kiosk.sync.icalendar.content_lines import Component, unescape


def place_name(text: str) -> str:
    """A place as it is compared: without capitals, and with single spaces."""
    return " ".join(text.split()).casefold()


def places_of(event: Component) -> frozenset[str]:
    """The places it names: what stands between commas or semicolons, and all of a line as one."""
    return frozenset(name for one in _written(event) if (name := place_name(one)))


def is_elsewhere(event: Component, place: str) -> bool:
    """Whether it names places and not this one. An override that names none stays where its series is."""
    places = places_of(event)
    return bool(places) and place not in places


def _written(event: Component) -> Iterator[str]:
    for line in event.lines("LOCATION"):
        text = unescape(line.value)
        yield text
        yield from re.split(r"[,;\n]", text)
