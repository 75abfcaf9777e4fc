"""Keys as the window gets them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow


class Keyboard(QObject):
    """Calls `pressed` for each key that comes down, before anything in the window has it; not while the key stays."""

    def __init__(self, window: QQuickWindow, pressed: Callable[[], None]) -> None:
        super().__init__()
        self._pressed = pressed
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._pressed()
        return super().eventFilter(watched, event)
