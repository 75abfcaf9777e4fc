"""How each pattern looks at the door (product.md, section 2)."""

import math
from dataclasses import astuple
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.look.patterns import (
    AMBER,
    BLUE,
    DARK,
    GREEN,
    PROGRAMS,
    PURPLE,
    RED,
    WHITE,
    Colour,
    ColourStep,
    Program,
    phase,
)
from kiosk.room.pattern import LightPattern

STEADY = {
    LightPattern.FREE: GREEN,
    LightPattern.BUSY: RED,
    LightPattern.OUT_OF_SERVICE: PURPLE,
    LightPattern.SETTING_UP: WHITE,
}
BLINKING = {
    LightPattern.CHECK_IN_DUE: AMBER,
    LightPattern.CHECK_IN_LAST: AMBER,
    LightPattern.HELD: RED,
    LightPattern.UNKNOWN: BLUE,
}


def flashes(program: Program) -> list[float]:
    """The instants in two rounds at which the light comes on."""
    instants, at = [], 0.0
    for step in program * 2:
        if step.colour != DARK:
            instants.append(at)
        at += step.seconds
    return instants


def on_off(program: Program) -> list[tuple[bool, bool, bool, float]]:
    """The program as three lamps without levels show it."""
    return [(s.colour.red > 0, s.colour.green > 0, s.colour.blue > 0, s.seconds) for s in program]


def test_every_pattern_has_a_program() -> None:
    assert set(PROGRAMS) == set(LightPattern) == STEADY.keys() | BLINKING.keys()


@pytest.mark.parametrize(("pattern", "colour"), STEADY.items())
def test_steady_patterns_stand_still(pattern: LightPattern, colour: Colour) -> None:
    assert PROGRAMS[pattern] == (ColourStep(colour, math.inf),)
    assert phase(PROGRAMS[pattern], 12345.6) == (colour, math.inf)


@pytest.mark.parametrize(("pattern", "colour"), BLINKING.items())
def test_blinking_patterns_have_one_colour_and_begin_lit(pattern: LightPattern, colour: Colour) -> None:
    program = PROGRAMS[pattern]
    assert {step.colour for step in program} == {colour, DARK}
    assert program[0].colour == colour


@pytest.mark.parametrize("pattern", BLINKING)
def test_nothing_flashes_faster_than_twice_a_second(pattern: LightPattern) -> None:
    instants = flashes(PROGRAMS[pattern])
    assert min(later - earlier for earlier, later in pairwise(instants)) >= 0.5


def test_the_last_two_minutes_blink_faster() -> None:
    due, last = PROGRAMS[LightPattern.CHECK_IN_DUE], PROGRAMS[LightPattern.CHECK_IN_LAST]
    assert due[0].colour == last[0].colour
    assert last[0].seconds < due[0].seconds / 2


def test_unknown_is_a_double_flash() -> None:
    program = PROGRAMS[LightPattern.UNKNOWN]
    assert [step.colour for step in program] == [BLUE, DARK, BLUE, DARK]
    assert program[3].seconds > 2 * program[1].seconds


def test_patterns_stay_apart_where_lamps_are_only_on_or_off() -> None:
    for one, other in combinations(LightPattern, 2):
        assert on_off(PROGRAMS[one]) != on_off(PROGRAMS[other])


def test_patterns_of_one_rhythm_have_different_colours_and_unknown_shares_its_rhythm_with_none() -> None:
    rhythms = [tuple(step.seconds for step in PROGRAMS[p]) for p in LightPattern if p is not LightPattern.UNKNOWN]
    assert tuple(step.seconds for step in PROGRAMS[LightPattern.UNKNOWN]) not in rhythms


@pytest.mark.parametrize(
    ("elapsed", "colour", "left"),
    [
        (0.0, BLUE, 0.25),
        (0.2, BLUE, 0.05),
        (0.25, DARK, 0.25),
        (0.5, BLUE, 0.25),
        (0.75, DARK, 1.25),
        (2.0, BLUE, 0.25),
    ],
)
def test_a_program_plays_in_order_and_starts_over(elapsed: float, colour: Colour, left: float) -> None:
    shown, seconds = phase(PROGRAMS[LightPattern.UNKNOWN], elapsed)
    assert shown == colour
    assert seconds == pytest.approx(left)


@given(st.sampled_from(LightPattern), st.floats(0, 1e9))
def test_at_every_moment_a_step_stands_for_a_while_longer(pattern: LightPattern, elapsed: float) -> None:
    program = PROGRAMS[pattern]
    colour, left = phase(program, elapsed)
    assert 0 < left <= max(step.seconds for step in program if step.colour == colour)


@given(st.sampled_from(sorted(BLINKING)), st.floats(0, 1e5))
def test_when_a_step_is_over_the_colour_changes(pattern: LightPattern, elapsed: float) -> None:
    program = PROGRAMS[pattern]
    colour, left = phase(program, elapsed)
    assert phase(program, elapsed + left + 1e-6)[0] != colour


def test_a_colour_is_written_as_on_the_web() -> None:
    assert str(AMBER) == "#ff7800"
    assert str(DARK) == "#000000"


@given(st.builds(Colour, *3 * [st.integers(0, 255)]), st.integers(1, 100))
def test_dimmed_is_darker_but_never_dark(colour: Colour, percent: int) -> None:
    dimmed = colour.at(percent)
    for before, after in zip(astuple(colour), astuple(dimmed), strict=True):
        assert 0 < after <= before or after == before == 0
    assert colour.at(100) == colour
