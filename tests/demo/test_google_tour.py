"""The tour over Google Workspace is the one over any calendar that can be booked."""

import asyncio
from pathlib import Path

import pytest

from kiosk.demo import tour
from kiosk.demo.google import GoogleCalendars
from kiosk.demo.tour import lead


@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_step_shows_what_it_should(tmp_path: Path) -> None:
    said: list[str] = []
    assert asyncio.run(lead(tour.STEPS, tmp_path, said.append, GoogleCalendars)) == 0, "\n".join(said)
    assert len(list(tmp_path.glob("*.png"))) == len(tour.STEPS)
