"""PURE: a day as blocks on an axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from kiosk.privacy.personal import Labels
from kiosk.room.day import floor_minute, midnight
from kiosk.room.schedule import Booking, Doubt
from kiosk.room.state import Resolution, State
from kiosk.ui.choice import Choice
from kiosk.ui.door import Door
from kiosk.ui.times import Times

HOUR = timedelta(hours=1)
LINES, LINES_UPRIGHT = 24, 18
"""The axis holds so many lines of text: a block is never lower than one, so that short bookings can be read."""
EVERY_HOUR_UP_TO = timedelta(hours=14)
MOST_BLOCKS = 100
"""Of more bookings in a day nobody can tell one from another, and each is an object on the screen."""
ROUNDING = 1e-9

Extent = tuple[float, float]
"""Top and bottom on the axis."""


class Tag(StrEnum):
    """What a block of the day is called where no title is shown."""

    RESERVED = "reserved"
    NOT_CHECKED_IN = "not_checked_in"
    CHECKED_IN = "checked_in"
    CHOSEN = "chosen"


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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time on the day's axis of which nobody can say whether it is free, in fractions of it."""

    place: float
    share: float


@dataclass(frozen=True, slots=True)
class Hour:
    """A line of the axis, at a fraction of it."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    """The day's axis. `now` is a fraction of it, negative where it is elsewhere."""

    known: bool = True
    date: str = ""
    now: float = -1.0
    blocks: tuple[Block, ...] = ()
    unsure: tuple[Stretch, ...] = ()
    hours: tuple[Hour, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    begins: datetime
    ends: datetime

    def place(self, moment: datetime) -> float:
        return (moment - self.begins) / (self.ends - self.begins)

    def moment(self, place: float) -> datetime:
        return self.begins + min(max(place, 0.0), 1.0) * (self.ends - self.begins)


def axis_of(bookings: Iterable[Booking], door: Door, now: datetime, days: int, choice: Choice | None = None) -> Axis:
    """The working hours of the day `days` from now, widened to its bookings. What fills them widens nothing."""
    day, night = midnight(now, door.zone, days), midnight(now, door.zone, days + 1)
    begins, ends = _working(door, now, days)
    spans = [(b.start, b.end) for b in bookings] + ([(choice.start, choice.end)] if choice else [])
    for start, end in [(max(start, day), min(end, night)) for start, end in spans if start < night and day < end]:
        if not (start <= begins and end >= ends):
            begins, ends = min(begins, _hour_before(start, door)), max(ends, _hour_after(end, door))
    return Axis(begins, ends)


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
    blocks = (*_blocks(shown, resolution, labels, times, now, axis, lines), *_chosen(choice, times, axis))
    return Day(
        date=times.day(midnight(now, door.zone, days)),
        now=axis.place(floor_minute(now)) if axis.begins <= now < axis.ends else -1.0,
        blocks=blocks,
        unsure=tuple(_unsure(resolution.doubts, blocks, now, axis, lines)),
        hours=_hours(axis, times),
    )


def title_of(booking: Booking | None, labels: Labels, door: Door) -> str:
    """What the site opted in to show of a booking (D22); nothing by default."""
    label = labels.get(booking.key) if booking and door.show != "reserved" else None
    if label is None:
        return ""
    personal = label.title if door.show == "title" else label.organizer
    return str(personal.reveal()) if personal else ""


def _blocks(
    bookings: Sequence[Booking],
    resolution: Resolution,
    labels: Labels,
    times: Times,
    now: datetime,
    axis: Axis,
    lines: int,
) -> Iterable[Block]:
    runs = _runs(bookings, axis, lines)
    spans = [(run[0].start, max(booking.end for booking in run)) for run in runs]
    extents = [_extent(start, end, axis, lines) for start, end in spans]
    for run, (start, end), (top, bottom), (lane, lanes) in zip(runs, spans, extents, _lanes(extents), strict=True):
        alone = run[0] if len(run) == 1 else None
        all_day = start <= axis.begins and end >= axis.ends and all(booking.all_day for booking in run)
        yield Block(
            place=top,
            share=bottom - top,
            tag=_tag(alone, resolution, now) if alone else Tag.RESERVED,
            start="" if all_day else times.clock(start),
            end="" if all_day else times.clock(end),
            title=title_of(alone, labels, times.door),
            lane=lane,
            lanes=lanes,
            past=end <= now,
            current=resolution.current in run,
        )


def _runs(bookings: Sequence[Booking], axis: Axis, lines: int) -> list[list[Booking]]:
    """Each booking, given by start, by itself; where there are too many, those drawn over each other as one."""
    if len(bookings) <= MOST_BLOCKS:
        return [[booking] for booking in bookings]
    runs: list[list[Booking]] = []
    foot = 0.0
    for booking in bookings:
        top, bottom = _extent(booking.start, booking.end, axis, lines)
        if runs and top < foot - ROUNDING:
            runs[-1].append(booking)
        else:
            runs.append([booking])
        foot = max(foot, bottom)
    return runs


def _unsure(
    doubts: Iterable[Doubt], blocks: Iterable[Block], now: datetime, axis: Axis, lines: int
) -> Iterable[Stretch]:
    """What is in doubt from now on, where no block is drawn."""
    begins = max(axis.begins, floor_minute(now))
    times = [(max(doubt.start, begins), min(doubt.end, axis.ends)) for doubt in doubts]
    stretches = _joined(_extent(start, end, axis, lines) for start, end in times if start < end)
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


def _chosen(choice: Choice | None, times: Times, axis: Axis) -> Iterable[Block]:
    if choice:
        top, bottom = _extent(choice.start, choice.end, axis, LINES)
        yield Block(top, bottom - top, Tag.CHOSEN, times.clock(choice.start), times.clock(choice.end), current=True)


def _tag(booking: Booking, resolution: Resolution, now: datetime) -> Tag:
    if resolution.current and booking.key == resolution.current.key and resolution.state is State.CHECK_IN_DUE:
        return Tag.NOT_CHECKED_IN
    said = booking.checked_in and not booking.walk_up and now < booking.end
    return Tag.CHECKED_IN if said else Tag.RESERVED


def _extent(start: datetime, end: datetime, axis: Axis, lines: int) -> Extent:
    """At least one line high."""
    top = max(0.0, min(axis.place(start), 1 - 1 / lines))
    return top, max(top + 1 / lines, min(axis.place(end), 1.0))


def _lanes(extents: Sequence[Extent]) -> list[tuple[int, int]]:
    """Side by side what overlaps as drawn: (lane, lanes) for each extent, which come by their tops."""
    placed: list[tuple[int, int]] = []
    cluster: list[float] = []
    begun = 0
    for number, (top, bottom) in enumerate(extents):
        if all(top >= busy - ROUNDING for busy in cluster):
            placed[begun:] = [(lane, len(cluster)) for lane, _ in placed[begun:]]
            cluster, begun = [], number
        lane = next((i for i, busy in enumerate(cluster) if top >= busy - ROUNDING), len(cluster))
        cluster[lane : lane + 1] = [bottom]
        placed.append((lane, 0))
    placed[begun:] = [(lane, len(cluster)) for lane, _ in placed[begun:]]
    return placed


def _hours(axis: Axis, times: Times) -> tuple[Hour, ...]:
    step = HOUR if axis.ends - axis.begins <= EVERY_HOUR_UP_TO else 2 * HOUR
    hours: list[Hour] = []
    moment = _hour_after(axis.begins, times.door)
    while moment <= axis.ends:
        hours.append(Hour(axis.place(moment), times.hour(moment)))
        moment += step
    return tuple(hours)


def _working(door: Door, now: datetime, days: int) -> tuple[datetime, datetime]:
    day = midnight(now, door.zone, days).astimezone(door.zone).date()
    begins, ends = (datetime.combine(day, t, door.zone) for t in (door.policy.work_begins, door.policy.work_ends))
    return begins.astimezone(UTC), ends.astimezone(UTC)


def _hour_before(moment: datetime, door: Door) -> datetime:
    local = moment.astimezone(door.zone)
    return moment - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def _hour_after(moment: datetime, door: Door) -> datetime:
    before = _hour_before(moment, door)
    return before if before == moment else before + HOUR
