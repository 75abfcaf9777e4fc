"""PURE: the page on which another time is chosen, and what its buttons do to the choice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.room.day import midnight
from kiosk.room.intent import Book
from kiosk.room.offers import Gap, gaps
from kiosk.ui import choice as choices
from kiosk.ui.choice import Choice
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, pending_of, touch
from kiosk.ui.pages.page import ActionResult, Inputs, Page, post_intent
from kiosk.ui.timeline import Day, axis_lines, axis_of, day_of
from kiosk.ui.times import whole_minutes


@dataclass(frozen=True, slots=True)
class LengthChoice:
    """A button that makes the choice so long, in minutes."""

    minutes: int
    chosen: bool
    possible: bool


@dataclass(frozen=True, slots=True)
class OtherTimeView:
    possible: bool
    """The choice can be booked."""
    lengths: tuple[LengthChoice, ...]
    earliest: str
    """The first time that can be chosen."""
    day: Day
    tomorrow: bool
    start: str
    end: str
    hours: int
    minutes: int
    can_earlier: bool
    can_later: bool
    can_shorter: bool
    can_longer: bool
    can_today: bool
    can_tomorrow: bool
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> OtherTimeView:
    times, choice, now = inputs.times, _chosen(inputs), inputs.now
    steps, days = _steps(inputs), _days_ahead(choice, inputs)
    minutes = whole_minutes(choice.start, choice.end)
    return OtherTimeView(
        possible=inputs.state.resolution.may_book_later,
        lengths=tuple(LengthChoice(n, n == minutes, _of_length(n, inputs) is not None) for n in choices.LENGTHS),
        earliest=times.clock(_gaps(inputs)[0].start),
        day=day_of(
            inputs.state.resolution,
            inputs.labels,
            times,
            now,
            days,
            choice,
            axis_lines(low=inputs.small),
        ),
        tomorrow=days == 1,
        start=times.clock(choice.start),
        end=times.clock(choice.end),
        hours=minutes // 60,
        minutes=minutes % 60,
        can_earlier=steps["earlier"] is not None,
        can_later=steps["later"] is not None,
        can_shorter=steps["shorter"] is not None,
        can_longer=steps["longer"] is not None,
        can_today=steps["today"] is not None,
        can_tomorrow=steps["tomorrow"] is not None,
        leaving=leaving(leaves(inputs.interaction), now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(Choice) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    return last_seconds(leaves(inputs.interaction))


def keeps(inputs: Inputs) -> Choice | None:
    """The choice, out of the way of what was booked meanwhile."""
    choice = inputs.interaction.of(Choice)
    if choice is None or left_alone(inputs.interaction, inputs.now):
        return None
    return choices.kept(choice, _gaps(inputs), inputs.door.policy)


def opened(inputs: Inputs, place: float | None = None) -> ActionResult | None:
    """The page, opened from another one: at `place`, a fraction of today's axis, or at the first free time."""
    if not inputs.state.resolution.may_book_later:
        return None
    choice = choices.first(_gaps(inputs), inputs.door.policy)
    if choice is not None and place is not None:
        choice = _at(choice, place, 0, None, inputs)
    interaction = touch(inputs.interaction, inputs.now)
    return ActionResult(interaction if choice is None else interaction.having(choice))


def choose_at(_view: OtherTimeView, inputs: Inputs, place: float) -> ActionResult | None:
    """A finger on the day's axis; `place` is a fraction of it."""
    choice = _chosen(inputs)
    return _chose(_at(choice, place, _days_ahead(choice, inputs), choice, inputs), inputs)


def choose(_view: OtherTimeView, inputs: Inputs, step: str) -> ActionResult | None:
    return _chose(_steps(inputs)[step], inputs)


def choose_length(_view: OtherTimeView, inputs: Inputs, minutes: int) -> ActionResult | None:
    return _chose(_of_length(minutes, inputs), inputs)


def book(view: OtherTimeView, inputs: Inputs) -> ActionResult | None:
    choice = _chosen(inputs)
    may = view.possible and pending_of(inputs.interaction, inputs.state) is None
    return post_intent(inputs, Book(choice.start, choice.end)) if may else None


def go_home(_view: OtherTimeView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(Choice))


def _chosen(inputs: Inputs) -> Choice:
    choice = inputs.interaction.of(Choice)
    assert choice is not None
    return choice


def _steps(inputs: Inputs) -> dict[str, Choice | None]:
    """What each button makes of the choice; None where it can do nothing."""
    choice, free, policy, now = _chosen(inputs), _gaps(inputs), inputs.door.policy, inputs.now
    return {
        "earlier": choices.earlier(choice, free, policy),
        "later": choices.later(choice, free, policy),
        "shorter": choices.shorter(choice),
        "longer": choices.longer(choice, free, policy),
        "today": choices.on_day(choice, 0, free, policy, now),
        "tomorrow": choices.on_day(choice, 1, free, policy, now),
    }


def _of_length(minutes: int, inputs: Inputs) -> Choice | None:
    return choices.of_length(_chosen(inputs), timedelta(minutes=minutes), _gaps(inputs), inputs.door.policy)


def _chose(choice: Choice | None, inputs: Inputs) -> ActionResult | None:
    return None if choice is None else ActionResult(inputs.interaction.having(choice))


def _at(start: Choice, place: float, days: int, shown: Choice | None, inputs: Inputs) -> Choice:
    """`start` moved to `place` on the axis on which `shown` is drawn."""
    axis = axis_of(inputs.state.resolution.bookings, inputs.door, inputs.now, days, shown)
    return choices.at(start, axis.moment(place), _gaps(inputs), inputs.door.policy)


def _gaps(inputs: Inputs) -> tuple[Gap, ...]:
    return gaps(inputs.state.resolution.taken, inputs.door.policy, inputs.now)


def _days_ahead(choice: Choice, inputs: Inputs) -> int:
    return 1 if choice.start >= midnight(inputs.now, inputs.door.zone, 1) else 0


OTHER_TIME = Page(
    "other_time",
    OtherTimeView,
    derive,
    opens_when,
    edges,
    (choose_at, choose, choose_length, book, go_home),
    "OtherTimePage.qml",
    keeps,
)
