"""The generator: the same case from the same seed, every kind of fault among them, organisers far from the room."""

from collections import Counter

import icalendar
import pytest
from differential.generator import LENGTH, case
from differential.mutations import OF_LINES, OF_TEXT

SEEDS = range(2500)


def test_a_seed_is_one_case() -> None:
    assert [case(seed, odd=True) for seed in range(20)] == [case(seed, odd=True) for seed in range(20)]


@pytest.mark.parametrize("seed", range(40))
def test_a_valid_case_is_read_without_a_complaint(seed: int) -> None:
    one = case(seed, odd=False)
    calendar = icalendar.Calendar.from_ical(one.data)
    assert not [problem for part in calendar.walk() for problem in part.errors]
    assert one.end - one.begin == LENGTH


def test_every_kind_of_fault_comes_up() -> None:
    kinds = Counter(kind for seed in SEEDS for kind in case(seed, odd=True).kinds)
    names = [name for group in OF_LINES.values() for name in group]
    assert not [name for name in (*names, *OF_TEXT) if not kinds[f"odd {name}"]]


def test_most_organisers_sit_elsewhere() -> None:
    kinds = Counter(kind for seed in SEEDS for kind in case(seed, odd=False).kinds)
    assert kinds["times zoned"] > len(SEEDS) / 2
    assert kinds["organiser in the room's zone"] < kinds["times zoned"] / 4
