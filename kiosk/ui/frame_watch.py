"""Whether the screen draws what is true: the condition of each sign of life a panel gives its supervisor. A panel
without a screen draws nothing, and goes on: its light, and the rooms it releases, need none.
"""

import asyncio
import math
from collections.abc import Callable
from typing import Final

from kiosk.ui.shell import Screen

ASKED_AFTER: Final = 90.0
"""Seconds without a frame after which one is asked for. A page that shows the time draws one each minute, unasked."""
LOST_AFTER: Final = 120.0
"""Seconds without a frame after which the screen counts as stopped."""
_AGAIN: Final = 1.0
"""Seconds between two looks at a screen that has stopped."""


class FrameWatch:
    """A frame counts when it was swapped while what was published last is what `is_true`, worked out for it. `clock`
    counts seconds, and rests while the machine sleeps, as the supervisor's does. `is_dark` says that no screen is
    there: then it is enough that what was published is true; one that is there again has to draw as soon as one that
    was just asked to.
    """

    def __init__(
        self,
        screen: Screen,
        is_true: Callable[[], bool],
        clock: Callable[[], float],
        is_dark: Callable[[], bool],
    ) -> None:
        self._screen = screen
        self._is_true = is_true
        self._clock = clock
        self._is_dark = is_dark
        self._drawn_at = clock()
        screen.on_frame = self._frame

    def draws(self) -> bool:
        """Whether a frame was drawn lately, or none can be; asks for one before it is too late."""
        now = self._clock()
        if now - self._drawn_at >= ASKED_AFTER:
            if self._is_dark() and self._is_true():
                self._drawn_at = now - ASKED_AFTER
            self._screen.draw()
        return now - self._drawn_at < LOST_AFTER

    async def report(self, step: Callable[[], float]) -> None:
        """Have signs of life given from this loop, for as long as the screen draws; for ever. `step` gives one that is
        due, and says in how many seconds the next one is.
        """
        while True:
            wait_s = step() if self.draws() else _AGAIN
            await (asyncio.sleep(wait_s) if wait_s < math.inf else asyncio.Event().wait())

    def _frame(self) -> None:
        if self._is_true():
            self._drawn_at = self._clock()
