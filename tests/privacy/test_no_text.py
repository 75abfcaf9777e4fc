"""Nowhere a title could travel: what rules, screen's state, disk, hardware and status hold has no field for text."""

import dataclasses
import inspect
import re
import typing
from collections.abc import Iterator
from datetime import UTC, datetime

from kiosk.control.status import reports_status, status
from kiosk.events.security_event import LoggedEvent
from kiosk.hw.protocol import message
from kiosk.nearby.rooms import Nearby
from kiosk.panel.store.outbox_file import OutboxEntry
from kiosk.panel.store.schedule_cache import Kept
from kiosk.reports.queue_file import KeptReports
from kiosk.reports.receiver import NotDelivered
from kiosk.reports.report import ReportFault, ReportsState, Undelivered
from kiosk.room.facts import Facts
from kiosk.room.panel_state import PanelState
from kiosk.room.pattern import LightPattern
from kiosk.room.schedule import Schedule
from kiosk.room.state import Resolution, State
from kiosk.room.unread import Unread, UnreadEvents, UnreadKind

MESSAGES = [kind for _, kind in inspect.getmembers(message, dataclasses.is_dataclass)]
REPORTS = [ReportFault, ReportsState, KeptReports, Undelivered, NotDelivered]
ROOTS = [Schedule, Facts, PanelState, OutboxEntry, Kept, LoggedEvent, Nearby, *REPORTS, *MESSAGES]
MAY_BE_TEXT = {
    "LoggedEvent.revision": "of the settings, or a version's number; a text that looks like neither is left out",
    "Unread.place": "a digest of where the object lies, by which facilities find it",
    "PanelState.ailing": "names of devices, from the configuration",
    "OutboxEntry.id": "a random id",
    "QueuedReport.id": "a random id",
    "RoomCard.equipment": "what stands in a room, from the configuration",
    "RoomCard.photo": "the address of a file, from the configuration",
}


def text_fields(root: type, seen: set[type]) -> Iterator[str]:
    """Fields of it, and of what they hold, that can hold any string: no enum, no `EventKey`, no `DisplayText`."""
    if root in seen:
        return
    seen.add(root)
    for name, hint in typing.get_type_hints(root).items():
        for kind in _kinds(hint):
            if kind in (str, bytes, object, typing.Any):
                yield f"{root.__name__}.{name}"
            elif inspect.isclass(kind) and dataclasses.is_dataclass(kind):
                yield from text_fields(kind, seen)


def _kinds(hint: typing.Any) -> Iterator[typing.Any]:
    yield hint
    for inner in typing.get_args(hint):
        yield from _kinds(inner)


def test_no_field_can_hold_any_text_but_those_that_say_why() -> None:
    seen: set[type] = set()
    assert {name for root in ROOTS for name in text_fields(root, seen)} == MAY_BE_TEXT.keys()
    assert {Resolution, Unread} <= seen


def test_a_field_for_text_would_be_found() -> None:
    @dataclasses.dataclass
    class Inner:
        title: dict[str, int]

    @dataclasses.dataclass
    class Outer:
        inner: tuple[Inner, ...] | None

    module = {"Inner": Inner, "Outer": Outer}
    Outer.__annotations__ = {"inner": tuple[Inner, ...] | None}
    assert module
    assert list(text_fields(Outer, set())) == ["Inner.title"]


WORD = re.compile(r"[a-z_]+|[0-9a-f]{12}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
"""A value of an enum, a digest, an instant."""


def test_status_says_words_of_ours_digests_and_instants() -> None:
    now = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    unread = UnreadEvents(now, (Unread(UnreadKind.SERIES, now, "0123456789ab"),))
    state = PanelState(Resolution(state=State.BUSY, light=LightPattern.BUSY, next_change_at=now), unread=unread)
    said = status(state, "the room", now)
    assert said.pop("room") == "the room"
    said["reports"] = reports_status(Undelivered(3, 1, 1, now))
    texts = list(_texts(said))
    assert len(texts) > 5
    assert [text for text in texts if not WORD.fullmatch(text)] == []


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
