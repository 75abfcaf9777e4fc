"""PURE: the page that asks for a PIN, a badge or a one-time code before an intent, or somebody, goes further."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.room.access import Challenge, Who
from kiosk.room.administration import CODE_DIGITS, AdminAct, AdminChallenge, AdminProof, EnterProof
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.intent import ActionKind, Book, BookElsewhere, EnterPin, Extend, Intent, Withdraw
from kiosk.room.pin import SHORTEST, Pin
from kiosk.ui.interaction import last_seconds, leaving
from kiosk.ui.pages.page import ActionResult, Inputs, Page
from kiosk.ui.times import Times


@dataclass(frozen=True, slots=True)
class UnlockView:
    who: str
    """"pin", "badge", "admin_pin" or "admin_code"."""
    kind: ActionKind | None
    """Of the intent; None where somebody wants onto the admin page."""
    at: str = ""
    """The time it is about."""
    digits: int = 0
    """How many have been typed."""
    can_enter: bool = False
    wrong: bool = False
    checking: bool = False
    clock_wrong: bool = False
    """A code is made of the time, and nobody knows it here."""
    locked_until: str = ""
    leaving: float = 0.0
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> UnlockView:
    challenge, times, typed = _asked(inputs), inputs.times, len(_typed(inputs))
    intent, locked = _intent(challenge), _locked_until(inputs)
    return UnlockView(
        who=_who(challenge),
        kind=None if intent is None else intent.kind,
        at="" if intent is None else _about(intent, times, inputs.now),
        digits=typed,
        can_enter=_may_type(inputs) and typed >= (CODE_DIGITS if _is_code(challenge) else SHORTEST),
        wrong=challenge.wrong and not challenge.checking and typed == 0,
        checking=challenge.checking,
        clock_wrong=_is_code(challenge) and not inputs.state.resolution.clock_trusted,
        locked_until="" if locked is None else times.clock(floor_minute(locked) + MINUTE),
        leaving=leaving(challenge.until, inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return _challenge(inputs) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    locked = _locked_until(inputs)
    return [*([locked] if locked else []), *last_seconds(_asked(inputs).until)]


def keeps(inputs: Inputs) -> Pin | None:
    """What was typed is gone with the page."""
    return inputs.interaction.of(Pin) if opens_when(inputs) else None


def type_digit(_view: UnlockView, inputs: Inputs, digit: int) -> ActionResult | None:
    """A code has no more than its digits."""
    pin = _typed(inputs)
    full = _is_code(_asked(inputs)) and len(pin) >= CODE_DIGITS
    return None if full else _now_typed(inputs, pin.typed(digit))


def rub_out(_view: UnlockView, inputs: Inputs) -> ActionResult | None:
    return _now_typed(inputs, _typed(inputs).rubbed_out())


def enter(view: UnlockView, inputs: Inputs) -> ActionResult | None:
    if not view.can_enter:
        return None
    proof = EnterPin if isinstance(_asked(inputs), Challenge) else EnterProof
    return ActionResult(inputs.interaction.without(Pin), proof(_typed(inputs)))


def withdraw(_view: UnlockView, inputs: Inputs) -> ActionResult:
    of_intent = isinstance(_asked(inputs), Challenge)
    return ActionResult(inputs.interaction, Withdraw() if of_intent else AdminAct.CLOSE)


def _challenge(inputs: Inputs) -> Challenge | AdminChallenge | None:
    admin = inputs.administration.challenge
    return inputs.state.challenge or (admin if admin is not None and inputs.now < admin.until else None)


def _asked(inputs: Inputs) -> Challenge | AdminChallenge:
    challenge = _challenge(inputs)
    assert challenge is not None
    return challenge


def _who(challenge: Challenge | AdminChallenge) -> str:
    return challenge.who.value if isinstance(challenge, Challenge) else challenge.proof.value


def _intent(challenge: Challenge | AdminChallenge) -> Intent | None:
    return challenge.intent if isinstance(challenge, Challenge) else None


def _is_code(challenge: Challenge | AdminChallenge) -> bool:
    return isinstance(challenge, AdminChallenge) and challenge.proof is AdminProof.CODE


def _locked_until(inputs: Inputs) -> datetime | None:
    locked = _asked(inputs).locked_until
    return locked if locked is not None and inputs.now < locked else None


def _typed(inputs: Inputs) -> Pin:
    return inputs.interaction.of(Pin) or Pin()


def _now_typed(inputs: Inputs, pin: Pin) -> ActionResult | None:
    return ActionResult(inputs.interaction.having(pin)) if _may_type(inputs) else None


def _may_type(inputs: Inputs) -> bool:
    challenge = _asked(inputs)
    return _who(challenge) != Who.BADGE and not challenge.checking and _locked_until(inputs) is None


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
