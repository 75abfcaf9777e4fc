"""The law: equal to what the others agree on, or flagged; never free where two of them say busy."""

from datetime import UTC, datetime, timedelta

import pytest
from differential.law import Busy, Ours, Verdict, judge, uncovered, within

MIDNIGHT = datetime(2027, 3, 1, tzinfo=UTC)


def busy(*hours: tuple[float, float]) -> Busy:
    return frozenset((MIDNIGHT + timedelta(hours=start), MIDNIGHT + timedelta(hours=stop)) for start, stop in hours)


NOTHING, NINE, TEN, BOTH = busy(), busy((9, 10)), busy((10, 11)), busy((9, 10), (10, 11))


@pytest.mark.parametrize(
    ("ours", "others", "expected"),
    [
        (Ours(NINE), [NINE, NINE, NINE], Verdict.EQUAL),
        (Ours(NOTHING), [NOTHING, NOTHING], Verdict.EQUAL),
        (Ours(NOTHING), [NINE, NINE], Verdict.FREE),
        (Ours(NOTHING, doubts=BOTH), [NINE, NINE], Verdict.FLAGGED),
        (Ours(NOTHING, doubts=TEN), [NINE, NINE], Verdict.FREE),
        (Ours(NOTHING, unread=True), [NINE, NINE], Verdict.FREE),
        (Ours(BOTH), [NINE, NINE], Verdict.DIFFERS),
        (Ours(BOTH, unread=True), [NINE, NINE], Verdict.FLAGGED),
        (Ours(busy((9, 11))), [BOTH, BOTH], Verdict.DIFFERS),
        (Ours(NOTHING), [NINE], Verdict.OPEN),
        (Ours(NOTHING), [], Verdict.OPEN),
        (Ours(NOTHING), [NINE, TEN, NOTHING], Verdict.OPEN),
        (Ours(NINE), [NINE, BOTH, TEN], Verdict.FREE),
        (Ours(BOTH), [NINE, BOTH, TEN], Verdict.OPEN),
        (Ours(busy((9, 9.5))), [NINE, busy((9, 9.75))], Verdict.FREE),
    ],
)
def test_what_the_law_says(ours: Ours, others: list[Busy], expected: Verdict) -> None:
    assert judge(ours, others) is expected


@pytest.mark.parametrize(
    ("cover", "times", "left"),
    [
        (NOTHING, NINE, NINE),
        (NINE, NINE, NOTHING),
        (BOTH, busy((9, 11)), NOTHING),
        (busy((9.5, 9.75)), NINE, busy((9, 9.5), (9.75, 10))),
        (TEN, NINE, NINE),
    ],
)
def test_what_a_cover_leaves(cover: Busy, times: Busy, left: Busy) -> None:
    assert frozenset(uncovered(cover, times)) == left


def test_what_stands_outside_of_the_window_is_cut() -> None:
    window = (MIDNIGHT + timedelta(hours=9), MIDNIGHT + timedelta(hours=10))
    assert within(busy((8, 9), (8, 9.5), (9.5, 12), (10, 11)), *window) == busy((9, 9.5), (9.5, 10))
