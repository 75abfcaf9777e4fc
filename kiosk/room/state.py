"""`resolve`: the one function that decides what a room is. No clock, no I/O, no memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from kiosk.room import check_in, offers
from kiosk.room.awake import is_awake
from kiosk.room.check_in import Release
from kiosk.room.current import current, early_check_in, following, run_end
from kiosk.room.day import in_working_hours, midnight
from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.doubts import doubted_until, next_doubt, touches
from kiosk.room.edges import edges
from kiosk.room.facts import Facts, NoticeKind, UndoOffer
from kiosk.room.notices import back_in_service, standing, takes_screen
from kiosk.room.offers import Offer
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import EmergencyLight, Policy
from kiosk.room.schedule import Booking, Doubt, EventKey, Taken

T = TypeVar("T", Booking, Doubt)


class State(StrEnum):
    FREE = "free"
    BUSY = "busy"
    CHECK_IN_DUE = "check_in_due"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


@discloses(Disclosure.STATE)
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
    doubted: bool = False
    """Nothing readable has the room, and a series that nobody could work out may have it."""
    shows_only: bool = False
    """The calendar may only be read: nothing can be done to it here."""
    lag: timedelta = timedelta()
    """`Policy.lag`."""
    clock_trusted: bool = True
    notice: NoticeKind | None = None
    """The kind of the site notice that stands."""
    notice_open: bool = False
    """It takes the screen."""
    synced_at: datetime | None = None
    current: Booking | None = None
    next: Booking | None = None
    until: datetime | None = None
    """The end of what is now: of the current booking, the hold, the doubt, or the time that is certainly free; None is
    "no end in sight"."""
    free_from: datetime | None = None
    """The end of the unbroken run of bookings `current` belongs to."""
    check_in: EventKey | None = None
    """Who may check in now: the current booking, or the next one inside its early window."""
    early_check_in: EventKey | None = None
    """The next booking inside its early window, also while `check_in` is about the current one."""
    unsent_check_ins: frozenset[EventKey] = frozenset()
    """Checked in at this panel, not yet told to the backend."""
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
    """Only while the room is free: once somebody has it there is nothing to go back to."""
    bookings: tuple[Booking, ...] = ()
    """Today's and tomorrow's."""
    doubts: tuple[Doubt, ...] = ()
    """As well, by start: nothing is offered then."""
    day_start: datetime | None = None
    day_end: datetime | None = None
    working: bool = True
    awake: bool = True
    """The screen is at full brightness: in working hours, and whenever somebody may be looking at it."""

    @property
    def unsent(self) -> bool:
        """`current` was checked in at this panel, and the backend does not know yet."""
        return self.current is not None and self.current.key in self.unsent_check_ins

    @property
    def taken(self) -> tuple[Taken, ...]:
        """Of today and tomorrow, everything no offer may touch."""
        return (*self.bookings, *self.doubts)


def resolve(facts: Facts, policy: Policy, now: datetime) -> Resolution:
    """Decide everything that is shown, lit and offered at `now` (aware UTC), and until when it holds.

    The law: for every t in `[now, next_change_at)`, `resolve(facts, policy, t)` equals this result.
    """
    bookings = facts.schedule.bookings() if facts.schedule else ()
    result = _at(facts, bookings, policy, now)
    for edge in sorted(set(edges(facts, bookings, policy, now))):
        if now < edge < result.next_change_at and _at(facts, bookings, policy, edge) != result:
            return replace(result, next_change_at=edge)
    return result


def _at(facts: Facts, bookings: tuple[Booking, ...], policy: Policy, now: datetime) -> Resolution:
    """The resolution with the last possible `next_change_at`, the same for a whole local day."""
    resolution = _by_calendar(facts, bookings, policy, now)
    return _in_emergency(resolution, policy) if resolution.notice is NoticeKind.EMERGENCY else resolution


def _in_emergency(resolution: Resolution, policy: Policy) -> Resolution:
    """The room is what it was, and nobody takes any time in it."""
    shut = policy.emergency_light is EmergencyLight.OUT_OF_SERVICE
    light = LightPattern.OUT_OF_SERVICE if shut else resolution.light
    return replace(resolution, light=light, walk_up=(), may_book_later=False, extend=())


def _by_calendar(facts: Facts, bookings: tuple[Booking, ...], policy: Policy, now: datetime) -> Resolution:
    base = Resolution(
        state=State.UNKNOWN,
        light=LightPattern.UNKNOWN,
        next_change_at=midnight(now, policy.zone, 1),
        clock_trusted=facts.clock_trusted,
        notice=standing(facts, now),
        notice_open=takes_screen(facts, now),
        stale=facts.fresh_until is None or now >= facts.fresh_until,
        shows_only=not facts.may_book,
        lag=policy.lag,
        synced_at=facts.synced_at,
        unsent_check_ins=facts.unsent_check_ins,
        day_start=midnight(now, policy.zone),
        day_end=midnight(now, policy.zone, 1),
        working=in_working_hours(now, policy),
        awake=is_awake(facts, policy, now),
        bookings=_shown(bookings, policy, now),
        doubts=_shown(_doubts(facts), policy, now),
    )
    if base.notice is NoticeKind.OUT_OF_SERVICE:
        until = back_in_service(facts)
        return replace(base, state=State.OUT_OF_SERVICE, light=LightPattern.OUT_OF_SERVICE, until=until)
    if not facts.clock_trusted:
        return base
    booking = current(bookings, facts, policy, now)
    base = _with_check_in(base, booking, bookings, facts, policy, now)
    if facts.hold and facts.hold.start <= now < facts.hold.end:
        return replace(base, state=State.BUSY, held=True, light=LightPattern.HELD, until=facts.hold.end)
    if facts.schedule is None:
        return base
    if booking is None:
        return _free(base, bookings, facts, policy, now)
    return _taken(base, booking, bookings, facts, policy, now)


def _with_check_in(
    base: Resolution,
    booking: Booking | None,
    bookings: tuple[Booking, ...],
    facts: Facts,
    policy: Policy,
    now: datetime,
) -> Resolution:
    """Who comes next and who may check in: the same whatever the state is."""
    upcoming = following((b for b in bookings if b != booking), facts, now)
    early = early_check_in(upcoming, facts, policy, now)
    due = booking is not None and check_in.is_due(booking, facts, policy)
    return replace(base, next=upcoming, check_in=booking.key if booking and due else early, early_check_in=early)


def _free(base: Resolution, bookings: tuple[Booking, ...], facts: Facts, policy: Policy, now: datetime) -> Resolution:
    doubts = _doubts(facts)
    doubt_ends = doubted_until(doubts, now)
    ends = (base.next.start if base.next else None, doubt_ends or next_doubt(doubts, now))
    free = replace(
        base,
        state=State.FREE,
        light=LightPattern.FREE,
        doubted=doubt_ends is not None,
        until=min((end for end in ends if end is not None), default=None),
        walk_up=offers.walk_up((*bookings, *doubts), policy, now) if facts.may_book else (),
        may_book_later=facts.may_book and not base.stale,
        undo=_undo(facts, now),
    )
    return _unknown(free, State.FREE) if free.stale or free.doubted else free


def _taken(
    base: Resolution,
    booking: Booking,
    bookings: tuple[Booking, ...],
    facts: Facts,
    policy: Policy,
    now: datetime,
) -> Resolution:
    taken = replace(base, current=booking, until=booking.end, free_from=run_end(booking, bookings))
    if check_in.is_due(booking, facts, policy):
        release = check_in.release_of(booking, facts, policy, now, base.stale)
        taken = replace(
            taken,
            state=State.CHECK_IN_DUE,
            awake=True,  # somebody has to read it, and soon
            light=_due_light(release),
            release=release,
            presence_check_in=check_in.sensed(booking, bookings, facts, policy, now),
        )
    else:
        taken = replace(taken, state=State.BUSY, light=LightPattern.BUSY)
    if not base.stale:
        return _with_changes(taken, booking, bookings, facts, policy, now)
    began_before = facts.fresh_until is not None and booking.start < facts.fresh_until
    return taken if began_before else _unknown(taken, State.BUSY)


def _with_changes(
    taken: Resolution,
    booking: Booking,
    bookings: tuple[Booking, ...],
    facts: Facts,
    policy: Policy,
    now: datetime,
) -> Resolution:
    """What may be done to the current booking, all of which is refused on old data."""
    busy = taken.state is State.BUSY
    vacate_at = check_in.vacated_at(booking, facts, policy, now) if busy else None
    return replace(
        taken,
        vacate_at=vacate_at,
        vacate_due=vacate_at is not None and now >= vacate_at,
        awake=taken.awake or vacate_at is not None,
        may_book_later=facts.may_book,
        extend=offers.extend(booking, (*bookings, *_doubts(facts)), policy) if busy and booking.may.extend else (),
        end=booking.key if check_in.may_end(booking) else None,
    )


def _unknown(resolution: Resolution, believed: State) -> Resolution:
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


def _due_light(release: Release | None) -> LightPattern:
    last = release is not None and release.louder and release.hindrance is None
    return LightPattern.CHECK_IN_LAST if last else LightPattern.CHECK_IN_DUE


def _undo(facts: Facts, now: datetime) -> UndoOffer | None:
    undo = facts.undo
    if undo is None or now >= undo.until:
        return None
    return None if touches(_doubts(facts), now, undo.ends) else undo


def _doubts(facts: Facts) -> tuple[Doubt, ...]:
    return facts.schedule.doubts if facts.schedule else ()


def _shown(times: Iterable[T], policy: Policy, now: datetime) -> tuple[T, ...]:
    """Those of today and tomorrow."""
    begins, ends = midnight(now, policy.zone), midnight(now, policy.zone, 2)
    return tuple(time for time in times if time.start < ends and begins < time.end)
