"""The instants at which a room may become something else. Too many are harmless, one too few breaks the law."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.room import check_in, offers
from kiosk.room.day import MINUTE, floor_minute, next_working_edge
from kiosk.room.facts import Facts
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Booking


def edges(facts: Facts, bookings: tuple[Booking, ...], policy: Policy, now: datetime) -> Iterator[datetime]:
    """Every instant after `now` and before midnight at which the resolution could differ, and others."""
    yield floor_minute(now) + MINUTE
    yield next_working_edge(now, policy)
    if facts.fresh_until:
        yield facts.fresh_until
    if facts.hold:
        yield from (facts.hold.start, facts.hold.end)
    if facts.undo:
        yield facts.undo.until
    if facts.notice and facts.notice.until:
        yield facts.notice.until
    if facts.presence and policy.presence is not PresenceUse.OFF:
        yield facts.presence.reported_at + check_in.SENSOR_FRESH
    for booking in bookings:
        if now < booking.end + check_in.SETTLING:
            yield from _of(booking, facts, policy, now)


def _of(booking: Booking, facts: Facts, policy: Policy, now: datetime) -> Iterator[datetime]:
    yield from (booking.start, booking.end, check_in.opens(booking, policy))
    release = check_in.release_of(booking, facts, policy, now, stale=False)
    if release:
        yield from (release.at - check_in.LOUDER, release.at)
    for before in (offers.LEAST, policy.walk_up_max):
        # walk-ups start on the minute that has begun: the first whole minute after is when an offer comes or goes
        yield from (booking.start - before, floor_minute(booking.start - before) + MINUTE)
    if facts.presence and policy.presence is not PresenceUse.OFF:
        notice = check_in.notice_from(booking, facts.presence, facts, policy)
        yield from (booking.end + check_in.SETTLING, notice, notice + check_in.VACATING_NOTICE)
