"""The words of `kiosk tap` made into the intent a finger on the screen would post."""

from kiosk.room.intent import (
    ActionKind,
    Book,
    CheckIn,
    Confirmed,
    End,
    Extend,
    Intent,
    Outcome,
    Promised,
    Refused,
    Undo,
)
from kiosk.room.state import Resolution

ACTIONS = "book MINUTES, check-in, extend MINUTES, end, undo"
_KINDS = {kind.replace("_", "-"): kind for kind in ActionKind if kind is not ActionKind.LET_GO}


class NotOffered(Exception):
    """The screen offers no such thing now; the text is a sentence that says so."""


def intent_of(words: list[str], resolution: Resolution) -> Intent:
    """The intent of `["book", "30"]` and its like, among what the screen offers. Raises NotOffered."""
    match [_KINDS.get(word, word) for word in words[:1]] + words[1:]:
        case [ActionKind(), *_] if resolution.shows_only:
            raise NotOffered("The panel may only read this calendar: nothing can be booked or changed here.")
        case [ActionKind.BOOK, minutes]:
            for offer in resolution.walk_up:
                if str(offer.minutes) == minutes:
                    return Book(offer.start, offer.end)
            raise NotOffered(f"The room cannot be booked for {minutes} minutes now.")
        case [ActionKind.EXTEND, minutes]:
            for offer in resolution.extend:
                if str(offer.minutes) == minutes and resolution.current:
                    return Extend(resolution.current.key, offer.end)
            raise NotOffered(f"There is nothing that can be extended by {minutes} minutes now.")
        case [ActionKind.CHECK_IN]:
            if resolution.check_in is None:
                raise NotOffered("There is nothing to check in to now.")
            return CheckIn(resolution.check_in)
        case [ActionKind.END]:
            if resolution.end is None:
                raise NotOffered("There is nothing that can be ended now.")
            return End(resolution.end)
        case [ActionKind.UNDO]:
            if resolution.undo is None:
                raise NotOffered("There is nothing to undo now.")
            return Undo(resolution.undo.key)
        case _:
            raise NotOffered(f"The actions are {ACTIONS}.")


def answer(outcome: Outcome) -> dict[str, object]:
    """The outcome as the socket carries it."""
    match outcome:
        case Confirmed():
            return {"confirmed": True}
        case Promised():
            return {"confirmed": False, "says": "Held at the panel until the backend answers."}
        case Refused(_, reason, until):
            return {"confirmed": False, "reason": reason.value, "until": until.isoformat() if until else None}
