"""What the demo can be played on: the tour ends well on each, and needs the fakes of the source tree."""

import asyncio
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.demo import show
from kiosk.demo.backends import DEMO_BACKENDS
from kiosk.demo.clouds import times_of
from kiosk.demo.rooms import planned
from kiosk.demo.stage import utc_now
from kiosk.demo.tour import lead
from kiosk.room.day import floor_minute


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", [kind for kind, backend in DEMO_BACKENDS.items() if backend.fake])
def test_every_step_shows_what_it_should(tmp_path: Path, kind: str) -> None:
    said: list[str] = []
    backend = DEMO_BACKENDS[kind]
    assert asyncio.run(lead(backend.steps, tmp_path, said.append, backend.make_server)) == 0, "\n".join(said)
    assert len(list(tmp_path.glob("*.png"))) == len(backend.steps)


def test_there_is_a_row_for_each_kind_of_backend() -> None:
    assert set(DEMO_BACKENDS) == set(BACKEND_KINDS)
    assert all(backend.is_here and backend.steps for backend in DEMO_BACKENDS.values())


def test_without_the_fakes_it_says_where_they_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kiosk.demo.vendor_process.FAKES", tmp_path)
    said: list[str] = []
    assert show.run(tmp_path, kind="ical", always_tour=True, say=said.append) == 1
    assert said == ["The fakes of vendors are in the source tree alone: run it there, as make demo."]


def test_a_fake_is_told_of_each_occurrence_round_now() -> None:
    now, hour = floor_minute(utc_now()), timedelta(hours=1)
    daily = planned("daily", now - timedelta(days=30), hour, ZoneInfo("UTC"), rrule={"freq": "daily"})
    assert (now, now + hour) in (found := list(times_of(daily)))
    assert 6 <= len(found) <= 8
    assert list(times_of(planned("once", now, hour))) == [(now, now + hour)]
