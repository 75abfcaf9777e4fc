"""Qt offscreen and in software; whatever Qt or QML warns about fails the test."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
import ui_offscreen  # noqa: F401  (before Qt)
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from ui_hand import Hand
from ui_scenes import Scene

from kiosk.ui.shell import make_app


@pytest.fixture(scope="session")
def qapp() -> QCoreApplication:
    running = QGuiApplication.instance() or make_app(["kiosk"])
    gc.freeze()  # what is there to stay is not looked through again and again
    return running


@pytest.fixture(autouse=True)
def nothing_to_complain_about() -> Iterator[list[str]]:
    said: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        said.append(f"{kind.name}: {text} ({context.file}:{context.line})")

    before = qInstallMessageHandler(hear)
    yield said
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def at_the_door(qapp: QCoreApplication) -> Iterator[type[Hand]]:
    """Opens a scene and gives a hand to touch it with; closes what was opened."""
    opened: list[Hand] = []

    class Opens(Hand):
        def __init__(
            self, scene: Scene, width: int = 1280, height: int = 800, shown: bool = True, **door: object
        ) -> None:
            super().__init__(scene, width, height, shown, **door)
            opened.append(self)

    yield Opens
    for hand in opened:
        hand.close()
    opened.clear()
    gc.collect()  # a wrapper that outlives its item is handed out for whatever Qt makes in its place
