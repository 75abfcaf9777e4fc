"""Wrong ones in a row: five are free, each one after that waits, and none waits for ever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.room.tries import FORGIVEN_EVERY, FREE_TRIES, LOCKS_FOR, MOST_COUNTED, NO_TRIES, Tries


def after(wrong: int) -> Tries:
    tries = NO_TRIES
    for _ in range(wrong):
        tries = tries.missed(0.0)
    return tries


@pytest.mark.parametrize(
    ("wrong", "waits"),
    [
        (0, 0.0),
        (FREE_TRIES - 1, 0.0),
        *((FREE_TRIES + n, s) for n, s in enumerate(LOCKS_FOR)),
        (50, LOCKS_FOR[-1]),
    ],
)
def test_how_long_one_waits(wrong: int, waits: float) -> None:
    assert after(wrong).locked_until == waits


@pytest.mark.parametrize(
    ("hours", "wrong"), [(0.9, FREE_TRIES), (1.0, FREE_TRIES - 1), (2.5, FREE_TRIES - 2), (FREE_TRIES, 1), (1000.0, 1)]
)
def test_an_hour_without_a_wrong_one_takes_one_back(hours: float, wrong: int) -> None:
    assert after(FREE_TRIES - 1).missed(hours * FORGIVEN_EVERY).wrong == wrong


@given(st.lists(st.floats(0.0, 1e6), max_size=40))
def test_no_lock_is_longer_than_the_longest_and_no_count_grows_without_end(rests: list[float]) -> None:
    tries, now = NO_TRIES, 0.0
    for rest in rests:
        now += rest
        tries = tries.missed(now)
        assert now <= tries.locked_until <= now + LOCKS_FOR[-1]
        assert 1 <= tries.wrong <= MOST_COUNTED
