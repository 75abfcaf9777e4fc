"""A scene on a real window, a clock that is moved by hand, and a finger."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from ui_look import is_a, visible
from ui_scenes import Scene

from kiosk.room.intent import Gesture, Intent
from kiosk.room.panel_state import PanelState
from kiosk.ui.shell import Screen


def runs(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Let Qt run in earnest: its other threads call into Python, and `QTest.qWait` would not let them."""
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if until() else None)
    look.start(5)
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


class Hand:
    """`posted` is everything the screen wished for, oldest first."""

    finger: QPointingDevice | None = None

    def __init__(self, scene: Scene, width: int = 1280, height: int = 800, shown: bool = True, **door: object) -> None:
        self.scene = scene
        self.now, self.posted, self.report = scene.now, list[Intent | Gesture](), scene.published()
        settled = replace(scene.at_door(), **{"reduced_motion": True, **door})  # type: ignore[arg-type]
        self.screen = Screen(settled, self.posted.append, lambda: self.now)
        self.screen.window.resize(width, height)
        self.screen.publish_nearby(scene.nearby)
        self.screen.publish_photos(scene.photos)
        self.screen.publish_reports(scene.reports)
        self.screen.publish_admin(scene.admin)
        self.screen.publish(self.report, scene.labels, scene.words)
        if shown:
            self.screen.show()
        self.settle()
        if scene.taps:
            scene.taps(self.screen)
            self.settle()

    @property
    def opened(self) -> Any:
        """The view model of the open page."""
        return self.screen.shell.opened

    @property
    def view(self) -> Any:
        """What the open page shows."""
        return self.opened.view

    @property
    def page(self) -> str:
        return self.screen.shell.view.page

    @property
    def middle(self) -> QPoint:
        return QPoint(self.screen.window.width() // 2, self.screen.window.height() // 2)

    def settle(self) -> None:
        """Let Qt do what waits, and take away what is gone, which it does only in a loop that runs."""
        for _ in range(3):
            QGuiApplication.processEvents()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def passes(self, **time: int) -> None:
        """Time goes by and the screen's own timer fires."""
        self.now += timedelta(**time)
        self.screen._tick.timeout.emit()
        self.settle()

    def publishes(self, **changes: object) -> None:
        self.report: PanelState = replace(self.report, **changes)  # type: ignore[arg-type]
        self.screen.publish(self.report, self.screen._labels, self.screen._words)
        self.settle()

    def items(self) -> Iterator[QQuickItem]:
        """Every item that can be seen."""
        yield from visible(self.screen.window.contentItem())

    def labelled(self, label: str) -> QQuickItem:
        found = [item for item in self.items() if item.property("label") == label]
        assert len(found) == 1, f"{label!r} among {self.labels()}"
        return found[0]

    def labels(self) -> list[str]:
        return [str(item.property("label")) for item in self.items() if item.property("label") is not None]

    def texts(self) -> list[str]:
        return [str(item.property("text")) for item in self.items() if is_a(item, "Label")]

    def running_timers(self) -> list[QObject]:
        """What will change something by itself, seen or not."""
        timers = [
            child
            for item in all_items(self.screen.window.contentItem())
            for child in item.children()
            if child.metaObject().className() == "QQmlTimer"
        ]
        return [timer for timer in timers if timer.property("running")]

    def taps(self, label: str) -> None:
        """A touch in the middle of a button, as it is drawn: what was just made has no place yet."""
        self.picture()
        self.touches(centre(self.labelled(label)))

    def touches(self, point: QPoint, release: QPoint | None = None) -> None:
        device = Hand.finger = Hand.finger or QTest.createTouchDevice()
        QTest.touchEvent(self.screen.window, device).press(0, point).commit()
        if release:
            QTest.touchEvent(self.screen.window, device).move(0, release).commit()
        QTest.touchEvent(self.screen.window, device).release(0, release or point).commit()
        self.settle()

    def holds(self, label: str, seconds: float) -> None:
        """A finger that comes down, stays, and is lifted."""
        self.presses(self.labelled(label), seconds=seconds)

    def presses(self, item: QQuickItem, seconds: float = 10.0, until: Callable[[], bool] = lambda: False) -> None:
        """The same, for so long or `until` something is so."""
        device, point = Hand.finger or QTest.createTouchDevice(), centre(item)
        Hand.finger = device
        QTest.touchEvent(self.screen.window, device).press(0, point).commit()
        runs(seconds, until)
        QTest.touchEvent(self.screen.window, device).release(0, point).commit()
        self.settle()

    def types(self, *keys: Qt.Key) -> None:
        """Keys one after the other, each let go before the next."""
        for key in keys:
            QTest.keyClick(self.screen.window, key)
            self.settle()

    @property
    def focused(self) -> QQuickItem | None:
        """The control that has the focus of the keys, which is the one with a ring."""
        found = [item for item in self.items() if item.objectName() == "focusRing"]
        assert len(found) <= 1
        return found[0].parentItem() if found else None

    @property
    def at(self) -> str:
        """What is written on it."""
        return str(self.focused.property("label")) if self.focused else ""

    def tabs_to(self, label: str) -> None:
        """Tab until the focus is there, at most once round."""
        seen: list[QQuickItem | None] = [None]
        while self.at != label:
            self.types(Qt.Key.Key_Tab)
            assert self.focused not in seen, f"{label!r} among {self.labels()}"
            seen.append(self.focused)

    def picture(self) -> QImage:
        return self.screen.window.grabWindow()

    def close(self) -> None:
        self.screen.close()


def all_items(item: QQuickItem) -> Iterator[QQuickItem]:
    """It and what stands in it."""
    yield item
    for child in item.childItems():
        yield from all_items(child)


def centre(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
