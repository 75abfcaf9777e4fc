"""PURE: a day as blocks on an axis."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kiosk.personal import Labels
from kiosk.room.day import floor_minute, midnight
from kiosk.room.schedule import Booking
from kiosk.room.state import Resolution, State
from kiosk.ui.choice import Choice
from kiosk.ui.door import Door
from kiosk.ui.times import Times
from kiosk.ui.view import Block, Day, Hour, Tag

HOUR = timedelta(hours=1)
LINES, LINES_UPRIGHT = 24, 18
"""The axis holds so many lines of text: a block is never lower than one, so that short bookings can be read."""
EVERY_HOUR_UP_TO = timedelta(hours=14)


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
    return Day(
        date=times.day(midnight(now, door.zone, days)),
        now=axis.place(floor_minute(now)) if axis.begins <= now < axis.ends else -1.0,
        blocks=(*_blocks(shown, resolution, labels, times, now, axis, lines), *_chosen(choice, times, axis)),
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
    extents = [_extent(booking.start, booking.end, axis, lines) for booking in bookings]
    current = resolution.current.key if resolution.current else None
    for booking, (top, bottom), (lane, lanes) in zip(bookings, extents, _lanes(extents), strict=True):
        whole = booking.start <= axis.begins and booking.end >= axis.ends
        yield Block(
            place=top,
            share=bottom - top,
            tag=_tag(booking, resolution, now),
            start="" if whole and booking.all_day else times.clock(booking.start),
            end="" if whole and booking.all_day else times.clock(booking.end),
            title=title_of(booking, labels, times.door),
            lane=lane,
            lanes=lanes,
            past=booking.end <= now,
            current=booking.key == current,
        )


def _chosen(choice: Choice | None, times: Times, axis: Axis) -> Iterable[Block]:
    if choice:
        top, bottom = _extent(choice.start, choice.end, axis, LINES)
        yield Block(top, bottom - top, Tag.CHOSEN, times.clock(choice.start), times.clock(choice.end), current=True)


def _tag(booking: Booking, resolution: Resolution, now: datetime) -> Tag:
    if resolution.current and booking.key == resolution.current.key and resolution.state is State.CHECK_IN_DUE:
        return Tag.NOT_CHECKED_IN
    said = booking.checked_in and not booking.walk_up and now < booking.end
    return Tag.CHECKED_IN if said else Tag.RESERVED


def _extent(start: datetime, end: datetime, axis: Axis, lines: int) -> tuple[float, float]:
    """Top and bottom on the axis, at least one line high."""
    top = max(0.0, min(axis.place(start), 1 - 1 / lines))
    return top, max(top + 1 / lines, min(axis.place(end), 1.0))


def _lanes(extents: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Side by side what overlaps as drawn: (lane, lanes) for each extent, which come by their tops."""
    placed: list[tuple[int, int]] = []
    cluster: list[float] = []
    begun = 0
    for number, (top, bottom) in enumerate(extents):
        if all(top >= busy - 1e-9 for busy in cluster):
            placed[begun:] = [(lane, len(cluster)) for lane, _ in placed[begun:]]
            cluster, begun = [], number
        lane = next((i for i, busy in enumerate(cluster) if top >= busy - 1e-9), len(cluster))
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
