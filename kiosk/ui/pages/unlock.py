"""PURE: the page that asks for a PIN or a badge."""

from datetime import datetime

from kiosk.room.access import Challenge, Who
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.intent import Book, Extend, Intent
from kiosk.room.panel_state import PanelState
from kiosk.room.pin import SHORTEST
from kiosk.ui.door import Door
from kiosk.ui.interaction import Interaction, last_seconds, leaving
from kiosk.ui.prompt import wish_of
from kiosk.ui.times import Times
from kiosk.ui.view import UnlockView, Wish


def derive_unlock(report: PanelState, door: Door, interaction: Interaction, now: datetime) -> UnlockView:
    challenge = report.challenge
    if challenge is None:
        return UnlockView(who="")
    times, typed = Times(door, interaction.language), len(interaction.pin)
    locked = challenge.locked_until
    return UnlockView(
        who=challenge.who.value,
        wish=wish_of(challenge.intent) or Wish.END,  # giving up a hold frees the room too
        at=_about(challenge.intent, times, now),
        digits=typed,
        can_enter=may_type(challenge) and typed >= SHORTEST,
        wrong=challenge.wrong and not challenge.checking and typed == 0,
        checking=challenge.checking,
        locked_until="" if locked is None else times.clock(floor_minute(locked) + MINUTE),
        leaving=leaving(challenge.until, now),
    )


def may_type(challenge: Challenge | None) -> bool:
    return (
        challenge is not None and challenge.who is Who.PIN and not challenge.checking and challenge.locked_until is None
    )


def edges(report: PanelState, now: datetime) -> list[datetime]:
    """When the page looks different although nothing was published or touched."""
    return [] if report.challenge is None else [edge for edge in last_seconds(report.challenge.until) if edge > now]


def _about(intent: Intent, times: Times, now: datetime) -> str:
    match intent:
        case Book(start, end):
            return f"{times.moment(start, now)} – {times.clock(end)}"
        case Extend(_, end):
            return times.clock(end)
        case _:
            return ""
