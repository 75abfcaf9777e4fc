"""What the admin page shows, and what can be done on it: values, for the screen and for what is behind it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from kiosk.room.pattern import LightPattern
from kiosk.room.pin import Pin

CODE_DIGITS: Final = 6
"""Of a one-time code (RFC 6238)."""

EACH_PATTERN_S: Final = 2.0
"""For which a light that is tried shows each of its patterns."""


class AdminProof(StrEnum):
    """What is asked for before the page opens, the one after the other."""

    PIN = "admin_pin"
    CODE = "admin_code"


class CheckTopic(StrEnum):
    """What is looked at, in the order of the page."""

    CALENDAR = "calendar"
    NETWORK = "network"
    CLOCK = "clock"
    LIGHT = "light"
    DISK = "disk"
    BADGE_READER = "badge_reader"
    SENSOR = "sensor"


class Verdict(StrEnum):
    CHECKING = "checking"
    WELL = "well"
    CARE = "care"
    """It works, or it does not: somebody should look at it."""
    NONE = "none"
    """There is none at this door, or it could not be looked at."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`check` is the id of the doctor's that found something (`kiosk.doctor.finding.CheckId`); empty where none did."""

    topic: CheckTopic
    verdict: Verdict
    check: str = ""


NOT_CHECKED: Final = tuple(CheckResult(topic, Verdict.CHECKING) for topic in CheckTopic)


@dataclass(frozen=True, slots=True)
class AdminChallenge:
    """A proof that is asked for until `until` (aware UTC), unless somebody goes on trying."""

    proof: AdminProof
    until: datetime
    wrong: bool = False
    checking: bool = False
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AdminState:
    """What the screen knows of it. Nothing is open, and nothing is asked for, before somebody wants in."""

    challenge: AdminChallenge | None = None
    open_until: datetime | None = None
    """The page is open until then, unless it is touched; aware UTC."""
    results: tuple[CheckResult, ...] = NOT_CHECKED
    light: LightPattern | None = None
    """What the light shows for a moment, whatever is true."""
    blinks: bool = False
    """Screen and light show which panel this is."""
    out_of_service: bool = False
    language: str = ""
    """The code of the language chosen here for this door; empty: the configuration's."""
    version: str = ""
    panel: str = ""
    key: str = ""
    """The fingerprint of this installation's secret."""


CLOSED: Final = AdminState()


class AdminAct(StrEnum):
    """What a button does, and the press that leads here."""

    ENTER = "enter"
    CLOSE = "close"
    TEST_LIGHT = "test_light"
    BLINK = "blink"
    OUT_OF_SERVICE = "out_of_service"
    """Puts the room out of service, and back into it."""
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class EnterProof:
    """The PIN or the one-time code."""

    typed: Pin


@dataclass(frozen=True, slots=True)
class SpeakFromNow:
    """The language of this door, by its code."""

    language: str


AdminGesture = AdminAct | EnterProof | SpeakFromNow
"""What the screen posts."""
