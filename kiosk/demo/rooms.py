"""Rooms and a day round *now* for each, as another calendar program would have written it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from kiosk.room.day import floor_mark, floor_minute

HERE = ZoneInfo("Europe/Amsterdam")
ORGANIZER = "mailto:planning@example.org"
NOT_DESCRIBED: Final = frozenset({"shows", "titles", "pictured", "pin"})
"""What the table of a room says nothing of."""
RULES: Final = ("Laat de tafel leeg achter.", "Koffie en thee mogen, lunchen niet.")


@dataclass(frozen=True, slots=True)
class DemoRoom:
    """`shows`: what it is there to show. `titles`: its site opted in, and what its bookings are called stands there.
    `pictured`: its site has a photo of it. `pin`: whoever books at its door is asked for it.
    """

    id: str
    name: str
    floor: str
    seats: int
    equipment: tuple[str, ...]
    shows: str
    zone: str = ""
    door_cm: int | None = None
    house_rules: tuple[str, ...] = ()
    titles: bool = False
    pictured: bool = True
    pin: str = ""

    @property
    def described(self) -> dict[str, Any]:
        """What its table of settings says of it, by setting."""
        return {name: value for name, value in asdict(self).items() if name not in NOT_DESCRIBED}


ROOMS: Final = (
    DemoRoom(
        *("waalzaal", "Waalzaal", "3", 8, ("screen", "video", "step_free")),
        "free for an hour or more",
        door_cm=95,
        house_rules=RULES,
    ),
    DemoRoom(
        *("maaszaal", "Maaszaal", "3", 10, ("screen", "whiteboard")),
        "busy, with a booking right behind; its site shows titles",
        titles=True,
    ),
    DemoRoom("ijsselkamer", "IJsselkamer", "3", 4, ("whiteboard",), "waiting for somebody to check in"),
    DemoRoom(
        *("lek", "Lek", "2", 6, ("screen", "video")),
        "a weekly series planned in New York; it is booked with the PIN 4711",
        door_cm=90,
        pin="4711",
    ),
)
"""At whose doors one can stand."""
NEIGHBOURS: Final = (
    DemoRoom(
        *("merwede", "Merwede", "3", 12, ("video", "step_free")),
        "free for hours",
        zone="Oost",
        door_cm=100,
        house_rules=(*RULES, "Zet de stoelen terug in een kring."),
    ),
    DemoRoom("linge", "Linge", "3", 2, ("phone",), "free for a short call", zone="Oost"),
    DemoRoom("vecht", "Vecht", "2", 6, ("video", "step_free"), "free within a quarter of an hour", door_cm=95),
    DemoRoom("amstel", "Amstel", "4", 20, ("projector", "hearing_loop"), "free for two hours"),
    DemoRoom(
        "eem", "Eem", "BG", 8, ("screen", "whiteboard", "step_free"), "free, and far", door_cm=110, pictured=False
    ),
    DemoRoom("dommel", "Dommel", "3", 8, ("screen", "video"), "taken, and so not suggested yet"),
)
"""Which can be found from those."""
BUILDING: Final = (*ROOMS, *NEIGHBOURS)
CHECKED_IN: Final = "maaszaal"
"""In this room somebody has checked in to the running booking."""
_SPANS: Final[Mapping[str, tuple[tuple[int, int], ...]]] = {
    "waalzaal": ((-180, 60), (-90, 45), (75, 60), (180, 30)),
    "maaszaal": ((-150, 60), (-15, 75), (60, 30), (210, 60)),
    "ijsselkamer": ((-240, 90), (0, 60), (120, 60)),
    "merwede": ((-150, 45), (210, 60)),
    "linge": ((-60, 30), (45, 30), (120, 15)),
    "vecht": ((-45, 60), (105, 45)),
    "amstel": ((-240, 120), (135, 90)),
    "eem": ((-120, 90), (240, 30)),
    "dommel": ((-60, 90), (150, 60)),
}
"""Their bookings: minutes from the quarter of an hour that has begun to the start, and how long."""
_MORE: Final[Mapping[str, tuple[dict[str, str], ...]]] = {
    "maaszaal": (
        {"summary": "Budget"},
        {"summary": "Design review"},
        {"summary": "Job interview", "class": "PRIVATE"},
        {"summary": "Workshop"},
    )
}
"""What else is written in these, where titles are shown."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One event as a file: its UID and the bytes of the iCalendar object."""

    uid: str
    data: bytes


def day_of(room_id: str, now: datetime) -> tuple[Planned, ...]:
    """The events of one demo room; `now` is aware UTC."""
    if room_id == "lek":
        return tuple(_series(now))
    quarter, spans = floor_mark(now, 15), _SPANS[room_id]
    more = _MORE.get(room_id, ({},) * len(spans))
    return tuple(
        planned(f"{room_id}-{number}", quarter + timedelta(minutes=start), timedelta(minutes=length), HERE, **written)
        for number, ((start, length), written) in enumerate(zip(spans, more, strict=True))
    )


def after_work(now: datetime) -> str:
    """Working hours that are over, as a setting: whoever comes finds the building asleep."""
    end = floor_mark(now, 15).astimezone(HERE)
    return f'working_hours = "{end - timedelta(hours=10):%H:%M}-{end:%H:%M}"\n'


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
