"""PURE: the page that asks for a PIN or a badge before an intent goes further."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.room.access import Challenge, Who
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.intent import ActionKind, Book, BookElsewhere, EnterPin, Extend, Intent, Withdraw
from kiosk.room.pin import SHORTEST, Pin
from kiosk.ui.interaction import last_seconds, leaving
from kiosk.ui.pages.page import ActionResult, Inputs, Page
from kiosk.ui.times import Times


@dataclass(frozen=True, slots=True)
class UnlockView:
    who: str
    """"pin" or "badge"."""
    kind: ActionKind
    at: str = ""
    """The time it is about."""
    digits: int = 0
    """How many have been typed."""
    can_enter: bool = False
    wrong: bool = False
    checking: bool = False
    locked_until: str = ""
    leaving: float = 0.0
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> UnlockView:
    challenge, times, typed = _asked(inputs), inputs.times, len(_typed(inputs))
    locked = challenge.locked_until
    return UnlockView(
        who=challenge.who.value,
        kind=challenge.intent.kind,
        at=_about(challenge.intent, times, inputs.now),
        digits=typed,
        can_enter=_may_type(inputs) and typed >= SHORTEST,
        wrong=challenge.wrong and not challenge.checking and typed == 0,
        checking=challenge.checking,
        locked_until="" if locked is None else times.clock(floor_minute(locked) + MINUTE),
        leaving=leaving(challenge.until, inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.state.challenge is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    return last_seconds(_asked(inputs).until)


def keeps(inputs: Inputs) -> Pin | None:
    """What was typed is gone with the page."""
    return inputs.interaction.of(Pin) if opens_when(inputs) else None


def type_digit(_view: UnlockView, inputs: Inputs, digit: int) -> ActionResult | None:
    return _now_typed(inputs, _typed(inputs).typed(digit))


def rub_out(_view: UnlockView, inputs: Inputs) -> ActionResult | None:
    return _now_typed(inputs, _typed(inputs).rubbed_out())


def enter(view: UnlockView, inputs: Inputs) -> ActionResult | None:
    return ActionResult(inputs.interaction.without(Pin), EnterPin(_typed(inputs))) if view.can_enter else None


def withdraw(_view: UnlockView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction, Withdraw())


def _asked(inputs: Inputs) -> Challenge:
    assert inputs.state.challenge is not None
    return inputs.state.challenge


def _typed(inputs: Inputs) -> Pin:
    return inputs.interaction.of(Pin) or Pin()


def _now_typed(inputs: Inputs, pin: Pin) -> ActionResult | None:
    return ActionResult(inputs.interaction.having(pin)) if _may_type(inputs) else None


def _may_type(inputs: Inputs) -> bool:
    challenge = _asked(inputs)
    return challenge.who is Who.PIN and not challenge.checking and challenge.locked_until is None


def _about(intent: Intent, times: Times, now: datetime) -> str:
    match intent:
        case Book(start, end) | BookElsewhere(_, start, end):
            return times.later_span(start, end, now)
        case Extend(_, end):
            return times.clock(end)
        case _:
            return ""


UNLOCK = Page(
    "unlock", UnlockView, derive, opens_when, edges, (type_digit, rub_out, enter, withdraw), "UnlockPage.qml", keeps
)
