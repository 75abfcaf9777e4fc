"""Keeps the badge reader in view: a moment for every badge that is held to it. No I/O of its own."""

import math
from collections.abc import Callable
from typing import Final, Protocol

from kiosk.hw.badge.keys import InputEvent, Keys
from kiosk.hw.badge.register import Register
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Badge
from kiosk.hw.retry import ReopenedDevice

REST_S: Final = 1.0
"""So long no badge was read before the next one counts: a badge that is held there is one."""
LOOK_S: Final = 60.0
"""How often the files are looked at while nobody comes, so that what is wrong with them is known before."""


class Reader(Protocol):
    """One reader, opened and ours alone. Raises OSError where the hardware refuses, and is of no use after that."""

    @property
    def fd(self) -> int:
        """Readable when something was typed."""
        ...

    def read(self) -> list[InputEvent]:
        """What was typed since the last time."""
        ...

    def close(self) -> None: ...


class BadgeWatch:
    """A reader that fails is opened anew after 1, 2, 4 … 30 s, for ever. `clock` is that of the events."""

    standing: None = None
    """A badge is a moment: who comes later has missed it."""

    def __init__(self, open_reader: Callable[[], Reader], register: Register, clock: Callable[[], float]) -> None:
        self._reader = ReopenedDevice(open_reader, clock)
        self._register = register
        self._clock = clock
        self._keys = Keys()
        self._look_at = -math.inf
        self._last_badge_at = -math.inf

    @property
    def fault(self) -> Fault | None:
        """What keeps badges from being known: the reader, or else the files."""
        return self._reader.fault or self._register.fault

    @property
    def fd(self) -> int | None:
        return self._reader.opened.fd if self._reader.opened else None

    def step(self) -> tuple[Badge | None, float]:
        """Read the reader: the badge that was held to it, if one was, and the seconds until the next look."""
        now = self._clock()
        if rest_s := self._reader.rest_s:
            return None, rest_s
        if now >= self._look_at:
            self._register.look()
            self._look_at = now + LOOK_S
        events = self._reader.use(lambda reader: reader.read())
        if events is None:
            self._keys.forget()
            return None, self._reader.rest_s
        told = [badge for badge in map(self._badge, events) if badge]
        forget_s = self._keys.expire(self._clock())
        wait_s = self._look_at - now
        return (told[-1] if told else None), wait_s if forget_s is None else min(wait_s, forget_s)

    def close(self) -> None:
        self._reader.close()
        self._keys.forget()

    def _badge(self, event: InputEvent) -> Badge | None:
        number = self._keys.feed(event)
        if number is None:
            return None
        rested = event.at_s - self._last_badge_at >= REST_S
        self._last_badge_at = event.at_s
        if not rested:
            number.forget()
            return None
        return Badge(self._register.knows(number), event.at_s)
