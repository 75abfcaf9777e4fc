"""What stands where: the day in one column, and everything mirrored where people read from right to left."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand
from ui_look import faults, is_a

from kiosk.qml.languages import LANGUAGES
from kiosk.ui.ink import Ink
from looks.look import Look, drawn_size, holder, is_inside, place

PLATES = ("DayBlock", "CheckLine", "Target", "RoomRowItem", "PrivacyCard", "CardFact")
"""What text stands on or in, with others of its kind round it."""
REACHES = 0.1
"""Of a text's size, beyond its plate: the tail of a letter."""
DESCENT = 0.22
"""Of a text's size: how far below its line a letter hangs."""
ENDLESS = 1e6
"""Pixels wide: all on one line."""
ROUNDING = 2
"""Pixels: what is centred stands on whole ones."""


def no_empty_lanes(look: Look) -> Iterator[str]:
    """Bookings stand beside one another only where their titles tell them apart."""
    for block in look.of_kind("DayBlock"):
        if block.property("lanes") > 1 and not block.property("title") and block.property("more") == 0:
            yield f"a lane without a title: {block.property('start')} – {block.property('end')}"


def on_its_plate(look: Look) -> Iterator[str]:
    """Letters are as low as what they stand on: a block of the day, a line of a list, a button."""
    for text in look.texts:
        plate = holder(text.item, PLATES)
        if plate is None:
            continue
        top, bottom = height_of_letters(text.item, look)
        beyond = max(place(plate).top() - top, bottom - place(plate).bottom())
        if beyond > REACHES * drawn_size(text.item) + 0.5:
            yield f"{beyond:.1f} px off its plate: {text.said!r}"


def height_of_letters(item: QQuickItem, look: Look) -> tuple[float, float]:
    """From the top of the highest letter to the foot of the lowest, in the window."""
    lines, size, font = int(item.property("lineCount")), drawn_size(item), QFont(item.property("font"))
    font.setPixelSize(size)
    right = look.language.right_to_left
    ink = Ink().of(item.property("text"), font, right, item.width() if lines > 1 else ENDLESS)
    others = (lines - 1) / lines * float(item.property("contentHeight"))
    bottom = others + DESCENT * size if lines > 1 else ink.bottom()
    drawn = item.mapRectToScene(QRectF(0, item.baselineOffset() + ink.top(), 1, bottom - ink.top()))
    return drawn.top(), drawn.bottom()


def mirrored(look: Look) -> Iterator[str]:
    """Read from right to left, everything stands where a mirror shows it, and nothing is wrong with it."""
    before = places(look.hand)
    with turned(look.hand):
        after = places(look.hand)
        yield from (f"mirrored, {fault}" for fault in faults(look.hand.screen.window, look.hand.picture()))
    if len(before) != len(after):
        yield f"{len(before)} items, mirrored {len(after)}"
    for (name, was), (_, now) in zip(before, after, strict=False):
        if abs(look.size[0] - was.right() - now.left()) > ROUNDING or abs(was.top() - now.top()) > ROUNDING:
            yield f"not mirrored: {name} {was.getRect()} stands at {now.getRect()}"


@contextmanager
def turned(hand: Hand) -> Iterator[None]:
    """The same words, read from right to left for a while."""
    code = hand.screen.shell.view.language
    with patch.dict(LANGUAGES, {code: replace(LANGUAGES[code], right_to_left=True)}):
        hand.publishes()
        yield
    hand.publishes()


def places(hand: Hand) -> list[tuple[str, QRectF]]:
    """Whatever has an extent once it is drawn, in the order of the tree.

    Large text hangs by its ink, which letters have more of on one side than on the other.
    """
    hand.picture()
    found = [
        item
        for item in hand.items()
        if item.width() and item.height() and not stays(item) and not is_a(item, "HungLabel")
    ]
    return [(item.metaObject().className(), place(item)) for item in found]


def stays(item: QQuickItem) -> bool:
    """Inside something that looks the same everywhere, or the corner that nobody sees, which is the upper left one."""
    around = item.parentItem()
    return is_inside(around, "Keypad") or is_inside(around, "PinDots") or item.objectName() == "toAdmin"
