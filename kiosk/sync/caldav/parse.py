"""One calendar object's bytes → times and marks, and what may be shown; the rest of it is dropped here and now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from kiosk.personal import NO_LABELS, Label, Labels, Personal
from kiosk.room.schedule import Doubt, EventKey, Span, blocks, clamped
from kiosk.room.unread import Unread
from kiosk.sync.backend import Show, Window
from kiosk.sync.caldav import marks
from kiosk.sync.caldav.content import Component, read, unescape
from kiosk.sync.caldav.series import Occurrence, occurrences, recurs, zones
from kiosk.sync.event_key import event_key


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: whose keys, where the room is, what it opted in to, how far series are expanded."""

    secret: bytes
    zone: ZoneInfo
    show: Show
    window: Window


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


@dataclass(frozen=True, slots=True)
class Parsed:
    found: tuple[Found, ...] = ()
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    recurs: bool = False
    """Only the occurrences within the reading's window are here."""
    doubts: tuple[Doubt, ...] = ()
    """Where a series of this object that cannot be worked out may keep the room busy."""
    unread: tuple[Unread, ...] = ()
    """What of this object was not understood; the reader adds its place."""


def read_object(data: bytes, reading: Reading) -> Parsed:
    """Everything the panel wants to know of one object, whatever its bytes. Never raises; work is bounded."""
    calendar, _ = read(data)
    how = zones(calendar, reading.zone)
    found: list[Found] = []
    labels: dict[EventKey, Label] = {}
    events = list(calendar.components("VEVENT"))
    for uid in dict.fromkeys(event.value("UID") for event in events):
        alike = [event for event in events if event.value("UID") == uid]
        private = any(_private(event) for event in alike)
        for occurrence in occurrences(alike, how, reading.window):
            if not _blocks(occurrence.component):
                continue
            one = _found(uid, occurrence, reading.secret)
            if one is None:
                continue
            found.append(one)
            label = None if private or one.span.own else _label(occurrence.component, reading.show)
            if label:
                labels[one.span.key] = label
    return Parsed(tuple(found), labels, any(recurs(event) for event in events))


def _blocks(event: Component) -> bool:
    transparent = event.value("TRANSP").strip().upper() == "TRANSPARENT"
    return blocks(status=event.value("STATUS").strip(), transparent=transparent)


def _found(uid: str, occurrence: Occurrence, secret: bytes) -> Found | None:
    """None for what lies where no span reaches."""
    event = occurrence.component
    times = clamped(occurrence.start, occurrence.end)
    if times is None:
        return None
    once = not recurs(event)  # a mark on a whole series is nobody's decision about one occurrence
    claimed_at = marks.read_stamp(event.value(marks.CLAIM)) if once else None
    span = Span(
        event_key(secret, uid, occurrence.name),
        *times,
        own=once and _set(event, marks.OWN),
        walk_up=once and _set(event, marks.WALK_UP),
        checked_in=once and _set(event, marks.CHECKED_IN),
        claim=claimed_at is not None,
        all_day=occurrence.whole_day,
        exempt=not occurrence.readable,
    )
    base = marks.read_base(event.value(marks.BASE)) if span.own else None
    made_at = marks.read_stamp(event.value("DTSTAMP").strip()) if span.own else None
    return Found(span, occurrence.name, marks.base_mark(uid, occurrence.name), base, claimed_at, made_at)


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
