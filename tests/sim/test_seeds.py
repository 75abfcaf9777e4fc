"""Whole stories: whatever meets, the laws hold. `make sim SEEDS=20000` tells many more."""

import pytest
from sim.run import simulate

STORIES, IN_ONE = 160, 20


@pytest.mark.parametrize("first", range(0, STORIES, IN_ONE))
def test_the_laws_hold_in_every_story(first: int) -> None:
    for seed in range(first, first + IN_ONE):
        told = simulate(seed)
        assert told.broken is None, f"\n{told}"


def test_a_seed_is_one_story() -> None:
    assert simulate(3).notes == simulate(3).notes


def test_the_stories_are_full_of_everything_the_laws_are_about() -> None:
    """A simulator in which nothing happens proves nothing."""
    counts = sum((simulate(seed).counts for seed in range(20)), start=simulate(20).counts)
    for what in ("confirmed", "refused", "promised", "promises settled", "released", "dies", "clock", "restores"):
        assert counts[what] >= 3, what
