"""`resolve`: the one function that decides what a room is. No clock, no I/O, no memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.room import check_in, offers
from kiosk.room.check_in import Release
from kiosk.room.day import MINUTE, floor_minute, in_working_hours, midnight, next_working_edge
from kiosk.room.facts import Facts, NoticeKind, UndoOffer
from kiosk.room.offers import Offer
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Booking, EventKey, Schedule


class State(StrEnum):
    FREE = "free"
    BUSY = "busy"
    CHECK_IN_DUE = "check_in_due"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the room is and what may be done, until `next_change_at`. Holds instants, never durations."""

    state: State
    light: LightPattern
    next_change_at: datetime
    held: bool = False
    believed: State | None = None
    """What an unknown room was before nobody could say any more: free, busy, or None."""
    stale: bool = False
    clock_trusted: bool = True
    message: bool = False
    """A site message takes the screen."""
    synced_at: datetime | None = None
    current: Booking | None = None
    next: Booking | None = None
    until: datetime | None = None
    """The end of what is now: of the current booking, the hold, or the free time; None is "no end in sight"."""
    free_from: datetime | None = None
    """The end of the unbroken run of bookings `current` belongs to."""
    check_in: EventKey | None = None
    """Who may check in now: the current booking, or the next one inside its early window."""
    release: Release | None = None
    presence_check_in: EventKey | None = None
    """The sensor saw somebody: the panel checks this booking in."""
    vacate_at: datetime | None = None
    """The sensor sees nobody: the room is handed back then, unless somebody touches the panel."""
    vacate_due: bool = False
    walk_up: tuple[Offer, ...] = ()
    """In an unknown room that was free these are holds."""
    may_book_later: bool = False
    extend: tuple[Offer, ...] = ()
    end: EventKey | None = None
    undo: UndoOffer | None = None
    bookings: tuple[Booking, ...] = ()
    """Today's and tomorrow's."""
    day_start: datetime | None = None
    day_end: datetime | None = None
    working: bool = True


def resolve(facts: Facts, policy: Policy, now: datetime) -> Resolution:
    """Decide everything that is shown, lit and offered at `now` (aware UTC), and until when it holds.

    The law: for every t in `[now, next_change_at)`, `resolve(facts, policy, t)` equals this result.
    """
    result = _at(facts, policy, now)
    for edge in sorted(set(_edges(facts, policy, now))):
        if edge > now and _at(facts, policy, edge) != result:
            return replace(result, next_change_at=edge)
    return result


def _at(facts: Facts, policy: Policy, now: datetime) -> Resolution:
    """The resolution with the last possible `next_change_at`, the same for a whole local day."""
    bookings = facts.schedule.bookings() if facts.schedule else ()
    base = Resolution(
        state=State.UNKNOWN,
        light=LightPattern.UNKNOWN,
        next_change_at=midnight(now, policy.zone, 1),
        clock_trusted=facts.clock_trusted,
        message=_noticed(facts, NoticeKind.MESSAGE, now),
        stale=facts.fresh_until is None or now >= facts.fresh_until,
        synced_at=facts.synced_at,
        day_start=midnight(now, policy.zone),
        day_end=midnight(now, policy.zone, 1),
        working=in_working_hours(now, policy),
        bookings=_shown(bookings, policy, now),
    )
    if _noticed(facts, NoticeKind.OUT_OF_SERVICE, now):
        assert facts.notice is not None
        return replace(base, state=State.OUT_OF_SERVICE, light=LightPattern.OUT_OF_SERVICE, until=facts.notice.until)
    if not facts.clock_trusted:
        return base
    if facts.hold and facts.hold.start <= now < facts.hold.end:
        return replace(base, state=State.BUSY, held=True, light=LightPattern.HELD, until=facts.hold.end)
    if facts.schedule is None:
        return base
    current = _current(bookings, facts, policy, now)
    if current is None:
        return _free(base, bookings, facts, policy, now)
    return _taken(base, current, bookings, facts, policy, now)


def _free(base: Resolution, bookings: tuple[Booking, ...], facts: Facts, policy: Policy, now: datetime) -> Resolution:
    following = _next(bookings, facts, now)
    free = replace(
        base,
        state=State.FREE,
        light=LightPattern.FREE,
        next=following,
        until=following.start if following else None,
        check_in=_early_check_in(following, facts, policy, now),
        walk_up=offers.walk_up(bookings, policy, now),
        may_book_later=not base.stale,
        undo=_undo(facts, now),
    )
    return _doubted(free, State.FREE) if base.stale else free


def _taken(
    base: Resolution,
    current: Booking,
    bookings: tuple[Booking, ...],
    facts: Facts,
    policy: Policy,
    now: datetime,
) -> Resolution:
    following = _next([b for b in bookings if b.key != current.key], facts, now)
    due = check_in.needs_check_in(current, policy) and not check_in.checked_in(current, facts)
    release = check_in.release_of(current, facts, policy, now, base.stale) if due else None
    vacate_at = None if due or base.stale else check_in.vacated_at(current, facts, policy, now)
    taken = replace(
        base,
        state=State.CHECK_IN_DUE if due else State.BUSY,
        light=_light(due, release),
        current=current,
        next=following,
        until=current.end,
        free_from=_run_end(current, bookings),
        check_in=current.key if due else _early_check_in(following, facts, policy, now),
        release=release,
        presence_check_in=_sensed(current, bookings, facts, policy, now) if due else None,
        vacate_at=vacate_at,
        vacate_due=vacate_at is not None and now >= vacate_at,
        may_book_later=not base.stale,
        extend=() if due or base.stale or not _may_extend(current, facts) else offers.extend(current, bookings, policy),
        end=current.key if not base.stale and _may_end(current, facts) else None,
        undo=None if base.stale else _undo(facts, now),
    )
    began = current.start if current.start <= now else check_in.opens(current, policy)
    if facts.fresh_until is None or began >= facts.fresh_until:
        return _doubted(taken, State.BUSY)
    return taken


def _doubted(resolution: Resolution, believed: State) -> Resolution:
    """The same room when nobody can say any more: what is believed stays visible, as a question."""
    return replace(
        resolution,
        state=State.UNKNOWN,
        light=LightPattern.UNKNOWN,
        believed=believed,
        release=None,
        presence_check_in=None,
        undo=None,
    )


def _light(due: bool, release: Release | None) -> LightPattern:
    if not due:
        return LightPattern.BUSY
    last = release is not None and release.louder and release.hindrance is None
    return LightPattern.CHECK_IN_LAST if last else LightPattern.CHECK_IN_DUE


def _current(bookings: tuple[Booking, ...], facts: Facts, policy: Policy, now: datetime) -> Booking | None:
    running = [b for b in bookings if b.start <= now < b.end]
    if running:
        return min(running, key=lambda b: (not check_in.checked_in(b, facts), b.start, -b.end.timestamp(), b.key))
    following = _next(bookings, facts, now)
    if following and now >= check_in.opens(following, policy) and _came_early(following, facts, policy):
        return following
    return None


def _came_early(booking: Booking, facts: Facts, policy: Policy) -> bool:
    return policy.check_in and check_in.checked_in(booking, facts)


def _next(bookings: Iterable[Booking], facts: Facts, now: datetime) -> Booking | None:
    later = (b for b in bookings if b.start > now)
    return min(
        later, key=lambda b: (b.start, not check_in.checked_in(b, facts), -b.end.timestamp(), b.key), default=None
    )


def _early_check_in(following: Booking | None, facts: Facts, policy: Policy, now: datetime) -> EventKey | None:
    if following is None or not check_in.needs_check_in(following, policy) or check_in.checked_in(following, facts):
        return None
    return following.key if now >= check_in.opens(following, policy) else None


def _run_end(current: Booking, bookings: tuple[Booking, ...]) -> datetime:
    end = current.end
    for booking in bookings:  # by start: one pass finds the whole run
        if booking.start <= end < booking.end:
            end = booking.end
    return end


def _sensed(
    current: Booking, bookings: tuple[Booking, ...], facts: Facts, policy: Policy, now: datetime
) -> EventKey | None:
    presence = check_in.sensor(facts, policy, now)
    if presence is None or not presence.present or now < check_in.sensed_from(current, bookings):
        return None
    return current.key


def _may_extend(current: Booking, facts: Facts) -> bool:
    return current.own or facts.abilities.extend_foreign


def _may_end(current: Booking, facts: Facts) -> bool:
    return not current.claim and (current.own or facts.abilities.end_foreign)


def _undo(facts: Facts, now: datetime) -> UndoOffer | None:
    return facts.undo if facts.undo and facts.abilities.undo and now < facts.undo.until else None


def _noticed(facts: Facts, kind: NoticeKind, now: datetime) -> bool:
    notice = facts.notice
    return notice is not None and notice.kind is kind and (notice.until is None or now < notice.until)


def _shown(bookings: tuple[Booking, ...], policy: Policy, now: datetime) -> tuple[Booking, ...]:
    begins, ends = midnight(now, policy.zone), midnight(now, policy.zone, 2)
    return tuple(b for b in bookings if b.start < ends and begins < b.end)


def _edges(facts: Facts, policy: Policy, now: datetime) -> Iterator[datetime]:
    """Every instant after `now`, up to midnight, at which the resolution could differ."""
    yield floor_minute(now) + MINUTE
    yield midnight(now, policy.zone, 1)
    yield next_working_edge(now, policy)
    if facts.fresh_until:
        yield facts.fresh_until
    if facts.hold:
        yield from (facts.hold.start, facts.hold.end)
    if facts.undo:
        yield facts.undo.until
    if facts.notice and facts.notice.until:
        yield facts.notice.until
    bookings = _shown((facts.schedule or Schedule()).bookings(), policy, now)
    for booking in bookings:
        yield from _booking_edges(booking, facts, policy, now)


def _booking_edges(booking: Booking, facts: Facts, policy: Policy, now: datetime) -> Iterator[datetime]:
    yield from (booking.start, booking.end, check_in.opens(booking, policy))
    release = check_in.release_of(booking, facts, policy, now, stale=False)
    if release:
        yield from (release.at, release.at - check_in.LOUDER)
    for before in (offers.LEAST, policy.walk_up_max):
        # walk-ups start on the minute that has begun, so an offer turns on the minute after
        yield from (booking.start - before, floor_minute(booking.start - before) + MINUTE)
    if policy.presence is not PresenceUse.OFF and facts.presence:
        yield from (booking.start + check_in.SETTLING, facts.presence.reported_at + check_in.SENSOR_FRESH)
        empty_since = max(facts.presence.since, booking.start, facts.touched_at or booking.start)
        vacated = empty_since + policy.vacant_after
        yield from (vacated, vacated + check_in.VACATING_NOTICE)
