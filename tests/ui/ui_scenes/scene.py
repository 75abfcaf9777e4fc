"""A scene, and the door and the day that all of them are at unless they say otherwise."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.nearby.rooms import NOWHERE, Nearby
from kiosk.notice.words import NO_WORDS, NoticeWords
from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.reports.report import NO_REPORTS, ReportsState
from kiosk.room.administration import CLOSED, AdminState
from kiosk.room.facts import Facts
from kiosk.room.intent import Book
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import Policy
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.state import resolve
from kiosk.ui.comfort import Comfort
from kiosk.ui.door import Door
from kiosk.ui.shell import Screen

ZONE = ZoneInfo("Europe/Amsterdam")
POLICY = Policy(ZONE)
DOOR = Door(
    name=DisplayText("Waalzaal"),
    zone=ZONE,
    policy=POLICY,
    floor=DisplayText("3"),
    zone_label=DisplayText("Noord"),
    seats=8,
    equipment=("screen", "video"),
)
LONG_NAME = DisplayText("Vergaderzaal Burgemeester Oud van Nieuwenhuijzen-Zuidoost 12")
assert len(LONG_NAME) == 62  # sixty and the two isolates


def local(hour: int, minute: int = 0, second: int = 0, day: int = 23) -> datetime:
    """A moment of Monday 23 November 2026 at the door."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


def span(key: str, begins: datetime, ends: datetime, **more: object) -> Span:
    return Span(EventKey(key), begins, ends, **more)  # type: ignore[arg-type]


DAY = (
    span("a", local(8, 30), local(9, 30), checked_in=True),
    span("b", local(10), local(11), checked_in=True),
    span("c", local(13, 30), local(15)),
    span("d", local(16), local(16, 30)),
)
KEY_C = EventKey("c")
BOOKED = Book(local(12, 12), local(12, 45))
LARGE: dict[str, object] = {"comforts": frozenset({Comfort.LARGE_TEXT})}
LOW: dict[str, object] = {"comforts": frozenset({Comfort.LOW_CONTROLS})}


@dataclass(frozen=True)
class Scene:
    """`spans`, the moment, and what else differs from an ordinary day."""

    name: str
    now: datetime
    spans: tuple[Span, ...] | None = DAY
    doubts: tuple[Doubt, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    report: dict[str, object] = field(default_factory=dict)
    door: dict[str, object] = field(default_factory=dict)
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    words: NoticeWords = NO_WORDS
    old: timedelta = timedelta(seconds=20)
    nearby: Nearby = NOWHERE
    photos: frozenset[str] = frozenset()
    taps: Callable[[Screen], None] | None = None
    reports: ReportsState = NO_REPORTS
    admin: AdminState = CLOSED

    def published(self) -> PanelState:
        synced = None if self.spans is None else self.now - self.old
        schedule = None if self.spans is None else Schedule(self.spans, self.doubts)
        facts: dict[str, object] = {
            "schedule": schedule if schedule is None or self.facts.get("may_book", True) else schedule.only_shown(),
            "synced_at": synced,
            "fresh_until": None if synced is None else synced + POLICY.fresh,
        }
        resolution = resolve(Facts(**{**facts, **self.facts}), self.at_door().policy, self.now)  # type: ignore[arg-type]
        return PanelState(resolution, **{"health": BackendHealth.OK, **self.report})  # type: ignore[arg-type]

    def at_door(self) -> Door:
        return replace(DOOR, **self.door)  # type: ignore[arg-type]


def checked(*keys: str) -> tuple[Span, ...]:
    return tuple(replace(s, checked_in=True) if s.key in keys else s for s in DAY)


def among(scenes: tuple[Scene, ...], name: str) -> Scene:
    return next(scene for scene in scenes if scene.name == name)


def changed(prefix: str, scenes: tuple[Scene, ...], names: tuple[str, ...], **door: object) -> tuple[Scene, ...]:
    """Of these the ones with these names, at a door that differs in this."""
    found = (among(scenes, name) for name in names)
    return tuple(replace(scene, name=f"{prefix}-{scene.name}", door={**scene.door, **door}) for scene in found)
