"""The reported inputs on real servers, as far as those take them, with a real panel before each: taken and free then.

Server and panel live by one wall clock that is set to the moments in question.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from support.caldav_servers import CaldavWorld, Server, radicale, xandikos
from support.elsewhere import ROOM
from support.scene import answered, on_stage_before, until, until_read
from support.wall_clock import WallClock

from kiosk.demo.stage import Stage

REPORTED = Path(__file__).parents[1] / "sync" / "caldav" / "reported"
CASES: dict[str, dict[str, Any]] = {
    case["id"]: case for case in json.loads((REPORTED / "cases.json").read_text("utf-8"))
}
SETTINGS = "check_in = false\nfresh_s = 5\nfresh_off_hours_s = 5\n"
PANELS = 3
"""At once, each with a server of its own: they wait for their polls together."""

REFUSED = {
    "radicale": {
        "01-tzid-with-bare-colon",  # its parser reads the zone's name up to the colon and finds no time behind it
        "05-vtimezone-start-is-a-date",  # a date in a VTIMEZONE is an error there
        "08-lines-end-in-cr-alone",  # one line
        "09-two-calendars-in-one-object",  # one calendar an object
        "11-text-around-the-calendar",  # lines without a colon
        "12-events-without-their-end",  # components that do not close
        "17-loose-times",  # times in one spelling only
        "18-loose-durations",  # durations in one spelling only
        "20-interval-zero",  # it works the series out before it keeps it
        "22-empty-byday",  # the same
        "41-added-dates-in-other-zones",  # periods in RDATE are an error there
    },
    "xandikos": {
        "08-lines-end-in-cr-alone",
        "09-two-calendars-in-one-object",
        "11-text-around-the-calendar",
        "12-events-without-their-end",
    },
}
FREE_THOUGH_NAMED = {
    "31-all-day-exdate-with-a-time": "20270317T120000Z",  # excluded
    "33-all-day-override-named-in-utc": "20270310T120000Z",  # moved away
    "37-one-occurrence-overridden-twice": "20270309T093000Z",  # moved away
    "42-the-room-declined": "20270308T093000Z",
    "44-outlook-free-without-transp": "20270309T093000Z",
}
"""Of the other cases: the minute after their first interval."""


@dataclass(frozen=True)
class EntryKind:
    """A server and how an object gets into its calendar in place of the one before."""

    start: Callable[..., AbstractContextManager[Server]]
    replace: Callable[[CaldavWorld, bytes], Awaitable[bool]]


async def _as_the_whole_calendar(world: CaldavWorld, data: bytes) -> bool:
    """As `GET` of a calendar gives it and programs export it; Radicale makes an object of each UID."""
    answer = await world.client.put(world.url, content=data, headers={"Content-Type": "text/calendar"})
    return answer.is_success


async def _as_one_object(world: CaldavWorld, data: bytes) -> bool:
    address = f"{world.url}one.ics"
    await world.client.delete(address)
    return (await world.client.put(address, content=data, headers={"Content-Type": "text/calendar"})).is_success


KINDS = {"radicale": EntryKind(radicale, _as_the_whole_calendar), "xandikos": EntryKind(xandikos, _as_one_object)}


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def expected(case: dict[str, Any]) -> Iterator[tuple[datetime, tuple[str, str | None]]]:
    """Two moments, and what the door says then: its state and, of a busy room, until when."""
    first, last = case["busy"][0], case["busy"][-1]
    start, end = map(moment, last)
    yield start + (end - start) / 2, ("busy", end.isoformat(timespec="seconds"))
    free = FREE_THOUGH_NAMED.get(case["id"])
    yield moment(free) if free else moment(first[1]) + timedelta(minutes=1), ("free", None)


def test_the_moments_are_those_of_the_cases() -> None:
    """In a busy interval and in none, whatever may be either."""
    for case in CASES.values():
        for now, (state, _) in expected(case):
            inside = [pair for pair in case["busy"] if moment(pair[0]) <= now < moment(pair[1])]
            assert bool(inside) == (state == "busy"), case["id"]
            assert not any(moment(begin) <= now < moment(end) for begin, end in case["either"]), case["id"]


@pytest.mark.parametrize("server", ["radicale", pytest.param("xandikos", marks=pytest.mark.long)])
async def test_the_door_is_red_and_green_when_it_should_be(tmp_path: Path, server: str) -> None:
    kind = KINDS[server]
    others = REFUSED["radicale"] if server == "xandikos" else set(CASES)
    shown: dict[str, list[tuple[str, str | None]]] = {}
    refused: set[str] = set()

    def door(number: int) -> None:
        folder = tmp_path / f"{number}"
        folder.mkdir()
        wall = WallClock(folder)
        mine = sorted(others)[number::PANELS]

        async def scene(running: Server) -> None:
            async with on_stage_before(running, SETTINGS, **wall.environment) as (built, world):
                wall.set(moment("20270301T000000Z"))
                await built.start_panel(ROOM)
                await until(built, lambda s: s["backend"] == "ok")
                for name in mine:
                    data = b"".join((REPORTED / file).read_bytes() for file in CASES[name]["files"])
                    if await kind.replace(world, data):
                        shown[name] = [await _at(built, wall, now) for now, _ in expected(CASES[name])]
                    else:
                        refused.add(name)

        with kind.start(folder, **wall.environment) as running:
            asyncio.run(scene(running))

    await asyncio.gather(*(asyncio.to_thread(door, number) for number in range(PANELS)))
    assert refused == REFUSED[server]
    assert shown == {name: [says for _, says in expected(CASES[name])] for name in others - refused}


async def _at(built: Stage, wall: WallClock, now: datetime) -> tuple[str, str | None]:
    """What the door says at this moment, read anew."""
    wall.set(now)
    await until_read(built)
    status = await answered(built)
    assert status["clock_trusted"]
    return status["state"], status["until"] if status["state"] == "busy" else None
