"""Four rooms and a day round *now* for each, as another calendar program would have written it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from kiosk.room.day import floor_mark, floor_minute

HERE = ZoneInfo("Europe/Amsterdam")
ORGANIZER = "mailto:planning@example.org"


@dataclass(frozen=True, slots=True)
class DemoRoom:
    id: str
    name: str
    floor: str
    seats: int
    equipment: tuple[str, ...]
    shows: str


ROOMS = (
    DemoRoom("waalzaal", "Waalzaal", "3", 8, ("screen", "video"), "free for an hour or more"),
    DemoRoom("maaszaal", "Maaszaal", "3", 10, ("screen", "whiteboard"), "busy, with a booking right behind"),
    DemoRoom("ijsselkamer", "IJsselkamer", "3", 4, ("whiteboard",), "waiting for somebody to check in"),
    DemoRoom("lek", "Lek", "2", 6, ("screen", "video"), "a weekly series planned in New York"),
)
CHECKED_IN = "maaszaal"
"""In this room somebody has checked in to the running booking."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One event as a file: its UID and the bytes of the iCalendar object."""

    uid: str
    data: bytes


def day_of(room_id: str, now: datetime) -> tuple[Planned, ...]:
    """The events of one demo room; `now` is aware UTC."""
    quarter = floor_mark(now, 15)
    spans: tuple[tuple[int, int], ...]
    match room_id:
        case "waalzaal":
            spans = ((-180, 60), (-90, 45), (75, 60), (180, 30))
        case "maaszaal":
            spans = ((-150, 60), (-15, 75), (60, 30), (210, 60))
        case "ijsselkamer":
            spans = ((-240, 90), (0, 60), (120, 60))
        case _:
            return tuple(_series(now))
    return tuple(
        planned(f"{room_id}-{number}", quarter + timedelta(minutes=start), timedelta(minutes=length))
        for number, (start, length) in enumerate(spans)
    )


def planned(uid: str, start: datetime, length: timedelta, zone: ZoneInfo = HERE, **more: object) -> Planned:
    """One event, written in the wall time of `zone`."""
    event = Event()
    event.add("uid", uid)
    more = {"summary": "Team meeting", "organizer": vCalAddress(ORGANIZER), **more}
    event.add("dtstamp", floor_minute(start))
    event.add("dtstart", start.astimezone(zone))
    event.add("dtend", (start + length).astimezone(zone))
    for name, value in more.items():
        event.add(name, value)
    calendar = Calendar()
    calendar.add("prodid", "-//Room Kiosk//demo//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return Planned(uid, calendar.to_ical())


def _series(now: datetime) -> Iterator[Planned]:
    """A weekly series in another zone, begun before that zone changed its clocks, and a daily one of this zone."""
    new_york = ZoneInfo("America/New_York")
    today = (floor_mark(now, 15) + timedelta(minutes=45)).astimezone(new_york)
    first = today - timedelta(weeks=8)  # the same wall time in New York, another instant where the clocks changed
    yield planned("lek-weekly", first, timedelta(minutes=45), new_york, rrule={"freq": "weekly"})
    morning = (floor_mark(now, 15) - timedelta(minutes=105)).astimezone(HERE) - timedelta(days=20)
    yield planned("lek-daily", morning, timedelta(minutes=15), HERE, rrule={"freq": "daily"})
    tokyo = floor_mark(now, 15) + timedelta(minutes=150)
    yield planned("lek-tokyo", tokyo, timedelta(minutes=60), ZoneInfo("Asia/Tokyo"))
