"""The lines an eye draws through a look: the edge everything begins on, base lines, margins."""

import math
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem
from ui_look import text_of

from looks.look import Look, base_line, place

EDGE = 1.0
"""Pixels by which edges may differ at a unit of 8; more where pixels are smaller."""
SAME = 0.5
"""Pixels: what is drawn on the same row of them."""
HEAD = (
    *(("RoomHeader", "name"), ("RoomHeader", "time"), ("PageFrame", "title"), ("PageFrame", "clock")),
    *(("NightPage", "name"), ("NightPage", "clock"), ("LargeHome", "name"), ("LargeHome", "clock")),
)
BEGINNING = {"name": "RoomHeader", "word": "StateBlock", "lead": "StateBlock", "said": "PromptBar"}
"""What begins on the left edge of home and has an id; the quiet lines have none."""


def one_edge(look: Look) -> Iterator[str]:
    """The ink of home's lines and the plate of its first button begin at the same distance from the window's edge."""
    right = look.language.right_to_left
    found = {
        name: edge_of_ink(look.picture, text_of(item).ink.toAlignedRect(), QColor(item.property("color")), right)
        for name, item in beginning(look)
    }
    plates = [_distance(look, button) for button in look.of_kind("ActionButton")]
    edges = {name: edge for name, edge in {**found, "button": min(plates, default=None)}.items() if edge is not None}
    if edges and max(edges.values()) - min(edges.values()) > EDGE * max(1.0, look.unit / 8):
        yield "edges differ: " + _listed(edges)


def beginning(look: Look) -> Iterator[tuple[str, QQuickItem]]:
    """The texts that begin on the edge of the field, by name."""
    for name, component in BEGINNING.items():
        for item in look.part(component, name):
            loud = component == "PromptBar" and look.hand.view.prompt.loud
            if item.property("text") and not loud:
                yield name, item
    for number, text in enumerate(text for block in look.part("StateBlock", "texts") for text in block.childItems()):
        if text.isVisible() and text.property("text"):
            yield f"line {number}", text


def edge_of_ink(picture: QImage, letters: QRect, ink: QColor, right: bool = False) -> float | None:
    """How far from the window's edge the first column stands that is more ink than ground."""
    reach = letters.height() + 8
    outer = letters.right() + 8 if right else letters.left() - 8
    top, bottom = max(0, letters.top()), min(picture.height() - 1, letters.bottom())
    step = -1 if right else 1
    if not 0 <= outer < picture.width():
        return None
    ground = QColor(picture.pixel(outer, (top + bottom) // 2))
    for x in range(outer, max(0, min(picture.width(), outer + step * reach)), step):
        if any(_covered(QColor(picture.pixel(x, y)), ground, ink) >= 0.5 for y in range(top, bottom + 1)):
            return float(picture.width() - 1 - x if right else x)
    return None


def one_base_line(look: Look) -> Iterator[str]:
    """Name and clock stand on the same line, and the day's heading where it is beside them."""
    heads = [*HEAD, *([("DayView", "title")] if look.on_home and not look.upright else [])]
    lines = {name: base_line(item) for component, name in heads for item in look.part(component, name)}
    if lines and max(lines.values()) - min(lines.values()) > SAME:
        yield "base lines differ: " + _listed(lines)


def equal_margins(look: Look) -> Iterator[str]:
    """What stands outermost at the left is as far from the window's edge as what stands outermost at the right."""
    known = (text.ink for text in look.texts if not text.item.property("truncated"))
    places = [*map(place, look.buttons), *map(place, look.of_kind("CodePlate")), *known]
    left = min(one.left() for one in places)
    right = look.inside.width() - max(one.right() for one in places)
    if abs(left - right) > EDGE * max(1.0, look.unit / 8):
        yield f"margins differ: {left:.1f} left, {right:.1f} right"


def _covered(pixel: QColor, ground: QColor, ink: QColor) -> float:
    """The share of the ink in a pixel."""
    return _apart(pixel, ground) / max(1, _apart(ink, ground))


def _apart(one: QColor, two: QColor) -> int:
    return abs(one.red() - two.red()) + abs(one.green() - two.green()) + abs(one.blue() - two.blue())


def _distance(look: Look, item: QQuickItem) -> int:
    """The first column it covers by half, from the edge of the window that reading begins at."""
    where = place(item)
    edge = look.inside.width() - where.right() if look.language.right_to_left else where.left()
    return math.floor(edge + 0.5)


def _listed(lines: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {line:.1f}" for name, line in lines.items())
