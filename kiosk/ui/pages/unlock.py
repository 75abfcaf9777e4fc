"""PURE: the page that asks for a PIN or a badge."""

from datetime import datetime

from kiosk.room.access import Asking, Who
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.intent import Book, Extend, Intent
from kiosk.room.panel_state import Report
from kiosk.room.pin import SHORTEST
from kiosk.ui.door import Door
from kiosk.ui.interaction import Visit, last_seconds, leaving
from kiosk.ui.prompt import wish_of
from kiosk.ui.times import Times
from kiosk.ui.view import ProofView, Wish


def derive_proof(report: Report, door: Door, visit: Visit, now: datetime) -> ProofView:
    asking = report.asking
    if asking is None:
        return ProofView(who="")
    times, typed = Times(door, visit.language), len(visit.pin)
    locked = asking.locked_until
    return ProofView(
        who=asking.who.value,
        wish=wish_of(asking.intent) or Wish.END,  # giving up a hold frees the room too
        at=_about(asking.intent, times, now),
        digits=typed,
        can_enter=may_type(asking) and typed >= SHORTEST,
        wrong=asking.wrong and not asking.checking and typed == 0,
        checking=asking.checking,
        locked_until="" if locked is None else times.clock(floor_minute(locked) + MINUTE),
        leaving=leaving(asking.until, now),
    )


def may_type(asking: Asking | None) -> bool:
    return asking is not None and asking.who is Who.PIN and not asking.checking and asking.locked_until is None


def edges(report: Report, now: datetime) -> list[datetime]:
    """When the page looks different although nothing was published or touched."""
    return [] if report.asking is None else [edge for edge in last_seconds(report.asking.until) if edge > now]


def _about(intent: Intent, times: Times, now: datetime) -> str:
    match intent:
        case Book(start, end):
            return f"{times.moment(start, now)} – {times.clock(end)}"
        case Extend(_, end):
            return times.clock(end)
        case _:
            return ""
