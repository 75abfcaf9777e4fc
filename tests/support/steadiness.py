"""What a process holds and writes, seen from outside (proc(5)), and what of it must not grow with time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from statistics import linear_regression
from typing import Final

MOST_GROWTH_MB: Final = 0.5
"""A day. A panel has some 100 MB to grow into before a machine with 1 GB is short of it: for half a year."""
MOST_WRITTEN_MB: Final = 5.0
"""A day: the figure of docs/performance.md."""
MOST_MORE_THREADS: Final = 2
"""A pool begins another thread only when all of those it has are at work, which may be late in a week."""
_QT_POOL: Final = "Thread (pooled"
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Sample:
    """`at` in the time of the place. `own_mb` is memory that it shares with nobody, so that neighbours change nothing;
    `files` and `threads` are without those of Qt's pool, which has a file for each thread, and ends them by a time that
    is not the process's own; `written_mb` since it began. `quiet`: nothing has changed since the sample before.
    """

    at: datetime
    own_mb: float
    files: int
    threads: int
    written_mb: float
    quiet: bool = False


def sample(pid: int, at: datetime, *, quiet: bool = False) -> Sample:
    process = Path(f"/proc/{pid}")
    threads = [(thread / "comm").read_text() for thread in (process / "task").iterdir()]
    pooled = sum(name.startswith(_QT_POOL) for name in threads)
    rolled, io = _numbers(process / "smaps_rollup"), _numbers(process / "io")
    return Sample(
        at,
        (rolled["Private_Dirty"] + rolled["Swap"]) / 1024,
        len(list((process / "fd").iterdir())) - pooled,
        len(threads) - pooled,
        io["write_bytes"] / 2**20,
        quiet,
    )


def growth_mb(samples: Sequence[Sample]) -> float:
    """A day: the slope of the line that fits best."""
    began = samples[0].at
    return linear_regression([(one.at - began) / _DAY for one in samples], [one.own_mb for one in samples]).slope


def written_mb(samples: Sequence[Sample]) -> dict[date, float]:
    """Of each day what was written between its first sample and that of the next."""
    written = dict.fromkeys((one.at.date() for one in samples[:-1]), 0.0)
    for before, after in pairwise(samples):
        written[before.at.date()] += after.written_mb - before.written_mb
    return written


def complaints(samples: Sequence[Sample], *, writes_while_quiet: int) -> Iterator[str]:
    """What is not as it has to be, for days on end. `writes_while_quiet`: of the samples in a day before which nothing
    had changed, so many may have written all the same.
    """
    if (growth := growth_mb(samples)) > MOST_GROWTH_MB:
        yield f"memory grows by {growth:.2f} MB a day"
    files, threads = _least(samples, "files"), _least(samples, "threads")
    if len(set(files)) > 1:
        yield f"files that are always open, day by day: {', '.join(map(str, files))}"
    if threads[-1] > threads[0] + MOST_MORE_THREADS:
        yield f"threads that are always there, day by day: {', '.join(map(str, threads))}"
    for day, megabytes in written_mb(samples).items():
        if megabytes > MOST_WRITTEN_MB:
            yield f"{megabytes:.1f} MB written on {day}"
    wrote = [after for before, after in pairwise(samples) if after.quiet and after.written_mb > before.written_mb]
    for day, quiet in groupby(wrote, lambda one: one.at.date()):
        if (times := len(list(quiet))) > writes_while_quiet:
            yield f"{times} times something written on {day} while nothing changed"


def _least(samples: Sequence[Sample], what: str) -> list[int]:
    """Of each day: what is held for a moment, as a connection, is not there at every look."""
    return [min(getattr(one, what) for one in of_day) for _, of_day in groupby(samples, lambda one: one.at.date())]


def _numbers(file: Path) -> dict[str, int]:
    lines = (line.split() for line in file.read_text("ascii").splitlines())
    return {words[0].rstrip(":"): int(words[1]) for words in lines if len(words) > 1 and words[1].isdecimal()}
