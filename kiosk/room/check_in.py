"""Who has to check in, from when, and when a room that nobody checked into is released."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.room.facts import Facts, Presence
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


def needs_check_in(booking: Booking, policy: Policy) -> bool:
    exempt = booking.exempt or booking.all_day or booking.walk_up or booking.claim
    return policy.check_in and not exempt and booking.base_end - booking.start <= policy.release_exempt_over


def checked_in(booking: Booking, facts: Facts) -> bool:
    return booking.checked_in or booking.key in facts.unsent_check_ins


def opens(booking: Booking, policy: Policy) -> datetime:
    return booking.start - policy.check_in_opens


def release_of(booking: Booking, facts: Facts, policy: Policy, now: datetime, stale: bool) -> Release | None:
    """When `booking`, current and not checked in, is released; None while nobody can say."""
    known = max(facts.first_seen.get(booking.key, booking.start), facts.fresh_since or booking.start)
    at = max(booking.start, known) + policy.release_after
    if at >= booking.end:
        return None
    hindrance = None
    if stale:
        hindrance = Hindrance.OFFLINE
    elif not booking.own and not facts.abilities.end_foreign:
        hindrance = Hindrance.NOT_ALLOWED
    return Release(booking.key, at, louder=now >= at - LOUDER, due=now >= at, hindrance=hindrance)


def sensor(facts: Facts, policy: Policy, now: datetime) -> Presence | None:
    """What the sensor says, if it is used and has reported lately."""
    presence = facts.presence
    if policy.presence is PresenceUse.OFF or presence is None or now >= presence.reported_at + SENSOR_FRESH:
        return None
    return presence


def sensed_from(booking: Booking, bookings: tuple[Booking, ...]) -> datetime:
    """From when on a sensor that sees somebody checks `booking` in."""
    follows = any(other.start < booking.start <= other.end for other in bookings if other.key != booking.key)
    return booking.start + SETTLING if follows else booking.start


def vacated_at(booking: Booking, facts: Facts, policy: Policy, now: datetime) -> datetime | None:
    """When an empty room is handed back early; the notice begins `VACATING_NOTICE` before."""
    presence = sensor(facts, policy, now)
    if policy.presence is not PresenceUse.CHECK_IN_AND_RELEASE or presence is None:
        return None
    if presence.present or not presence.occupancy:
        return None
    empty_since = max(presence.since, booking.start, facts.touched_at or booking.start)
    at = empty_since + policy.vacant_after + VACATING_NOTICE
    return at if now >= at - VACATING_NOTICE and at < booking.end else None
