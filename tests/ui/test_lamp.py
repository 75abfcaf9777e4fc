"""What the lamp beside the door shows, as the screen tells it."""

import pytest

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.room.pattern import LightPattern
from kiosk.ui.configured_door import painted
from kiosk.ui.lamp import NO_LAMP, LampColour, called, lamp_of


@pytest.mark.parametrize(
    ("pattern", "colour", "blinks"),
    [
        (LightPattern.FREE, LampColour.GREEN, False),
        (LightPattern.BUSY, LampColour.RED, False),
        (LightPattern.CHECK_IN_DUE, LampColour.ORANGE, True),
        (LightPattern.CHECK_IN_LAST, LampColour.ORANGE, True),
        (LightPattern.HELD, LampColour.RED, True),
        (LightPattern.UNKNOWN, LampColour.BLUE, True),
        (LightPattern.OUT_OF_SERVICE, LampColour.PURPLE, False),
        (LightPattern.SETTING_UP, LampColour.WHITE, False),
    ],
)
def test_the_colours_of_the_product_have_the_names_that_people_use(
    pattern: LightPattern, colour: LampColour, blinks: bool
) -> None:
    lamp = lamp_of(pattern, painted(PROGRAMS))
    assert (lamp.pattern, lamp.colour, lamp.blinks) == (pattern.value, colour, blinks)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#00c853", LampColour.GREEN),
        ("#003300", LampColour.GREEN),
        ("#ff00a0", LampColour.PINK),
        ("#ff0040", LampColour.RED),
        ("#ffd000", LampColour.YELLOW),
        ("#00ffe0", LampColour.TURQUOISE),
        ("#ffe0c0", LampColour.WHITE),
    ],
)
def test_a_site_may_choose_any_colour(colour: str, name: LampColour) -> None:
    assert called(colour) is name


def test_where_there_is_no_lamp_nothing_is_told_of_it() -> None:
    assert lamp_of(LightPattern.FREE, {}) == NO_LAMP
