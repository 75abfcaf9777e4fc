"""Who gets the reports: what each way of delivery does, and how it fails."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.reports.queue_file import QueuedReport


class Trouble(StrEnum):
    """Why a report was not delivered; the log says it."""

    NO_CONNECTION = "no connection"
    NO_ANSWER = "no answer in time"
    NOT_TRUSTED = "its certificate does not prove who it is"
    NO_SECRET = "the secret cannot be read"
    BUSY = "it wants no report now"
    REFUSED = "it refuses the report"
    CONFUSED = "it answers what nobody can use"


@dataclass(frozen=True, slots=True)
class NotDelivered:
    """`code` is the answer's, 0 without one; `rest_s` the seconds for which the receiver wants nothing more."""

    trouble: Trouble
    code: int = 0
    rest_s: float | None = None


class Receiver(Protocol):
    async def deliver(self, queued: QueuedReport) -> NotDelivered | None:
        """Send it. None: it was taken. Raises nothing, and ends within a deadline for all of it."""
