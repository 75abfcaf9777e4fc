"""Keeps one light in line with what was last asked of it. No I/O of its own: a clock and a way to open the light."""

import math
from collections.abc import Callable
from contextlib import suppress

from kiosk.hw.light.driver import Light
from kiosk.hw.look.patterns import PROGRAMS, Colour, Programs, phase
from kiosk.hw.protocol.fault import Fault, fault_of
from kiosk.hw.retry import Retry
from kiosk.room.pattern import LightPattern


class LightPlayer:
    """From its first moment, and whenever nobody renewed a pattern in time, it shows *unknown*.

    A light that fails is let go of and opened anew after 1, 2, 4 … 30 s, for ever; meanwhile `fault` says why.
    `clock` counts seconds, also while the machine sleeps. `day` and `night` are percentages of brightness; *unknown*
    for want of anybody who knows better is shown as by day.
    """

    def __init__(
        self,
        open_light: Callable[[], Light],
        clock: Callable[[], float],
        *,
        programs: Programs = PROGRAMS,
        day: int = 100,
        night: int = 100,
    ) -> None:
        self._open = open_light
        self._clock = clock
        self._programs = programs
        self._light: Light | None = None
        self._asked = LightPattern.UNKNOWN
        self._until = -math.inf
        self._day, self._night = day, night
        self._dim = False
        self._began = clock()
        self._shown: tuple[LightPattern, Colour] | None = None
        self._retry_at = -math.inf
        self._retry = Retry()
        self.pattern = LightPattern.UNKNOWN
        """What the light is told to show now."""
        self.fault: Fault | None = None
        """Why it does not, where it does not."""

    def ask(self, pattern: LightPattern, ttl_s: float, dim: bool = False) -> None:
        """Show `pattern` for `ttl_s` seconds from now; `step` does it."""
        self._asked, self._until, self._dim = pattern, self._clock() + ttl_s, dim
        self._shown = None  # told again with every renewal: that is how a steady light's unplugging is noticed

    def step(self) -> float:
        """Bring the light in line with this moment; the seconds until there is something to do again."""
        now = self._clock()
        self._settle(now)
        if self._light is None and now < self._retry_at:
            return self._retry_at - now
        colour, stands_s = phase(self._programs[self.pattern], now - self._began)
        try:
            self._show(colour.at(self._night if self._dim and now < self._until else self._day))
        except (OSError, ImportError) as error:
            return self._let_go(fault_of(error), now)
        self.fault = None
        self._retry.worked()
        return min(stands_s, self._until - now) if now < self._until else stands_s

    def park(self) -> None:
        """The last act: *unknown*, lit, then let go of the light. Whether that worked is of use to nobody any more."""
        self._until = -math.inf
        self._settle(self._clock())
        with suppress(OSError, ImportError):
            self._show(self._programs[LightPattern.UNKNOWN][0].colour.at(self._day))
        self._close()

    def _settle(self, now: float) -> None:
        wanted = self._asked if now < self._until else LightPattern.UNKNOWN
        if wanted is not self.pattern:
            self.pattern, self._began = wanted, now

    def _show(self, colour: Colour) -> None:
        if self._light is None:
            self._light = self._open()
        if self._shown != (self.pattern, colour):
            self._light.show(self.pattern, colour)
            self._shown = (self.pattern, colour)

    def _let_go(self, fault: Fault, now: float) -> float:
        self._close()
        self.fault = fault
        wait_s = self._retry.failed()
        self._retry_at = now + wait_s
        return wait_s

    def _close(self) -> None:
        light, self._light, self._shown = self._light, None, None
        if light is not None:
            with suppress(OSError):
                light.close()
