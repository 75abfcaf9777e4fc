"""What a finger did before the look: where pages have it in common."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from kiosk.ui.shell import Screen


def open_more(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.openMore()


def turn_over(open_the_page: Callable[[Screen], None], times: int = 1) -> Callable[[Screen], None]:
    """As a finger on "Next" does, on a page that keeps its sheet to itself."""

    def taps(screen: Screen) -> None:
        open_the_page(screen)
        screen.window.grabWindow()
        for _ in range(times):
            found = [item for item in _below(screen.window.contentItem()) if item.objectName() == "next"]
            for button in found[-1:]:
                if button.isVisible():
                    QMetaObject.invokeMethod(button, "tapped")

    return taps


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if isinstance(child, QQuickItem):  # PySide may hand out a stale wrapper of what was there before
            yield child
            yield from _below(child)
