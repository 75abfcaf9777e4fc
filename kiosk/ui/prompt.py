"""PURE: the one thing the panel says above the buttons, the most urgent first."""

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.nearby.rooms import NOWHERE, Nearby, RoomCard
from kiosk.privacy.display_text import DisplayText
from kiosk.reports.report import Told
from kiosk.room.day import MINUTE
from kiosk.room.intent import ActionKind, Book, BookElsewhere, Confirmed, Extend, Intent, LetGo, Outcome, Refused
from kiosk.room.panel_state import PanelState
from kiosk.room.state import Resolution, State
from kiosk.ui.actions import Ending
from kiosk.ui.headline import Tone
from kiosk.ui.interaction import STILL_TRYING_AFTER, Interaction, pending_of
from kiosk.ui.times import Times


class Speech(StrEnum):
    """What the panel says above the buttons."""

    NOTHING = "nothing"
    BOOK_NOW = "book_now"
    TOO_SHORT = "too_short"
    HOLD_OFFER = "hold_offer"
    HELD = "held"
    STAY_LONGER = "stay_longer"
    NO_LONGER = "no_longer"
    LATER_AGAIN = "later_again"
    ONLY_SHOWS = "only_shows"
    SHOWS_COPY = "shows_copy"
    ARE_YOU_HERE = "are_you_here"
    DECLINES = "declines"
    VACATING = "vacating"
    ENDED = "ended"
    DONE = "done"
    BOOKED_LATER = "booked_later"
    BOOKING_ELSEWHERE = "booking_elsewhere"
    BOOKED_ELSEWHERE = "booked_elsewhere"
    BOOKED_ELSEWHERE_LATER = "booked_elsewhere_later"
    STILL_TRYING = "still_trying"
    REFUSED = "refused"
    FAULT_SENDING = "fault_sending"
    FAULT_REPORTED = "fault_reported"
    FAULT_KEPT = "fault_kept"
    FAULT_REFUSED = "fault_refused"


@dataclass(frozen=True, slots=True)
class Prompt:
    """`kind` and `reason` choose the sentence, `at` is the time in it. What is `loud` stands out, and `warns` where it
    is no success; `undo` puts the button beside it.
    """

    speech: Speech = Speech.NOTHING
    kind: ActionKind | None = None
    reason: str = ""
    at: str = ""
    loud: bool = False
    warns: bool = False
    undo: bool = False
    room: str = ""
    """The name of another room, where it is about one; `floor` is where that is."""
    floor: str = ""
    minutes: int = 0
    """How old a copy of the calendar may be by the pace at which it is read."""


def prompt_of(
    state: PanelState,
    interaction: Interaction,
    tone: Tone,
    times: Times,
    now: datetime,
    told: Told | None = None,
    nearby: Nearby = NOWHERE,
) -> Prompt:
    """`told` is what became of a report of a fault that was just made."""
    pending = pending_of(interaction, state)
    if pending is not None and not isinstance(pending, LetGo):
        return _waiting(pending, interaction, nearby, now)
    resolution = state.resolution
    undo = resolution.undo is not None and now < resolution.undo.until
    if _is_asked_to_decline(resolution, interaction, now):
        return Prompt(Speech.DECLINES, ActionKind.END, loud=True, warns=True, undo=undo)
    if isinstance(state.outcome, Refused):
        return _refused(state.outcome, undo, times, now)
    if undo:
        return Prompt(Speech.ENDED, ActionKind.END, loud=True, undo=True)
    if resolution.vacate_at is not None:
        return Prompt(Speech.VACATING, at=times.clock(resolution.vacate_at), loud=True, warns=True)
    if told is not None:
        return _REPORT[told]
    return _done(state.outcome, nearby, times, now) or _prompt(resolution, tone, times)


_REPORT = {
    Told.SENDING: Prompt(Speech.FAULT_SENDING),
    Told.REPORTED: Prompt(Speech.FAULT_REPORTED, loud=True),
    Told.KEPT: Prompt(Speech.FAULT_KEPT, loud=True),
    Told.REFUSED: Prompt(Speech.FAULT_REFUSED, loud=True, warns=True),
}


def _waiting(pending: Intent, interaction: Interaction, nearby: Nearby, now: datetime) -> Prompt:
    """Nothing at first, where the button that was tapped says so itself."""
    late = interaction.waiting_since is not None and now >= interaction.waiting_since + STILL_TRYING_AFTER
    if late:
        return Prompt(Speech.STILL_TRYING, pending.kind)
    if isinstance(pending, BookElsewhere):
        return Prompt(Speech.BOOKING_ELSEWHERE, pending.kind, room=_card(pending, nearby).name)
    return Prompt()


def _is_asked_to_decline(resolution: Resolution, interaction: Interaction, now: datetime) -> bool:
    """Whether a second tap would answer no for good to somebody's invitation. Of what prolongs it only that ends."""
    ending, booking = interaction.of(Ending), resolution.current
    if ending is None or booking is None or ending.key != booking.key:
        return False
    return booking.may.declines and now < booking.base_end


def _refused(outcome: Refused, undo: bool, times: Times, now: datetime) -> Prompt:
    at = times.moment(outcome.until, now) if outcome.until else ""
    return Prompt(Speech.REFUSED, outcome.intent.kind, outcome.reason.value, at, loud=True, warns=True, undo=undo)


def _done(outcome: Outcome | None, nearby: Nearby, times: Times, now: datetime) -> Prompt | None:
    if not isinstance(outcome, Confirmed):
        return None
    match outcome.intent:
        case Book(start, end) if start > now:
            return Prompt(Speech.BOOKED_LATER, ActionKind.BOOK, at=times.later_span(start, end, now), loud=True)
        case Book(_, end) | Extend(_, end):
            return Prompt(Speech.DONE, outcome.intent.kind, at=times.clock(end), loud=True)
        case BookElsewhere() as booked:
            return _elsewhere(booked, nearby, times, now)
        case LetGo():
            return None
        case done:
            return Prompt(Speech.DONE, done.kind, loud=True)


def _elsewhere(booked: BookElsewhere, nearby: Nearby, times: Times, now: datetime) -> Prompt:
    card, later = _card(booked, nearby), booked.start > now
    said = Prompt(Speech.BOOKED_ELSEWHERE, booked.kind, at=times.clock(booked.end), loud=True)
    if later:
        said = replace(said, speech=Speech.BOOKED_ELSEWHERE_LATER, at=times.span(booked.start, booked.end))
    return replace(said, room=str(card.name), floor=str(card.floor))


def _card(intent: BookElsewhere, nearby: Nearby) -> RoomCard:
    """Of the room it is about; its id where that is in the list no more."""
    seen = nearby.of(intent.room)
    return RoomCard(DisplayText(intent.room)) if seen is None else seen.room.card


def _prompt(resolution: Resolution, tone: Tone, times: Times) -> Prompt:
    following = resolution.next
    match tone:
        case Tone.FREE | Tone.BUSY | Tone.UNKNOWN if resolution.shows_only:
            return _only_shows(resolution.lag)
        case Tone.FREE if resolution.walk_up:
            return Prompt(Speech.BOOK_NOW)
        case Tone.FREE if following and following.start == resolution.until:
            return Prompt(Speech.TOO_SHORT, at=times.clock(following.start))
        case Tone.DUE | Tone.DUE_LAST:
            return Prompt(Speech.ARE_YOU_HERE)
        case Tone.HELD:
            return Prompt(Speech.HELD)
        case Tone.BUSY if resolution.extend:
            return Prompt(Speech.STAY_LONGER)
        case Tone.BUSY if resolution.stale:
            return Prompt(Speech.LATER_AGAIN)
        case Tone.BUSY if resolution.end and following and following.start == resolution.until:
            return Prompt(Speech.NO_LONGER, at=times.clock(following.start))
        case Tone.UNKNOWN if resolution.believed is State.FREE and resolution.walk_up:
            return Prompt(Speech.HOLD_OFFER)
        case _:
            return Prompt()


def _only_shows(lag: timedelta) -> Prompt:
    return Prompt(Speech.SHOWS_COPY, minutes=math.ceil(lag / MINUTE)) if lag else Prompt(Speech.ONLY_SHOWS)
