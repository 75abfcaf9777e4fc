"""PURE: a day as blocks on an axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from kiosk.privacy.personal import Labels
from kiosk.room.day import floor_minute, midnight
from kiosk.room.offers import gaps
from kiosk.room.schedule import Booking, Doubt
from kiosk.room.state import Resolution, State
from kiosk.ui.choice import Choice
from kiosk.ui.day_blocks import ROUNDING, Extent, Placed, between, extent, placed, runs_of, seams_of
from kiosk.ui.door import Door
from kiosk.ui.times import Times

HOUR = timedelta(hours=1)
LINES, LINES_LOW = 19, 13
"""The axis holds so many lines of text: a block is never lower than one, so that short bookings can be read. Where the
screen is small, or upright with other things to show, it is low.
"""
EVERY_HOUR_UP_TO = timedelta(hours=14)
LEAST_OPENING = timedelta(minutes=30)
QUARTER = timedelta(minutes=15)
AT_LEAST = timedelta(hours=7)
"""What is left of the day is drawn at least so large."""


class Tag(StrEnum):
    """What a block of the day is called where no title is shown."""

    RESERVED = "reserved"
    NOT_CHECKED_IN = "not_checked_in"
    CHECKED_IN = "checked_in"
    CHOSEN = "chosen"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Block:
    """A booking on the day's axis: `place` and `share` are fractions of it, `lane` of `lanes` side by side."""

    place: float
    share: float
    tag: Tag
    start: str
    end: str
    title: str = ""
    lane: int = 0
    lanes: int = 1
    past: bool = False
    current: bool = False
    all_day: bool = False
    more: int = 0
    """It stands for so many that there is no room for."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time on the day's axis that is no booking's, in fractions of it."""

    place: float
    share: float


@dataclass(frozen=True, slots=True)
class Seam:
    """Where one of several bookings drawn together ends, at a fraction of the axis."""

    place: float


@dataclass(frozen=True, slots=True)
class Hour:
    """A line of the axis, at a fraction of it."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """The day's axis. `now`, `quarter` (of an hour) and the time out of service are fractions of it, negative where
    they are elsewhere.
    """

    known: bool = True
    date: str = ""
    now: float = -1.0
    blocks: tuple[Block, ...] = ()
    seams: tuple[Seam, ...] = ()
    openings: tuple[Stretch, ...] = ()
    """What can be booked."""
    quarter: float = 0.0
    unsure: tuple[Stretch, ...] = ()
    """Of which nobody can say whether it is free."""
    hours: tuple[Hour, ...] = ()
    widest_hour: str = ""
    shut_from: float = -1.0
    shut_until: float = -1.0


@dataclass(frozen=True, slots=True)
class Axis:
    begins: datetime
    ends: datetime

    def place(self, moment: datetime) -> float:
        return (moment - self.begins) / (self.ends - self.begins)

    def moment(self, place: float) -> datetime:
        return self.begins + min(max(place, 0.0), 1.0) * (self.ends - self.begins)


def axis_of(bookings: Iterable[Booking], door: Door, now: datetime, days: int, choice: Choice | None = None) -> Axis:
    """The working hours of the day `days` from now, widened to its bookings. What fills them widens nothing.

    Today begins an hour ago, or with the last seven hours: nobody comes to the door for the morning.
    """
    day, night = midnight(now, door.zone, days), midnight(now, door.zone, days + 1)
    begins, ends = _working(door, now, days)
    spans = [(b.start, b.end) for b in bookings] + ([(choice.start, choice.end)] if choice else [])
    for start, end in [(max(start, day), min(end, night)) for start, end in spans if start < night and day < end]:
        if not (start <= begins and end >= ends):
            begins, ends = min(begins, _hour_before(start, door)), max(ends, _hour_after(end, door))
    if days == 0:
        begins = max(begins, min(_hour_before(now, door) - HOUR, ends - AT_LEAST))
    return Axis(begins, ends)


def axis_lines(*, low: bool) -> int:
    return LINES_LOW if low else LINES


def day_of(
    resolution: Resolution,
    labels: Labels,
    times: Times,
    now: datetime,
    days: int = 0,
    choice: Choice | None = None,
    lines: int = LINES,
) -> Day:
    """Today (or the day `days` on) as it is drawn; without a trusted clock nobody can say where on it we are."""
    door = times.door
    if not resolution.clock_trusted or resolution.synced_at is None:
        return Day(known=False)
    axis = axis_of(resolution.bookings, door, now, days, choice)
    shown = [b for b in resolution.bookings if b.start < axis.ends and axis.begins < b.end]
    titled = [booking for booking in shown if title_of(booking, labels, door)]
    runs = placed(runs_of(shown, resolution.current if resolution.current in shown else None, titled), axis, lines, now)
    blocks = tuple(_blocks(runs, resolution, labels, times, now))
    hours = _hours(axis, times)
    shut = (
        (max(floor_minute(now), axis.begins), resolution.until or axis.ends)
        if resolution.state is State.OUT_OF_SERVICE
        else None
    )
    return Day(
        date=times.day(midnight(now, door.zone, days)),
        now=axis.place(floor_minute(now)) if axis.begins <= now < axis.ends else -1.0,
        blocks=(*blocks, *_chosen(choice, runs, times, axis, lines)),
        seams=tuple(Seam(place) for run in runs for place in seams_of(run, axis, lines)),
        openings=tuple(_openings(resolution, blocks, door, now, axis)) if choice is None else (),
        quarter=QUARTER / (axis.ends - axis.begins),
        unsure=tuple(_unsure(resolution.doubts, blocks, now, axis, lines)),
        hours=hours,
        widest_hour=max((hour.text for hour in hours), key=len, default=""),
        shut_from=axis.place(shut[0]) if shut and shut[0] < axis.ends else -1.0,
        shut_until=min(1.0, axis.place(shut[1])) if shut else -1.0,
    )


def title_of(booking: Booking | None, labels: Labels, door: Door) -> str:
    """What the site opted in to show of a booking (D22); nothing by default."""
    label = labels.get(booking.key) if booking and door.show != "reserved" else None
    if label is None:
        return ""
    personal = label.title if door.show == "title" else label.organizer
    return str(personal.reveal()) if personal else ""


def still_named(labels: Labels, bookings: Iterable[Booking], now: datetime) -> Labels:
    """The labels of bookings that are not over: of any other nobody needs to know whose it was."""
    return {booking.key: labels[booking.key] for booking in bookings if booking.end > now and booking.key in labels}


def _blocks(
    runs: Iterable[Placed], resolution: Resolution, labels: Labels, times: Times, now: datetime
) -> Iterable[Block]:
    for one in runs:
        run, booking = one.run, one.run.booking
        all_day = booking is not None and _fills(booking, times.door, now)
        yield Block(
            place=one.top,
            share=one.bottom - one.top,
            tag=Tag.MORE if run.more else _tag(booking, resolution, now),
            start="" if all_day else times.clock(run.start),
            end="" if all_day else times.clock(run.end),
            title=title_of(booking, labels, times.door),
            lane=one.lane,
            lanes=one.lanes,
            past=run.end <= now,
            current=booking is not None and booking == resolution.current,
            all_day=all_day,
            more=run.more,
        )


def _fills(booking: Booking, door: Door, now: datetime) -> bool:
    """Whether it has all of the working day."""
    begins, ends = _working(door, now, 0)
    return booking.all_day and booking.start <= begins and booking.end >= ends


def _openings(
    resolution: Resolution, blocks: Sequence[Block], door: Door, now: datetime, axis: Axis
) -> Iterable[Stretch]:
    """What a finger may take, between the blocks as they are drawn."""
    if not resolution.may_book_later:
        return
    for gap in gaps(resolution.taken, door.policy, now):
        if gap.end - gap.start < LEAST_OPENING or not axis.begins <= gap.start < axis.ends:
            continue
        top, bottom = axis.place(gap.start), min(1.0, axis.place(gap.end))
        top = max([top, *(block.place + block.share for block in blocks if block.place <= top)])
        bottom = min([bottom, *(block.place for block in blocks if block.place >= top)])
        if axis.moment(bottom) - axis.moment(top) >= LEAST_OPENING / 2:
            yield Stretch(top, bottom - top)


def _unsure(
    doubts: Iterable[Doubt], blocks: Iterable[Block], now: datetime, axis: Axis, lines: int
) -> Iterable[Stretch]:
    """What is in doubt from now on, where no block is drawn."""
    begins = max(axis.begins, floor_minute(now))
    times = [(max(doubt.start, begins), min(doubt.end, axis.ends)) for doubt in doubts]
    stretches = _joined(extent(start, end, axis, lines) for start, end in times if start < end)
    drawn = _joined((block.place, block.place + block.share) for block in blocks)
    for top, bottom in stretches:
        for block_top, block_bottom in drawn:
            yield from _between(top, min(block_top, bottom))
            top = max(top, min(block_bottom, bottom))
        yield from _between(top, bottom)


def _between(top: float, bottom: float) -> Iterable[Stretch]:
    if top < bottom - ROUNDING:
        yield Stretch(top, bottom - top)


def _joined(extents: Iterable[Extent]) -> list[Extent]:
    """The same places without overlaps; what touches is one."""
    joined: list[Extent] = []
    for top, bottom in sorted(extents):
        if joined and top <= joined[-1][1] + ROUNDING:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    return joined


def _chosen(choice: Choice | None, drawn: Sequence[Placed], times: Times, axis: Axis, lines: int) -> Iterable[Block]:
    if choice:
        top, bottom = between(choice.start, choice.end, drawn, axis, lines)
        yield Block(top, bottom - top, Tag.CHOSEN, times.clock(choice.start), times.clock(choice.end), current=True)


def _tag(booking: Booking | None, resolution: Resolution, now: datetime) -> Tag:
    if booking is None:
        return Tag.RESERVED
    if resolution.current and booking.key == resolution.current.key and resolution.state is State.CHECK_IN_DUE:
        return Tag.NOT_CHECKED_IN
    said = booking.checked_in and not booking.walk_up and now < booking.end
    return Tag.CHECKED_IN if said else Tag.RESERVED


def _hours(axis: Axis, times: Times) -> tuple[Hour, ...]:
    step = HOUR if axis.ends - axis.begins <= EVERY_HOUR_UP_TO else 2 * HOUR
    hours: list[Hour] = []
    moment = _hour_after(axis.begins, times.door)
    while moment <= axis.ends:
        hours.append(Hour(axis.place(moment), times.hour(moment)))
        moment += step
    return tuple(hours)


def _working(door: Door, now: datetime, days: int) -> tuple[datetime, datetime]:
    """Within one day: hours that go on into the next one, or round the clock, take all of it."""
    day, night = midnight(now, door.zone, days), midnight(now, door.zone, days + 1)
    date, policy = day.astimezone(door.zone).date(), door.policy
    begins = datetime.combine(date, policy.work_begins, door.zone).astimezone(UTC)
    ends = datetime.combine(date, policy.work_ends, door.zone).astimezone(UTC) if policy.work_ends > time() else night
    return (begins, ends) if begins < ends else (day, night)


def _hour_before(moment: datetime, door: Door) -> datetime:
    local = moment.astimezone(door.zone)
    return moment - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _hour_after(moment: datetime, door: Door) -> datetime:
    before = _hour_before(moment, door)
    return before if before == moment else before + HOUR
