"""R1 on the fake Microsoft Graph, whatever a tenant may do differently: one door gets the room, the others are told.

`RACES=200` sets the number of rounds of the long tests.
"""

import os
import random
from collections.abc import Callable, Iterator

import pytest
from support.race import race
from vendors.graph.mailbox import LAG_S
from vendors.graph.quirks import BEARABLE, Quirk
from vendors.graph.world import fake_graph, graph_world

ROUNDS = int(os.environ.get("RACES", "15"))
MIXES = 10
LATE = {Quirk.VIEW_LAGS}
RACED = [quirk for quirk in BEARABLE if quirk is not Quirk.POST_LATE]
"""What is committed after its answer is no race: tests/sync/graph/test_refused.py."""
pytestmark = pytest.mark.logs("^the backend does not answer as it should: unreachable$")
"""Five panels and their server on a busy machine: a read may take longer than its deadline."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with fake_graph() as running:
        yield running


async def raced(url: str, panels: int, rounds: int, *quirks: Quirk) -> str:
    """However late a view is, it is a prefix of the writes: at most one is told that they have the room."""
    async with graph_world(url, *quirks) as world:
        tally = await race(world, panels, rounds, 2 * LAG_S if LATE.intersection(quirks) else 0.0)
        assert tally.won <= tally.rounds
        return str(tally)


@pytest.mark.parametrize("panels", [2])
async def test_one_panel_wins(url: str, panels: int) -> None:
    await raced(url, panels, 4)


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
async def test_one_panel_wins_every_time(url: str, figure: Callable[[str], None], panels: int) -> None:
    figure(await raced(url, panels, ROUNDS))


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
@pytest.mark.parametrize("quirk", RACED)
async def test_one_panel_wins_with_each_quirk(
    url: str, figure: Callable[[str], None], quirk: Quirk, panels: int
) -> None:
    figure(await raced(url, panels, ROUNDS, quirk))


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", range(MIXES))
async def test_one_panel_wins_with_any_mix_of_quirks(url: str, figure: Callable[[str], None], seed: int) -> None:
    dice = random.Random(seed)
    mix = [quirk for quirk in RACED if dice.random() < 1 / 3 and quirk is not Quirk.FILTER_IS_500]
    figure(", ".join(mix) + ": " + await raced(url, dice.choice([2, 3, 5]), ROUNDS, *mix))
