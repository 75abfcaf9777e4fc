"""A look: one scene as it is drawn, and what in it can be measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand
from ui_look import Text, is_a, is_button, is_text, said_by_qml, text_of, visible
from ui_scenes import Scene

from kiosk.qml.languages import LANGUAGES, Language
from kiosk.ui.comfort import Comfort


@dataclass(frozen=True)
class Look:
    """`picture` is taken once; the items live, and are those of the moment it was taken."""

    scene: Scene
    hand: Hand
    picture: QImage

    @classmethod
    def of(cls, hand: Hand) -> "Look":
        return cls(hand.scene, hand, hand.picture())

    @cached_property
    def items(self) -> tuple[QQuickItem, ...]:
        """All that can be seen, in the order of the tree."""
        return tuple(visible(self.hand.screen.window.contentItem()))

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        return tuple(text_of(item) for item in self.items if is_text(item) and item.property("text"))

    @cached_property
    def buttons(self) -> tuple[QQuickItem, ...]:
        return tuple(item for item in self.items if is_button(item))

    @property
    def page(self) -> str:
        return self.hand.page

    @property
    def size(self) -> tuple[int, int]:
        return self.picture.width(), self.picture.height()

    @property
    def inside(self) -> QRectF:
        return QRectF(self.picture.rect())

    @property
    def upright(self) -> bool:
        return self.picture.height() > self.picture.width()

    @property
    def language(self) -> Language:
        return LANGUAGES[self.hand.screen.shell.view.language]

    @property
    def palette(self) -> str:
        return str(self.hand.screen.shell.view.palette)

    @cached_property
    def unit(self) -> float:
        """Pixels of the theme's unit: a hundredth of the short side."""
        return float(said_by_qml(self.hand.screen.window, "Theme.unit"))

    @property
    def large(self) -> bool:
        """Whether the door always has large text."""
        return Comfort.LARGE_TEXT in self.scene.at_door().comforts

    @property
    def on_home(self) -> bool:
        """The ordinary home: large text has one of its own."""
        return self.page == "home" and not self.large

    def part(self, component: str, name: str) -> Iterator[QQuickItem]:
        """The visible items that have this id in a component, and not in one inside it."""
        for item in self.items:
            context = QQmlEngine.contextForObject(item)
            if context is not None and context.nameForObject(item) == name and is_a(component_of(item), component):
                yield item

    def of_kind(self, component: str) -> Iterator[QQuickItem]:
        return (item for item in self.items if is_a(item, component))


def component_of(item: QQuickItem) -> QQuickItem:
    """What stands round it that has a file of its own, nearest first; the window's content at last."""
    while (around := item.parentItem()) is not None:
        item = around
        if "_QMLTYPE_" in item.metaObject().className():
            break
    return item


def holder(item: QQuickItem, components: Sequence[str]) -> QQuickItem | None:
    """What stands round it that is one of these, nearest first."""
    around = item.parentItem()
    while around is not None and not any(is_a(around, one) for one in components):
        around = around.parentItem()
    return around


def is_inside(item: QQuickItem | None, component: str) -> bool:
    while item is not None and not is_a(item, component):
        item = item.parentItem()
    return item is not None


def place(item: QQuickItem) -> QRectF:
    """Where it is in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def base_line(item: QQuickItem) -> float:
    """On which the letters of its first line stand, from the top of the window."""
    return item.mapToScene(QPointF(0, item.baselineOffset())).y()


def drawn_size(item: QQuickItem) -> int:
    """Pixels of a text's typeface as it was fitted into its place."""
    return int(said_by_qml(item, "fontInfo.pixelSize"))
