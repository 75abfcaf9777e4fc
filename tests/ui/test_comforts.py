"""What helps to see and to reach holds on every page: large letters everywhere, and what can be touched is low."""

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem
from sampling import named, sampled
from ui_hand import Hand
from ui_look import APART, TARGET, faults, is_button, is_text, number_of
from ui_scenes import SCENES, Scene

from kiosk.ui.comfort import Comfort
from kiosk.ui.shell import SMALL

LARGE = 5.0
"""Hundredths of the short side: capitals of 0.7 degrees at 40 cm on a screen of 10 inches (EN 301 549, 5.1.4)."""
SAMPLE = (
    ((800, 480), "de"),
    ((1024, 600), "ar"),
    ((1280, 800), "nl"),
    ((800, 1280), "fr"),
    ((1080, 1920), "en"),
)
LOW, LOW_SMALL = 0.46, 0.39
"""Of the height: nothing to touch begins above it; on a screen of 7 inches a finger needs more of it."""
HIGH_KEYPAD = 4 * TARGET + 3 * APART
UNASKED = ("message", "pin", "badge", "emergency", "night")
OPENED = tuple(scene for scene in SCENES if scene.taps or scene.name.startswith(UNASKED))
SAMPLED = [given for given in sampled(SCENES, SAMPLE) if given.values[0] in OPENED or not given.marks]
"""Every page in every look of the sample, every state of home in one of them."""


def letters(hand: Hand) -> Iterator[tuple[str, int]]:
    """Every text that can be seen, and how large it is drawn."""
    for item in hand.items():
        if is_text(item) and item.property("text"):
            yield str(item.property("text")), number_of(item, "fontInfo.pixelSize")


def top(item: QQuickItem) -> float:
    return item.mapToScene(item.boundingRect().topLeft()).y()


@pytest.mark.parametrize(("scene", "size", "language"), SAMPLED, ids=named)
def test_where_text_is_large_none_is_small_and_all_of_it_has_room(
    at_the_door: type[Hand], scene: Scene, size: tuple[int, int], language: str
) -> None:
    hand = at_the_door(scene, *size, language=language, comforts=frozenset({Comfort.LARGE_TEXT}))
    picture = hand.picture()
    assert faults(hand.screen.window, picture) == []
    frame = float(hand.screen.window.property("frame"))  # of the demo, which is no part of the screen
    least = round(LARGE * (min(size) - 2 * frame) / 100)
    assert [(text, drawn) for text, drawn in letters(hand) if drawn < least] == []


@pytest.mark.parametrize(("scene", "size", "language"), sampled(OPENED, SAMPLE), ids=named)
def test_where_controls_are_low_no_page_has_any_in_the_upper_part(
    at_the_door: type[Hand], scene: Scene, size: tuple[int, int], language: str
) -> None:
    hand = at_the_door(scene, *size, language=language, comforts=frozenset({Comfort.LOW_CONTROLS}))
    assert faults(hand.screen.window, hand.picture()) == []
    keypad = hand.page == "unlock"
    low = (LOW_SMALL if min(size) < SMALL else LOW) * size[1]
    highest = min(low, size[1] - HIGH_KEYPAD - 0.06 * min(size)) if keypad else low
    buttons = [item for item in hand.items() if is_button(item)]
    assert [(item.property("label"), top(item)) for item in buttons if top(item) < highest] == []
