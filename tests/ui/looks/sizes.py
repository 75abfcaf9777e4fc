"""How large things are: to an eye at its distance, against what was meant, and in whole pixels."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtQuick import QQuickItem
from ui_look import Text, waits

from looks.look import Look, drawn_size, place

CAPITAL = 0.727
"""The height of a capital letter of Inter, in parts of its size."""
ACROSS_THE_CORRIDOR, AT_THE_DOOR = 5000, 500
"""Millimetres to the eye."""
LEAST_SHARE = 0.85
"""Of the size that was meant."""
LEAST_JOINED_WORD = 14
"""Units: of the state's word, where its letters join and have no capitals."""
LARGE = 5
"""Units."""
LEAST_SQUARE = 0.8
"""Millimetres."""


@dataclass(frozen=True)
class Panel:
    """Inches across, and the least minutes of arc of a capital: of the state's word at 5 m, of any text at 50 cm.

    ISO 9241-303 asks for 16 of both. An upright panel holds no wider word; one of 7 inches is hung where people come
    close, and who needs more has the large text.
    """

    inches: float
    word: float
    text: float


PANELS = {
    (800, 480): Panel(7.0, word=10, text=10),
    (1024, 600): Panel(7.0, word=10, text=10),
    (1280, 800): Panel(10.1, word=16, text=16),
    (1920, 1080): Panel(15.6, word=16, text=16),
    (800, 1280): Panel(10.1, word=14, text=16),
    (1080, 1920): Panel(15.6, word=14, text=16),
}
"""What is sold, by its pixels."""


def readable(look: Look) -> Iterator[str]:
    """Every text is large enough for the eye it is meant for. A word as wide as its place cannot be larger."""
    panel = PANELS[look.size]
    for text in look.texts:
        if text.item.objectName() == "stateWord":
            minutes = arc_minutes(drawn_size(text.item), look.size, ACROSS_THE_CORRIDOR)
            if minutes < panel.word and not fills_its_place(look, text):
                yield f"word too small: {text.said!r} {minutes:.1f}′ at 5 m"
        elif not waits(text.item):
            minutes = arc_minutes(drawn_size(text.item), look.size, AT_THE_DOOR)
            if minutes < panel.text:
                yield f"too small: {text.said!r} {drawn_size(text.item)} px = {minutes:.1f}′ at 50 cm"


def arc_minutes(pixels: float, size: tuple[int, int], distance: float) -> float:
    """Of a capital in a typeface of so many pixels, at so many millimetres."""
    return math.degrees(2 * math.atan(CAPITAL * pixels * pixel(size) / 2 / distance)) * 60


def fills_its_place(look: Look, word: Text) -> bool:
    """Whether there is nothing to be gained at its side."""
    block = next(block for kind in ("StateBlock", "LargeHome") for block in look.of_kind(kind))
    return word.ink.width() > 0.95 * float(block.property("wordWidth"))


def rules_the_screen(look: Look) -> Iterator[str]:
    """The state's word, however much has to have room beside it or below it."""
    for text in look.texts:
        if text.item.objectName() == "stateWord" and drawn_size(text.item) + 0.5 < LEAST_JOINED_WORD * look.unit:
            yield f"word too small: {text.said!r} {drawn_size(text.item) / look.unit:.1f}u"


def as_large_as_meant(look: Look) -> Iterator[str]:
    """Text that is fitted into its place by shrinking keeps most of its size."""
    for text in look.texts:
        meant, drawn = text.item.property("size"), drawn_size(text.item)
        if meant and drawn + 0.5 < LEAST_SHARE * meant:
            yield f"shrunk: {text.said!r} {drawn} px of {meant:.1f} ({drawn / meant:.2f})"


def large_for_all(look: Look) -> Iterator[str]:
    """Who asked for large text finds no small one."""
    for text in look.texts:
        if drawn_size(text.item) + 0.5 < LARGE * look.unit:
            yield f"small in large text: {text.said!r} {drawn_size(text.item) / look.unit:.1f}u"


def read_by_phones(look: Look) -> Iterator[str]:
    """The squares of a code are as large as the camera of a phone wants them an arm's length away."""
    for plate in look.of_kind("CodePlate"):
        square = float(plate.property("module")) * pixel(look.size)
        if square < LEAST_SQUARE:
            yield f"squares of {square:.2f} mm"


def pixel(size: tuple[int, int]) -> float:
    """Millimetres."""
    return PANELS[size].inches * 25.4 / math.hypot(*size)


def even_circles(look: Look) -> Iterator[str]:
    """A circle of an even number of whole pixels is round; any other has a flat or a bump."""
    for item in look.items:
        where = place(item)
        if is_circle(item) and abs(where.width() - 2 * round(where.width() / 2)) > 0.01:
            yield f"uneven circle: {where.width():.2f} wide at {where.x():.0f}, {where.y():.0f}"


def is_circle(item: QQuickItem) -> bool:
    if not item.inherits("QQuickRectangle"):
        return False
    radius, width, height = item.property("radius"), item.width(), item.height()
    return width > 0 and abs(width - height) < 0.01 and radius >= width / 2 - 0.01
