"""PURE: the buttons and what they are about."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo
from kiosk.room.offers import MOST_BUTTONS, Offer, gaps
from kiosk.room.panel_state import PanelState
from kiosk.room.schedule import EventKey
from kiosk.room.state import Resolution, State
from kiosk.ui import choice as choices
from kiosk.ui.headline import Tone, only_doubted
from kiosk.ui.interaction import Interaction, pending_of
from kiosk.ui.times import Times

SUGGESTED = 30
CONFIRM_FROM = timedelta(milliseconds=700)
"""Two taps sooner after one another are one finger's: of a glove, a tremor, a bouncing glass."""
CONFIRM_FOR = timedelta(seconds=5)


class Act(StrEnum):
    """What a button does."""

    BOOK = "book"
    HOLD = "hold"
    OTHER = "other"
    EXTEND = "extend"
    END = "end"
    LET_GO = "let_go"
    NOT_NEEDED = "not_needed"
    CHECK_IN = "check_in"
    CHECK_IN_EARLY = "check_in_early"


@dataclass(frozen=True, slots=True)
class Action:
    """One button. `minutes` 0 is "until the next booking"; `at` is the time it is about; `gives` the room back; it is
    as wide as `shares` ordinary ones.
    """

    act: Act
    intent: Intent | None = None
    minutes: int = 0
    at: str = ""
    strong: bool = False
    pending: bool = False
    confirming: bool = False
    ready: bool = True
    gives: bool = False
    shares: int = 1


@dataclass(frozen=True, slots=True)
class Ending:
    """The first of two taps to end a booking; the second is taken in `[begins, ends)`, aware UTC."""

    key: EventKey
    begins: datetime
    ends: datetime

    @classmethod
    def asked(cls, key: EventKey, now: datetime) -> "Ending":
        return cls(key, now + CONFIRM_FROM, now + CONFIRM_FOR)


def actions_of(
    state: PanelState, interaction: Interaction, tone: Tone, times: Times, now: datetime
) -> tuple[Action, ...]:
    """At most five, in reading order. While an intent is pending its button says so and the others wait."""
    pending = pending_of(interaction, state)
    shown = _offered(state.resolution, tone, times, now)[:MOST_BUTTONS]
    return tuple(_in_progress(action, pending, interaction, now) for action in shown)


def only_later(resolution: Resolution) -> bool:
    """Whether all that can be done with a free room is to book it for later."""
    return resolution.may_book_later and not resolution.walk_up and resolution.check_in is None


def fewer(actions: tuple[Action, ...], most: int) -> tuple[Action, ...]:
    """At most so many, where there is no room for more: what stands out, what gives the room back, then the first."""
    by_weight = sorted(range(len(actions)), key=lambda n: (not actions[n].strong, not actions[n].gives, n))
    kept = sorted(by_weight[:most])
    return tuple(replace(actions[n], shares=1) for n in kept)


def _offered(resolution: Resolution, tone: Tone, times: Times, now: datetime) -> list[Action]:
    match tone:
        case Tone.FREE:
            return _free(resolution, times, now)
        case Tone.BUSY:
            return _early(resolution, times) + _extensions(resolution, times) + _end(resolution, Act.END)
        case Tone.DUE | Tone.DUE_LAST:
            return _check_in(resolution) + _end(resolution, Act.NOT_NEEDED)
        case Tone.HELD:
            return [Action(Act.LET_GO, LetGo(), gives=True)]
        case Tone.UNKNOWN if only_doubted(resolution):
            return _free(resolution, times, now)
        case Tone.UNKNOWN if resolution.believed is State.FREE:
            return _offers(Act.HOLD, resolution.walk_up, times)
        case Tone.UNKNOWN if resolution.believed is State.BUSY:
            return _check_in(resolution)
        case _:
            return []


def _free(resolution: Resolution, times: Times, now: datetime) -> list[Action]:
    """What can be had of a room nobody readable has; where that is a later time alone, the button says from when."""
    early = _early(resolution, times)
    begins = _first(resolution, times, now) if only_later(resolution) else ""
    other = [Action(Act.OTHER, at=begins)] if resolution.may_book_later else []
    offers = _offers(Act.BOOK, resolution.walk_up, times, suggest=not early)
    return early + offers[: MOST_BUTTONS - len(early + other)] + other


def _first(resolution: Resolution, times: Times, now: datetime) -> str:
    """The first time that can be booked for later; empty where there is none."""
    policy = times.door.policy
    choice = choices.first(gaps(resolution.taken, policy, now), policy)
    return times.moment(choice.start, now) if choice else ""


def _offers(act: Act, offers: tuple[Offer, ...], times: Times, suggest: bool = True) -> list[Action]:
    """One of them stands out, unless something more urgent does."""
    suggested = next((o for o in offers if o.minutes == SUGGESTED), offers[0] if offers else None)
    return [
        Action(act, Book(o.start, o.end), o.minutes or 0, times.clock(o.end), strong=suggest and o is suggested)
        for o in offers
    ]


def _extensions(resolution: Resolution, times: Times) -> list[Action]:
    key = resolution.current.key if resolution.current else None
    if key is None:
        return []
    return [Action(Act.EXTEND, Extend(key, o.end), o.minutes or 0, times.clock(o.end)) for o in resolution.extend]


def _end(resolution: Resolution, act: Act) -> list[Action]:
    return [Action(act, End(resolution.end), gives=True)] if resolution.end else []


def _check_in(resolution: Resolution) -> list[Action]:
    return [Action(Act.CHECK_IN, CheckIn(resolution.check_in), strong=True)] if resolution.check_in else []


def _early(resolution: Resolution, times: Times) -> list[Action]:
    """The next booking's check-in, inside its early window."""
    key, following = resolution.check_in, resolution.next
    if key is None or following is None:
        return []
    return [Action(Act.CHECK_IN_EARLY, CheckIn(key), at=times.clock(following.start), strong=True, shares=2)]


def _in_progress(action: Action, pending: Intent | None, interaction: Interaction, now: datetime) -> Action:
    """A button that asks to be tapped again stands out once it takes that tap."""
    if pending is not None:
        return replace(
            action, pending=action.intent == pending, strong=action.strong and action.intent == pending, ready=False
        )
    ending = interaction.of(Ending)
    if not isinstance(action.intent, End) or ending is None or action.intent.key != ending.key:
        return action
    ready = now >= ending.begins
    return replace(action, confirming=True, strong=ready, ready=ready)
