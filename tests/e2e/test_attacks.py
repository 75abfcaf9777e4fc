"""Somebody who may write into the room's calendar writes what is made to break a panel. Real servers, real processes.

The panel lives, answers each question in time, books, starts again, is never free over a meeting, and nothing is left
of it when the object is gone.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from support import attacks
from support.attacks import NOW, large_event
from support.caldav_servers import CaldavWorld, stamp, vevent
from support.chaos_proxy import Chaos, chaos_proxy
from support.elsewhere import ROOM, Elsewhere
from support.scene import answered, on_stage_before, started, until, until_read

from kiosk.demo.stage import Stage
from kiosk.room.day import MINUTE

TAKEN: Final = {"busy", "check_in_due"}
UNKNOWN: Final = {"unknown"}
FREE: Final = {"free"}
MEETING: Final = vevent("meeting", f"DTSTART:{stamp(NOW - 20 * MINUTE)}", f"DTEND:{stamp(NOW + 150 * MINUTE)}")
MOST_GROWTH: Final = 60 * 1024 * 1024
"""Bytes."""
long = pytest.mark.long

ATTACKS = [  # at once all together, below
    pytest.param("radicale_server", attacks.from_now_on_for_ever, TAKEN, marks=long),
    pytest.param("radicale_server", attacks.from_tomorrow_for_ever, FREE, marks=long),
    pytest.param("radicale_server", attacks.zone_of_many_dates, TAKEN, marks=long),
    pytest.param("radicale_server", attacks.many_rules, TAKEN, marks=long),
    pytest.param("xandikos_server", attacks.many_masters, TAKEN, marks=long),
    pytest.param("xandikos_server", attacks.many_events, TAKEN, marks=long),
    pytest.param("radicale_server", attacks.folded, TAKEN, marks=long),
    pytest.param("radicale_server", attacks.many_dates, TAKEN | UNKNOWN, marks=long),
    pytest.param("xandikos_server", attacks.at_the_end_of_time, FREE, marks=long),
    pytest.param("radicale_server", attacks.this_and_future_until_the_end, TAKEN, marks=long),
    pytest.param("radicale_server", attacks.unspeakable_title, FREE, marks=long),
]


@pytest.mark.parametrize(("server", "attack", "states"), ATTACKS)
async def test_an_object_made_to_break_a_panel_costs_itself(
    request: pytest.FixtureRequest, server: str, attack: Callable[[], bytes], states: set[str]
) -> None:
    async with on_stage_before(request.getfixturevalue(server)) as (built, world):
        panel = await started(built, ROOM)
        memory = _memory(panel.pid)
        await world.put("attack.ics", attack())
        assert (await until_read(built))["state"] in states
        if states == FREE:
            assert await built.tap("book", "30")
        else:
            await world.put("meeting.ics", MEETING)
        status = await until_read(built)
        assert (status["state"] in TAKEN, status["pid"]) == (True, panel.pid)
        assert _memory(panel.pid) - memory < MOST_GROWTH
        await _starts_again(built)
        await _nothing_is_left_broken(built, world)


async def test_all_of_them_together_cost_themselves(xandikos_server) -> None:
    async with on_stage_before(xandikos_server) as (built, world):
        panel = await started(built, ROOM)
        for attack in (param.values[1] for param in ATTACKS):
            await world.put(f"{attack.__name__}.ics", attack())
        await world.put("meeting.ics", MEETING)
        status = await until_read(built)
        assert (status["state"] in TAKEN, status["pid"]) == (True, panel.pid)
        await _starts_again(built)
        await _nothing_is_left_broken(built, world)


async def _starts_again(built: Stage) -> None:
    """With what is in the calendar, and with what was kept of it."""
    await started(built, ROOM)
    assert (await answered(built))["state"] in TAKEN


async def _nothing_is_left_broken(built: Stage, world: CaldavWorld) -> None:
    """With an empty calendar the door is free, nothing is doubted, and a tap books."""
    await world.close()
    await world.open()
    status = await until(built, lambda s: s["state"] == "free")
    assert (status["backend"], status["unread"]["count"]) == ("ok", 0)
    assert await built.tap("book", "30")
    assert await world.count() == 1


def _memory(pid: int) -> int:
    """Bytes that a process holds in memory (proc(5), VmRSS)."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


@long
async def test_large_events_of_which_one_spoils_every_answer_stop_nothing(xandikos_server) -> None:
    """More rounds than a panel has connections."""
    async with on_stage_before(xandikos_server) as (built, world):
        for number in range(12):
            await world.put(f"{number}.ics", large_event(number))
        panel = await started(built, ROOM)
        for number in range(5):
            await world.put("0.ics", large_event(0, title=f"\uffff {number}"))
            status = await until_read(built)
            assert (status["state"], status["backend"]) == ("free", "ok")
        assert await built.tap("book", "30")
        assert (await until_read(built))["pid"] == panel.pid
        await _starts_again(built)


@pytest.mark.long
async def test_more_unusable_answers_than_connections_are_forgotten_when_they_end(radicale_server) -> None:
    async with on_stage_before(radicale_server) as (built, world):
        address = urlsplit(world.url)
        async with chaos_proxy(int(address.port or 0)) as proxy:
            url = f"http://{address.hostname}:{proxy.port}{address.path}"
            built.server = Elsewhere(built.folder / "server", url)
            panel = await started(built, ROOM)
            proxy.chaos = Chaos.PAGE_AS_MULTISTATUS
            status = await until(built, lambda _: proxy.played > 5, within=100)
            assert (status["backend"], status["state"]) == ("confused", "unknown")
            proxy.chaos = Chaos.NONE
            assert (await until(built, lambda s: s["state"] == "free", within=70))["pid"] == panel.pid
            assert await built.tap("book", "30")
