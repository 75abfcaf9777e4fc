"""Hold our reading against others': `python -m differential.run CASES [--seed N]`.

Half of the cases are valid, half odd. The table says of each kind how many there were, in how many two others had an
opinion and agreed, and what came out; the exit code is 1 where a disagreement is not settled.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from differential.generator import Case, case
from differential.law import Ours, Verdict, judge, within
from differential.opinions import COMMANDS, Asked, NoOpinion, Opinion, missing
from differential.settled import Evidence, settlement
from differential.shrink import smallest

from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import Reading, read_object

IN_ONE_GO = 100
_BROKEN = frozenset({Verdict.FREE, Verdict.DIFFERS})


def ours(case: Case) -> Ours:
    """The panel's own reading."""
    window = Window(case.begin, case.end)
    parsed = read_object(case.data, Reading(b"\0" * 32, ZoneInfo(case.zone), Show.RESERVED, window))
    busy = within(((one.span.start, one.span.end) for one in parsed.found), case.begin, case.end)
    return Ours(busy, frozenset((one.start, one.end) for one in parsed.doubts), bool(parsed.unread))


@dataclass(frozen=True, slots=True)
class Judged:
    """One case, everybody's opinion on it, what the law says, and which settlement explains a breach of it."""

    case: Case
    ours: Ours
    opinions: dict[str, Opinion]
    verdict: Verdict
    settled: str | None
    took_s: float
    """How long our own reading took."""

    @property
    def unsettled(self) -> bool:
        return self.verdict in _BROKEN and self.settled is None


def judged(cases: Iterable[Case]) -> Iterator[Judged]:
    """Every opinion that can be had here on every case."""
    there = [name for name in COMMANDS if name not in missing()]
    with ExitStack() as stack, ThreadPoolExecutor(len(there) + 1) as pool:
        asked = [stack.enter_context(Asked(name)) for name in there]
        for some in _in_groups(cases):
            answers = [pool.submit(one.opinions, some) for one in asked]
            read = [_timed(one) for one in some]
            for one, (mine, took), *others in zip(some, read, *(answer.result() for answer in answers), strict=True):
                yield _judged(one, mine, took, dict(zip(there, others, strict=True)))


def _in_groups(cases: Iterable[Case]) -> Iterator[list[Case]]:
    group: list[Case] = []
    for one in cases:
        group.append(one)
        if len(group) == IN_ONE_GO:
            yield group
            group = []
    yield group


def _timed(case: Case) -> tuple[Ours, float]:
    begun = time.perf_counter()
    return ours(case), time.perf_counter() - begun


def _judged(case: Case, mine: Ours, took: float, opinions: dict[str, Opinion]) -> Judged:
    others = {name: one for name, one in opinions.items() if not isinstance(one, NoOpinion)}
    verdict = judge(mine, list(others.values()))
    settled = settlement(Evidence(case, mine, ours, others)) if verdict in _BROKEN else None
    return Judged(case, mine, opinions, verdict, settled, took)


def cases(seeds: Iterable[int]) -> Iterator[Case]:
    """Every second one is odd."""
    return (case(seed, odd=bool(seed % 2)) for seed in seeds)


@dataclass(slots=True)
class CaseTally:
    """What came out of many cases, by kind."""

    kinds: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    settled: Counter[str] = field(default_factory=Counter)
    opinions: Counter[str] = field(default_factory=Counter)
    unsettled: list[Judged] = field(default_factory=list)
    slowest_s: float = 0.0

    def add(self, one: Judged) -> None:
        level = "odd" if any(kind.startswith("odd") for kind in one.case.kinds) else "valid"
        outcome = str(one.verdict) if one.settled is None else "settled"
        for kind in (f"all {level}", *one.case.kinds):
            self.kinds[kind].update(("cases", outcome))
        self.opinions.update(name for name, told in one.opinions.items() if not isinstance(told, NoOpinion))
        if one.settled:
            self.settled[one.settled] += 1
        if one.unsettled:
            self.unsettled.append(one)
        self.slowest_s = max(self.slowest_s, one.took_s)

    def __str__(self) -> str:
        columns = ("cases", *Verdict, "settled")
        lines = [f"{'':52}" + "".join(f"{column:>9}" for column in columns)]
        for kind, counts in sorted(self.kinds.items()):
            lines.append(f"{kind:52}" + "".join(f"{counts[column] or '':>9}" for column in columns))
        lines.append("")
        lines += [f"settled: {name:60} {count:6}" for name, count in self.settled.most_common()]
        lines += [f"opinions of {name:56} {count:6}" for name, count in self.opinions.most_common()]
        return "\n".join(lines)


def shown(one: Judged) -> str:
    """The smallest case with that fault, and who says what of it."""
    with ExitStack() as stack:
        asked = {name: stack.enter_context(Asked(name)) for name in one.opinions}

        def again(case: Case) -> Judged:
            return _judged(case, *_timed(case), {name: each.opinion(case) for name, each in asked.items()})

        small = again(smallest(one.case, lambda case: again(case).unsettled))
    told = {"ours": small.ours.busy, **small.opinions}
    says = (f"{name:22} {_busy(opinion)}" for name, opinion in told.items())
    return "\n".join([f"--- {small.verdict}: {small.case.zone}, {', '.join(one.case.kinds)}", small.case.text, *says])


def _busy(opinion: Opinion) -> str:
    if isinstance(opinion, NoOpinion):
        return f"no opinion: {opinion.reason}"
    return ", ".join(f"{start:%Y%m%dT%H%M%SZ}/{stop:%Y%m%dT%H%M%SZ}" for start, stop in sorted(opinion)[:8])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("cases", type=int)
    parser.add_argument("--seed", type=int, default=0, help="the first case's seed")
    asked = parser.parse_args(arguments)
    for name, why in missing().items():
        print(f"no opinion of {name}: {why}")
    tally, begun = CaseTally(), time.monotonic()
    for one in judged(cases(range(asked.seed, asked.seed + asked.cases))):
        tally.add(one)
    took = time.monotonic() - begun
    print(tally, flush=True)
    print(f"{asked.cases} cases in {took:.0f} s; the slowest reading of ours took {tally.slowest_s * 1000:.0f} ms")
    for broken in tally.unsettled[:20]:
        print(shown(broken))
    print(f"{len(tally.unsettled)} disagreements that are not settled")
    return 1 if tally.unsettled else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
