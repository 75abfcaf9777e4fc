"""How bright the screen is. Files: https://docs.kernel.org/gpu/backlight.html and the ABI of sysfs-class-backlight."""

import math
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from kiosk.hw.protocol.fault import Fault
from kiosk.hw.retry import Attempts
from kiosk.hw.settings import AUTO, NONE, BacklightSettings

SCREENS: Final = Path("/sys/class/backlight")


class Backlight:
    """Full from its first moment; at the level for the night while a panel renews that it may be; full again when none
    does: what nobody attends to must be readable.

    A screen that cannot be dimmed stays as it is and is tried again after 1, 2, 4 … 30 s, for ever. It is written to
    when something changes and at no other time. `clock` counts seconds.
    """

    def __init__(self, settings: BacklightSettings, clock: Callable[[], float], screens: Path = SCREENS) -> None:
        self._settings = settings
        self._screens = screens
        self._clock = clock
        self._dim_until = -math.inf
        self._shown: int | None = None
        self._attempts = Attempts(clock)

    @property
    def fault(self) -> Fault | None:
        """Why it cannot be dimmed, where it cannot."""
        return self._attempts.fault

    def ask(self, awake: bool, ttl_s: float) -> None:
        """Full, or dim for `ttl_s` seconds from now; `step` does it."""
        self._dim_until = -math.inf if awake else self._clock() + ttl_s

    def step(self) -> float:
        """Bring the screen in line with this moment; the seconds until there is something to do again."""
        now = self._clock()
        dim = now < self._dim_until
        percent = self._settings.night_brightness if dim else self._settings.brightness
        self._shown = self._attempts.attempt(partial(self._show, percent))
        if self._shown is None:
            return self._attempts.rest_s
        return self._dim_until - now if dim else math.inf

    def park(self) -> None:
        """The last act: full."""
        with suppress(OSError):
            self._show(self._settings.brightness)

    def _show(self, percent: int) -> int:
        """The percentage that the screen shows then; 0 where there is none to dim. Raises OSError."""
        folder = self._folder()
        if folder is None:
            return 0
        if percent != self._shown:
            most = int((folder / "max_brightness").read_text(encoding="ascii"))
            file = os.open(folder / "brightness", os.O_WRONLY | os.O_TRUNC)  # makes no file where there is none
            try:
                os.write(file, b"%d" % max(1, round(most * percent / 100)))
            finally:
                os.close(file)
        return percent

    def _folder(self) -> Path | None:
        """Where the screen's files are; None where there is none to dim."""
        device = self._settings.device
        if device == AUTO:
            screens = sorted(self._screens.iterdir()) if self._screens.exists() else []
            return screens[0] if screens else None
        return None if device == NONE else self._screens / device
