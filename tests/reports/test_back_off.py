"""How long a receiver is left alone."""

import pytest

from kiosk.reports.back_off import rest_of, wait_after


def test_longer_after_every_failure_from_half_a_minute_to_an_hour() -> None:
    waits = [wait_after(failures) for failures in range(1, 11)]
    assert waits == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert wait_after(10**9) == 3600


@pytest.mark.parametrize(("asked", "rests"), [(None, 0), (0.0, 0), (90.0, 90), (1e12, 86_400)])
def test_a_receiver_that_asks_for_rest_gets_it_but_not_for_good(asked: float | None, rests: float) -> None:
    assert rest_of(asked) == rests
