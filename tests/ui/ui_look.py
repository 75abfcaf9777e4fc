"""What is wrong with a look, found in the living items: clipped or overlapping text, small or crowded targets,
contrast (from the picture itself), and the properties S2 asks of every text."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

TARGET, APART = 64, 8
PLAIN_TEXT, ELIDE_RIGHT = 0, 1
SLACK = 1.0
"""Pixels that rounding may cost."""


@dataclass(frozen=True)
class Text:
    item: QQuickItem
    said: str
    ink: QRectF
    """Where the letters are, in the window."""


def faults(window: QQuickWindow, picture: QImage | None = None) -> list[str]:
    items = list(visible(window.contentItem()))
    texts = [text_of(item) for item in items if is_text(item) and item.property("text")]
    buttons = [item for item in items if is_button(item)]
    inside = QRectF(0, 0, window.width(), window.height())
    return [
        *clipped(texts, inside),
        *overlapping(texts),
        *crowded(buttons, inside),
        *unnamed(buttons),
        *(pale(texts, picture) if picture else ()),
    ]


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        # PySide may hand out a stale wrapper of another type for an item made where a dead object was
        if isinstance(child, QQuickItem) and child.isVisible() and child.opacity() > 0:
            yield child
            yield from visible(child)


def is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText")


def is_a(item: QQuickItem, component: str) -> bool:
    """Whether it is made from this QML file, or from one whose root is. A file's class is its name and a number."""
    kind = item.metaObject()
    while kind is not None:
        if kind.className().startswith(f"{component}_QML"):
            return True
        kind = kind.superClass()
    return False


def is_button(item: QQuickItem) -> bool:
    """Whatever can be pressed, by a finger or a key."""
    return item.activeFocusOnTab()


def text_of(item: QQuickItem) -> Text:
    number = {name: float(item.property(name)) for name in ("contentWidth", "contentHeight", "width", "height")}
    right = number_of(item, "effectiveHorizontalAlignment") == 2
    centred = number_of(item, "effectiveHorizontalAlignment") == 4
    spare = number["width"] - number["contentWidth"]
    left = float(item.property("leftPadding")) + (spare if right else spare / 2 if centred else 0)
    hung = item.property("inkRect")
    if isinstance(hung, QRectF) and item.property("lineCount") == 1 and not item.property("truncated"):
        return Text(item, str(item.property("text")), item.mapRectToScene(hung))
    ink = QRectF(left, float(item.property("topPadding")), number["contentWidth"], number["contentHeight"])
    spare = (1 - min(1.0, float(item.property("lineHeight")))) * number["contentHeight"] / 2
    ink.adjust(0, spare, 0, -spare)  # some typefaces keep room round every line
    if isinstance(hung, QRectF):  # in several lines, of which one has its ink where they begin
        ink.adjust(*((0, 0, -item.property("bearing"), 0) if right else (item.property("bearing"), 0, 0, 0)))
    return Text(item, str(item.property("text")), item.mapRectToScene(ink))


def said_by_qml(thing: QObject, expression: str) -> Any:
    """What QML says of it, in its own file: some of its types have no converter in PySide."""
    value = QQmlExpression(QQmlEngine.contextForObject(thing), thing, expression).evaluate()
    return value[0] if isinstance(value, tuple) else value


def number_of(item: QQuickItem, expression: str) -> int:
    return int(said_by_qml(item, expression))


def clipped(texts: Iterable[Text], inside: QRectF) -> Iterator[str]:
    for text in texts:
        if text.item.property("truncated") and not may_be_elided(text.item):
            yield f"elided: {text.said!r}"
        if not inside.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(text.ink):
            yield f"outside the window: {text.said!r} {text.ink}"
        if text.item.property("contentWidth") > text.item.width() + SLACK:
            yield f"wider than its place: {text.said!r}"


def may_be_elided(item: QQuickItem) -> bool:
    """Titles and names from outside may be too long; the state word, times and buttons may not."""
    return number_of(item, "elide") == ELIDE_RIGHT  # ElideRight, which only those have


def overlapping(texts: list[Text]) -> Iterator[str]:
    for one, two in combinations(texts, 2):
        both = one.ink.intersected(two.ink)
        if both.width() > 2 and both.height() > 0.25 * min(one.ink.height(), two.ink.height()):
            yield f"overlap: {one.said!r} and {two.said!r}"


def crowded(buttons: list[QQuickItem], inside: QRectF) -> Iterator[str]:
    places = [(b.property("label"), b.mapRectToScene(QRectF(0, 0, b.width(), b.height()))) for b in buttons]
    for label, place in places:
        if min(place.width(), place.height()) < TARGET - 0.01:
            yield f"small target: {label!r} {place.width():.0f}×{place.height():.0f}"
        if not inside.contains(place):
            yield f"target outside: {label!r}"
    for (one, here), (two, there) in combinations(places, 2):
        grown = here.adjusted(-APART + 0.01, -APART + 0.01, APART - 0.01, APART - 0.01)
        if grown.intersects(there):
            yield f"targets too close: {one!r} and {two!r}"


def unnamed(buttons: list[QQuickItem]) -> Iterator[str]:
    yield from (f"no name: {b}" for b in buttons if not b.property("label"))


def pale(texts: Iterable[Text], picture: QImage) -> Iterator[str]:
    """Contrast of each text with what is most often behind it: 4.5, and 7 for the state word. Waiting buttons are
    inactive (WCAG 1.4.3 lets them be)."""
    for text in texts:
        if waits(text.item):
            continue
        ink, ground = QColor(text.item.property("color")), behind(text, picture)
        least = 7.0 if text.item.objectName() == "stateWord" else 4.5
        if contrast(ink, ground) < least:
            yield f"pale: {text.said!r} {ink.name()} on {ground.name()} = {contrast(ink, ground):.2f}"


def waits(item: QQuickItem | None) -> bool:
    while item is not None:
        if item.opacity() < 1 or not item.isEnabled():
            return True
        item = item.parentItem()
    return False


def behind(text: Text, picture: QImage) -> QColor:
    place = text.ink.toAlignedRect().intersected(picture.rect())
    step = max(1, place.width() // 40)
    seen = Counter(
        picture.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, 2)
        for x in range(place.left(), place.right() + 1, step)
    )
    ink = QColor(text.item.property("color"))
    grounds = [(pixel, times) for pixel, times in seen.most_common(3) if QColor(pixel).rgb() != ink.rgb()]
    return QColor(grounds[0][0]) if grounds else ink  # nothing to be told from


def contrast(one: QColor, two: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def rich(window: QQuickWindow) -> list[str]:
    """Texts that are not plain, anywhere in the tree, seen or not."""
    found: list[str] = []
    todo = [window.contentItem()]
    while todo:
        item = todo.pop()
        todo += [child for child in item.childItems() if isinstance(child, QQuickItem)]
        if is_text(item) and number_of(item, "textFormat") != PLAIN_TEXT:
            found.append(str(item.property("text")))
    return found
