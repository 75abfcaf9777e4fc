"""One write, or its answer, is lost on the way to a server that is up: nobody hears a falsehood, and it is done."""

import asyncio
from urllib.parse import urlsplit

import pytest
from support.caldav_servers import Server, caldav_world
from support.chaos_proxy import Chaos, chaos_proxy
from support.race import racers

from kiosk.room.intent import Confirmed, Promised
from kiosk.room.state import State
from kiosk.sync.embedded import HOST

CLAIM, CONFIRMATION = 1, 2


@pytest.mark.parametrize(
    ("lost", "write", "told"),
    [
        (Chaos.LOST_ANSWER, CLAIM, Confirmed),
        (Chaos.LOST_ANSWER, CONFIRMATION, Confirmed),
        (Chaos.LOST_REQUEST, CLAIM, Promised),
        (Chaos.LOST_REQUEST, CONFIRMATION, Confirmed),
    ],
)
def test_a_walk_up_is_booked_once(
    radicale_server: Server, lost: Chaos, write: int, told: type[Confirmed] | type[Promised]
) -> None:
    async def main() -> None:
        async with (
            chaos_proxy(urlsplit(radicale_server.home).port or 0) as proxy,
            caldav_world(radicale_server, f"http://{HOST}:{proxy.port}") as world,
            racers(world, 1) as (door,),
        ):
            proxy.chaos, proxy.lost_write = lost, write
            outcome = await door.book()
            assert type(outcome) is told
            assert proxy.writes >= write
            await door.running.engine.read()
            await door.until(lambda report: isinstance(report.outcome, Confirmed) or told is Confirmed)
            assert (door.state, door.report.resolution.held) == (State.BUSY, False)
            (event,) = await world.events()
            assert event.get("STATUS") != "TENTATIVE"

    asyncio.run(main())
