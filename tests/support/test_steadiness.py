"""The judge judged: what leaks, stays open or writes without need is named; what is steady is not."""

import os
import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from .steadiness import Sample, complaints, growth_mb, sample, written_mb

MONDAY = datetime(2026, 10, 19, tzinfo=UTC)
HOURS = range(5 * 24)
ON_A_DISK = Path(__file__).parent
"""What is written into memory, as /tmp may be, is not counted."""


def steady(hour: int) -> Sample:
    """Breathes by a megabyte in the course of a day, holds a file more by day, and writes then."""
    of_day = hour % 24
    by_day = 8 <= of_day < 20
    written = hour // 24 * 12 + min(max(of_day - 7, 0), 12)
    return Sample(
        MONDAY + timedelta(hours=hour), 70.0 + by_day, 40 + by_day, 6, 0.1 * written, quiet=not 7 < of_day < 20
    )


def leaks(one: Sample, hour: int) -> Sample:
    return replace(one, own_mb=one.own_mb + hour / 24)


def opens(one: Sample, hour: int) -> Sample:
    return replace(one, files=one.files + hour)


def begins_threads(one: Sample, hour: int) -> Sample:
    return replace(one, threads=one.threads + hour // 24)


def writes_much(one: Sample, hour: int) -> Sample:
    return replace(one, written_mb=one.written_mb * 5)


def always_writes(one: Sample, hour: int) -> Sample:
    return replace(one, written_mb=one.written_mb + 0.01 * hour)


def test_what_is_steady_is_not_complained_of() -> None:
    assert list(complaints([steady(hour) for hour in HOURS], writes_while_quiet=0)) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (leaks, r"memory grows by 1\.\d\d MB a day"),
        (opens, r"files that are always open, day by day: 40, 64, 88, 112, 136"),
        (begins_threads, r"threads that are always there, day by day: 6, 7, 8, 9, 10"),
        (writes_much, r"6\.0 MB written on 2026-10-\d\d"),
        (always_writes, r"1[12] times something written on 2026-10-\d\d while nothing changed"),
    ],
)
def test_what_is_not_is_named_and_nothing_else(wrong: Callable[[Sample, int], Sample], said: str) -> None:
    found = list(complaints([wrong(steady(hour), hour) for hour in HOURS], writes_while_quiet=0))
    assert found
    assert [one for one in found if not re.fullmatch(said, one)] == []


def test_a_process_is_seen_to_grow_to_open_and_to_write() -> None:
    before = sample(os.getpid(), MONDAY)
    held = bytearray(os.urandom(8 * 2**20))
    with tempfile.TemporaryFile(dir=ON_A_DISK) as file:
        file.write(held)
        file.flush()
        after = sample(os.getpid(), MONDAY + timedelta(days=1))
    assert after.own_mb - before.own_mb > 7
    assert growth_mb([before, after]) == pytest.approx(after.own_mb - before.own_mb)
    assert after.files - before.files == 1
    assert written_mb([before, after])[MONDAY.date()] > 7
