"""PURE: what is still to come today, in large letters, and the way to another time: home has no room for them then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.room.day import midnight
from kiosk.ui.day_blocks import runs_of
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, touch
from kiosk.ui.pages import other_time
from kiosk.ui.pages.page import ActionResult, Inputs, Page
from kiosk.ui.timeline import Tag

MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking, or several that touch."""

    span: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class TodayView:
    known: bool
    entries: tuple[Entry, ...]
    more: int
    """How many there are besides."""
    may_choose: bool
    """Another time can be booked."""
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


@dataclass(frozen=True, slots=True)
class TodayOpened:
    """The page is open."""


def derive(inputs: Inputs) -> TodayView:
    resolution, now = inputs.state.resolution, inputs.now
    night = midnight(now, inputs.door.zone, 1)
    ahead = [booking for booking in resolution.bookings if now < booking.end and booking.start < night]
    runs = runs_of(ahead, resolution.current if resolution.current in ahead else None)
    return TodayView(
        known=resolution.clock_trusted and resolution.synced_at is not None,
        entries=tuple(Entry(inputs.times.span(run.start, run.end), Tag.RESERVED) for run in runs[:MOST]),
        more=max(0, len(runs) - MOST),
        may_choose=resolution.may_book_later,
        leaving=leaving(leaves(inputs.interaction), now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(TodayOpened) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    return [*last_seconds(leaves(inputs.interaction)), *(booking.end for booking in inputs.state.resolution.bookings)]


def keeps(inputs: Inputs) -> TodayOpened | None:
    return None if left_alone(inputs.interaction, inputs.now) else inputs.interaction.of(TodayOpened)


def opened(inputs: Inputs) -> ActionResult:
    return ActionResult(touch(inputs.interaction, inputs.now).having(TodayOpened()))


def choose_time(_view: TodayView, inputs: Inputs) -> ActionResult | None:
    return other_time.opened(inputs)


def go_home(_view: TodayView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(TodayOpened))


TODAY = Page("today", TodayView, derive, opens_when, edges, (choose_time, go_home), "TodayPage.qml", keeps)
