"""Where people read from right to left, every item stands where a mirror would show it."""

import pytest
from looks.look import Look
from looks.order import mirrored, turned
from sampling import named
from ui_hand import Hand, centre
from ui_scenes import SCENES, Scene, scene_named

SIZES = ((1280, 800), (800, 1280))
MIRRORED = [
    pytest.param(scene, size, marks=[] if number % 4 == 2 * place else pytest.mark.long)
    for number, scene in enumerate(SCENES)
    for place, size in enumerate(SIZES)
]
"""Every second scene at once, in one of the sizes."""


@pytest.mark.parametrize(("scene", "size"), MIRRORED, ids=named)
def test_every_place_is_the_mirror_image(at_the_door: type[Hand], scene: Scene, size: tuple[int, int]) -> None:
    assert list(mirrored(Look.of(at_the_door(scene, *size, language="en")))) == []


def test_digits_stand_as_on_a_telephone_everywhere(at_the_door: type[Hand]) -> None:
    hand = at_the_door(scene_named("pin"), language="en")
    with turned(hand):
        keys = {key: centre(hand.labelled(key)) for key in "123456789"}
        assert sorted(keys, key=lambda key: (keys[key].y(), keys[key].x())) == list("123456789")
        dots = next(item for item in hand.items() if item.metaObject().className().startswith("PinDots"))
        first, *_, last = (dot for dot in dots.childItems() if dot.isVisible() and dot.width())
        assert first.x() < last.x()
