"""Wrong PINs, wrong badges, one after the other: how many are free, and how long the next has to wait (S9)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.room.disclosure import Disclosure, discloses

FREE_TRIES: Final = 5
LOCKS_FOR: Final = (60.0, 120.0, 240.0, 480.0, 900.0)
"""Seconds after the fifth wrong one in a row, the sixth, and so on."""
FORGIVEN_EVERY: Final = 3600.0
"""Seconds without a wrong one after which one is forgotten: what strangers hold to a reader in a month adds up to
nothing, and whoever tries one an hour tries less than one who waits for each lock to end.
"""
MOST_COUNTED: Final = FREE_TRIES + len(LOCKS_FOR) - 1


class Lock(StrEnum):
    """What can be tried. Each is counted for itself."""

    PIN = "pin"
    BADGE = "badge"
    ADMIN = "admin"


@discloses(Disclosure.TRIES)
@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong ones at one lock; `last` is the `mono` of the last of them."""

    wrong: int = 0
    last: float = 0.0

    @property
    def locked_until(self) -> float:
        """`mono`; the past where nothing is locked."""
        over = self.wrong - FREE_TRIES
        return self.last if over < 0 else self.last + LOCKS_FOR[min(over, len(LOCKS_FOR) - 1)]

    def missed(self, mono: float) -> "Tries":
        """With one more wrong one, now."""
        forgiven = int((mono - self.last) // FORGIVEN_EVERY)
        return Tries(min(max(0, self.wrong - forgiven) + 1, MOST_COUNTED), mono)


NO_TRIES: Final = Tries()
