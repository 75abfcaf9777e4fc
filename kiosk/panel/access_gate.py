"""Holds an intent back until a PIN or a badge has spoken for it (product.md, D21). Owned by the `Panel` alone."""

from typing import Final

from kiosk.panel.try_limits import TryLimits
from kiosk.room.access import Access, Challenge, Who, proved
from kiosk.room.intent import Intent
from kiosk.room.tries import Lock
from kiosk.system.clock import Clock

ASKS_FOR: Final = 30.0
"""Seconds without a touch after which the intent is forgotten."""
_LOCKS: Final = {Who.PIN: Lock.PIN, Who.BADGE: Lock.BADGE}


class AccessGate:
    """At most one intent waits at a time."""

    def __init__(self, access: Access, clock: Clock, limits: TryLimits) -> None:
        self._access = access
        self._clock = clock
        self._limits = limits
        self._waiting: Intent | None = None
        self._until = 0.0
        self._wrong = False
        self._proving: Intent | None = None
        """The intent whose PIN is being looked at."""

    def who_may(self, intent: Intent) -> Who:
        return self._access.of(intent)

    @property
    def challenge(self) -> Challenge | None:
        """What is asked for now; None once nobody has touched the screen for a while."""
        if self._waiting is None or self._clock.mono() >= self._until:
            return None
        until, who = self._clock.at(self._until), self._access.of(self._waiting)
        checking = self._proving is not None
        locked = not checking and self.is_locked(who)
        locked_until = self._clock.at(self._limits.locked_until(_LOCKS[who])) if locked else None
        return Challenge(self._waiting, who, until, self._wrong, checking, locked_until)

    def is_locked(self, who: Who) -> bool:
        """Whether too many wrong ones were tried to look at another one now."""
        return self._limits.is_locked(_LOCKS[who])

    @property
    def changes_at(self) -> float:
        """The `mono` at which `challenge` is another although nobody did anything."""
        challenge = self.challenge
        if challenge is None:
            return float("inf")
        locked = challenge.locked_until is not None
        return min(self._until, self._limits.locked_until(_LOCKS[challenge.who])) if locked else self._until

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
        """Whether a PIN that was entered now is to be looked at; `pin_was` follows.

        It counts as a wrong one until then: whoever takes the power away meanwhile has tried it.
        """
        challenge = self.challenge
        if challenge is None or challenge.who is not Who.PIN or challenge.checking or challenge.locked_until:
            return False
        self._limits.missed(Lock.PIN)
        self._proving = self._waiting
        return True

    def pin_was(self, right: bool) -> Intent | None:
        """The intent it was entered for, where it was the PIN and nobody has asked for something else meanwhile.

        Wrong ones are counted across intents; too many lock the keypad.
        """
        same = self._waiting is self._proving
        self._proving = None
        if right:
            self._limits.passed(Lock.PIN)
            return self._let_through() if same else None
        if same:
            self._wrong = True
            self.touched()
        return None

    def show_badge(self, known: bool) -> Intent | None:
        """The intent that waited for a badge, where this one is ours and not too many others came before it."""
        challenge = self.challenge
        if challenge is None or challenge.who is not Who.BADGE:
            return None
        self.touched()
        if challenge.locked_until is not None:
            return None
        self._wrong = not self.take_badge(known)
        return None if self._wrong else self._let_through()

    def take_badge(self, known: bool) -> bool:
        """Whether a badge that was shown now speaks for anybody; a wrong one is counted. Not while they are locked."""
        if known:
            self._limits.passed(Lock.BADGE)
        else:
            self._limits.missed(Lock.BADGE)
        return known

    def _let_through(self) -> Intent | None:
        intent, self._waiting = self._waiting, None
        self._wrong = False
        return None if intent is None else proved(intent, self._clock.now())
