"""The law of reading: equal to what the others agree on, or flagged; never free where two of them say busy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Interval = tuple[datetime, datetime]
Busy = frozenset[Interval]


@dataclass(frozen=True, slots=True)
class Ours:
    """What the panel reads: when it is busy, when it cannot say, and whether something was not understood."""

    busy: Busy
    doubts: Busy = frozenset()
    unread: bool = False

    @property
    def flagged(self) -> bool:
        return bool(self.doubts) or self.unread


class Verdict(StrEnum):
    EQUAL = "equal"
    FLAGGED = "flagged"
    DIFFERS = "differs"
    """The others agree on something else, and nothing is flagged."""
    FREE = "free"
    """The room is shown free at a time two others call busy."""
    OPEN = "open"
    """Fewer than two opinions, or they disagree, and the room is not free where two say busy."""


def within(times: Iterable[Interval], begin: datetime, end: datetime) -> Busy:
    """What of them lies in the window: what stands before and behind it is nobody's matter."""
    return frozenset((max(start, begin), min(stop, end)) for start, stop in times if start < end and begin < stop)


def judge(ours: Ours, others: Sequence[Busy]) -> Verdict:
    """`others` are the opinions there are."""
    if any(uncovered((*ours.busy, *ours.doubts), agreed) for agreed in agreed_busy(others)):
        return Verdict.FREE
    if len(others) < 2 or any(one != others[0] for one in others):
        return Verdict.OPEN
    if ours.busy == others[0]:
        return Verdict.EQUAL
    return Verdict.FLAGGED if ours.flagged else Verdict.DIFFERS


def agreed_busy(others: Sequence[Busy]) -> Iterator[Busy]:
    """For each two of them, the times both call busy."""
    for index, one in enumerate(others):
        for other in others[index + 1 :]:
            yield frozenset(common(one, other))


def common(one: Iterable[Interval], other: Iterable[Interval]) -> Iterator[Interval]:
    """The times in both."""
    for begin, end in one:
        for other_begin, other_end in other:
            if max(begin, other_begin) < min(end, other_end):
                yield max(begin, other_begin), min(end, other_end)


def uncovered(cover: Iterable[Interval], times: Iterable[Interval]) -> list[Interval]:
    """What of the times no interval of the cover holds."""
    left = list(times)
    for begin, end in cover:
        pieces = []
        for start, stop in left:
            pieces += [(start, min(stop, begin)), (max(start, end), stop)]
        left = [(start, stop) for start, stop in pieces if start < stop]
    return left
