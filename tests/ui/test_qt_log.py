"""What Qt says is in the program's own log: in bounded numbers, and without what it quotes."""

import logging

import pytest
from PySide6.QtCore import QCoreApplication, qWarning
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.system.log import MOST_A_MINUTE, AtMost
from kiosk.ui.qt_log import LONGEST, qt_in_the_log, value_free

CANARY = "canary-5512"


@pytest.mark.logs("^Qt: something odd")
def test_a_message_is_a_record_of_its_level(caplog: pytest.LogCaptureFixture) -> None:
    with qt_in_the_log(AtMost()):
        qWarning("something odd")
    assert caplog.record_tuples == [("kiosk.ui.qt_log", logging.WARNING, "Qt: something odd")]


@pytest.mark.logs("^(Qt: something odd|more of these)")
def test_a_flood_is_told_once(caplog: pytest.LogCaptureFixture) -> None:
    with qt_in_the_log(AtMost()):
        for _ in range(10_000):
            qWarning("something odd")
    assert len(caplog.records) == MOST_A_MINUTE
    assert caplog.messages[-1] == "more of these, not told for a minute"


@pytest.mark.logs("^page.qml:3: ")
def test_an_error_of_qml_is_told_with_its_place_and_no_value(
    qapp: QCoreApplication, caplog: pytest.LogCaptureFixture
) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    source = f"import QtQml\nQtObject {{\nComponent.onCompleted: console.warn('here', '\"{CANARY}\"')\n}}"
    component.setData(source.encode(), "file:///folder/page.qml")
    with qt_in_the_log(AtMost()):
        component.create()
    assert caplog.messages == ["page.qml:3: here …"]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("QSocketNotifier: Invalid socket", "QSocketNotifier: Invalid socket"),
        (f'no "{CANARY}" there, nor "it"', "no … there, nor …"),
        (f"no '{CANARY}", "no …"),
        (f"no `{CANARY} \n 2`!", "no …!"),
        ("two\nlines\x1b[31m", "two lines [31m"),
        ("x" * 1000, "x" * LONGEST),
    ],
)
def test_what_is_quoted_is_left_out(message: str, told: str) -> None:
    assert value_free(message) == told
