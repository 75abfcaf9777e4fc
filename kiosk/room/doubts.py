"""When nobody can say whether the room is taken."""

from collections.abc import Iterable
from datetime import datetime

from kiosk.room.schedule import Doubt


def doubted_until(doubts: Iterable[Doubt], now: datetime) -> datetime | None:
    """The end of the unbroken run of `doubts`, given by start, that covers `now`; None where none does."""
    end: datetime | None = None
    for doubt in doubts:
        if doubt.start <= (end or now) and now < doubt.end:
            end = doubt.end if end is None else max(end, doubt.end)
    return end


def next_doubt(doubts: Iterable[Doubt], now: datetime) -> datetime | None:
    """The first start of a doubt after `now`."""
    return min((doubt.start for doubt in doubts if doubt.start > now), default=None)


def touches(doubts: Iterable[Doubt], start: datetime, end: datetime) -> bool:
    """Whether anything of `[start, end)` is in doubt."""
    return any(doubt.start < end and start < doubt.end for doubt in doubts)
