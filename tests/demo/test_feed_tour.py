"""The tour over a feed: it ends well as it is, and needs the fakes of the source tree."""

import asyncio
from pathlib import Path

import pytest

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.demo import show
from kiosk.demo.backends import DEMO_BACKENDS
from kiosk.demo.feed import STEPS, FeedCalendars
from kiosk.demo.tour import lead


@pytest.mark.long
@pytest.mark.timeout(600)
def test_every_step_shows_what_it_should(tmp_path: Path) -> None:
    said: list[str] = []
    assert asyncio.run(lead(STEPS, tmp_path, said.append, FeedCalendars)) == 0, "\n".join(said)
    assert len(list(tmp_path.glob("*.png"))) == len(STEPS)


def test_what_the_demo_is_played_on_is_a_kind_of_backend() -> None:
    assert set(DEMO_BACKENDS) <= set(BACKEND_KINDS)
    assert all(backend.is_here and backend.steps for backend in DEMO_BACKENDS.values())


def test_without_the_fakes_it_says_where_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kiosk.demo.vendor_process.FAKES", tmp_path)
    said: list[str] = []
    assert show.run(tmp_path, kind="ical", always_tour=True, say=said.append) == 1
    assert said == ["The fakes of vendors are in the source tree alone: run it there, as make demo."]
