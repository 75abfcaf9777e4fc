"""Other rooms as the tables say them: local times of Monday 23 November 2026 in Amsterdam."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.nearby.rooms import Nearby, NearbyRoom, RoomCard, RoomReading, SeenRoom
from kiosk.privacy.display_text import DisplayText
from kiosk.room.intent import RoomId
from kiosk.room.policy import Policy
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span

ZONE = ZoneInfo("Europe/Amsterdam")
POLICY = Policy(ZONE)


def at(clock: str, day: int = 23) -> datetime:
    return datetime.fromisoformat(f"2026-11-{day}T{clock}").replace(tzinfo=ZONE).astimezone(UTC)


NOW = at("14:06")
FRESH = at("14:08")


def room(
    name: str, floor: str = "3", *, seats: int | None = None, has_login: bool = True, **card: object
) -> NearbyRoom:
    described = RoomCard(DisplayText(name), DisplayText(floor), seats=seats, **card)  # type: ignore[arg-type]
    return NearbyRoom(RoomId(name.lower()), described, has_login)


def span(begins: str, ends: str, key: str = "", **flags: object) -> Span:
    return Span(EventKey(key or begins), at(begins), at(ends), **flags)  # type: ignore[arg-type]


def reading(*spans: Span, doubts: tuple[Doubt, ...] = (), fresh: datetime = FRESH, **more: bool) -> RoomReading:
    told = {"writable": True, "trusted": True, **more}
    return RoomReading.of(Schedule(spans, doubts), POLICY, NOW, fresh_until=fresh, **told)


def seen(name: str, *spans: Span, floor: str = "3", **more: object) -> SeenRoom:
    return SeenRoom(room(name, floor, **more), reading(*spans))  # type: ignore[arg-type]


def nearby(*rooms: SeenRoom) -> Nearby:
    return Nearby(rooms)
