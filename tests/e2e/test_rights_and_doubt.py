"""A calendar that may only be read, one that is not wholly understood, an address of none: what the panel does then."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from support.caldav_servers import READ_ONLY, radicale, stamp, vevent
from support.elsewhere import GUESTS_ROOM, ROOM, Elsewhere
from support.scene import on_stage_before, started, until, until_light, until_read

from kiosk.control.local_socket import ask
from kiosk.demo.stage import Stage, utc_now
from kiosk.evidence.sweep import sweep
from kiosk.room.day import floor_minute

NOW = floor_minute(utc_now())
DAY = timedelta(days=1)
CANARIES = ("canary-uid-7310", "canary-title-4482")


def _log(built: Stage) -> list[str]:
    return (built.folder / "panel.log").read_text("utf-8", "replace").splitlines()


# A calendar that may only be read


def _objects(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("collections/collection-root/*/*/*.ics")}


async def test_a_calendar_that_may_only_be_read_is_shown_and_left_as_it_is(tmp_path: Path) -> None:
    """Neither a tap nor what the panel does by itself, like the release of a meeting nobody came to, writes there."""
    sentence = "The panel may only read this calendar: nothing can be booked or changed here."
    with radicale(tmp_path, READ_ONLY) as server:
        async with on_stage_before(server) as (built, world):
            objects = _objects(tmp_path)
            await started(built, GUESTS_ROOM)
            status = await until(built, lambda s: s["state"] == "free")
            assert (status["shows_only"], status["backend"]) == (True, "ok")
            await _refused(built, sentence, "book", "30")
            assert _objects(tmp_path) == objects == {}
            times = (f"DTSTART:{stamp(NOW - timedelta(minutes=10))}", f"DTEND:{stamp(NOW + timedelta(minutes=90))}")
            await world.put("running.ics", vevent("running", *times))
            objects = _objects(tmp_path)
            status = await until(built, lambda s: s["state"] == "busy")
            assert status["until"] == (NOW + timedelta(minutes=90)).isoformat(timespec="seconds")
            for action in (["check-in"], ["end"], ["extend", "15"]):
                await _refused(built, sentence, *action)
            for _ in range(2):
                assert (await until_read(built))["state"] == "busy"
            assert _objects(tmp_path) == objects != {}


async def _refused(built: Stage, sentence: str, *action: str) -> None:
    assert await ask(built.folder / built.room.id, ["tap", *action]) == {"confirmed": False, "says": sentence}


# A calendar that is not wholly understood


async def test_what_is_not_understood_is_unknown_counted_and_logged_once_without_a_name(xandikos_server) -> None:
    uid, title = CANARIES
    times = (f"DTSTART:{stamp(NOW - DAY)}", f"DTEND:{stamp(NOW - DAY + timedelta(minutes=30))}")
    series = vevent(f"{uid}-series", *times, "RRULE:FREQ=SECONDLY", f"SUMMARY:{title}")
    timeless = vevent(f"{uid}-timeless", f"SUMMARY:{title}")
    async with on_stage_before(xandikos_server) as (built, world):
        await started(built, ROOM)
        await until(built, lambda s: s["state"] == "free")
        await world.put("timeless.ics", timeless)
        status = await until(built, lambda s: s["unread"]["count"] == 1)
        assert (status["state"], status["doubted"]) == ("free", False), "it has no time to be doubted at"
        await world.put("series.ics", series)
        status = await until(built, lambda s: s["unread"]["count"] == 2)
        assert (status["state"], status["doubted"], status["stale"]) == ("unknown", True, False)
        events = {event["kind"]: event for event in status["unread"]["events"]}
        assert events["series"]["starts"] == (NOW - DAY).isoformat(timespec="seconds")
        assert events["no_time"]["starts"] is None
        assert all(len(event["place"]) == 12 for event in events.values())
        await until_light(built, "unknown")
        assert not await built.tap("book", "30")
        for _ in range(2):
            status = await until_read(built)
            assert (status["state"], status["unread"]["count"]) == ("unknown", 2)
        said = [line for line in _log(built) if "not read" in line]
        assert sorted(line.split()[4] for line in said) == ["no_time", "series"]
        texts = [("log", "\n".join(_log(built)).encode()), ("status", json.dumps(status).encode())]
        assert sweep(CANARIES, [built.folder / ROOM.id], texts) == []
        await world.remove("series.ics")
        await until(built, lambda s: s["state"] == "free" and s["unread"]["count"] == 1)
        assert await built.tap("book", "30")


# An address that is no calendar


@pytest.mark.parametrize("server", ["radicale_server", "xandikos_server"])
async def test_the_address_of_a_home_is_missing_and_its_calendars_are_named_in_the_log(
    request: pytest.FixtureRequest, server: str
) -> None:
    home = request.getfixturevalue(server).home
    async with on_stage_before(request.getfixturevalue(server)) as (built, world):
        built.server = Elsewhere(built.folder / "server", home)
        await built.start_panel(ROOM)
        status = await until(built, lambda s: s["backend"] != "starting")
        assert (status["backend"], status["state"]) == ("missing", "unknown")
        (said,) = [line for line in _log(built) if "that address is not a calendar" in line]
        assert world.url in said
        built.server = Elsewhere(built.folder / "server", world.url)
        await started(built, ROOM)
        assert (await until(built, lambda s: s["state"] == "free"))["backend"] == "ok"
