"""Hold our reading against others': `python -m differential.run CASES [--seed N]`."""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from differential.generator import Case, case
from differential.law import Busy, Ours, Verdict, within, judge
from differential.opinions import COMMANDS, Asked, NoOpinion, Opinion, missing

from kiosk.sync.backend import Show, Window
from kiosk.sync.caldav.parse import Reading, read_object

IN_ONE_GO = 100


def ours(case: Case) -> Ours:
    """The panel's own reading."""
    window = Window(case.begin, case.end)
    parsed = read_object(case.data, Reading(b"\0" * 32, ZoneInfo(case.zone), Show.RESERVED, window))
    spans = ((one.span.start, one.span.end) for one in parsed.found)
    return Ours(within(spans, case.begin, case.end), frozenset((one.start, one.end) for one in parsed.doubts), bool(parsed.unread))


@dataclass(frozen=True, slots=True)
class Judged:
    """One case, everybody's opinion on it, and what the law says."""

    seed: int
    case: Case
    ours: Ours
    opinions: dict[str, Opinion]
    verdict: Verdict

    @property
    def others(self) -> list[Busy]:
        return [one for one in self.opinions.values() if not isinstance(one, NoOpinion)]


def judged(seeds: Sequence[int]) -> Iterator[Judged]:
    """Every second case is odd."""
    there = [name for name in COMMANDS if name not in missing()]
    asked = [Asked(name) for name in there]
    with ThreadPoolExecutor(len(asked) + 1) as pool:
        try:
            for at in range(0, len(seeds), IN_ONE_GO):
                some = seeds[at : at + IN_ONE_GO]
                cases = [case(seed, odd=bool(seed % 2)) for seed in some]
                answers = list(pool.map(lambda one: one.opinions(cases), asked))
                for seed, one, *others in zip(some, cases, *answers, strict=True):
                    mine = ours(one)
                    told = [other for other in others if not isinstance(other, NoOpinion)]
                    yield Judged(seed, one, mine, dict(zip(there, others, strict=True)), judge(mine, told))
        finally:
            for one in asked:
                one._stop()
