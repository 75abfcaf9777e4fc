"""Fingers and keys without sense (S9): whatever they do, one process shows its one window, and says nothing."""

import gc
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from ui_hand import Hand
from ui_scenes import SCENES, Scene
from ui_scenes.find_room import ROOMS
from ui_scenes.report_fault import REPORTS
from ui_scenes.scene import local

KEYS = (
    *(Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Menu),
    *(Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Q, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_Left),
    *(Qt.Key.Key_Back, Qt.Key.Key_HomePage, Qt.Key.Key_Print, Qt.Key.Key_Delete),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier | Qt.KeyboardModifier.ControlModifier,
)
GROWS_AT_MOST_KB = 24_000
"""Of a screen that has been everywhere once; what leaks for each touch is more than that after thousands."""


class Monkey:
    """One seed, one hand: `step` does one thing."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self._hand, self._dice = hand, random.Random(seed)
        self._published = [scene.published() for scene in SCENES]
        self.pages: set[str] = set()
        self._deeds: tuple[Callable[[], None], ...] = (self._tap, self._tap, self._tap, self._fingers, self._key)

    def step(self) -> None:
        self._dice.choice(self._deeds)()
        if self._dice.random() < 0.05:
            self._hand.passes(seconds=self._dice.choice((1, 5, 31, 400)))
        if self._dice.random() < 0.02:
            scene = self._dice.randrange(len(SCENES))
            self._hand.now = SCENES[scene].now
            self._hand.screen.publish(self._published[scene], SCENES[scene].labels, SCENES[scene].words)
        self.pages.add(self._hand.page)

    def _somewhere(self) -> QPoint:
        """On a button, most of the time."""
        window = self._hand.screen.window
        buttons = [item for item in self._hand.items() if item.property("label")]
        if buttons and self._dice.random() < 0.8:
            item = self._dice.choice(buttons)
            place = item.mapToScene(item.boundingRect().center())
            return QPoint(int(place.x()), int(place.y()))
        return QPoint(self._dice.randrange(window.width()), self._dice.randrange(window.height()))

    def _tap(self) -> None:
        self._hand.touches(self._somewhere(), self._somewhere() if self._dice.random() < 0.2 else None)

    def _fingers(self) -> None:
        """Several at once, which leave in any order."""
        window, device = self._hand.screen.window, Hand.finger or QTest.createTouchDevice()
        Hand.finger = device
        places = {number: self._somewhere() for number in range(self._dice.randint(2, 5))}
        event = QTest.touchEvent(window, device)
        for number, place in places.items():
            event.press(number, place)
        event.commit()
        for leaving in self._dice.sample(sorted(places), len(places)):
            event = QTest.touchEvent(window, device)
            event.release(leaving, places.pop(leaving))
            for number in places:
                event.stationary(number)
            event.commit()
        self._hand.settle()

    def _key(self) -> None:
        QTest.keyClick(self._hand.screen.window, self._dice.choice(KEYS), self._dice.choice(MODIFIERS))
        self._hand.settle()


def resident_kb() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


DOOR: dict[str, object] = {"room_page": "https://rooms.example.org/waalzaal", "language": "nl"}
SITE = Scene("monkey", local(12, 12), nearby=ROOMS, reports=REPORTS, door=DOOR)
WARM_UP = 800


@pytest.mark.parametrize(
    ("steps", "seed"),
    [pytest.param(2_500, 1), pytest.param(2_500, 2), pytest.param(100_000, 3, marks=pytest.mark.long)],
)
@pytest.mark.timeout(3600)
def test_no_finger_and_no_key_leads_out_or_breaks_anything(at_the_door: type[Hand], steps: int, seed: int) -> None:
    size = (800, 1280) if seed == 2 else (1280, 800)
    hand = at_the_door(SITE, *size)
    monkey = Monkey(hand, seed)
    for _ in range(WARM_UP):
        monkey.step()
    gc.collect()
    before = resident_kb()
    for _ in range(steps - WARM_UP):
        monkey.step()
    gc.collect()
    assert QGuiApplication.topLevelWindows() == [hand.screen.window]
    assert hand.screen.window.isVisible()
    assert resident_kb() - before < GROWS_AT_MOST_KB
    assert {"home", "more", "other_time", "find_room", "room_card", "report_fault"} <= monkey.pages
