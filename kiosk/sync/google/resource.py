"""PURE: the Events resource of Google Calendar API v3, as far as a panel reads and writes it.

A panel's marks are private extended properties: strings that only this calendar's copy of an event has. A mark that is
a decision about one occurrence carries its id, because occurrences inherit what their series has, and copies all of it:
on any other event it says nothing.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from kiosk.sync.backend import Show
from kiosk.sync.booking.event_store import EventMark, OwnEvent
from kiosk.sync.icalendar import marks

Resource = dict[str, Any]
"""An event, or a part of one, in JSON."""

OWN: Final = "roomkioskOwn"
"""Its own id."""
STAMP: Final = "roomkioskStamp"
"""The server's time when a panel wrote it whole; where the event is tentative, it is a claim of that time."""
WALK_UP: Final = "roomkioskWalkUp"
CHECKED_IN: Final = "roomkioskCheckedIn"
"""Its own id."""
RELEASING: Final = "roomkioskReleasing"
"""The server's time when a panel began to release it."""
BASE: Final = "roomkioskBase"
"""The id of the event it prolongs."""
ALL: Final = (OWN, STAMP, WALK_UP, CHECKED_IN, RELEASING, BASE)

GONE: Final = "cancelled"
"""The status of what was deleted: it keeps its id, and can be brought back."""
CLAIMED: Final = "tentative"
STANDING: Final = "confirmed"

_READ: Final = (
    "id,etag,status,start,end,originalStartTime,eventType,transparency,attendees(self,responseStatus),"
    "extendedProperties/private"
)
_SHOWN: Final = {
    Show.RESERVED: "organizer/self",
    Show.TITLE: "organizer/self,visibility,summary",
    Show.ORGANIZER: "organizer(self,displayName),visibility",
}
_ETAG: Final = re.compile(r'"[\x21\x23-\x7e]+"')


def fields(show: Show) -> str:
    """What is asked for of an event (partial responses): where the room did not opt in, nobody's name and no title."""
    return f"{_READ},{_SHOWN[show]}"


def private(resource: Mapping[str, Any]) -> Mapping[str, str]:
    """The panels' marks on an event, those that are there."""
    properties = resource.get("extendedProperties")
    found = properties.get("private") if isinstance(properties, dict) else None
    if not isinstance(found, dict):
        return {}
    return {name: value for name in ALL if isinstance(value := found.get(name), str) and value}


def etag(resource: Mapping[str, Any]) -> str:
    """As it can be sent back; empty where there is none."""
    found = resource.get("etag")
    return found if isinstance(found, str) and _ETAG.fullmatch(found) else ""


def written(own: OwnEvent, base_id: str, summary: str, stamp: datetime, *, claim: bool) -> Resource:
    """A panel's event, whole: over what was there before as well. It has no attendees and reminds nobody."""
    return {
        "summary": summary,
        "start": {"dateTime": own.start.isoformat()},
        "end": {"dateTime": own.end.isoformat()},
        "status": CLAIMED if claim else STANDING,
        "transparency": "opaque",
        "reminders": {"useDefault": False},
        **_marks(
            {
                OWN: own.id,
                STAMP: marks.stamp(stamp),
                WALK_UP: "1" if own.walk_up else "",
                CHECKED_IN: own.id if own.checked_in else "",
                RELEASING: "",
                BASE: base_id,
            }
        ),
    }


def marked(event_id: str, mark: EventMark, stamp: datetime | None) -> Resource:
    """The change that notes it; of a check-in no time is kept. An empty mark is none."""
    if mark is EventMark.CHECKED_IN:
        return _marks({CHECKED_IN: event_id})
    return _marks({RELEASING: "" if stamp is None else marks.stamp(stamp)})


def ending(end: datetime) -> Resource:
    return {"end": {"dateTime": end.isoformat()}}


def declined(calendar_id: str) -> Resource:
    """The change by which the room takes its own answer back; everybody else's stands (`attendeesOmitted`)."""
    return {"attendeesOmitted": True, "attendees": [{"email": calendar_id, "responseStatus": "declined"}]}


def _marks(values: Mapping[str, str]) -> Resource:
    return {"extendedProperties": {"private": dict(values)}}
