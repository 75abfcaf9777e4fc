"""PURE: a report of a fault, and what the screen and `kiosk status` know of those that were made."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from kiosk.reports.faults import CHOICES, FaultChoice, FaultItem


@dataclass(frozen=True, slots=True)
class ReportFault:
    """A finger's: this is wrong with that."""

    item: FaultItem
    choice: FaultChoice


@dataclass(frozen=True, slots=True)
class FaultReport:
    """What is sent besides the room's id; `hour` is a full hour, aware UTC. Raises ValueError for any other moment, and
    for a choice that the item does not have.
    """

    item: FaultItem
    choice: FaultChoice
    hour: datetime

    def __post_init__(self) -> None:
        if self.hour != _floor_hour(self.hour) or self.hour.tzinfo is not UTC:
            raise ValueError("no full hour")
        if self.choice not in CHOICES[self.item.asset]:
            raise ValueError("no choice of this item")

    @classmethod
    def made(cls, asked: ReportFault, now: datetime) -> Self:
        return cls(asked.item, asked.choice, _floor_hour(now))

    def is_of(self, asked: "ReportFault | FaultReport") -> bool:
        """Whether it says the same of the same item."""
        return (self.item, self.choice) == (asked.item, asked.choice)


class Told(StrEnum):
    """What became of the last report, as the person at the door is told."""

    SENDING = "sending"
    REPORTED = "reported"
    KEPT = "kept"
    """It waits until it can be delivered."""
    REFUSED = "refused"
    """The receiver wants no such report; it is tried again all the same, for a setting of the site's may be wrong."""


@dataclass(frozen=True, slots=True)
class ReportsState:
    """What the screen knows of reports."""

    items: tuple[FaultItem, ...] = ()
    """What can be reported here; nothing where the site wants no reports."""
    waiting: frozenset[FaultReport] = frozenset()
    """Those that were refused are not among them: nobody knows of them."""
    delivered: frozenset[FaultReport] = frozenset()
    """Of today, and perhaps of days before."""
    told: Told | None = None

    def has(self, asked: ReportFault, now: datetime, zone: ZoneInfo) -> bool:
        """Whether it was reported already: it waits, or was delivered on the room's day of `now`."""
        if any(report.is_of(asked) for report in self.waiting):
            return True
        today = now.astimezone(zone).date()
        return any(report.is_of(asked) and day_of(report, zone) == today for report in self.delivered)


NO_REPORTS = ReportsState()


@dataclass(frozen=True, slots=True)
class Undelivered:
    """For `kiosk status`; `since` is the hour of the oldest that waits, aware UTC."""

    waiting: int = 0
    refused: int = 0
    """Of those that wait, when they were tried last."""
    given_up: int = 0
    since: datetime | None = None
    durable: bool = True
    """Those that wait would survive a power cut."""


def day_of(report: FaultReport, zone: ZoneInfo) -> date:
    """The room's day on which it was made."""
    return report.hour.astimezone(zone).date()


def _floor_hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)
