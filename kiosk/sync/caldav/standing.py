"""Which claims are claims. Whoever may write into the calendar can put the mark on any event.

A claim that a panel made is alone in its object and is confirmed or taken away within seconds. Everything else that
carries the mark is an ordinary booking of somebody else's: due, endable, released.
"""

from dataclasses import replace
from datetime import datetime

from kiosk.sync.booking.claim_plan import is_young
from kiosk.sync.icalendar.parse import Found, Parsed


def is_claim(parsed: Parsed) -> bool:
    """Whether the object is exactly what a panel writes to claim the room, dead or alive."""
    if len(parsed.found) != 1 or parsed.recurs or parsed.doubts or parsed.unread:
        return False
    (found,) = parsed.found
    return found.claimed_at is not None and found.span.own and found.name is None


def is_dead(parsed: Parsed, now: datetime) -> bool:
    """Whether it is a claim whose panel was cut off; `now` is the server's time."""
    return is_claim(parsed) and not is_young(parsed.found[0].claimed_at, now)


def standing(parsed: Parsed, now: datetime | None) -> tuple[Found, ...]:
    """What was found, dead and forged claims as ordinary bookings. `now` is the server's time: without it no panel can
    have made a claim.
    """
    if not any(one.claimed_at is not None for one in parsed.found):
        return parsed.found
    if now is not None and is_claim(parsed) and not is_dead(parsed, now):
        return parsed.found
    return tuple(_ordinary(one) if one.claimed_at is not None else one for one in parsed.found)


def _ordinary(found: Found) -> Found:
    span = replace(found.span, claim=False, own=False, walk_up=False, base=None)
    return replace(found, span=span, base=None, claimed_at=None)
