"""Every scene measured in a sample of what the gallery measures in full, and the measure itself."""

from collections.abc import Callable, Iterator

import pytest
from looks.look import Look
from looks.table import verdicts
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from sampling import named, sampled
from shiboken6 import Shiboken
from ui_hand import Hand
from ui_look import faults, rich
from ui_scenes import SCENES, Scene

SAMPLE = (
    ((800, 480), "nl", "standard"),
    ((1280, 800), "en", "high-contrast"),
    ((800, 1280), "de", "colour-blind"),
    ((1080, 1920), "fr", "standard"),
    ((1024, 600), "ar", "standard"),
)


@pytest.mark.parametrize(("scene", "size", "language", "palette"), sampled(SCENES, SAMPLE), ids=named)
def test_no_check_fails(
    at_the_door: type[Hand], scene: Scene, size: tuple[int, int], language: str, palette: str
) -> None:
    look = Look.of(at_the_door(scene, *size, language=language, palette=palette))
    assert {name: faults for name, faults in verdicts(look).items() if faults} == {}


WRONG = {
    "wider than its place": 'Text { textFormat: Text.PlainText; width: 20; text: "too long for it"; color: "white" }',
    "outside the window": 'Text { textFormat: Text.PlainText; x: 380; text: "over the edge"; color: "white" }',
    "elided": 'Text { textFormat: Text.PlainText; width: 30; text: "too long"; elide: Text.ElideLeft; color: "white" }',
    "overlap": 'Item { Text { textFormat: Text.PlainText; text: "one"; color: "white" }'
    ' Text { textFormat: Text.PlainText; x: 4; text: "two"; color: "white" } }',
    "pale": 'Text { textFormat: Text.PlainText; text: "grey on black"; color: "#555555" }',
    "small target": 'PushButton { label: "OK"; width: 60; height: 70 }',
    "targets too close": 'Row { spacing: 7; PushButton { label: "A" } PushButton { label: "B" } }',
    "target outside": 'PushButton { label: "OK"; x: 340; width: 80 }',
    "no name": 'PushButton { label: "" }',
}


Shows = Callable[[str], QQuickWindow]


@pytest.fixture
def shows(qapp: QCoreApplication) -> Iterator[Shows]:
    engine = QQmlApplicationEngine()
    engine.addImportPath(".")

    def show(qml: str) -> QQuickWindow:
        head = "import QtQuick\nimport kiosk.qml.controls\n"
        engine.loadData(f'{head}Window {{ width: 400; height: 300; color: "black"; {qml} }}'.encode())
        window = engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        window.show()
        QGuiApplication.processEvents()
        return window

    yield show
    Shiboken.delete(engine)


@pytest.mark.parametrize("fault", WRONG)
def test_the_measure_finds_what_is_wrong(shows: Shows, fault: str) -> None:
    window = shows(WRONG[fault])
    assert [found.split(":")[0] for found in faults(window, window.grabWindow())] == [fault]


def test_the_walk_finds_text_that_is_not_plain(shows: Shows) -> None:
    window = shows('Text { visible: false; text: "auto" } Text { textFormat: Text.PlainText; text: "plain" }')
    assert rich(window) == ["auto"]
