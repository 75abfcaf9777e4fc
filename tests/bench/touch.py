"""How long a finger waits: a touch on the real screen until the first frame with the pressed look was swapped.

Prints the milliseconds of each of so many touches, as a JSON list. Nothing is booked: the finger leaves the button
before it is lifted.
"""

import json
import sys
import time

from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from ui_hand import Hand, centre
from ui_scenes import scene_named

from kiosk.room.intent import Book
from kiosk.ui.shell import make_app

WITHIN_S = 5.0


def main(times: int) -> int:
    app = make_app(["bench"])
    hand = Hand(scene_named("free"))
    hand.picture()
    window, device = hand.screen.window, QTest.createTouchDevice()
    button, away = centre(hand.labelled("30 min")), hand.middle
    swapped = 0.0

    def drawn() -> None:
        nonlocal swapped
        swapped = time.monotonic()

    window.frameSwapped.connect(drawn)
    waits = []
    for _ in range(times):
        _rest(app)
        swapped, pressed = 0.0, time.monotonic()
        QTest.touchEvent(window, device).press(0, button).commit()
        while not swapped and time.monotonic() - pressed < WITHIN_S:
            app.processEvents()
        waits.append(1000 * (swapped - pressed))
        QTest.touchEvent(window, device).move(0, away).commit()
        QTest.touchEvent(window, device).release(0, away).commit()
    assert not any(isinstance(one, Book) for one in hand.posted), "the finger booked"
    print(json.dumps(waits))
    return 0


def _rest(app: QGuiApplication) -> None:
    """Until the button looks as before, whatever that takes to draw."""
    until = time.monotonic() + 0.1
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.002)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
