"""What everything is measured against: one window with one rectangle, and nothing else of ours.

Prints `first`, the steady clock and the CPU seconds so far, and stays until it is ended.
"""

import sys
import time

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

WINDOW = b"import QtQuick\nWindow { width: 1280; height: 800; visible: true\nRectangle { anchors.fill: parent } }"


def main() -> int:
    app, engine = QGuiApplication(sys.argv[:1]), QQmlApplicationEngine()
    engine.loadData(QByteArray(WINDOW), QUrl())
    (window,) = engine.rootObjects()

    def told() -> None:
        window.frameSwapped.disconnect(told)  # type: ignore[attr-defined]
        print("first", time.monotonic(), time.process_time(), flush=True)

    window.frameSwapped.connect(told)  # type: ignore[attr-defined]
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
