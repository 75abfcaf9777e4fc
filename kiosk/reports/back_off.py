"""PURE: how long a receiver that does not take a report is left alone."""

from typing import Final

FIRST_WAIT_S: Final = 30.0
LONGEST_WAIT_S: Final = 3600.0
LONGEST_REST_S: Final = 86_400.0
"""That a receiver may ask for: an answer that is wrong by years silences nobody for good."""


def wait_after(failures: int) -> float:
    """Seconds from the last of so many failures in a row: 30, 60, 120 … 3600."""
    return min(FIRST_WAIT_S * 2.0 ** min(failures - 1, 20), LONGEST_WAIT_S)


def rest_of(asked_s: float | None) -> float:
    """Seconds for which nothing at all is sent, of those that the receiver asked for."""
    return min(asked_s or 0.0, LONGEST_REST_S)
