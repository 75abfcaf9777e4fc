"""What HTTP says of times (RFC 9110). Pure."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def moment_of(text: str) -> datetime | None:
    """A date of a header, in UTC; None where it is none that can be."""
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def retry_after_s(retry_after: str, date: datetime | None) -> float | None:
    """Seconds that a Retry-After asks for (section 10.2.3), whether it says seconds or a date, which the server's own
    clock makes sense of; None where it says nothing.
    """
    text = retry_after.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    moment = moment_of(text)
    return None if moment is None or date is None else max(0.0, (moment - date).total_seconds())
