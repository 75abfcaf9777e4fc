"""What the objects of a calendar say together: every booking, where it lives, and its label. No I/O."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.privacy.personal import Label
from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Window
from kiosk.sync.caldav.kept import Held
from kiosk.sync.caldav.standing import standing
from kiosk.sync.event_key import event_key
from kiosk.sync.icalendar.parse import Found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a booking lives, and what it looked like at the last read."""

    path: str
    etag: str | None
    found: Found


def file_name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def assemble(
    held: Mapping[str, Held], window: Window, server_time: datetime | None, secret: bytes
) -> tuple[dict[EventKey, Place], dict[EventKey, Label]]:
    """Every booking in the window by its key, and the labels of those that have one."""
    places: dict[EventKey, Place] = {}
    labels: dict[EventKey, Label] = {}
    for place in _in_window(held, window, server_time):
        key = place.found.span.key
        known = places.get(key)
        if known is not None and _same_times(known.found, place.found):
            continue  # the same event twice
        if known is not None:  # the same identity for different events: both count
            place = _renamed(place, event_key(secret, key, place.path))
        places[place.found.span.key] = place
        label = held[place.path].parsed.labels.get(key)
        if label is not None and known is None:
            labels[key] = label
    return _with_bases(places, secret), labels


def _in_window(held: Mapping[str, Held], window: Window, server_time: datetime | None) -> Iterator[Place]:
    for path in sorted(path for path, one in held.items() if one.touches(window.start, window.end)):
        one = held[path]
        for found in standing(one.parsed, server_time):
            if found.span.start < window.end and window.start < found.span.end:
                yield Place(path, one.etag, found)


def _with_bases(places: dict[EventKey, Place], secret: bytes) -> dict[EventKey, Place]:
    keys = by_mark(places)
    for key, place in places.items():
        base = base_key(place.found, keys, secret)
        if base is not None:
            places[key] = replace(place, found=replace(place.found, span=replace(place.found.span, base=base)))
    return places


def by_mark(places: Mapping[EventKey, Place]) -> dict[str, EventKey]:
    """The keys of bookings by what an extension names as its base."""
    return {place.found.mark: key for key, place in places.items()}


def base_key(found: Found, keys: Mapping[str, EventKey], secret: bytes) -> EventKey | None:
    """What it prolongs. `keys`: of the bookings that are known, by their marks."""
    return None if found.base is None else keys.get(found.base) or event_key(secret, "", found.base)


def _same_times(one: Found, other: Found) -> bool:
    return (one.span.start, one.span.end) == (other.span.start, other.span.end)


def _renamed(place: Place, key: EventKey) -> Place:
    return replace(place, found=replace(place.found, span=replace(place.found.span, key=key)))
