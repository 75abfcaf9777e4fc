"""One calendar object's bytes → times and marks, and what may be shown; the rest of it is dropped here and now."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from kiosk.privacy.personal import NO_LABELS, Label, Labels, Personal
from kiosk.room.schedule import Doubt, EventKey, Span, blocks
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import Show, Window
from kiosk.sync.event_key import event_key
from kiosk.sync.icalendar import marks
from kiosk.sync.icalendar.content_lines import Component, Object, read, unescape
from kiosk.sync.icalendar.occurrences import Expansion, Occurrence, expand, recurs
from kiosk.sync.icalendar.places import is_elsewhere
from kiosk.sync.icalendar.recurrence import MOST_WORK, Budget
from kiosk.sync.icalendar.values import Zones, zones

log = logging.getLogger(__name__)

_EACH: Final = 300
"""Work that every event adds to what may be done for an object: an honest one of many events is worked out too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: whose keys, where the room is, what it opted in to, how far series are expanded."""

    secret: bytes
    zone: ZoneInfo
    show: Show
    window: Window
    address: str = ""
    """The room's own mail address, to know its own answer to an invitation; nothing else is done with it."""
    location: str = ""
    """Of a calendar of many rooms, the place whose events count (`place_name`)."""


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence that keeps the room busy. Nothing in here is personal."""

    span: Span
    name: str | None
    """Which occurrence of its series: its original start; None for an event that does not recur."""
    mark: str
    """What an extension of it names as its base."""
    base: str | None
    claimed_at: datetime | None
    made_at: datetime | None
    """When a panel made it, by the server's clock; None for what no panel made."""
    releasing_since: datetime | None = None
    """When a panel began to release it, by the server's clock."""
    own_id: str = ""
    """The UID of a panel's event, which is random."""


@dataclass(frozen=True, slots=True)
class Parsed:
    found: tuple[Found, ...] = ()
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    recurs: bool = False
    """Only the occurrences within the reading's window are here."""
    doubts: tuple[Doubt, ...] = ()
    """Where a series of this object that cannot be worked out may keep the room busy, within the window."""
    unread: tuple[Unread, ...] = ()
    """What of this object was not understood; the reader adds its place."""


def read_object(data: bytes, reading: Reading) -> Parsed:
    """Everything the panel wants to know of one object, whatever its bytes. Never raises; work is bounded.

    Every VEVENT anywhere in it counts. What is not understood comes as doubts and as unread, never as nothing.
    """
    known = read(data)
    return _read(known, zones(known.calendar, reading.zone, Budget()), reading)


def read_part(data: bytes, zones_: Zones, reading: Reading) -> Parsed:
    """The same of events that were taken out of a larger calendar, which has these zones."""
    return _read(read(data), zones_, reading)


def _read(known: Object, zones_: Zones, reading: Reading) -> Parsed:
    events = list(known.calendar.anywhere("VEVENT"))
    zones_ = zones_.anew(Budget(MOST_WORK + _EACH * len(events)))
    alike: dict[str, list[Component]] = {}
    for event in events:
        alike.setdefault(event.value("UID").strip(), []).append(event)
    result = _Result(reading)
    if known.cut:
        result.unread.append(Unread(UnreadKind.TOO_MANY))
    for uid, same in alike.items():
        result.add(uid, same, zones_)
    return result.parsed()


class _Result:
    """What was found so far in one object."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[EventKey, Found] = {}
        self._labels: dict[EventKey, Label] = {}
        self._doubts: list[Doubt] = []
        self.unread: list[Unread] = []
        self._recurs = False

    def add(self, uid: str, events: list[Component], zones_: Zones) -> None:
        """The components of one UID."""
        facts = {id(event): _EventFacts(event, self._reading) for event in events}
        private = any(_private(event) for event in events)
        try:
            expansion = expand(events, zones_, self._reading.window)
        except Exception as error:  # noqa: BLE001 - whatever somebody wrote, it may cost itself and never the panel
            log.error("an event could not be read: %s", type(error).__name__)
            expansion = self._nothing_known()
        self._recurs |= any(recurs(event) for event in events)
        for one in expansion.occurrences:
            known = facts[id(one.component)]
            if known.blocks:
                self._keep(uid, one, known, private=private)
        if any(known.blocks for known in facts.values()):
            self._doubts += expansion.doubts
            self.unread += expansion.unread

    def parsed(self) -> Parsed:
        unread = tuple(dict.fromkeys(self.unread))
        return Parsed(tuple(self._found.values()), self._labels, self._recurs, tuple(self._doubts), unread)

    def _nothing_known(self) -> Expansion:
        window = self._reading.window
        return Expansion(doubts=[Doubt(window.start, window.end)], unread=[Unread(UnreadKind.SERIES)])

    def _keep(self, uid: str, one: Occurrence, known: "_EventFacts", *, private: bool) -> None:
        found = _found(uid, one, known, self._reading.secret)
        twin = self._found.get(found.span.key)
        if twin is not None and (twin.span.start, twin.span.end) == (found.span.start, found.span.end):
            return  # the same event twice
        if twin is not None:
            found = _told_apart(found, self._reading.secret)
        self._found[found.span.key] = found
        label = None if private or found.span.own else known.label
        if label:
            self._labels[found.span.key] = label


class _EventFacts:
    """What one VEVENT says besides its times: read once, however often it occurs."""

    def __init__(self, event: Component, reading: Reading) -> None:
        elsewhere = reading.location != "" and is_elsewhere(event, reading.location)
        self.blocks = _blocks(event) and not _declined(event, reading.address) and not elsewhere
        once = not recurs(event)  # a mark on a whole series is nobody's decision about one occurrence
        self.claimed_at = marks.read_stamp(event.value(marks.CLAIM)) if once else None
        self.own = once and _set(event, marks.OWN)
        self.walk_up = once and _set(event, marks.WALK_UP)
        self.checked_in = once and _set(event, marks.CHECKED_IN)
        self.releasing_since = marks.read_stamp(event.value(marks.RELEASING).strip()) if once else None
        self.base = marks.read_base(event.value(marks.BASE)) if self.own else None
        self.made_at = marks.read_stamp(event.value("DTSTAMP").strip()) if self.own else None
        self.label = _label(event, reading.show)


def _found(uid: str, one: Occurrence, known: _EventFacts, secret: bytes) -> Found:
    span = Span(
        event_key(secret, uid, one.name),
        one.start,
        one.end,
        own=known.own,
        walk_up=known.walk_up,
        checked_in=known.checked_in,
        claim=known.claimed_at is not None,
        all_day=one.whole_day,
        exempt=not one.readable,
    )
    mark, own_id = marks.base_mark(uid, one.name), marks.read_own_id(uid) if known.own else ""
    return Found(span, one.name, mark, known.base, known.claimed_at, known.made_at, known.releasing_since, own_id)


def _told_apart(found: Found, secret: bytes) -> Found:
    """Another event of the same name in the same object: a key and a mark of its own. No write can name it."""
    span = found.span
    times = f"{span.start.isoformat()} {span.end.isoformat()}"
    key = event_key(secret, span.key, times)
    return replace(found, span=replace(span, key=key), mark=marks.base_mark(found.mark, times))


_NOT_BUSY = ("FREE", "WORKINGELSEWHERE")
_BUSY = ("BUSY", "TENTATIVE", "OOF")


def _blocks(event: Component) -> bool:
    """Outlook's busy status comes before TRANSP (MS-OXCICAL section 2.1.3.1.1.20.31)."""
    status = event.value("X-MICROSOFT-CDO-BUSYSTATUS").strip().upper()
    transparent = event.value("TRANSP").strip().upper() == "TRANSPARENT"
    if status in (*_NOT_BUSY, *_BUSY):
        transparent = status in _NOT_BUSY
    return blocks(status=event.value("STATUS").strip(), transparent=transparent)


def _declined(event: Component, address: str) -> bool:
    """Whether the room itself said no: by its own address, or as the only room among those invited (RFC 5545 sections
    3.2.3 and 3.2.12). What a person answers says nothing about the room.
    """
    answers: dict[str, str] = {}
    rooms: list[str] = []
    attendees = list(event.lines("ATTENDEE"))
    if not any("DECLINED" in line.text.upper() for line in attendees):
        return False
    for line in attendees:
        params = line.params
        answer = params.get("PARTSTAT", "").strip().upper()
        answers[_address(line.value)] = answer
        if params.get("CUTYPE", "").strip().upper() in ("ROOM", "RESOURCE"):
            rooms.append(answer)
    own = answers.get(_address(address)) if address else None
    if own is None and len(rooms) == 1:
        own = rooms[0]
    return own == "DECLINED"


def _address(text: str) -> str:
    return text.strip().strip('"').lower().removeprefix("mailto:").strip()


def _set(event: Component, mark: str) -> bool:
    return event.value(mark).strip() == "1"


def _private(event: Component) -> bool:
    """CLASS is PUBLIC where it is absent; a value nobody knows means PRIVATE (RFC 5545 section 3.8.1.3)."""
    return any(line.value.strip().upper() != "PUBLIC" for line in event.lines("CLASS"))


def _label(event: Component, show: Show) -> Label | None:
    match show:
        case Show.RESERVED:
            return None
        case Show.TITLE:
            title = unescape(event.value("SUMMARY")[:1000])
            return Label(title=Personal(title)) if title.strip() else None
        case Show.ORGANIZER:
            name = next(_organizers(event), "")
            return Label(organizer=Personal(name)) if name.strip() else None


def _organizers(event: Component) -> Iterator[str]:
    """Common names only: the value itself is an address."""
    return (line.params.get("CN", "")[:1000] for line in event.lines("ORGANIZER"))
