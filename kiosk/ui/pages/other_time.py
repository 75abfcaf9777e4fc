"""PURE: the other-time page, and what its buttons do to the choice."""

from datetime import datetime

from kiosk.privacy.personal import Labels
from kiosk.room.day import midnight
from kiosk.room.offers import Gap, gaps
from kiosk.room.panel_state import PanelState
from kiosk.ui import choice as choices
from kiosk.ui.choice import Choice
from kiosk.ui.door import Door
from kiosk.ui.interaction import HOME_AFTER, Interaction, leaving
from kiosk.ui.timeline import axis_of, day_of
from kiosk.ui.times import Times, whole_minutes
from kiosk.ui.view import Day, OtherTimeView


def derive_other_time(
    report: PanelState, labels: Labels, door: Door, interaction: Interaction, now: datetime
) -> OtherTimeView:
    times, choice = Times(door, interaction.language), interaction.choice
    if choice is None:
        return OtherTimeView(possible=False, clock=times.clock(now), day=Day(known=False))
    free, policy, days = gaps_of(report, door, now), door.policy, days_ahead(choice, door, now)
    minutes = whole_minutes(choice.start, choice.end)
    return OtherTimeView(
        possible=report.resolution.may_book_later,
        clock=times.clock(now),
        day=day_of(report.resolution, labels, times, now, days, choice),
        tomorrow=days == 1,
        start=times.clock(choice.start),
        end=times.clock(choice.end),
        hours=minutes // 60,
        minutes=minutes % 60,
        can_earlier=choices.earlier(choice, free, policy) is not None,
        can_later=choices.later(choice, free, policy) is not None,
        can_shorter=choices.shorter(choice) is not None,
        can_longer=choices.longer(choice, free, policy) is not None,
        can_today=choices.on_day(choice, 0, free, policy, now) is not None,
        can_tomorrow=choices.on_day(choice, 1, free, policy, now) is not None,
        leaving=leaving(None if interaction.touched_at is None else interaction.touched_at + HOME_AFTER, now),
    )


def stepped(choice: Choice, step: str, report: PanelState, door: Door, now: datetime) -> Choice | None:
    """What one button of the page makes of the choice; None where it can do nothing."""
    free, policy = gaps_of(report, door, now), door.policy
    match step:
        case "earlier":
            return choices.earlier(choice, free, policy)
        case "later":
            return choices.later(choice, free, policy)
        case "shorter":
            return choices.shorter(choice)
        case "longer":
            return choices.longer(choice, free, policy)
        case "today":
            return choices.on_day(choice, 0, free, policy, now)
        case "tomorrow":
            return choices.on_day(choice, 1, free, policy, now)
        case _:
            raise ValueError(step)


def chosen_at(choice: Choice | None, place: float, report: PanelState, door: Door, now: datetime) -> Choice | None:
    """The choice a finger on the day's axis makes; `place` is a fraction of it."""
    free = gaps_of(report, door, now)
    days = days_ahead(choice, door, now) if choice else 0
    axis = axis_of(report.resolution.bookings, door, now, days, choice)
    start = choice or choices.first(free, door.policy)
    return choices.at(start, axis.moment(place), free, door.policy) if start else None


def gaps_of(report: PanelState, door: Door, now: datetime) -> tuple[Gap, ...]:
    return gaps(report.resolution.taken, door.policy, now)


def days_ahead(choice: Choice, door: Door, now: datetime) -> int:
    return 1 if choice.start >= midnight(now, door.zone, 1) else 0
