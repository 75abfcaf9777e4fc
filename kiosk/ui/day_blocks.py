"""PURE: the bookings of a day as blocks that can be read: none lower than a line, none over another.

What nobody can tell apart, because it touches or overlaps and no title is shown, is one run. The current booking keeps
a block of its own, which cuts the others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise, zip_longest
from typing import Protocol

from kiosk.room.schedule import Booking

ROUNDING = 1e-9
MOST_LANES = 3
LEAST_SEAM = 0.4
"""Lines between two seams, on average."""

Extent = tuple[float, float]
"""Top and bottom on the axis, in fractions of it."""


class Places(Protocol):
    """An axis: where on it a moment is, as a fraction of it."""

    def place(self, moment: datetime) -> float: ...


@dataclass(frozen=True, slots=True)
class Run:
    """`[start, end)`: one booking, or several that nobody can tell apart; `more` of them are only counted."""

    start: datetime
    end: datetime
    booking: Booking | None = None
    """Whose run it is, if it is one booking's."""
    seams: tuple[datetime, ...] = ()
    """Where one booking ends or another begins inside it."""
    alone: bool = False
    """Stands for itself: it carries a title, or is the current one."""
    more: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A run as it is drawn: `[top, bottom)` on the axis, in a lane of lanes side by side."""

    run: Run
    top: float
    bottom: float
    lane: int = 0
    lanes: int = 1


def runs_of(bookings: Iterable[Booking], current: Booking | None, titled: Iterable[Booking] = ()) -> list[Run]:
    """By start. `bookings` touch the day; the titled ones may overlap others, nothing else does."""
    named = list(titled)
    alone = [*named, *([current] if current and current not in named else [])]
    plain = [booking for booking in bookings if booking not in alone]
    hole = current if current not in named else None
    pieces = [piece for booking in plain for piece in _cut(booking, hole)]
    apart = [Run(booking.start, booking.end, booking, alone=True) for booking in alone]
    return sorted([*apart, *_joined(sorted(pieces, key=lambda piece: piece[:2]))], key=lambda run: (run.start, run.end))


def placed(runs: Sequence[Run], axis: Places, lines: int, now: datetime) -> list[Placed]:
    """At least one of `lines` high each; lanes only where titles make runs overlap."""
    if any(one.end > two.start for one, two in pairwise(runs)):
        return _in_lanes(_joined_as_drawn(runs, axis, lines, now), axis, lines)
    stack = _stacked(runs, axis, lines, now)
    while stack and stack[0].top < -ROUNDING:
        runs = _closest_joined([one.run for one in stack])
        stack = _stacked(runs, axis, lines, now)
    return stack


def extent(start: datetime, end: datetime, axis: Places, lines: int) -> Extent:
    """At least one line high."""
    top = max(0.0, min(axis.place(start), 1 - 1 / lines))
    return top, max(top + 1 / lines, min(axis.place(end), 1.0))


def between(start: datetime, end: datetime, drawn: Iterable[Placed], axis: Places, lines: int) -> Extent:
    """Where `[start, end)`, which nobody has, is drawn: a line high where what is drawn round it leaves it so much, and
    then above its time rather than over what comes next; never lower than it lasts.
    """
    true_top, true_bottom = axis.place(start), axis.place(end)
    top, bottom = extent(start, end, axis, lines)
    limit = min((one.top for one in drawn if one.run.start >= end), default=1.0)
    foot = max((one.bottom for one in drawn if one.run.end <= start), default=0.0)
    bottom = min(bottom, limit)
    top = max(foot, min(top, bottom - 1 / lines))
    return (top, bottom) if bottom - top >= true_bottom - true_top else (true_top, true_bottom)


def seams_of(one: Placed, axis: Places, lines: int) -> list[float]:
    """The seams of a run; none where they are too close to be told apart."""
    places = [axis.place(seam) for seam in one.run.seams]
    edges = [one.top, *(place for place in places if one.top < place < one.bottom), one.bottom]
    return edges[1:-1] if one.bottom - one.top >= LEAST_SEAM / lines * (len(edges) - 1) else []


Piece = tuple[datetime, datetime, Booking | None]


def _cut(booking: Booking, hole: Booking | None) -> Iterable[Piece]:
    """What is left of a booking outside another."""
    if hole is None or hole.end <= booking.start or booking.end <= hole.start:
        yield booking.start, booking.end, booking
        return
    if booking.start < hole.start:
        yield booking.start, hole.start, None
    if hole.end < booking.end:
        yield hole.end, booking.end, None


def _joined(pieces: Iterable[Piece]) -> list[Run]:
    """What touches or overlaps is one."""
    runs: list[Run] = []
    for start, end, booking in pieces:
        if runs and start <= runs[-1].end:
            runs[-1] = _one(runs[-1], Run(start, end))
        else:
            runs.append(Run(start, end, booking))
    return runs


def _one(before: Run, after: Run) -> Run:
    """Both as one; `after` starts no sooner."""
    end = max(before.end, after.end)
    inner = {*before.seams, *after.seams, before.end, after.start, after.end} - {before.start, end}
    return Run(before.start, end, seams=tuple(sorted(inner)))


def _stacked(runs: Sequence[Run], axis: Places, lines: int, now: datetime) -> list[Placed]:
    """Under each other: a run begins where the one before it ends as drawn; what would stand half a line from its time
    is one with the run before it.
    """
    stack: list[Placed] = []
    line, foot = 1 / lines, 0.0
    for run in runs:
        top, bottom = extent(run.start, run.end, axis, lines)
        if stack and foot - top > line / 2 and _may_join(stack[-1].run, run, now):
            stack[-1] = Placed(_one(stack[-1].run, run), stack[-1].top, max(foot, bottom))
        else:
            top = max(top, foot)
            stack.append(Placed(run, top, max(top + line, bottom)))
        foot = stack[-1].bottom
    return _lifted(stack, line)


def _lifted(stack: Sequence[Placed], line: float) -> list[Placed]:
    """The same above the end of the axis."""
    lifted: list[Placed] = []
    limit = 1.0
    for one in reversed(stack):
        bottom = min(one.bottom, limit)
        limit = min(one.top, bottom - line)
        lifted.insert(0, replace(one, top=limit, bottom=bottom))
    return lifted


def _may_join(before: Run, after: Run, now: datetime) -> bool:
    """Not across the present: the room may be free just now."""
    return not (before.alone or after.alone or before.end <= now < after.start)


def _closest_joined(runs: list[Run]) -> list[Run]:
    """One fewer: the two with the least between them are one."""
    gaps = [(two.start - one.end, number) for number, (one, two) in enumerate(pairwise(runs))]
    number = min((gap for gap in gaps if not (runs[gap[1]].alone or runs[gap[1] + 1].alone)), default=min(gaps))[1]
    return [*runs[:number], _one(runs[number], runs[number + 1]), *runs[number + 2 :]]


def _joined_as_drawn(runs: Sequence[Run], axis: Places, lines: int, now: datetime) -> list[Run]:
    """What would overlap as drawn, and nobody can tell apart, is one."""
    joined: list[Run] = []
    for run, after in zip_longest(runs, runs[1:]):
        before = joined[-1] if joined else None
        top, _ = _above(after, run, axis, lines)
        if before and _may_join(before, run, now) and top < extent(before.start, before.end, axis, lines)[1] - ROUNDING:
            joined[-1] = _one(before, run)
        else:
            joined.append(run)
    return joined


def _above(after: Run | None, run: Run, axis: Places, lines: int) -> Extent:
    """Where a run is drawn: what nobody can tell apart makes way for what begins after it has ended."""
    top, bottom = extent(run.start, run.end, axis, lines)
    if after is None or run.alone or run.end > after.start:
        return top, bottom
    limit = extent(after.start, after.end, axis, lines)[0]
    return min(top, limit - 1 / lines), min(bottom, limit)


def _in_lanes(runs: Sequence[Run], axis: Places, lines: int) -> list[Placed]:
    """Side by side what overlaps as drawn."""
    stack: list[Placed] = []
    cluster: list[Placed] = []
    foot = 0.0
    for run, after in zip_longest(runs, runs[1:]):
        top, bottom = _above(after, run, axis, lines)
        if top < foot - ROUNDING:  # there is no room above
            top, bottom = extent(run.start, run.end, axis, lines)
        foot = max(foot, bottom)
        if all(top >= one.bottom - ROUNDING for one in cluster):
            stack += _within(cluster)
            cluster = []
        taken = {one.lane for one in cluster if top < one.bottom - ROUNDING}
        cluster.append(Placed(run, top, bottom, next(lane for lane in range(len(runs)) if lane not in taken)))
    return stack + _within(cluster)


def _within(cluster: list[Placed]) -> list[Placed]:
    """At most so many lanes; the last counts what there is no lane for."""
    lanes = max((one.lane for one in cluster), default=0) + 1
    if lanes <= MOST_LANES:
        return [replace(one, lanes=lanes) for one in cluster]
    shown = [replace(one, lanes=MOST_LANES) for one in cluster if one.lane < MOST_LANES - 1]
    rest = [one for one in cluster if one.lane >= MOST_LANES - 1]
    start, end = min(one.run.start for one in rest), max(one.run.end for one in rest)
    top, bottom = min(one.top for one in rest), max(one.bottom for one in rest)
    return [*shown, Placed(Run(start, end, more=len(rest)), top, bottom, MOST_LANES - 1, MOST_LANES)]
