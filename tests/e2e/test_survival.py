"""What would end a panel, or leave half of one: it lives, or ends at once and is started anew. Real processes."""

import asyncio
import os
import resource
import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.fake_broker import FakeBroker
from support.scene import answered, until, until_read
from support.waiting import in_time, until_true

from kiosk.control.local_socket import NAME
from kiosk.demo.rooms import ROOMS, Planned, planned
from kiosk.demo.stage import Process, Stage, utc_now
from kiosk.hw.panel.mqtt import Packet, packet
from kiosk.panel.store.schedule_cache import ScheduleCache
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]
WELCOME = packet(Packet.CONNACK, b"\0\0\0")


def event(uid: str, starts: str, ends: str) -> Planned:
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test", "BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20260101T000000Z",
        f"DTSTART{starts}", f"DTEND{ends}", "SUMMARY:out of order", "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return Planned(uid, "\r\n".join(lines).encode())


def utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


NOW = floor_minute(utc_now())
WITHOUT_END = {
    "from tomorrow for ever": event("later", ":" + utc(NOW + timedelta(days=1)), ":99991231T235900Z"),
    "from now on for ever": event("now", ":" + utc(NOW - timedelta(minutes=5)), ":99991231T235959Z"),
    "whole days for ever": event("days", f";VALUE=DATE:{NOW:%Y%m%d}", ";VALUE=DATE:99991231"),
    "from the beginning": event("ever", ":00010101T000000Z", ":" + utc(NOW + timedelta(hours=1))),
}


async def kept(built: Stage) -> None:
    cache = ScheduleCache(built.folder / ROOM.id / "schedule.sqlite")
    await until_true("the schedule on disk", lambda: cache.load() is not None)


async def ends(panel: Process) -> int:
    return await in_time("the panel to end", panel.wait())


def log_of(built: Stage) -> str:
    return (built.folder / "panel.log").read_text("utf-8", "replace")


@pytest.mark.parametrize("case", WITHOUT_END)
async def test_an_event_without_end_ends_no_panel_and_no_later_start(built: Stage, case: str) -> None:
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    await built.put(ROOM, WITHOUT_END[case])
    status = await until_read(built)
    assert status["state"] in ({"free"} if "tomorrow" in case else {"busy", "check_in_due"})
    assert status["next_start"] or status["until"]
    await kept(built)
    await panel.kill()
    built.panel = None
    await built.start_panel(ROOM)
    await until(built, lambda s: s["backend"] == "ok")
    after = await answered(built)
    assert after["state"] == status["state"]
    assert after["next_start"] or after["until"]


POISON = ("UPDATE span SET ends = 253402300000.0", "UPDATE span SET starts = -62135590000.0", "DROP TABLE span")


@pytest.mark.parametrize("poison", POISON)
async def test_a_schedule_on_disk_that_cannot_be_true_is_not_used(built: Stage, poison: str) -> None:
    await built.put(ROOM, planned("now", NOW - timedelta(minutes=5), timedelta(minutes=60)))
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "check_in_due")
    await kept(built)
    await panel.stop()
    with closing(sqlite3.connect(built.folder / ROOM.id / "schedule.sqlite")) as database, database:
        database.execute(poison)
    await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "check_in_due")


BEGINS = """
import sys
from kiosk import app
from kiosk.cli import main
from kiosk.room.schedule import Schedule
from kiosk.panel.store import schedule_cache
read = schedule_cache._read
"""
DYING = {
    "at the rules": """
class Poison(Schedule):
    def bookings(self):
        raise ArithmeticError
schedule_cache._read = lambda database: schedule_cache.Kept(Poison(), read(database).saved_at)
""",
    "at the screen": """
used = []
def reads(database):
    used.append(database)
    return read(database)
class Screen(app.Screen):
    def publish(self, *_):
        if used:
            raise ArithmeticError
        super().publish(*_)
schedule_cache._read, app.Screen = reads, Screen
""",
}
STARTS = 'sys.exit(main(["run", *sys.argv[1:]]))'


@pytest.mark.parametrize("where", DYING)
async def test_a_start_that_dies_on_what_is_on_disk_is_the_last_that_does(built: Stage, where: str) -> None:
    """For a reason that no rule about what is on disk foresees."""
    await built.put(ROOM, planned("now", NOW - timedelta(minutes=5), timedelta(minutes=60)))
    panel = await built.start_panel(ROOM)
    await kept(built)
    await panel.stop()
    words = ["-c", BEGINS + DYING[where] + STARTS, "--config", str(built.config_of(ROOM))]
    assert await ends(await python(built, *words)) == 1
    built.panel = await python(built, *words)
    await until(built, lambda s: s["state"] == "check_in_due")
    assert not (built.folder / ROOM.id / "schedule.starting").exists()


async def python(built: Stage, *words: str) -> Process:
    with (built.folder / "panel.log").open("ab") as log:
        return Process(
            await asyncio.create_subprocess_exec(sys.executable, *words, env=os.environ | built.environment, stderr=log)
        )


async def test_a_secret_that_others_can_read_is_refused_in_words(built: Stage) -> None:
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    await panel.stop()
    secret = built.folder / ROOM.id / "secret"
    secret.chmod(0o644)
    assert await ends(await built.start_panel(ROOM)) == 1
    assert log_of(built).splitlines()[-1] == (
        f"ERROR kiosk.app: the panel does not start: {secret} can be read by others (mode 0644); chmod 600 it, or"
        " remove it"
    )


HANGS = """
import sys, time
from kiosk import app
from kiosk.cli import main
def hang(*_):
    while True:
        time.sleep(1)
class Screen(app.Screen):
    def close(self):
        hang()
    def touched(self):
        raise ValueError("canary-5512")
app.Screen = Screen
sys.argv[1:] = ["run", *sys.argv[1:]]
show = Screen.show
def shown(self, fullscreen=False):
    show(self, fullscreen)
    app.asyncio.get_running_loop().call_later(1, self.touched)
Screen.show = shown
sys.exit(main())
"""


async def test_a_panel_that_fails_and_cannot_end_in_order_ends_anyway(built: Stage) -> None:
    assert await ends(await python(built, "-c", HANGS, "--config", str(built.config_of(ROOM)))) == 1
    said = log_of(built)
    assert "nobody planned for this" in said
    assert "in hang" in said, "it says where it hung"
    assert "canary" not in said


@pytest.mark.skipif(os.getuid() != 0, reason="only root may count the files of a panel")
async def test_a_crowd_on_its_socket_does_not_end_a_panel(built: Stage) -> None:
    """Also where it may open hardly a file more: it says so a few times, and is there when the crowd has gone."""
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    open_files = len(list(Path(f"/proc/{panel.pid}/fd").iterdir()))
    resource.prlimit(panel.pid, resource.RLIMIT_NOFILE, (open_files + 4, open_files + 4))
    crowd = [await _connected(built) for _ in range(100)]
    await until_true("the panel to say so", lambda: "no socket left for whoever connects" in log_of(built))
    for writer in crowd:
        if writer:
            writer.close()
    await until(built, lambda s: s["pid"] == panel.pid)


async def _connected(built: Stage) -> asyncio.StreamWriter | None:
    try:
        async with asyncio.timeout(0.2):
            _, writer = await asyncio.open_unix_connection(built.folder / ROOM.id / NAME)
    except (TimeoutError, OSError):
        return None
    return writer


BAD_BROKERS = {
    "a subscription answered with a reason nobody knows": WELCOME + packet(Packet.SUBACK, b"\0\1\0\xee"),
    "a topic that is no text": WELCOME
    + packet(Packet.SUBACK, b"\0\1\0\1")
    + packet(Packet.PUBLISH, b"\0\2\xff\xfe\0on"),
}


@pytest.mark.parametrize("case", BAD_BROKERS)
async def test_a_bad_broker_costs_its_connection(built: Stage, case: str) -> None:
    async with FakeBroker(BAD_BROKERS[case], stays=True) as broker:
        built.settings += f'[presence]\ndriver = "mqtt"\nbroker = "{broker.address}"\ntopic = "a"\n'
        panel = await built.start_panel(ROOM)
        await until_true("a third visit", lambda: broker.interactions >= 3)
        assert (await until(built, lambda s: s["state"] == "free"))["pid"] == panel.pid
        await panel.stop()
    assert log_of(built).count("the presence sensor's broker") <= 2 * broker.interactions
