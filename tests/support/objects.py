"""Objects in a few words, and what is read of them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import Parsed, Reading, read_object

ROOM = ZoneInfo("Europe/Amsterdam")
WINDOW = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))


def reading(show: Show = Show.RESERVED, window: Window = WINDOW, zone: ZoneInfo = ROOM, address: str = "") -> Reading:
    return Reading(b"s" * 32, zone, show, window, address)


def calendar(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()


def event(*lines: str, uid: str = "one") -> str:
    return "\n".join((f"UID:{uid}", *lines))


def intervals(parsed: Parsed) -> list[tuple[str, str]]:
    return [(f"{one.span.start:%m-%d %H:%M}", f"{one.span.end:%m-%d %H:%M}") for one in parsed.found]


def starts(*lines: str, head: str = "") -> list[str]:
    """When an event of these lines keeps the room busy, in order."""
    return sorted(start for start, _ in read_event(*lines, head=head))


def read_event(*lines: str, head: str = "") -> list[tuple[str, str]]:
    return intervals(read_object(calendar(event(*lines), head=head), reading()))
