"""What becomes of numbers that were measured. (That they are measured right, a row that misses nothing cannot show.)"""

import xml.etree.ElementTree as ET

import pytest

from .figures import Row, middle, missed, percentile, plot, ratio, table
from .run import ROWS

SAMPLES = {"panel": [0.6, 0.5, 0.7], "bare": [0.2, 0.1, 0.3], "touch": [float(number) for number in range(1, 201)]}
SLOW = Row("slow", "of bare", 1.25, ratio("panel", "bare"), "panel")
FAST = Row("fast", "ms", 200, percentile("touch", 99), "touch")
NOT_RUN = Row("not run", "s", 1, middle("nobody"), "nobody")


@pytest.mark.parametrize(("percent", "value"), [(50, 100), (99, 198), (100, 200), (0, 1)])
def test_a_percentile_is_one_of_the_values(percent: float, value: float) -> None:
    assert percentile("touch", percent)(SAMPLES) == value


def test_a_ratio_is_of_the_medians() -> None:
    assert ratio("panel", "bare")(SAMPLES) == pytest.approx(3)


def test_rows_that_miss_are_named_and_those_that_were_not_run_are_left_out() -> None:
    assert missed((SLOW, FAST, NOT_RUN), SAMPLES) == ["slow"]
    lines = table((SLOW, FAST, NOT_RUN), SAMPLES).splitlines()
    assert [line.split()[0] for line in lines] == ["row", "slow", "fast"]
    assert ("MISSED" in lines[1], "MISSED" in lines[2]) == (True, False)


def test_a_plot_has_a_stroke_for_each_value_and_one_for_the_median() -> None:
    drawn = ET.fromstring(plot("touch", "ms", SAMPLES["touch"]))
    assert len([path for path in drawn.iter() if path.get("opacity")]) == 200
    assert [text.text for text in drawn.iter() if text.tag.endswith("text")] == ["touch, ms", "0", "100", "200"]


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({row.name for row in ROWS}) == len(ROWS)
