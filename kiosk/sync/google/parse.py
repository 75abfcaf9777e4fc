"""PURE: events as Google Calendar gives them → times and marks, and what may be shown; the rest is dropped here.

What is not understood comes as doubts and as unread, never as nothing and never as a failure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from kiosk.privacy.personal import Label, Personal
from kiosk.room.day import start_of
from kiosk.room.schedule import ANYTHING, EARLIEST, LATEST, Abilities, Doubt, EventKey, Span, blocks, mended_end
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import Show
from kiosk.sync.booking.claim_plan import is_young
from kiosk.sync.booking.event_store import Event, Version
from kiosk.sync.event_key import event_key
from kiosk.sync.google import resource
from kiosk.sync.icalendar import marks
from kiosk.sync.icalendar.time_zones import named

_NOT_BOOKINGS: Final = ("workingLocation", "birthday")
"""Event types that say where somebody is, or was born; what nobody knows yet may be a booking."""
_DAY: Final = timedelta(days=1)
_LONGEST_LABEL: Final = 1000


class RoomIs(Enum):
    """What the room's calendar is to an event; the values are what may be done with it."""

    ORGANIZER = ANYTHING
    """Its copy is the event."""
    GUEST = Abilities(undo=False, declines=True)
    """It can only decline (Calendar API, error forbiddenForNonOrganizer); nobody but the organizer asks it again."""
    ONLOOKER = Abilities(end=False, undo=False)
    """It shows the event, and was not invited."""


@dataclass(frozen=True, slots=True)
class GoogleReading:
    """How to read: whose keys, where the room is, what it opted in to, and the server's time."""

    secret: bytes
    zone: ZoneInfo
    show: Show
    now: datetime | None


@dataclass(frozen=True, slots=True)
class GoogleEvent:
    """One event that keeps the room busy, and where it lives. Nothing in here is personal."""

    id: str
    event: Event
    """Its version is empty where the server gives none."""
    room: RoomIs

    @property
    def is_dead_claim(self) -> bool:
        """A claim whose panel was cut off; never without the server's time."""
        event = self.event
        return event.claimed_at is not None and event.server_time is not None and not event.span.claim


@dataclass(frozen=True, slots=True)
class GoogleEvents:
    found: dict[EventKey, GoogleEvent] = field(default_factory=dict)
    labels: dict[EventKey, Label] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def key_of(secret: bytes, event_id: str) -> EventKey:
    """Every occurrence of a series has an id of its own, which does not change when it is moved."""
    return event_key(secret, event_id, None)


def version_of(event: Mapping[str, Any], zone: ZoneInfo) -> Version:
    """The etag, by which a write is conditional, and a digest of what a panel reads: two changes within a millisecond
    have the same etag. Empty where the server gives none.
    """
    etag = resource.etag(event)
    if not etag:
        return Version("")
    times = (_moment(event.get(name), zone) for name in ("start", "end"))
    said = repr((event.get("status"), *times, sorted(resource.private(event).items())))
    return Version(f"{etag} {sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}")


def read_events(items: Iterable[object], reading: GoogleReading) -> GoogleEvents:
    """Whatever stands there. The same event twice, on two pages say, is one."""
    parsed = GoogleEvents()
    for item in items:
        event = item if isinstance(item, dict) else {}
        if not _blocks(event):
            continue
        found = read_event(event, reading)
        if found is None:
            _doubt(event, reading.zone, parsed)
            continue
        key = found.event.span.key
        parsed.found[key] = found
        label = _label(event, reading.show)
        if label is not None and not found.event.own_id:
            parsed.labels[key] = label
    return parsed


def read_event(event: Mapping[str, Any], reading: GoogleReading) -> GoogleEvent | None:
    """One that keeps the room busy, whatever it says of that. None: nobody can read when it begins."""
    start, end = (_moment(event.get(name), reading.zone) for name in ("start", "end"))
    if start is None:
        return None
    event_id, noted = _text(event.get("id")), resource.private(event)
    own = bool(event_id) and noted.get(resource.OWN) == event_id
    stamp = marks.read_stamp(noted.get(resource.STAMP, "")) if own else None
    claimed = own and event.get("status") == resource.CLAIMED
    room, until = _room(event, own=own), mended_end(start, end)
    span = Span(
        key_of(reading.secret, event_id or f"{start} {until}"),
        start,
        until,
        own=own,
        walk_up=own and resource.WALK_UP in noted,
        checked_in=bool(event_id) and noted.get(resource.CHECKED_IN) == event_id,
        claim=claimed,
        all_day=_day(event.get("start")) is not None,
        exempt=end != until,
        base=key_of(reading.secret, noted[resource.BASE]) if own and resource.BASE in noted else None,
        may=room.value,
    )
    if claimed and not is_young(stamp, reading.now):  # dead or forged: a booking of somebody else's
        span = replace(span, own=False, walk_up=False, claim=False, base=None)
    seen = Event(
        span,
        version_of(event, reading.zone),
        reading.now,
        claimed_at=stamp if claimed else None,
        made_at=stamp,
        releasing_since=marks.read_stamp(noted.get(resource.RELEASING, "")),
        own_id=event_id if own else "",
    )
    return GoogleEvent(event_id, seen, room)


def in_turn(found: Iterable[GoogleEvent]) -> Iterator[Span]:
    """Their spans. Of panels' bookings that overlap one stays, the same whoever reads them: that which begins first, of
    those an extension, else the one with the lowest id; the others give way. No look here is known to show two inserts
    in the order in which they were made (Events resource, `id`): two panels may each have looked too early.
    """
    until = EARLIEST
    for one in sorted(found, key=lambda one: (one.event.span.start, one.event.span.base is None, one.id)):
        span = one.event.span
        stands = span.own and not span.claim
        if stands and span.start < until:
            span = replace(span, gives_way=True)
        elif stands:
            until = span.end
        yield span


def _blocks(event: Mapping[str, Any]) -> bool:
    """What was deleted has no times; what the room declined stays in its calendar."""
    declined = any(one.get("responseStatus") == "declined" for one in _room_answers(event))
    about_people = event.get("eventType") in _NOT_BOOKINGS
    transparent = event.get("transparency") == "transparent"
    return blocks(status=_text(event.get("status")), transparent=transparent or about_people or declined)


def _room(event: Mapping[str, Any], *, own: bool) -> RoomIs:
    """Of what lasts days the end cannot be moved to a time of day: it can only be declined."""
    organizer = event.get("organizer")
    if own or (isinstance(organizer, dict) and organizer.get("self") is True and _day(event.get("start")) is None):
        return RoomIs.ORGANIZER
    return RoomIs.GUEST if _room_answers(event) else RoomIs.ONLOOKER


def _room_answers(event: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the room answered to the invitation, where it was invited."""
    attendees = event.get("attendees")
    listed = attendees if isinstance(attendees, list) else []
    return [one for one in listed if isinstance(one, dict) and one.get("self") is True]


def _doubt(event: Mapping[str, Any], zone: ZoneInfo, parsed: GoogleEvents) -> None:
    """Of an event whose start nobody can read: the days to which what else it says of times points."""
    event_id = _text(event.get("id"))
    place = sha256(event_id.encode("utf-8", "surrogatepass")).hexdigest()[:12] if event_id else ""
    moments = [_moment(event.get(name), zone) for name in ("originalStartTime", "end")]
    for moment in (one for one in moments if one is not None):
        day = start_of(moment.astimezone(zone).date(), zone)
        parsed.doubts.append(Doubt(min(day, moment), day + _DAY))
    parsed.unread.append(Unread(UnreadKind.NO_TIME, moments[0], place))


def _moment(value: object, zone: ZoneInfo) -> datetime | None:
    """A time of the resource, in aware UTC; of a day the moment it begins in the room. None: nobody can read it."""
    day = _day(value)
    try:
        moment = start_of(day, zone) if day is not None else _instant(value, zone)
    except (ValueError, OverflowError):
        return None
    return moment if moment is not None and EARLIEST < moment < LATEST - _DAY else None


def _instant(value: object, zone: ZoneInfo) -> datetime | None:
    """Without an offset it is a time in the zone it names, or else in the room's. Raises ValueError, OverflowError."""
    text = _text(value.get("dateTime")) if isinstance(value, dict) else ""
    if not text:
        return None
    assert isinstance(value, dict)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=named(_text(value.get("timeZone"))) or zone)
    return moment.astimezone(UTC)


def _day(value: object) -> date | None:
    """The day of an all-day event."""
    try:
        return date.fromisoformat(_text(value.get("date"))) if isinstance(value, dict) else None
    except ValueError:
        return None


def _label(event: Mapping[str, Any], show: Show) -> Label | None:
    if event.get("visibility", "default") not in ("default", "public"):
        return None
    title, organizer = _text(event.get("summary")), event.get("organizer")
    name = _text(organizer.get("displayName")) if isinstance(organizer, dict) else ""
    match show:
        case Show.TITLE if title.strip():
            return Label(title=Personal(title[:_LONGEST_LABEL]))
        case Show.ORGANIZER if name.strip():
            return Label(organizer=Personal(name[:_LONGEST_LABEL]))
        case _:
            return None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
