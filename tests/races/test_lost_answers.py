"""One write, or its answer, is lost on the way to a server that is up: nobody hears a falsehood, and it is done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import pytest
from support.caldav_servers import CaldavWorld, Server, caldav_world, stamp, vevent
from support.chaos_proxy import Chaos, chaos_proxy
from support.race import racers

from kiosk.room.fulfilment import is_fulfilled
from kiosk.room.intent import CheckIn, Confirmed, End, Extend, Intent, Promised, Undo
from kiosk.room.state import Resolution, State
from kiosk.server.embedded import HOST
from kiosk.sync.backend import Window

T = TypeVar("T")
CLAIM, CONFIRMATION = 1, 2


@pytest.mark.parametrize(
    ("lost", "write", "told"),
    [
        (Chaos.LOST_ANSWER, CLAIM, Confirmed),
        (Chaos.LOST_ANSWER, CONFIRMATION, Confirmed),
        # looked for when it cannot arrive any more, half a minute later
        pytest.param(Chaos.LOST_REQUEST, CLAIM, Promised, marks=pytest.mark.long),
        (Chaos.LOST_REQUEST, CONFIRMATION, Confirmed),
    ],
)
async def test_a_walk_up_is_booked_once(
    radicale_server: Server, lost: Chaos, write: int, told: type[Confirmed] | type[Promised]
) -> None:
    async with (
        chaos_proxy(urlsplit(radicale_server.home).port or 0) as proxy,
        caldav_world(radicale_server, f"http://{HOST}:{proxy.port}") as world,
        racers(world, 1) as (door,),
    ):
        proxy.chaos, proxy.lost_write = lost, write
        outcome = await door.book()
        assert type(outcome) is told
        assert proxy.writes >= write
        await door.running.engine.reader.read()
        await door.until(lambda report: isinstance(report.outcome, Confirmed) or told is Confirmed)
        assert (door.state, door.report.resolution.held) == (State.BUSY, False)
        (event,) = await world.events()
        assert event.get("STATUS") != "TENTATIVE"


WISHES: dict[str, Callable[[Resolution], Intent]] = {
    "check in": lambda room: CheckIn(_there(room.check_in)),
    "extend": lambda room: Extend(_there(room.current).key, room.extend[0].end),
    "end": lambda room: End(_there(room.current).key),
    "undo": lambda room: Undo(_there(room.undo).key),
}


def _there(value: T | None) -> T:
    assert value is not None
    return value


@pytest.mark.long
@pytest.mark.parametrize("lost", [Chaos.LOST_ANSWER, Chaos.LOST_REQUEST])
@pytest.mark.parametrize("own", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("what", WISHES)
async def test_whichever_write_is_lost_what_is_said_is_so(
    radicale_server: Server, what: str, own: bool, lost: Chaos
) -> None:
    async def once(write: int) -> bool:
        """Whether there was such a write to lose."""
        async with (
            chaos_proxy(urlsplit(radicale_server.home).port or 0) as proxy,
            caldav_world(radicale_server, f"http://{HOST}:{proxy.port}") as world,
        ):
            await _meeting(world, own=own, checked_in=what != "check in")
            async with racers(world, 1) as (door,):
                if what == "undo":
                    await door.end()
                wish = WISHES[what](door.report.resolution)
                proxy.chaos, proxy.lost_write = lost, write
                outcome = await door.running.panel.perform(wish)
                proxy.chaos = Chaos.NONE
                now = datetime.now(UTC)
                read = await world.panel().sync(Window(now - timedelta(days=1), now + timedelta(days=1)), None)
                assert is_fulfilled(wish, read.schedule, now) is isinstance(outcome, Confirmed), outcome
            return proxy.writes >= write

    write = 1
    while await once(write):
        write += 1
    assert write > 1


async def _meeting(world: CaldavWorld, *, own: bool, checked_in: bool) -> None:
    start = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=10)
    marks = (("X-ROOMKIOSK-OWN:1",) if own else ()) + (("X-ROOMKIOSK-CHECKED-IN:1",) if checked_in else ())
    times = (f"DTSTART:{stamp(start)}", f"DTEND:{stamp(start + timedelta(hours=1))}")
    await world.put("meeting.ics", vevent("meeting", *times, *marks))
