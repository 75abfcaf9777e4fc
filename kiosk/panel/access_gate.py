"""Holds an intent back until a PIN or a badge has spoken for it (product.md, D21). Owned by the `Panel` alone."""

from typing import Final

from kiosk.room.access import Access, Challenge, Who, proved
from kiosk.room.intent import Intent
from kiosk.system.clock import Clock

ASKS_FOR: Final = 30.0
"""Seconds without a touch after which the intent is forgotten."""
FREE_TRIES: Final = 5
LOCKS_FOR: Final = (60.0, 120.0, 240.0, 480.0, 900.0)
"""Seconds after the fifth wrong PIN in a row, the sixth, and so on."""


class AccessGate:
    """At most one intent waits at a time."""

    def __init__(self, access: Access, clock: Clock) -> None:
        self._access = access
        self._clock = clock
        self._waiting: Intent | None = None
        self._until = 0.0
        self._wrong = False
        self._proving: Intent | None = None
        """The intent whose PIN is being looked at."""
        self._tries = 0
        self._locked_until = 0.0

    def who_may(self, intent: Intent) -> Who:
        return self._access.of(intent)

    @property
    def challenge(self) -> Challenge | None:
        """What is asked for now; None once nobody has touched the screen for a while."""
        if self._waiting is None or self._clock.mono() >= self._until:
            return None
        locked = self._clock.at(self._locked_until) if self.locked else None
        until, who = self._clock.at(self._until), self._access.of(self._waiting)
        checking = self._proving is not None
        return Challenge(self._waiting, who, until, self._wrong, checking, locked if who is Who.PIN else None)

    @property
    def locked(self) -> bool:
        return self._clock.mono() < self._locked_until

    @property
    def changes_at(self) -> float:
        """The `mono` at which `challenge` is another although nobody did anything."""
        if self.challenge is None:
            return float("inf")
        return min(self._until, self._locked_until) if self.locked else self._until

    def ask(self, intent: Intent) -> None:
        """Hold it back; one that waited before is forgotten."""
        self._waiting, self._wrong = intent, False
        self._until = self._clock.mono() + ASKS_FOR

    def touched(self) -> None:
        if self.challenge is not None:
            self._until = self._clock.mono() + ASKS_FOR

    def withdraw(self) -> None:
        self._waiting = None

    def take_pin(self) -> bool:
        """Whether a PIN that was entered now is to be looked at; `pin_was` follows."""
        challenge = self.challenge
        if challenge is None or challenge.who is not Who.PIN or challenge.checking or self.locked:
            return False
        self._proving = self._waiting
        return True

    def pin_was(self, right: bool) -> Intent | None:
        """The intent it was entered for, where it was the PIN and nobody has asked for something else meanwhile.

        Wrong ones are counted across intents; too many lock the keypad.
        """
        same = self._waiting is self._proving
        self._proving = None
        if right:
            self._tries = 0
            return self._let_through() if same else None
        self._count_wrong()
        if same:
            self._wrong = True
            self.touched()
        return None

    def show_badge(self, known: bool) -> Intent | None:
        """The intent that waited for a badge, where this one is ours."""
        challenge = self.challenge
        if challenge is None or challenge.who is not Who.BADGE:
            return None
        self.touched()
        self._wrong = not known
        return self._let_through() if known else None

    def _let_through(self) -> Intent | None:
        intent, self._waiting = self._waiting, None
        self._wrong = False
        return None if intent is None else proved(intent, self._clock.now())

    def _count_wrong(self) -> None:
        self._tries += 1
        if self._tries >= FREE_TRIES:
            lock = LOCKS_FOR[min(self._tries - FREE_TRIES, len(LOCKS_FOR) - 1)]
            self._locked_until = self._clock.mono() + lock
