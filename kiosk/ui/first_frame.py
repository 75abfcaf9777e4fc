"""The first picture of a screen."""

import asyncio
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QGuiApplication

from kiosk.ui.shell import Screen

FIRST_FRAME_WITHIN: Final = 30.0
"""Seconds."""


async def first_frame(screen: Screen, is_dark: Callable[[], bool]) -> None:
    """Show the window; returns when it was drawn, or could not be in that time since no screen is there: it is drawn
    when one comes. Raises TimeoutError where it never is.
    """
    drawn = asyncio.Event()
    screen.on_frame = drawn.set
    screen.show(fullscreen=QGuiApplication.platformName() not in ("offscreen", "xcb"))
    try:
        async with asyncio.timeout(FIRST_FRAME_WITHIN):
            await drawn.wait()
    except TimeoutError:
        if not is_dark():
            raise
    screen.on_frame = None
