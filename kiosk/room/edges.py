"""The instants at which a room may become something else. Too many are harmless, one too few breaks the law."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.room import check_in
from kiosk.room.awake import AFTER_A_TOUCH
from kiosk.room.day import MINUTE, ceil_mark, floor_minute, next_working_edge
from kiosk.room.facts import Facts
from kiosk.room.notices import PUT_AWAY_FOR
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Booking, Doubt


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
    if facts.put_away_at:
        yield facts.put_away_at + PUT_AWAY_FOR
    if facts.presence:
        yield facts.presence.reported_at + check_in.SENSOR_FRESH
    if facts.touched_at:
        yield facts.touched_at + AFTER_A_TOUCH
    for doubt in facts.schedule.doubts if facts.schedule else ():
        yield from _of_doubt(doubt, policy)
    for booking in bookings:
        if now < booking.end + check_in.SETTLING:
            yield from _of(booking, facts, policy, now)


def _of(booking: Booking, facts: Facts, policy: Policy, now: datetime) -> Iterator[datetime]:
    yield from (booking.start, booking.end, check_in.opens(booking, policy))
    release = check_in.release_of(booking, facts, policy, now, stale=False)
    if release:
        yield from (release.at - check_in.LOUDER, release.at)
    yield _until_next(booking.start, policy)
    if facts.presence and policy.presence is not PresenceUse.OFF:
        notice = check_in.notice_from(booking, facts.presence, facts, policy)
        yield from (booking.end + check_in.SETTLING, notice, notice + check_in.VACATING_NOTICE)


def _of_doubt(doubt: Doubt, policy: Policy) -> Iterator[datetime]:
    yield from (doubt.start, doubt.end, _until_next(doubt.start, policy))


def _until_next(start: datetime, policy: Policy) -> datetime:
    """When the walk-up "until next" comes near enough: it may be the first that there is. As long as there are others
    they change with every minute.
    """
    return ceil_mark(start - policy.walk_up_max, 1)
