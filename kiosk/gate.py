"""Holds a wish back until a PIN or a badge has spoken for it (product.md, D21). Owned by the `Panel` alone."""

from typing import Final

from kiosk.clock import Clock
from kiosk.room.access import Access, Asking, Who, proved
from kiosk.room.intent import Intent

ASKS_FOR: Final = 30.0
"""Seconds without a touch after which the wish is forgotten."""
FREE_TRIES: Final = 5
LOCKS_FOR: Final = (60.0, 120.0, 240.0, 480.0, 900.0)
"""Seconds after the fifth wrong PIN in a row, the sixth, and so on."""


class Gate:
    """At most one wish waits at a time."""

    def __init__(self, access: Access, clock: Clock) -> None:
        self._access = access
        self._clock = clock
        self._wish: Intent | None = None
        self._until = 0.0
        self._wrong = False
        self._checking = False
        self._tries = 0
        self._locked_until = 0.0

    def who_may(self, intent: Intent) -> Who:
        return self._access.of(intent)

    @property
    def asking(self) -> Asking | None:
        """What is asked for now; None once nobody has touched the screen for a while."""
        if self._wish is None or self._clock.mono() >= self._until:
            return None
        locked = self._clock.at(self._locked_until) if self.locked else None
        until, who = self._clock.at(self._until), self._access.of(self._wish)
        return Asking(self._wish, who, until, self._wrong, self._checking, locked if who is Who.PIN else None)

    @property
    def locked(self) -> bool:
        return self._clock.mono() < self._locked_until

    @property
    def changes_at(self) -> float:
        """The `mono` at which `asking` is another although nobody did anything."""
        if self.asking is None:
            return float("inf")
        return min(self._until, self._locked_until) if self.locked else self._until

    def ask(self, intent: Intent) -> None:
        """Hold it back; one that waited before is forgotten."""
        self._wish, self._wrong = intent, False
        self._until = self._clock.mono() + ASKS_FOR

    def touched(self) -> None:
        if self.asking is not None:
            self._until = self._clock.mono() + ASKS_FOR

    def withdraw(self) -> None:
        self._wish = None

    def take_pin(self) -> bool:
        """Whether a PIN that was entered now is to be looked at; `pin_was` follows."""
        asking = self.asking
        if asking is None or asking.who is not Who.PIN or asking.checking or self.locked:
            return False
        self._checking = True
        return True

    def pin_was(self, right: bool) -> Intent | None:
        """The wish, where it was the PIN. Wrong ones are counted across wishes; too many lock the keypad."""
        self._checking = False
        if right:
            return self._let_through()
        self._hold_back()
        return None

    def show_badge(self, known: bool) -> Intent | None:
        """The wish that waited for a badge, where this one is ours."""
        asking = self.asking
        if asking is None or asking.who is not Who.BADGE:
            return None
        self.touched()
        self._wrong = not known
        return self._let_through() if known else None

    def _let_through(self) -> Intent | None:
        wish, self._wish = self._wish, None
        self._tries, self._wrong = 0, False
        return None if wish is None else proved(wish, self._clock.now())

    def _hold_back(self) -> None:
        self._wrong, self._tries = True, self._tries + 1
        self.touched()
        if self._tries >= FREE_TRIES:
            lock = LOCKS_FOR[min(self._tries - FREE_TRIES, len(LOCKS_FOR) - 1)]
            self._locked_until = self._clock.mono() + lock
