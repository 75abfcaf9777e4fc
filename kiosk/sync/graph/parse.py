"""One event as Graph gives it → times and marks, and what may be shown; the rest is dropped here and now. Pure.

What cannot be read of it is said (`Unread`), and an event that has a time counts for the time it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from kiosk.privacy.personal import Label, Personal
from kiosk.room.day import start_of
from kiosk.room.schedule import ANYTHING, EARLIEST, LATEST, Abilities, Span, mended_end
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import Show
from kiosk.sync.booking.event_store import Version
from kiosk.sync.event_key import event_key
from kiosk.sync.graph import marks
from kiosk.sync.icalendar.marks import base_mark, read_stamp
from kiosk.sync.icalendar.time_zones import named

ALWAYS: Final = (
    "id,iCalUId,start,end,originalStart,showAs,isAllDay,isCancelled,type,responseStatus",
    {Show.RESERVED: "", Show.TITLE: ",subject,sensitivity", Show.ORGANIZER: ",organizer,sensitivity"},
)
_FREE: Final = ("free", "workingelsewhere")
_ANSWERED: Final = ("accepted", "tentativelyaccepted", "notresponded")
"""What an invitation has, and an appointment that somebody wrote straight into the calendar has not."""
_LONGEST: Final = 1000


def selected(show: Show) -> str:
    """The properties that are asked for: nobody's name where the room did not opt in."""
    always, shown = ALWAYS
    return always + shown[show]


def of_others(*, invited: bool) -> Abilities:
    """What may be done with somebody else's: an appointment is shortened in place, and neither is put back."""
    return Abilities(undo=False, declines=invited)


@dataclass(frozen=True, slots=True)
class GraphEvent:
    """One occurrence that keeps the room busy, as it is at the server. Nothing in here is personal."""

    span: Span
    id: str
    version: Version | None
    mark: str
    """What an extension of it names as its base."""
    properties: Mapping[str, str]
    """The panels' own, as they stand there."""
    invited: bool
    """The room was asked and has not declined: somebody else's copy is the one that counts."""
    own_id: str = ""
    base: str | None = None
    claimed_at: datetime | None = None
    made_at: datetime | None = None
    releasing_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReadItem:
    """What was made of one item; all of it None where the item leaves the room free."""

    event: GraphEvent | None = None
    label: Label | None = None
    unread: Unread | None = None


class ItemReader:
    """How to read: whose keys, where the room is, what it opted in to."""

    def __init__(self, secret: bytes, zone: ZoneInfo, show: Show) -> None:
        self._secret = secret
        self._zone = zone
        self._show = show

    def read(self, item: Mapping[str, Any]) -> ReadItem:
        """Never raises, whatever the item holds."""
        if not _blocks(item):
            return ReadItem()
        start, certain = self._start(item)
        place = sha256(_text(item, "id").encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if start is None:
            return ReadItem(unread=Unread(UnreadKind.NO_TIME, None, place))
        unread = None if certain else Unread(UnreadKind.ZONE, start, place)
        event = self._event(item, start, certain)
        return ReadItem(event, None if event.span.own else self._label(item), unread)

    def _event(self, item: Mapping[str, Any], start: datetime, certain: bool) -> GraphEvent:
        end, end_certain = self._moment(item, "end")
        readable = certain and end_certain and end is not None and end > start
        kind = _text(item, "type").lower()
        properties = {} if kind in ("occurrence", "seriesmaster") else marks.properties_of(item)
        own = None if kind == "exception" else marks.read(properties.get(marks.OWN, ""))
        invited = _answer(item) in _ANSWERED
        uid, name = (own.id, None) if own else self._identity(item, kind, start)
        span = Span(
            event_key(self._secret, uid, name),
            start,
            min(mended_end(start, end), LATEST),
            own=own is not None,
            walk_up=own is not None and own.walk_up,
            checked_in=properties.get(marks.CHECKED_IN) == marks.YES or (own is not None and own.checked_in),
            claim=own is not None and own.claimed_at is not None,
            all_day=item.get("isAllDay") is True,
            exempt=not readable,
            may=ANYTHING if own else of_others(invited=invited),
        )
        return GraphEvent(
            span,
            _text(item, "id"),
            Version(_text(item, "@odata.etag")) if _text(item, "@odata.etag") else None,
            base_mark(uid, name),
            properties,
            invited=invited,
            own_id=own.id if own else "",
            base=own.base if own else None,
            claimed_at=own.claimed_at if own else None,
            made_at=own.made_at if own else None,
            releasing_since=read_stamp(properties.get(marks.RELEASING, "")),
        )

    def _identity(self, item: Mapping[str, Any], kind: str, start: datetime) -> tuple[str, str | None]:
        """What the occurrence is called at every panel: iCalUId may be the same for a whole series."""
        uid = _text(item, "iCalUId") or _text(item, "id")
        if kind not in ("occurrence", "exception"):
            return uid, None
        original = _text(item, "originalStart")[:16]
        if not original:
            original = f"{start:%Y-%m-%dT%H:%M}" if kind == "occurrence" else _text(item, "id")
        return uid, original

    def _start(self, item: Mapping[str, Any]) -> tuple[datetime | None, bool]:
        start, certain = self._moment(item, "start")
        return (start if start is not None and start < LATEST - timedelta(days=1) else None), certain

    def _moment(self, item: Mapping[str, Any], which: str) -> tuple[datetime | None, bool]:
        """In UTC, and whether its zone is certain. All-day events come as midnight in UTC and mean a date."""
        given = item.get(which)
        if not isinstance(given, dict):
            return None, True
        text, zone_name = _text(given, "dateTime"), _text(given, "timeZone")
        try:
            if item.get("isAllDay") is True:
                return _bounded(start_of(date.fromisoformat(text[:10]), self._zone)), True
            moment = datetime.fromisoformat(text)
            zone = UTC if zone_name == "UTC" else named(zone_name)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=zone or self._zone)
            return _bounded(moment.astimezone(UTC)), zone is not None
        except (ValueError, OverflowError):
            return None, True

    def _label(self, item: Mapping[str, Any]) -> Label | None:
        """Nothing of a meeting that is marked private, whatever it is called."""
        if _text(item, "sensitivity").lower() != "normal":
            return None
        match self._show:
            case Show.RESERVED:
                return None
            case Show.TITLE:
                title = _text(item, "subject")
                return Label(title=Personal(title)) if title.strip() else None
            case Show.ORGANIZER:
                name = _text(_object(_object(item, "organizer"), "emailAddress"), "name")
                return Label(organizer=Personal(name)) if name.strip() else None


def instant(value: object) -> datetime | None:
    """An Edm.DateTimeOffset in UTC; None where it is none."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment is not None and moment.tzinfo is not None else None


def _blocks(item: Mapping[str, Any]) -> bool:
    """A cancelled meeting, and one the room declined, may be left standing in its calendar."""
    gone = item.get("isCancelled") is True or _answer(item) == "declined"
    return not gone and _text(item, "showAs").lower() not in _FREE


def _answer(item: Mapping[str, Any]) -> str:
    """Of the room itself."""
    return _text(_object(item, "responseStatus"), "response").lower()


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value[:_LONGEST] if isinstance(value, str) else ""


def _object(item: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = item.get(key)
    return value if isinstance(value, dict) else {}


def _bounded(moment: datetime) -> datetime:
    return max(moment, EARLIEST)
