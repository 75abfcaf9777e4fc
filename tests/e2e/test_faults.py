"""What goes wrong behind a panel, and what the person before it sees meanwhile. Real processes throughout."""

import asyncio
from datetime import timedelta

from support.scene import until, until_light
from support.waiting import LOOK_EVERY_S, until_true

from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.panel.store.schedule_cache import ScheduleCache
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]


async def test_the_server_dies_before_a_meeting_and_the_door_is_not_green_when_it_starts(built: Stage) -> None:
    await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    start = utc_now().replace(microsecond=0) + timedelta(seconds=20)
    await built.put(ROOM, planned("soon", start, timedelta(minutes=30)))
    await until(built, lambda s: s["state"] == "free" and s["next_start"] is not None)
    await until_light(built, "free")
    await built.server.aclose()
    await until(built, lambda s: s["state"] != "free")
    await until_true("a light that is not green", lambda: built.light() != "free")
    while utc_now() < start + timedelta(seconds=3):
        assert (await built.status())["state"] != "free"
        assert built.light() != "free"
        await asyncio.sleep(LOOK_EVERY_S)
    after = await until(built, lambda s: s["state"] == "unknown")
    assert after["stale"]
    assert after["backend"] == "unreachable"
    assert after["sync_age_s"] >= 10


async def test_a_killed_panel_leaves_no_green_light_behind(built: Stage) -> None:
    panel = await built.start_panel(ROOM)
    await until_light(built, "free")
    await panel.kill()
    built.panel = None
    await until_light(built, "unknown")
    await built.start_panel(ROOM)
    await until_light(built, "free")


async def test_a_killed_daemon_is_marked_and_found_again(built: Stage) -> None:
    await built.start_panel(ROOM)
    await until(built, lambda s: s["light"]["ok"])
    assert built.daemon is not None
    await built.daemon.kill()
    await until(built, lambda s: not s["light"]["ok"] and s["state"] == "free")
    await built.start_daemon()
    await until(built, lambda s: s["light"]["ok"])
    await until_light(built, "free")


async def test_failure_and_recovery_are_one_line_each_in_the_log(built: Stage) -> None:
    await built.start_panel(ROOM)
    await until(built, lambda s: s["backend"] == "ok")
    await built.server.aclose()
    await until(built, lambda s: s["state"] == "unknown")
    await built.server.start()
    await until(built, lambda s: s["state"] == "free")
    lines = (built.folder / "panel.log").read_text("utf-8").splitlines()
    assert lines == [
        "INFO kiosk.panel.live_facts: the backend answers",
        "WARNING kiosk.panel.live_facts: the backend does not answer as it should: unreachable",
        "INFO kiosk.panel.live_facts: the backend answers",
    ]


async def test_a_restarted_panel_shows_what_it_knew_as_old_until_the_server_answers(built: Stage) -> None:
    start = floor_minute(utc_now()) - timedelta(minutes=5)
    await built.put(ROOM, planned("now", start, timedelta(minutes=60)))
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "check_in_due")
    cache = ScheduleCache(built.folder / ROOM.id / "schedule.sqlite")
    await until_true("the schedule on disk", lambda: cache.load() is not None)
    await panel.kill()
    built.panel = None
    await built.server.aclose()
    await built.start_panel(ROOM)
    status = await until(built, lambda s: s["backend"] == "unreachable")
    assert (status["state"], status["stale"]) == ("unknown", True)
    assert status["sync_age_s"] > 0
    assert status["until"] is not None
