"""Numbers that were measured, and what is to be reached. Pure."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Samples = Mapping[str, Sequence[float]]
"""By what was measured; of the same round, the same index."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `value` makes the figure of the samples; it is reached where it is not above `reach`."""

    name: str
    unit: str
    reach: float
    value: Callable[[Samples], float]
    samples: str
    """Those that are drawn."""

    def reached(self, samples: Samples) -> bool:
        return self.value(samples) <= self.reach


def ratio(over: str, under: str) -> Callable[[Samples], float]:
    """Of the medians."""
    return lambda samples: median(samples[over]) / median(samples[under])


def middle(name: str) -> Callable[[Samples], float]:
    return lambda samples: median(samples[name])


def percentile(name: str, percent: float) -> Callable[[Samples], float]:
    """The nearest rank."""

    def value(samples: Samples) -> float:
        ordered = sorted(samples[name])
        return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]

    return value


def spread(values: Sequence[float]) -> str:
    """Median, least and most."""
    return f"{median(values):.3g} ({min(values):.3g} to {max(values):.3g}, {len(values)} times)"


def table(rows: Sequence[Row], samples: Samples) -> str:
    """What was measured, beside what is to be reached; rows that nobody measured are left out."""
    lines = [f"{'row':34}{'is':>10}{'reach':>10}  {'':8}  samples"]
    for row in rows:
        if row.samples in samples:
            verdict = "ok" if row.reached(samples) else "MISSED"
            told = spread(samples[row.samples])
            lines.append(f"{row.name:34}{row.value(samples):10.3g}{row.reach:10.3g}  {verdict:8}{row.unit:10} {told}")
    return "\n".join(lines)


def missed(rows: Sequence[Row], samples: Samples) -> list[str]:
    return [row.name for row in rows if row.samples in samples and not row.reached(samples)]


def plot(title: str, unit: str, values: Sequence[float]) -> str:
    """Each value a stroke on a line, the median a taller one; as SVG."""
    low, high = min(0.0, *values), max(values) or 1.0
    width, margin = 640, 40

    def x(value: float) -> float:
        return margin + (width - 2 * margin) * (value - low) / (high - low)

    strokes = "".join(f'<path d="M{x(value):.1f} 50v20" stroke="#00684f" opacity=".4"/>' for value in values)
    middle_of_all = median(values)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 110" font-family="sans-serif" font-size="14">'
        f'<text x="{margin}" y="24">{title}, {unit}</text>'
        f'<path d="M{margin} 70H{width - margin}" stroke="#888"/>{strokes}'
        f'<path d="M{x(middle_of_all):.1f} 40v34" stroke="#8d1620" stroke-width="2"/>'
        f'<text x="{margin}" y="92">{low:.3g}</text>'
        f'<text x="{x(middle_of_all):.1f}" y="92" text-anchor="middle">{middle_of_all:.3g}</text>'
        f'<text x="{width - margin}" y="92" text-anchor="end">{high:.3g}</text></svg>\n'
    )
