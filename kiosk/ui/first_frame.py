"""The first picture of a screen."""

import asyncio
from typing import Final

from PySide6.QtGui import QGuiApplication

from kiosk.ui.shell import Screen

FIRST_FRAME_WITHIN: Final = 30.0
"""Seconds."""


async def first_frame(screen: Screen) -> None:
    """Show the window; returns when it was drawn. Raises TimeoutError where it never is."""
    drawn = asyncio.Event()
    screen.on_frame = drawn.set
    screen.show(fullscreen=QGuiApplication.platformName() not in ("offscreen", "xcb"))
    async with asyncio.timeout(FIRST_FRAME_WITHIN):
        await drawn.wait()
    screen.on_frame = None
