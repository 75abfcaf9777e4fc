"""Writers that want the same room at the same moment, on servers that check no overlaps: exactly one gets it."""

import asyncio

import pytest
from support.backend_contract import at, bookings, tap
from support.caldav_servers import CaldavWorld, Server, caldav_world
from support.odd_world import odd_world
from support.oddity_proxy import Oddity

ODD = [
    Oddity.NO_SYNC_COLLECTION,
    Oddity.NO_ETAG_ON_PUT,
    Oddity.OVERWRITES,
    Oddity.DELETES_ANY,
    Oddity.NO_MULTIGET,
    Oddity.WEAK_ETAGS,
]


async def race(world: CaldavWorld, writers: int, rounds: int) -> None:
    """Every round wants another interval of the same calendar."""
    panels = [world.panel() for _ in range(writers)]
    won: list[tuple[int, int]] = []
    for number in range(rounds):
        start, end = number * 60, number * 60 + 45
        outcomes = await asyncio.gather(*(tap(panel, at(start), at(end)) for panel in panels))
        assert outcomes.count(True) == 1, f"round {number}: {outcomes}"
        won.append((start, end))
    window_end = 14 * 24 * 60
    assert await bookings(panels[0]) == [one for one in won if one[0] < window_end]
    assert await world.count() == rounds


@pytest.mark.parametrize("writers", [2, 3])
def test_radicale_has_one_winner(radicale_server: Server, writers: int) -> None:
    async def main() -> None:
        async with caldav_world(radicale_server) as world:
            await race(world, writers, rounds=4)

    asyncio.run(main())


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("writers", [2, 3, 5])
@pytest.mark.parametrize("server", ["radicale_server", "xandikos_server"])
def test_two_hundred_rounds(request: pytest.FixtureRequest, server: str, writers: int) -> None:
    async def main() -> None:
        async with caldav_world(request.getfixturevalue(server)) as world:
            await race(world, writers, rounds=200)

    asyncio.run(main())


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("writers", [2, 3, 5])
@pytest.mark.parametrize("oddity", ODD)
def test_two_hundred_rounds_on_an_odd_server(radicale_server: Server, oddity: Oddity, writers: int) -> None:
    async def main() -> None:
        async with odd_world(radicale_server, oddity) as (world, _):
            await race(world, writers, rounds=200)

    asyncio.run(main())
