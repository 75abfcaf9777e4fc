"""Who has to check in, from when, and when a room that nobody checked into is released."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.room.facts import Facts, Presence
from kiosk.room.notices import nobody_can_come, people_return
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Booking, EventKey

LOUDER = timedelta(minutes=2)
SENSOR_FRESH = timedelta(minutes=8)
SETTLING = timedelta(minutes=3)
"""After someone else's booking, a sensor may still see the people who are leaving."""
VACATING_NOTICE = timedelta(seconds=60)


class Hindrance(StrEnum):
    """Why a room that nobody checked into is not released."""

    OFFLINE = "offline"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Release:
    """The room is released at `at` unless somebody checks in."""

    key: EventKey
    at: datetime
    louder: bool
    """The last two minutes have begun."""
    due: bool
    """`at` has come: the panel releases now, if R5 lets it."""
    hindrance: Hindrance | None = None


def exempt(booking: Booking, policy: Policy) -> bool:
    """Whether the room never takes `booking` away by itself."""
    too_long = booking.base_end - booking.start > policy.release_exempt_over
    return booking.exempt or booking.all_day or booking.claim or too_long


def checked_in(booking: Booking, facts: Facts) -> bool:
    """A walk-up is born so; a check-in that the backend does not know yet counts."""
    return booking.checked_in or booking.walk_up or booking.key in facts.unsent_check_ins


def is_due(booking: Booking, facts: Facts, policy: Policy) -> bool:
    """Whether `booking`, once it is current, waits for somebody to check in; nobody can where it cannot be noted."""
    asked = policy.check_in and booking.may.check_in
    return asked and not exempt(booking, policy) and not checked_in(booking, facts)


def may_end(booking: Booking) -> bool:
    return booking.may.end and not booking.claim


def opens(booking: Booking, policy: Policy) -> datetime:
    return booking.start - policy.check_in_opens


def release_of(booking: Booking, facts: Facts, policy: Policy, now: datetime, stale: bool) -> Release | None:
    """When `booking`, current and not checked in, is released; None while nobody can say, or nobody could come."""
    known = max(facts.first_seen.get(booking.key, booking.start), facts.fresh_since or booking.start)
    at = max(booking.start, known, people_return(facts) or booking.start) + policy.release_after
    if at >= booking.end or nobody_can_come(facts, now):
        return None
    hindrance = None
    if stale:
        hindrance = Hindrance.OFFLINE
    elif not may_end(booking):
        hindrance = Hindrance.NOT_ALLOWED
    return Release(booking.key, at, louder=now >= at - LOUDER, due=now >= at, hindrance=hindrance)


def sensor(facts: Facts, policy: Policy, now: datetime) -> Presence | None:
    """What the sensor says, if it is used and has reported lately."""
    presence = facts.presence
    if policy.presence is PresenceUse.OFF or presence is None or now >= presence.reported_at + SENSOR_FRESH:
        return None
    return presence


def sensed(
    booking: Booking, bookings: tuple[Booking, ...], facts: Facts, policy: Policy, now: datetime
) -> EventKey | None:
    """The sensor sees somebody, and it can only be for `booking`: whoever sat there before has had time to leave."""
    presence = sensor(facts, policy, now)
    if presence is None or not presence.present:
        return None
    left_at = max((other.end for other in bookings if booking.start <= other.end <= now), default=None)
    settled = left_at + SETTLING if left_at else booking.start
    return booking.key if now >= settled else None


def vacated_at(booking: Booking, facts: Facts, policy: Policy, now: datetime) -> datetime | None:
    """When an empty room is handed back early; the notice begins `VACATING_NOTICE` before."""
    presence = sensor(facts, policy, now)
    if policy.presence is not PresenceUse.CHECK_IN_AND_RELEASE or presence is None or nobody_can_come(facts, now):
        return None
    if presence.present or not presence.occupancy or exempt(booking, policy) or not may_end(booking):
        return None
    notice = notice_from(booking, presence, facts, policy)
    at = notice + VACATING_NOTICE
    return at if now >= notice and at < booking.end else None


def notice_from(booking: Booking, presence: Presence, facts: Facts, policy: Policy) -> datetime:
    """When a room that stays as empty as `presence` says gets its last notice."""
    counted = (facts.touched_at or booking.start, people_return(facts) or booking.start)
    return max(presence.since, booking.start, *counted) + policy.vacant_after
