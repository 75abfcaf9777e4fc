"""The stage on which the demo, the end-to-end tests and the measurements play."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kiosk.demo.rooms import HERE, ROOMS, after_work
from kiosk.demo.stage import ALWAYS_IN_USE, Stage, demo_server
from kiosk.policy_table import PolicyTable
from kiosk.room.day import in_working_hours

ANY_MINUTE = st.integers(0, 366 * 24 * 60).map(lambda m: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=m))


def _working(settings: str, now: datetime) -> bool:
    return in_working_hours(now, PolicyTable(**tomllib.loads(settings)).to_policy(HERE))


@given(ANY_MINUTE)
def test_the_building_is_always_in_use_or_has_just_closed_for_the_night(now: datetime) -> None:
    night = after_work(now)
    assert _working(ALWAYS_IN_USE, now)
    assert not _working(night, now)
    assert not _working(night, now + timedelta(hours=3))


async def test_whoever_reads_the_settings_never_reads_half_of_them(tmp_path: Path) -> None:
    """The daemon follows that file: what it read of an empty one would be other settings, and another socket."""
    async with demo_server(tmp_path / "server", ROOMS) as server:
        stage = Stage(tmp_path, server)
        with stage.config_of(ROOMS[0]).open(encoding="utf-8") as being_read:
            stage.settings = "[ui]\n"
            after = stage.config_of(ROOMS[0]).read_text(encoding="utf-8")
            before = being_read.read()
    assert after == f"{before}[ui]\n"
