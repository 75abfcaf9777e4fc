"""PURE: the page that tells what is in a room, how to get in and what its rules are: of this room or another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.nearby.rooms import RoomCard
from kiosk.nearby.suggestions import Outlook, Standing, outlook_of
from kiosk.room.day import midnight
from kiosk.room.intent import RoomId
from kiosk.room.state import Resolution, State
from kiosk.ui.door import piece_name
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, touch
from kiosk.ui.pages import report_fault
from kiosk.ui.pages.page import ActionResult, Inputs, Page

MOST_FACTS: Final = 7
_ACCESS: Final = frozenset({"step_free", "hearing_loop"})


@dataclass(frozen=True, slots=True)
class ShownRoom:
    """The room whose card is open; none is the one at this door."""

    other: RoomId | None = None


class CardTopic(StrEnum):
    SEATS = "seats"
    EQUIPMENT = "equipment"
    STEP_FREE = "step_free"
    DOOR = "door"
    HEARING_LOOP = "hearing_loop"


@dataclass(frozen=True, slots=True)
class CardFact:
    """One thing to know; `count` is seats, or the width of the door in centimetres (0: not told)."""

    topic: CardTopic
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class HouseRule:
    says: str


@dataclass(frozen=True, slots=True)
class RoomCardView:
    name: str
    here: bool
    """The room is the one at this door."""
    standing: Standing
    at: str
    """Until when it is free, or taken; empty: no end today."""
    floor: str
    zone: str
    photo: str
    """The address of a picture that can be shown; empty: the name stands there."""
    inside: tuple[CardFact, ...]
    access: tuple[CardFact, ...]
    rules: tuple[HouseRule, ...]
    can_report: bool
    """A fault in this room can be reported."""
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> RoomCardView:
    card, outlook, times, now = _card(inputs), _outlook(inputs), inputs.times, inputs.now
    beyond = midnight(now, inputs.door.zone, 1)
    return RoomCardView(
        name=str(card.name),
        here=_shown(inputs).other is None,
        standing=outlook.standing,
        at=times.clock(outlook.at) if outlook.at is not None and outlook.at < beyond else "",
        floor=str(card.floor),
        zone=str(card.zone),
        photo=card.photo if card.photo in inputs.photos else "",
        inside=tuple(_inside(card))[:MOST_FACTS],
        access=tuple(_access(card)),
        rules=tuple(HouseRule(str(rule)) for rule in card.house_rules),
        can_report=_shown(inputs).other is None and bool(inputs.reports.items),
        leaving=leaving(leaves(inputs.interaction), now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(ShownRoom) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    shown = _shown(inputs).other
    yield from last_seconds(leaves(inputs.interaction))
    seen = inputs.nearby.of(shown) if shown is not None else None
    if seen is not None and seen.reading is not None:
        yield seen.reading.fresh_until


def keeps(inputs: Inputs) -> ShownRoom | None:
    """Not of a room that is in the list no more."""
    shown = inputs.interaction.of(ShownRoom)
    if shown is None or left_alone(inputs.interaction, inputs.now):
        return None
    return shown if shown.other is None or inputs.nearby.of(shown.other) is not None else None


def opened(inputs: Inputs) -> ActionResult:
    """The card of the room at this door, opened from another page."""
    return ActionResult(touch(inputs.interaction, inputs.now).having(ShownRoom()))


def go_back(_view: RoomCardView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(ShownRoom))


def report(_view: RoomCardView, inputs: Inputs) -> ActionResult | None:
    return report_fault.opened(inputs) if _shown(inputs).other is None else None


def _shown(inputs: Inputs) -> ShownRoom:
    shown = inputs.interaction.of(ShownRoom)
    assert shown is not None
    return shown


def _card(inputs: Inputs) -> RoomCard:
    other = _shown(inputs).other
    seen = inputs.nearby.of(other) if other is not None else None
    return inputs.door.card if seen is None else seen.room.card


def _outlook(inputs: Inputs) -> Outlook:
    other = _shown(inputs).other
    seen = inputs.nearby.of(other) if other is not None else None
    return _here(inputs.state.resolution) if seen is None else outlook_of(seen, inputs.door.policy, inputs.now)


def _here(resolution: Resolution) -> Outlook:
    """Of this door, which knows more of itself than of any other room."""
    match resolution.state:
        case State.FREE:
            return Outlook(Standing.FREE, resolution.until)
        case State.BUSY | State.CHECK_IN_DUE:
            return Outlook(Standing.TAKEN, resolution.free_from or resolution.until)
        case _:
            return Outlook(Standing.UNKNOWN)


def _inside(card: RoomCard) -> Iterable[CardFact]:
    if card.seats:
        yield CardFact(CardTopic.SEATS, count=card.seats)
    for piece in card.equipment:
        if piece not in _ACCESS:
            yield CardFact(CardTopic.EQUIPMENT, piece_name(piece))


def _access(card: RoomCard) -> Iterable[CardFact]:
    if "step_free" in card.equipment:
        yield CardFact(CardTopic.STEP_FREE, count=card.door_cm or 0)
    elif card.door_cm:
        yield CardFact(CardTopic.DOOR, count=card.door_cm)
    if "hearing_loop" in card.equipment:
        yield CardFact(CardTopic.HEARING_LOOP)


ROOM_CARD = Page("room_card", RoomCardView, derive, opens_when, edges, (go_back, report), "RoomCardPage.qml", keeps)
