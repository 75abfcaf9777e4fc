"""R1 on the fake Google Calendar, whatever a tenant may do differently: one door gets the room, the others are told.

`RACES=200` sets the number of rounds of the long tests.
"""

import os
import random
from collections.abc import Callable, Iterator

import pytest
from support.race import race
from vendors.google.calendar import LONGEST_DELAY
from vendors.google.quirks import DISTURBING, HARMLESS, Quirk
from vendors.google.world import GoogleServer, google_server, google_world

ROUNDS = int(os.environ.get("RACES", "15"))
MIXES = 10
LATE = {Quirk.LISTS_LATE, Quirk.OTHER_ORDERS}
pytestmark = pytest.mark.logs("^the backend does not answer as it should: unreachable$")
"""Five panels and their server on a busy machine: a read may take longer than its deadline."""


@pytest.fixture(scope="module")
def server() -> Iterator[GoogleServer]:
    with google_server() as running:
        yield running


async def raced(server: GoogleServer, panels: int, rounds: int, *quirks: Quirk, invited: bool = False) -> str:
    shown_after = LONGEST_DELAY if LATE.intersection(quirks) else 0.0
    async with google_world(server, *quirks, invited=invited) as world:
        return str(await race(world, panels, rounds, shown_after))


@pytest.mark.parametrize("panels", [2])
async def test_one_panel_wins(server: GoogleServer, panels: int) -> None:
    await raced(server, panels, 4)


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
@pytest.mark.parametrize("invited", [True, False])
async def test_one_panel_wins_every_time(
    server: GoogleServer, figure: Callable[[str], None], panels: int, invited: bool
) -> None:
    figure(await raced(server, panels, ROUNDS, invited=invited))


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("panels", [2, 3, 5])
@pytest.mark.parametrize("quirk", [*HARMLESS, *DISTURBING])
async def test_one_panel_wins_with_each_quirk(
    server: GoogleServer, figure: Callable[[str], None], quirk: Quirk, panels: int
) -> None:
    figure(await raced(server, panels, ROUNDS, quirk))


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.parametrize("seed", range(MIXES))
async def test_one_panel_wins_with_any_mix_of_quirks(
    server: GoogleServer, figure: Callable[[str], None], seed: int
) -> None:
    dice = random.Random(seed)
    mix = [quirk for quirk in (*HARMLESS, *DISTURBING) if dice.random() < 1 / 3]
    if LATE.intersection(mix):  # a promise would be kept long after the round
        mix = [quirk for quirk in mix if quirk is not Quirk.ANSWER_LOST]
    figure(
        ", ".join(mix) + ": " + await raced(server, dice.choice([2, 3, 5]), ROUNDS, *mix, invited=dice.random() < 1 / 2)
    )
