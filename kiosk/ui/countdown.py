"""PURE: time that runs out, as the state's ring shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from kiosk.room.day import MINUTE
from kiosk.room.state import Resolution, State
from kiosk.ui.times import Times, whole_minutes

LAST_STEPS = timedelta(minutes=2)
STEP = timedelta(seconds=10)
SHORT = timedelta(minutes=15)
"""A free time of less is an invitation into a trap: its ring shows what is left."""


@dataclass(frozen=True, slots=True)
class Ring:
    """What is left of a time, 0 to 1, and the text in the ring; `minutes`: its unit."""

    share: float = 1.0
    text: str = ""
    minutes: bool = False


FULL_RING: Final = Ring()


def ring_of(resolution: Resolution, times: Times, now: datetime) -> Ring:
    """What is left of the time to check in: minutes; in the last two, steps of 10 s; "?" while nobody counts. What is
    left of a free time too short to book.
    """
    if resolution.state is State.FREE:
        return _short_ring(resolution, now)
    release = resolution.release
    if resolution.state is not State.CHECK_IN_DUE:
        return FULL_RING
    if release is None or release.hindrance is not None:
        return Ring(text="?")
    left = max(timedelta(), release.at - now)
    shown = _in_steps(left)
    release_after = times.door.policy.release_after
    share = min(1.0, shown / release_after) if release_after else 0.0
    if not left:
        return Ring(share)
    if left <= LAST_STEPS:
        return Ring(share, times.digits(countdown(left)))
    return Ring(share, times.digits(str(shown // MINUTE)), minutes=True)


def countdown(left: timedelta) -> str:
    """1:20, in steps of ten seconds."""
    seconds = int(_in_steps(left).total_seconds())
    return f"{seconds // 60}:{seconds % 60:02}"


def _in_steps(left: timedelta) -> timedelta:
    steps = STEP if left <= LAST_STEPS else MINUTE
    return ceil(left / steps) * steps


def _short_ring(resolution: Resolution, now: datetime) -> Ring:
    if resolution.until is None:
        return FULL_RING
    left = timedelta(minutes=whole_minutes(now, resolution.until))
    return Ring(left / SHORT) if left < SHORT else FULL_RING


def in_last_minutes(resolution: Resolution, now: datetime) -> bool:
    """Whether what is not checked in is about to be released (rules: louder in the last two minutes)."""
    release = resolution.release
    return release is not None and release.hindrance is None and timedelta() < release.at - now <= LAST_STEPS


def next_steps(resolution: Resolution, now: datetime) -> Iterable[datetime]:
    """When the count of a check-in that is due shows something else."""
    release = resolution.release
    if resolution.state is State.CHECK_IN_DUE and release is not None and now < release.at:
        left = release.at - now
        step = STEP if left <= LAST_STEPS else MINUTE
        yield now + (left % step or step)
