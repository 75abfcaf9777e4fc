"""What HTTP says of times, whoever writes it."""

from datetime import UTC, datetime

import pytest

from kiosk.system.http_time import moment_of, retry_after_s

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mon, 23 Nov 2026 12:00:00 GMT", NOON),
        ("Mon, 23 Nov 2026 13:00:00 +0100", NOON),
        ("23 Nov 2026 12:00:00", NOON),
        ("", None),
        ("soon", None),
        ("Mon, 99 Nov 2026 12:00:00 GMT", None),
    ],
)
def test_a_date_is_one_moment_or_none(text: str, moment: datetime | None) -> None:
    assert moment_of(text) == moment


@pytest.mark.parametrize(
    ("said", "date", "seconds"),
    [
        ("120", None, 120.0),
        (" 7 ", NOON, 7.0),
        ("9" * 400, None, 999_999_999.0),
        ("Mon, 23 Nov 2026 12:01:30 GMT", NOON, 90.0),
        ("Mon, 23 Nov 2026 11:59:00 GMT", NOON, 0.0),
        ("Mon, 23 Nov 2026 12:01:30 GMT", None, None),
        ("", NOON, None),
        ("-1", NOON, None),
        ("１２", NOON, None),
    ],
)
def test_a_retry_after_is_seconds_by_the_servers_own_clock(
    said: str, date: datetime | None, seconds: float | None
) -> None:
    assert retry_after_s(said, date) == seconds
