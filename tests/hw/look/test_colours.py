"""Colours as settings: what a site may choose is still told apart at the door."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.look.colours import check_colours, confusable, unmixable
from kiosk.hw.look.patterns import DARK, PROGRAMS, Colour, Colours, programs, written_colour
from kiosk.room.pattern import LightPattern
from kiosk.settings.mistake import Wrong

OURS = Colours()
any_colour = st.builds(Colour, *3 * [st.integers(0, 255)]).filter(lambda colour: colour != DARK)
any_colours = st.builds(Colours, *7 * [any_colour])


@given(any_colour)
def test_a_colour_is_written_as_on_the_web(colour: Colour) -> None:
    assert written_colour(str(colour)) == colour
    assert written_colour(str(colour).upper()) == colour


@pytest.mark.parametrize(
    "text", ["", "#fff", "00c853", "#00c85", "#00c8533", "#00c85g", "green", "#000000", "#00c853\n", 5, None]
)
def test_what_is_none_or_dark_is_no_colour(text: object) -> None:
    with pytest.raises(Wrong, match="is not a colour, or is dark: write it like"):
        written_colour(text)


def test_the_products_own_are_told_apart_and_can_be_mixed() -> None:
    assert confusable(OURS) is None
    assert confusable(OURS, lamps=True) is None
    assert unmixable(OURS) is None


@pytest.mark.parametrize(
    ("change", "pair"),
    [
        ({"unknown": "#00ff00"}, ("free", "unknown")),
        ({"unknown": "#008000"}, ("free", "unknown")),  # less bright is the same colour
        ({"unknown": "#20ff20"}, ("free", "unknown")),
        ({"unknown": "#00c853"}, ("free", "unknown")),
        ({"unknown": "#00ff80"}, None),
        ({"busy": "#10ff10"}, ("free", "busy")),
        ({"setting_up": "#f00000"}, ("busy", "setting_up")),
        ({"check_in": "#ff1000"}, ("check_in", "held")),
        ({"held": "#0000ff"}, None),  # unknown flashes in pairs
        ({"unknown": "#ff0000"}, None),
    ],
)
def test_which_pairs_would_be_taken_for_each_other(change: dict[str, str], pair: tuple[str, str] | None) -> None:
    colours = replace(OURS, **{name: written_colour(text) for name, text in change.items()})
    assert confusable(colours) == pair


def test_what_is_wrong_with_colours_is_said_of_one_of_them() -> None:
    check_colours(OURS)
    check_colours(OURS, lamps=True)
    with pytest.raises(Wrong, match=r"looks like light\.colours\.free at the door: choose") as alike:
        check_colours(replace(OURS, unknown=OURS.free))
    assert alike.value.path == ("colours", "unknown")
    with pytest.raises(Wrong, match="cannot be mixed by lamps") as unmixed:
        check_colours(replace(OURS, held=Colour(255, 0, 254)), lamps=True)
    assert unmixed.value.path == ("colours", "held")


def test_lamps_without_levels_mix_eight_colours_and_hues_fall_together() -> None:
    assert unmixable(replace(OURS, held=Colour(255, 0, 255))) is None
    assert unmixable(replace(OURS, held=Colour(255, 0, 254))) == "held"
    same = replace(OURS, free=Colour(255, 0, 130))  # purple to three lamps
    assert confusable(same) is None
    assert confusable(same, lamps=True) == ("free", "out_of_service")


@given(any_colours, st.booleans())
def test_unknown_never_looks_free(colours: Colours, lamps: bool) -> None:
    assert confusable(replace(colours, unknown=colours.free), lamps=lamps) is not None


@given(any_colours)
def test_a_chosen_colour_takes_the_place_of_ours_in_the_same_rhythm(colours: Colours) -> None:
    chosen = programs(colours)
    for pattern in LightPattern:
        name = "check_in" if pattern.startswith("check_in") else pattern.value
        assert {step.colour for step in chosen[pattern]} - {DARK} == {getattr(colours, name)}
        assert [step.seconds for step in chosen[pattern]] == [step.seconds for step in PROGRAMS[pattern]]
