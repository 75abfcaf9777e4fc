"""R1 on real servers: people at several doors of one room tap at the same moment. One gets it, the others are told.

`RACES=200` sets the number of rounds of the long tests.
"""

import os
from collections.abc import Callable

import pytest
from support.caldav_servers import CaldavWorld, Server, caldav_world, vevent
from support.odd_world import odd_world
from support.oddity_proxy import Oddity
from support.race import race

ROUNDS = int(os.environ.get("RACES", "15"))
A_FEW = 5
RACED = [oddity for oddity in Oddity if oddity is not Oddity.NO_DATE]
"""Where the server tells no time nothing is offered at a door (tests/sync/caldav/test_oddities.py)."""
YEARLY = ("DTSTART:20250101T080000Z", "DTEND:20250101T090000Z", "RRULE:FREQ=YEARLY")
pytestmark = pytest.mark.logs("^the backend does not answer as it should: unreachable$")
"""Five panels and their server on a busy machine: a read may take longer than its deadline."""


@pytest.mark.parametrize("panels", [2, 3])
async def test_one_panel_wins(radicale_world: CaldavWorld, panels: int) -> None:
    await race(radicale_world, panels, A_FEW)


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
@pytest.mark.parametrize("server", ["radicale_server", "xandikos_server"])
async def test_one_panel_wins_every_time(
    request: pytest.FixtureRequest, figure: Callable[[str], None], server: str, panels: int
) -> None:
    async with caldav_world(request.getfixturevalue(server)) as world:
        figure(str(await race(world, panels, ROUNDS)))


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
@pytest.mark.parametrize("oddity", RACED)
async def test_one_panel_wins_on_an_odd_server(
    radicale_server: Server, figure: Callable[[str], None], oddity: Oddity, panels: int
) -> None:
    async with odd_world(radicale_server, oddity) as (world, proxy):
        if oddity is Oddity.SAME_UID:
            for twin in ("twin-a", "twin-b"):
                await world.put(f"{twin}.ics", vevent(twin, *YEARLY))
        figure(str(await race(world, panels, ROUNDS)))
        assert proxy.played or oddity is Oddity.NONE, "the oddity was never met"
