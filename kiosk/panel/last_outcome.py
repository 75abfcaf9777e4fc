"""What became of the last intent, for as long as the screen shows it."""

from collections.abc import Callable
from typing import Final

from kiosk.room.intent import Confirmed, Outcome
from kiosk.system.clock import Clock

CONFIRMED_SHOWN_FOR: Final = 8.0
SHOWN_FOR: Final = 12.0
"""Seconds: what did not work takes longer to read."""


class LastOutcome:
    """`changed` is called, at once, for every outcome that is to be shown."""

    def __init__(self, clock: Clock, changed: Callable[[], None]) -> None:
        self._clock = clock
        self._changed = changed
        self._outcome: Outcome | None = None
        self._until = float("-inf")

    @property
    def current(self) -> Outcome | None:
        return self._outcome if self._clock.mono() < self._until else None

    @property
    def until(self) -> float:
        """The `mono` at which `current` is none any more; infinity where it is none already."""
        return self._until if self.current is not None else float("inf")

    def show(self, outcome: Outcome) -> None:
        shown_for = CONFIRMED_SHOWN_FOR if isinstance(outcome, Confirmed) else SHOWN_FOR
        self._outcome, self._until = outcome, self._clock.mono() + shown_for
        self._changed()

    def clear(self) -> None:
        self._outcome = None
