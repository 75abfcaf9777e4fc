"""A week at a door, in minutes: what a panel holds does not grow by being used, nor by being left alone.

Panel, hardware daemon and calendar server are the real processes, in a time of their own (`support.leaping_time`). They
are looked at from outside, every hour.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from support.finger import touch
from support.leaping_time import MISSING, LeapingTime
from support.scene import on_stage, until
from support.steadiness import Sample, complaints, growth_mb, sample, written_mb

from kiosk.demo.rooms import HERE, ROOMS, planned
from kiosk.demo.stage import Process, Stage
from kiosk.system import private_file

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800), pytest.mark.skipif(bool(MISSING), reason=MISSING)]

ROOM = ROOMS[0]
MONDAY = datetime(2026, 10, 19, tzinfo=HERE)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WORKING_DAYS, WEEK_DAYS = 5, 7
FROM_DAY = 2
"""What is compared are the last five days: before, the panel starts anew, and everything on it is opened and used for
the first time.
"""
IN_USE = 'working_hours = "08:00-18:00"\n'
SETTINGS = """\
[ui]
reduced_motion = true
"""
"""Without motion the demo's painted lamp does not flash: there is a real one."""
OTHERWISE = SETTINGS + 'language = "en"\n'
DATES = ["Monday 19", "Tuesday 20", "Wednesday 21", "Thursday 22", "Friday 23", "Saturday 24", "Sunday 25"]
WRITES_WHILE_QUIET = {"panel": 3, "daemon": 0}
"""A day: a panel keeps what it knows anew when the days round it are others, and before it would be too old. All that
the daemon writes is its simulated lamp when that shows something else, and a free room stays free.
"""
ANSWERS = "INFO kiosk.panel.live_facts: the backend answers"
SAID = [
    ANSWERS,
    "INFO kiosk.settings_watch: the settings have changed: starting anew",
    ANSWERS,
    "WARNING kiosk.panel.live_facts: the backend does not answer as it should: unreachable",
    ANSWERS,
]
"""All that the panel logs in this week."""
HAPPENED = {
    "X-ROOMKIOSK-WALK-UP": 2 * WORKING_DAYS + 1,
    "X-ROOMKIOSK-CHECKED-IN": 2 * WORKING_DAYS,
    "X-ROOMKIOSK-RELEASING": WORKING_DAYS,
    "T141000": WORKING_DAYS,
}
"""How often it stands in the calendar at the end: what was booked at the door, checked in to, and released, at 14:10
where nobody came.
"""

PANEL = """
import sys
from kiosk.cli import main
from kiosk.hw.panel.daemon_link import HardwareLink
HardwareLink.__init__.__kwdefaults__.update(renew_s=40.0, ttl_s=60.0)
sys.argv[1:] = ["run", "--demo", *sys.argv[1:]]
sys.exit(main())
"""
"""It tells its hardware daemon every 40 s what to show: every 4 s would be three quarters of all that happens here."""


class Week:
    """A door, and what the processes at it hold and have written at each full hour."""

    def __init__(self, built: Stage, clock: LeapingTime) -> None:
        self.built = built
        self._clock = clock
        self._changed = True
        self.panel: list[Sample] = []
        self.daemon: list[Sample] = []

    async def comes(self, day: int, hour: int, minute: int = 0) -> None:
        """Let the time pass until then."""
        moment = MONDAY + day * DAY + timedelta(hours=hour, minutes=minute)
        while (full := self._next_full_hour()) <= moment:
            await self._pass_until(full)
            self._look(full)
        await self._pass_until(moment)

    async def is_now(self, state: str) -> None:
        await until(self.built, lambda status: status["state"] == state)

    async def words(self) -> str:
        assert self.built.panel is not None
        return " ".join((await self.built.panel.tell("look"))["words"])

    async def touch(self, *names: str, then: str) -> None:
        """A finger on these, one after the other; what the room is then."""
        self._changed = True
        await touch(self.built, *names)
        await self.is_now(then)

    def _next_full_hour(self) -> datetime:
        return self.panel[-1].at + HOUR if self.panel else MONDAY + HOUR

    async def _pass_until(self, moment: datetime) -> None:
        assert self.built.panel is not None
        await self._clock.pass_until(moment, self.built.panel, self._others())

    def _others(self) -> list[int]:
        assert self.built.daemon is not None
        server = self.built.server.pid  # type: ignore[attr-defined]
        return [self.built.daemon.pid, *([] if server is None else [server])]

    def _look(self, at: datetime) -> None:
        assert self.built.panel is not None
        assert self.built.daemon is not None
        quiet = at.weekday() >= WORKING_DAYS or not time(7) < at.time() <= time(19)
        self.panel.append(sample(self.built.panel.pid, at, quiet=quiet))
        self.daemon.append(sample(self.built.daemon.pid, at, quiet=quiet))


def _stored(built: Stage) -> list[Path]:
    """The room's calendar, as the server keeps it."""
    return [*(built.folder / "server").glob(f"collections/collection-root/{ROOM.id}/calendar/*.ics")]


@asynccontextmanager
async def _door(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Week]:
    """A panel that has just read its calendar, at the beginning of the week."""
    clock = LeapingTime(folder, MONDAY)
    for name, value in clock.environment.items():
        monkeypatch.setenv(name, value)
    async with on_stage(SETTINGS) as built:
        built.in_use = IN_USE
        await _plan(built)
        file = built.config_of(ROOM)
        with (built.folder / "panel.log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", PANEL, "--config", str(file)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                env=os.environ | built.environment,
            )
        built.panel = Process(process)
        await until(built, lambda status: status["backend"] == "ok")
        yield Week(built, clock)


def _rewrite(file: Path, old: str, new: str) -> None:
    """The whole file at once: it is followed."""
    private_file.write(file, file.read_text("utf-8").replace(old, new).encode())


async def _plan(built: Stage) -> None:
    """On each working day a meeting of a series and two of their own; to the last of them nobody will come."""
    daily = {"freq": "weekly", "byday": ["MO", "TU", "WE", "TH", "FR"]}
    await built.put(ROOM, planned("stand-up", MONDAY + 9 * HOUR, HOUR / 2, rrule=daily))
    for day in range(WORKING_DAYS):
        await built.put(ROOM, planned(f"review-{day}", MONDAY + day * DAY + 11 * HOUR, HOUR))
        await built.put(ROOM, planned(f"nobody-{day}", MONDAY + day * DAY + 14 * HOUR, HOUR))


async def _night(week: Week, day: int) -> None:
    await week.comes(day, 4)
    assert DATES[day] not in await week.words()


async def _working_day(week: Week, day: int) -> None:
    await week.comes(day, 9, 2)
    assert DATES[day] in await week.words()
    await week.touch("check_in", then="busy")
    await week.comes(day, 10)
    await week.is_now("free")
    await week.touch("book-30", then="busy")
    await week.comes(day, 10, 20)
    await week.touch("extend-15", then="busy")
    await week.comes(day, 10, 35)
    await week.touch("end", "end", then="free")
    await week.comes(day, 11, 3)
    await week.touch("check_in", then="busy")
    await week.comes(day, 12, 30)
    await week.is_now("free")
    if day == 1:
        await _outage(week, day)
    await week.comes(day, 14, 5)
    await week.is_now("check_in_due")
    await week.comes(day, 14, 15)
    await week.is_now("free")
    await week.comes(day, 16)
    await week.touch("book-15", then="busy")
    await week.comes(day, 16, 20)
    await week.is_now("free")


async def _outage(week: Week, day: int) -> None:
    """Half an hour without the server, in which the room is booked: a promise, and kept."""
    await week.built.server.pause()
    await touch(week.built, "book-60")
    await until(week.built, lambda status: status["hold"] is not None)
    await week.comes(day, 13)
    await week.built.server.resume()
    await week.comes(day, 13, 10)
    await until(week.built, lambda status: status["hold"] is None and status["state"] == "busy")
    await week.comes(day, 13, 35)
    await week.is_now("free")


async def _other_settings(week: Week) -> None:
    before = await week.built.status()
    _rewrite(week.built.folder / f"{ROOM.id}.toml", SETTINGS, OTHERWISE)
    after = await until(week.built, lambda status: status["settings"] != before["settings"])
    assert after["pid"] == before["pid"]
    await until(week.built, lambda status: status["backend"] == "ok")


async def test_a_week_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with _door(tmp_path, monkeypatch) as week:
        await week.comes(0, 1)
        await _other_settings(week)
        for day in range(WEEK_DAYS):
            await _night(week, day)
            if day < WORKING_DAYS:
                await _working_day(week, day)
            else:
                await week.comes(day, 12)
                await week.is_now("free")
            await week.comes(day, 24)
        said = (week.built.folder / "panel.log").read_text("utf-8").splitlines()
        stored = "".join(file.read_text("utf-8") for file in _stored(week.built))
    assert said == SAID
    assert {mark: stored.count(mark) for mark in HAPPENED} == HAPPENED
    found = {}
    for name, samples in (("panel", week.panel), ("daemon", week.daemon)):
        compared = [one for one in samples if one.at >= MONDAY + FROM_DAY * DAY]
        print(f"{name}: {growth_mb(compared):+.2f} MB a day to {compared[-1]}")
        print(*(f"{day}: {megabytes:.2f} MB written" for day, megabytes in written_mb(compared).items()), sep="\n")
        found[name] = list(complaints(compared, writes_while_quiet=WRITES_WHILE_QUIET[name]))
    assert found == {"panel": [], "daemon": []}
