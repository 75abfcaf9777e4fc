"""Keeps one light in line with what was last asked of it. No I/O of its own: a clock and a way to open the light."""

import math
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from kiosk.hw.light.driver import Light
from kiosk.hw.look.patterns import Colour, Look, phase, programs
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.retry import ReopenedDevice
from kiosk.room.pattern import LightPattern


class LightPlayer:
    """From its first moment, and whenever nobody renewed a pattern in time, it shows *unknown*.

    A light that fails is let go of and opened anew after 1, 2, 4 … 30 s, for ever; meanwhile `fault` says why.
    `clock` counts seconds, also while the machine sleeps. *Unknown* for want of anybody who knows better is shown as by
    day.
    """

    def __init__(self, open_light: Callable[[], Light], clock: Callable[[], float], look: Look) -> None:
        self._light = ReopenedDevice(open_light, clock)
        self._clock = clock
        self._look = look
        self._programs = programs(look.colours)
        self._asked = LightPattern.UNKNOWN
        self._until = -math.inf
        self._dim = False
        self._began = clock()
        self._shown: tuple[LightPattern, Colour] | None = None
        self.pattern = LightPattern.UNKNOWN
        """What the light is told to show now."""

    @property
    def fault(self) -> Fault | None:
        """Why the light does not show it, where it does not."""
        return self._light.fault

    def ask(self, pattern: LightPattern, ttl_s: float, dim: bool = False) -> None:
        """Show `pattern` for `ttl_s` seconds from now; `step` does it."""
        self._asked, self._until, self._dim = pattern, self._clock() + ttl_s, dim
        self._shown = None  # told again with every renewal: that is how a steady light's unplugging is noticed

    def step(self) -> float:
        """Bring the light in line with this moment; the seconds until there is something to do again."""
        now = self._clock()
        self._settle(now)
        colour, stands_s = phase(self._programs[self.pattern], now - self._began)
        colour = colour.at(self._look.percent(dim=self._dim and now < self._until))
        self._shown = self._light.use(partial(self._show, colour))
        if self._shown is None:
            return self._light.rest_s
        return min(stands_s, self._until - now) if now < self._until else stands_s

    def park(self) -> None:
        """The last act: *unknown*, lit, then let go of the light. Whether that worked is of use to nobody any more."""
        self._until = -math.inf
        self._settle(self._clock())
        with suppress(OSError, ImportError):
            self._show(self._programs[LightPattern.UNKNOWN][0].colour.at(self._look.day), self._light.open())
        self._light.close()

    def _settle(self, now: float) -> None:
        wanted = self._asked if now < self._until else LightPattern.UNKNOWN
        if wanted is not self.pattern:
            self.pattern, self._began = wanted, now

    def _show(self, colour: Colour, light: Light) -> tuple[LightPattern, Colour]:
        """What `light` shows then. Raises OSError."""
        showing = self.pattern, colour
        if showing != self._shown:
            light.show(*showing)
        return showing
