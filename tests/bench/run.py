"""`make bench`: what the panel costs and how soon it answers, beside a bare window of the same run.

    make bench                      every row
    make bench BENCH=start          one scene: start, touch, day, growth or panels

A table on the screen, `build/bench/figures.json` and a plot of each distribution beside it. Exit code 1 where a row
misses what it is to reach. A machine has other work: figures are compared within one run, and never asserted in a test.
"""

import argparse
import asyncio
import json
import sys
from collections import defaultdict
from pathlib import Path

from .figures import Row, middle, missed, percentile, plot, ratio, table
from .scenes import BIG, PANELS, SCENES, Samples

OUT = Path(__file__).parents[2] / "build" / "bench"
FEW, MANY = f"{BIG[0]} events", f"{BIG[-1]} events"
GREW = BIG[-1] / BIG[0]
ROWS = (
    Row("first frame", "of bare", 1.25, ratio("first frame", "bare first frame"), "first frame"),
    Row(
        "processor until then",
        "of bare",
        1.5,
        ratio("first frame processor", "bare processor"),
        "first frame processor",
    ),
    Row("true state", "of bare", 2.0, ratio("true state", "bare first frame"), "true state"),
    Row("memory", "of bare", 1.75, ratio("memory", "bare memory"), "memory"),
    Row("calendar read to frame", "ms", 250, middle("read to frame"), "read to frame"),
    Row("touch to frame, p50", "ms", 8, percentile("touch", 50), "touch"),
    Row("touch to frame, p99", "ms", 20, percentile("touch", 99), "touch"),
    Row("tap to confirmed booking, p50", "ms", 200, percentile("booking", 50), "booking"),
    Row("idle, of a core", "%", 0.05, middle("idle processor"), "idle processor"),
    Row("idle, wake-ups", "a second", 1, middle("idle wake-ups"), "idle wake-ups"),
    Row("idle, frames", "a minute", 1, middle("idle frames"), "idle frames"),
    Row("idle, written", "kB", 0, middle("idle writes"), "idle writes"),
    Row(f"true state with {FEW}", "s", 1, middle(FEW), FEW),
    Row(f"{GREW:g} times the events, time", "times", GREW, ratio(MANY, FEW), MANY),
    Row(
        f"{GREW:g} times the events, memory", "times", GREW, ratio(f"{MANY} memory", f"{FEW} memory"), f"{MANY} memory"
    ),
    Row(f"{PANELS} bookings at once, p99", "ms", 1400, percentile("forty at once", 99), "forty at once"),
)


def main() -> int:
    parser = argparse.ArgumentParser("bench")
    parser.add_argument("scene", nargs="*", choices=[*SCENES, []], help="these alone")
    wanted = parser.parse_args().scene or list(SCENES)
    if "day" in wanted and "start" not in wanted:
        wanted = ["start", *wanted]  # whose bare window it is measured by
    samples: Samples = defaultdict(list)
    for name in wanted:
        print(f"measuring: {name}", file=sys.stderr)
        asyncio.run(SCENES[name](samples))  # type: ignore[arg-type]
    print(table(ROWS, samples))
    _keep(samples)
    late = missed(ROWS, samples)
    if late:
        print(f"Missed: {'; '.join(late)}.")
    return 1 if late else 0


def _keep(samples: Samples) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    rows = {row.name: {"is": row.value(samples), "reach": row.reach} for row in ROWS if row.samples in samples}
    (OUT / "figures.json").write_text(json.dumps({"rows": rows, "samples": samples}, indent=1), "utf-8")
    for name, values in samples.items():
        (OUT / f"{name.replace(' ', '-')}.svg").write_text(plot(name, "", values), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
