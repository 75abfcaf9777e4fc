"""A whole feed's bytes → what is shown of it: cut into the events of each UID, read as one calendar object is.

The rest of the bytes is dropped here and now. No I/O.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain
from typing import Final

from kiosk.privacy.personal import Label
from kiosk.room.schedule import Doubt, EventKey, Span
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import NotHere, ProtocolError
from kiosk.sync.icalendar.content_lines import Component, read, utf8, write
from kiosk.sync.icalendar.parse import Reading, read_part
from kiosk.sync.icalendar.places import places_of
from kiosk.sync.icalendar.recurrence import Budget
from kiosk.sync.icalendar.unread_log import named_by
from kiosk.sync.icalendar.values import zones

_BORDER: Final = re.compile(rb"[\r\n](BEGIN|END):[ \t]*(VEVENT|VCALENDAR)[ \t]*(?=[\r\n]|\Z)", re.IGNORECASE)
_WRITTEN_ANEW: Final = re.compile(rb"[\r\n]DTSTAMP[:;][^\r\n]*", re.IGNORECASE)
_STRETCH: Final = 1024 * 1024
"""Bytes that are searched at once: nothing else runs meanwhile, whatever the thread."""
_LONGEST_HEAD: Final = 2 * 1024 * 1024
"""Bytes outside of events that are looked at."""


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one UID, as bytes. `name` is a digest of it (`named_by`)."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, cut up. `head` is what stands outside of events: time zones, and what the feed says of itself."""

    head: Component
    cut: bool
    """The head is longer than is looked at."""
    parts: tuple[Part, ...]


def digest(data: bytes) -> str:
    """Of what a feed says: many write a DTSTAMP of their own into every answer."""
    told = sha256()
    for start, end in _stretches(data):
        told.update(_WRITTEN_ANEW.sub(b"", data[start:end]))
    return told.hexdigest()


def split(data: bytes, place: str = "") -> Feed:
    """With the events of one place alone, where one is given (`place_name`).

    Raises ProtocolError for what is no calendar, holds another one's free time, or was cut off; NotHere where events
    are there and none is at that place: nobody can tell then whether the feed ever speaks of it.
    """
    outside, inside = _pieces(b"\n" + utf8(data))
    around = b"\n".join(outside)
    head = read(around[:_LONGEST_HEAD])
    alike: dict[str, list[bytes]] = {}
    places: dict[str, set[str]] = {}
    for data_of_one, event in _events(inside, head.calendar):
        uid = event.value("UID").strip()
        alike.setdefault(uid, []).append(data_of_one)
        if place:
            places.setdefault(uid, set()).update(places_of(event))
    if not alike and next(head.calendar.anywhere("VFREEBUSY"), None) is not None:
        raise ProtocolError
    here = [uid for uid in alike if not place or place in places[uid]]
    if alike and not here:
        raise NotHere
    cut = head.cut or len(around) > _LONGEST_HEAD
    return Feed(head.calendar, cut, tuple(Part(named_by(uid), b"\n".join(alike[uid])) for uid in here))


class FeedContent:
    """What is shown of a feed within the reading's window, taken in part by part.

    What panels noted on events of theirs is left out: nothing can be done about them from here.
    """

    def __init__(self, feed: Feed, reading: Reading) -> None:
        self._reading = reading
        self._zones = zones(feed.head, reading.zone, Budget())
        self.spans: list[Span] = []
        self.labels: dict[EventKey, Label] = {}
        self.doubts: list[Doubt] = []
        self.unread: list[Unread] = [Unread(UnreadKind.TOO_MANY)] if feed.cut else []

    def take(self, parts: Iterable[Part]) -> None:
        """Takes time: to be called off the loop."""
        window = self._reading.window
        for part in parts:
            parsed = read_part(part.data, self._zones, self._reading)
            for span in (one.span for one in parsed.found):
                if span.start < window.end and window.start < span.end:
                    self.spans.append(Span(span.key, span.start, span.end, all_day=span.all_day, exempt=span.exempt))
                    if span.key in parsed.labels:
                        self.labels[span.key] = parsed.labels[span.key]
            self.doubts += parsed.doubts
            self.unread += (replace(one, place=part.name) for one in parsed.unread)


def _pieces(data: bytes) -> tuple[list[bytes], list[bytes]]:
    """What stands outside of events, and each event with what stands in it. The data begin with a line end. Raises
    ProtocolError.
    """
    outside: list[bytes] = []
    inside: list[bytes] = []
    begun: int | None = None  # where the event began that is open
    known, open_calendars, calendars = 0, 0, 0
    for border in chain.from_iterable(_BORDER.finditer(data, *stretch) for stretch in _stretches(data)):
        begins, of_event = border[1].upper() == b"BEGIN", border[2].upper() == b"VEVENT"
        closes_it = of_event and not begins
        if begun is not None:
            known = border.end() if closes_it else border.start()
            inside.append(data[begun:known])
            begun = None
        if of_event and begins:
            outside.append(data[known : border.start()])
            begun = border.start()
        elif not of_event:
            calendars += begins
            open_calendars = max(0, open_calendars + (1 if begins else -1))
    if not calendars or open_calendars or begun is not None:
        raise ProtocolError
    outside.append(data[known:])
    return [text for piece in outside if (text := piece.strip(b"\r\n"))], inside


def _stretches(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each begins and ends: with a line end, and before one."""
    start = 0
    while start < len(data):
        end = data.find(b"\n", start + _STRETCH)
        end = len(data) if end < 0 else end
        yield start, end
        start = end


def _events(inside: Iterable[bytes], head: Component) -> Iterator[tuple[bytes, Component]]:
    """Every event there is, with its bytes: also one whose first line nobody would expect, which the head holds."""
    for data in inside:
        event = next(read(data).calendar.anywhere("VEVENT"), None)
        if event is not None:
            yield data, event
    for event in head.anywhere("VEVENT"):
        yield write(event), event
