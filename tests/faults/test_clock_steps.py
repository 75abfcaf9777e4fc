"""R6 with libfaketime under a real panel: its wall clock jumps, the steady clock and the server's Date do not."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from support.scene import on_stage, until, until_light

from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.room.day import floor_minute

ROOM = ROOMS[3]
LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
RELEASES_SOON = "fresh_s = 5\nfresh_off_hours_s = 5\nrelease_after_min = 240\nrelease_exempt_over_min = 1440\n"
WATCHED_FOR = timedelta(seconds=6)
"""Two polls at this freshness."""

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(LIBRARY is None, reason="libfaketime is not here (Debian: apt install faketime)"),
]


class Wall:
    """The wall clock of one process, set through a file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.set("+0")

    def set(self, to: str) -> None:
        """`+1d`, `-1d`, or `@1970-01-01 00:05:00`: libfaketime's own words."""
        draft = self._file.with_suffix(".new")
        draft.write_text(f"{to}\n")
        draft.replace(self._file)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }


def _calendar(built: Stage) -> dict[str, bytes]:
    folder = built.folder / "server" / "collections" / "collection-root" / ROOM.id / "calendar"
    return {path.name: path.read_bytes() for path in folder.glob("*.ics")}


async def _nothing_is_claimed_or_done(built: Stage, calendar: dict[str, bytes]) -> None:
    """For two polls: unknown on screen and light, every tap refused, the calendar untouched."""
    watched_until = utc_now() + WATCHED_FOR
    while utc_now() < watched_until:
        status = await built.status()
        assert (status["state"], status["clock_trusted"]) == ("unknown", False)
        assert built.light() == "unknown"
        for action in (["book", "15"], ["check-in"], ["end"]):
            assert not await built.tap(*action)
        assert _calendar(built) == calendar
        await asyncio.sleep(0.1)


@pytest.mark.parametrize("step", ["+1d", "-1d", "+3652d", "+90s"])
async def test_a_step_of_the_wall_clock_claims_and_does_nothing(tmp_path: Path, step: str) -> None:
    wall = Wall(tmp_path / "wall")
    async with on_stage(RELEASES_SOON, **wall.environment) as built:
        start = floor_minute(utc_now()) - timedelta(minutes=3)
        await built.put(ROOM, planned("now", start, timedelta(hours=5)))
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "check_in_due" and s["clock_trusted"])
        calendar = _calendar(built)
        wall.set(step)
        await until(built, lambda s: not s["clock_trusted"] and s["state"] == "unknown")
        await until_light(built, "unknown")
        await _nothing_is_claimed_or_done(built, calendar)
        wall.set("+0")
        await until(built, lambda s: s["clock_trusted"] and s["state"] == "check_in_due")
        assert _calendar(built) == calendar


@pytest.mark.parametrize("busy", [True, False])
async def test_a_start_in_1970_knows_nothing_until_the_clock_is_right(tmp_path: Path, busy: bool) -> None:
    wall = Wall(tmp_path / "wall")
    async with on_stage(RELEASES_SOON, **wall.environment) as built:
        if busy:
            start = floor_minute(utc_now()) - timedelta(minutes=3)
            await built.put(ROOM, planned("now", start, timedelta(hours=5)))
        calendar = _calendar(built)
        wall.set("@1970-01-01 00:05:00")
        await built.start_panel(ROOM)
        status = await until(built, lambda s: s["backend"] == "ok")
        assert (status["state"], status["clock_trusted"]) == ("unknown", False)
        await until_light(built, "unknown")
        await _nothing_is_claimed_or_done(built, calendar)
        wall.set("+0")
        await until(built, lambda s: s["clock_trusted"])
        await until(built, lambda s: s["state"] == ("check_in_due" if busy else "free"))
        assert _calendar(built) == calendar


async def test_a_small_step_is_no_reason_to_stop(tmp_path: Path) -> None:
    """The tester tested: with the clock right, the same taps do work under libfaketime."""
    wall = Wall(tmp_path / "wall")
    async with on_stage(RELEASES_SOON, **wall.environment) as built:
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free")
        wall.set("+20s")
        assert await built.tap("book", "15")
        assert len(_calendar(built)) == 1
        assert (await built.status())["clock_trusted"]
