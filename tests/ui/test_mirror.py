"""Where people read from right to left, every item stands where a mirror would show it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand, centre
from ui_look import faults
from ui_scenes import SCENES, Scene

from kiosk.qml.languages import LANGUAGES

SIZES = ((1280, 800), (800, 1280))
ROUNDING = 2
"""Pixels: what is centred stands on whole ones."""


def stays(item: QQuickItem | None) -> bool:
    """Inside something that looks the same everywhere."""
    while item is not None:
        if item.metaObject().className().startswith(("Keypad", "PinDots")):
            return True
        item = item.parentItem()
    return False


def hangs(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith("HungLabel")


def places(hand: Hand) -> list[tuple[str, QRectF]]:
    """Whatever has an extent once it is drawn, in the order of the tree.

    Large text hangs by its ink, which letters have more of on one side than on the other.
    """
    hand.picture()
    found = [
        item
        for item in hand.items()
        if item.width() and item.height() and not stays(item.parentItem()) and not hangs(item)
    ]
    return [
        (item.metaObject().className(), item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
        for item in found
    ]


def turn(monkeypatch: pytest.MonkeyPatch, hand: Hand) -> None:
    monkeypatch.setitem(LANGUAGES, "en", replace(LANGUAGES["en"], right_to_left=True))
    hand.publishes()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_place_is_the_mirror_image(
    at_the_door: type[Hand], monkeypatch: pytest.MonkeyPatch, scene: Scene, size: tuple[int, int]
) -> None:
    hand = at_the_door(scene, *size, language="en")
    before = places(hand)
    turn(monkeypatch, hand)
    wrong = [
        (name, was, now)
        for (name, was), (_, now) in zip(before, places(hand), strict=True)
        if abs(size[0] - was.right() - now.left()) > ROUNDING or abs(was.top() - now.top()) > ROUNDING
    ]
    assert wrong == []
    assert faults(hand.screen.window, hand.picture()) == []


def test_digits_stand_as_on_a_telephone_everywhere(at_the_door: type[Hand], monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_the_door(next(scene for scene in SCENES if scene.name == "pin"), language="en")
    turn(monkeypatch, hand)
    keys = {key: centre(hand.labelled(key)) for key in "123456789"}
    assert sorted(keys, key=lambda key: (keys[key].y(), keys[key].x())) == list("123456789")
    dots = next(item for item in hand.items() if item.metaObject().className().startswith("PinDots"))
    first, *_, last = (dot for dot in dots.childItems() if dot.isVisible() and dot.width())
    assert first.x() < last.x()
