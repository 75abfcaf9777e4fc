"""What a type says of itself to the people it is about: what is shown, kept or sent, and for how long (GDPR art. 13).

A type whose values leave the memory of the program carries its disclosures (`discloses`); a field that holds something
personal is annotated with its own. `kiosk privacy` and the page at the door are made from them, and a test finds the
type that has none. It lies here because every other part of the program has such types.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Card(StrEnum):
    """Under which heading it stands."""

    SHOWS = "shows"
    KEEPS = "keeps"
    SENDS = "sends"


class Disclosure(StrEnum):
    """One sentence each, in the order in which they are said."""

    TITLES = "titles"
    ORGANIZERS = "organizers"
    STATE = "state"
    TIMES = "times"
    NO_NAMES = "no_names"
    PRIVATE = "private"
    BUSY = "busy"
    CHECK_IN_KEPT = "check_in_kept"
    PROMISES = "promises"
    PIN = "pin"
    BADGES = "badges"
    TRIES = "tries"
    FAULT_KEPT = "fault_kept"
    SECURITY_EVENTS = "security_events"
    BOOKING = "booking"
    CHECK_IN_SENT = "check_in_sent"
    LIGHT = "light"
    BADGE = "badge"
    SENSOR = "sensor"
    FAULT = "fault"
    NOTHING_ELSE = "nothing_else"
    NOTHING = "nothing"

    @property
    def card(self) -> Card:
        order = list(Disclosure)
        place = order.index(self)
        if place < order.index(Disclosure.BUSY):
            return Card.SHOWS
        return Card.KEEPS if place < order.index(Disclosure.BOOKING) else Card.SENDS


@dataclass(frozen=True, slots=True)
class Disclosed:
    """A sentence and the limit in it; the limit is the constant that the program itself obeys."""

    says: Disclosure
    at_most: timedelta | None = None

    @property
    def hours(self) -> int:
        """0 where there is no limit in it."""
        return 0 if self.at_most is None else self.at_most // timedelta(hours=1)


Statement = tuple[Disclosed, ...]
"""What is true of one door, in the order in which it is said."""


def discloses(says: Disclosure, at_most: timedelta | None = None) -> Callable[[type[T]], type[T]]:
    """Decorator of a class whose values are shown, kept or sent: what is said of it. It may be repeated."""

    def declare(kind: type[T]) -> type[T]:
        setattr(kind, _NAME, (Disclosed(says, at_most), *disclosures_of(kind)))
        return kind

    return declare


def disclosures_of(kind: type) -> tuple[Disclosed, ...]:
    found: tuple[Disclosed, ...] = getattr(kind, _NAME, ())
    return found


_NAME = "__disclosures__"
