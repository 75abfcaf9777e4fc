"""The day, where home has no room for it."""

from typing import Any

from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, Scene, local


def open_today(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.openToday()


SCENES = (Scene("large-today", local(12, 12), door=LARGE, taps=open_today),)
