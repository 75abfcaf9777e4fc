"""Each check of the gallery finds the fault it is for where it is planted, and nothing in the scene as it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from looks import colours, sizes
from looks.look import Look
from looks.table import CHECKS
from looks.variant import Variant
from PySide6.QtQml import QQmlComponent, QQmlProperty
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand
from ui_look import said_by_qml
from ui_scenes import scene_named

from kiosk.ui.headline import Tone, tone_of

ROWS = {check.name: check for check in CHECKS}
AUTO_TEXT = 2
SLOW = {"half-way", "mirrored"}


def add(look: Look, qml: str) -> None:
    """Something more in the window, above everything."""
    window = look.hand.screen.window
    component = QQmlComponent(look.hand.screen.engine)
    component.setData(f"import QtQuick\nimport kiosk.qml.controls\nimport kiosk.qml.theme\n{qml}".encode(), "")
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParent(window)
    item.setParentItem(window.contentItem())


def change(item: QQuickItem, name: str, value: object) -> None:
    assert QQmlProperty.write(item, name, value), name


def part(look: Look, component: str, name: str) -> QQuickItem:
    return next(iter(look.part(component, name)))


def button(look: Look, number: int = 0) -> QQuickItem:
    return list(look.of_kind("ActionButton"))[number]


def quiet_line(look: Look) -> QQuickItem:
    """The last line under the state's word."""
    lines = part(look, "StateBlock", "others").childItems()
    return [line for line in lines if line.isVisible() and line.property("text")][-1]


def widen(item: QQuickItem, pixels: float) -> None:
    change(item, "width", item.width() + pixels)


def lower(item: QQuickItem, pixels: float) -> None:
    change(item, "y", item.y() + pixels)


def paint_busy_like_free(look: Look) -> None:
    said_by_qml(look.hand.screen.window, "Palettes.standard.busy.field = Palettes.standard.free.field")


@dataclass(frozen=True)
class Planted:
    """A fault, the check that is for it, and a scene that has no other of its kind."""

    check: str
    what: str
    plant: Callable[[Look], None]
    scene: str = "free"
    variant: Variant = field(default_factory=Variant)


LARGE_SCREEN = Variant((1920, 1080))
SHRINKS = "fontSizeMode: Text.HorizontalFit; minimumPixelSize: 20"
PLANTED = (
    Planted("whole", "over the edge", lambda look: add(look, 'Label { x: 60; y: 790; text: "over the edge" }')),
    Planted(
        "whole", "cut at its left", lambda look: add(look, 'Label { x: 500; y: 300; width: 40; text: "cut here" }')
    ),
    Planted("overlap", "one on another", lambda look: add(look, 'Label { x: 170; y: 490; text: "twice" }')),
    Planted(
        "plates",
        "a block that is too low",
        lambda look: change(next(iter(look.of_kind("DayBlock"))), "height", 8),
    ),
    Planted("contrast", "grey on dark", lambda look: change(part(look, "DayView", "title"), "color", "#1c423a")),
    Planted(
        "targets", "a small button", lambda look: add(look, 'PushButton { x: 500; y: 300; width: 60; label: "A" }')
    ),
    Planted("plain text", "text that guesses", lambda look: change(quiet_line(look), "textFormat", AUTO_TEXT)),
    Planted(
        "left edge",
        "a line pushed in",
        lambda look: change(part(look, "PromptBar", "said"), "leftPadding", 6),
        scene="free-rest-of-day",
    ),
    Planted("base lines", "a clock that hangs", lambda look: lower(part(look, "RoomHeader", "corner"), 2)),
    Planted("margins", "tools too wide", lambda look: widen(part(look, "HomePage", "tools"), 4)),
    Planted(
        "arc minutes",
        "small print",
        lambda look: add(look, 'Label { x: 800; y: 300; size: 16; text: "small" }'),
        variant=LARGE_SCREEN,
    ),
    Planted(
        "arc minutes",
        "a small word",
        lambda look: change(part(look, "StateBlock", "word"), "size", 150),
        variant=LARGE_SCREEN,
    ),
    Planted(
        "joined word",
        "a small word",
        lambda look: change(part(look, "StateBlock", "word"), "size", 13 * look.unit),
        variant=Variant(language="ar"),
    ),
    Planted("one white button", "a second one", lambda look: change(button(look, 2), "strong", True)),
    Planted("colour vision", "two states alike", paint_busy_like_free),
    Planted(
        "shrinking",
        "a long label",
        lambda look: add(look, f'Label {{ x: 500; y: 300; width: 200; size: 60; {SHRINKS}; text: "a long label" }}'),
    ),
    Planted("lanes", "a lone lane", lambda look: change(next(iter(look.of_kind("DayBlock"))), "lanes", 2)),
    Planted(
        "mirrored",
        "a place of its own",
        lambda look: add(look, "Rectangle { x: 500; y: 300; width: 40; height: 30 }"),
        variant=Variant(language="en"),
    ),
    Planted(
        "large text",
        "small print",
        lambda look: add(look, 'Label { x: 700; y: 440; size: 30; text: "small" }'),
        scene="large-free",
    ),
    Planted("codes", "a small one", lambda look: change(next(look.of_kind("CodePlate")), "room", 150), scene="more"),
    Planted(
        "codes",
        "a small one to read about privacy",
        lambda look: change(next(look.of_kind("CodePlate")), "room", 150),
        scene="privacy-contact",
    ),
    Planted(
        "circles",
        "an odd one",
        lambda look: add(look, "Rectangle { x: 500; y: 300; width: 15; height: 15; radius: 7.5 }"),
    ),
)


def failing(look: Look, check: str) -> set[str]:
    """The checks that find something: the one in question, and all that cost little."""
    return {
        row.name
        for row in CHECKS
        if (row.name == check or row.name not in SLOW) and row.asked(look) and list(row.faults(look))
    }


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: f"{planted.check}: {planted.what}")
def test_a_planted_fault_is_found_by_its_check_alone(at_the_door: type[Hand], planted: Planted) -> None:
    variant = planted.variant
    hand = at_the_door(scene_named(planted.scene), *variant.size, language=variant.language, palette=variant.palette)
    before = Look.of(hand)
    assert ROWS[planted.check].asked(before)
    found = failing(before, planted.check)
    assert planted.check not in found
    planted.plant(before)
    hand.settle()
    assert failing(Look.of(hand), planted.check) - found == {planted.check}


FADING = """
Rectangle {
    anchors.fill: parent
    color: Theme.field
    Behavior on color { ColorAnimation { duration: 400 } }
}
"""


@pytest.mark.parametrize(("before", "palette"), [("due", "standard"), ("free", "high-contrast")])
def test_a_field_that_fades_is_pale_half_way(at_the_door: type[Hand], before: str, palette: str) -> None:
    def opened() -> Hand:
        return at_the_door(scene_named(before), palette=palette, reduced_motion=False)

    assert list(colours.pale_on_the_way(opened(), scene_named("busy"))) == []
    fading = opened()
    add(Look.of(fading), FADING)
    found = list(colours.pale_on_the_way(fading, scene_named("busy")))
    assert any(fault.startswith("frame 1: pale") for fault in found)


def test_a_change_can_end_in_every_tone() -> None:
    scenes = map(scene_named, colours.STATES)
    assert {tone_of(scene.published().resolution, scene.now) for scene in scenes} == set(Tone)


def test_every_check_has_a_fault_planted_for_it() -> None:
    assert {planted.check for planted in PLANTED} | {"half-way"} == set(ROWS)


@pytest.mark.parametrize(
    ("one", "two", "eye", "apart"),
    [
        ("#006354", "#8e1420", "", 53.3),
        ("#006354", "#8e1420", "protan", 14.5),
        ("#006354", "#8e1420", "deutan", 19.8),
        ("#ffffff", "#ffffff", "tritan", 0.0),
    ],
)
def test_colours_as_another_eye_sees_them(one: str, two: str, eye: str, apart: float) -> None:
    assert colours.difference(one, two, eye) == pytest.approx(apart, abs=0.1)


@pytest.mark.parametrize(
    ("pixels", "size", "distance", "minutes"),
    [
        (192, (1280, 800), 5000, 16.3),
        (19, (1280, 800), 500, 16.1),
        (18, (1280, 800), 500, 15.3),
        (11, (800, 480), 500, 10.5),
    ],
)
def test_minutes_of_arc(pixels: float, size: tuple[int, int], distance: float, minutes: float) -> None:
    assert sizes.arc_minutes(pixels, size, distance) == pytest.approx(minutes, abs=0.1)
