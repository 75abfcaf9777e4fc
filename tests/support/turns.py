"""Requests of several panels that a calendar handles one at a time, in an order that a test gives: an interleaving."""

import asyncio
from collections.abc import Callable

from kiosk.sync.memory_calendar import Network, T


class Turns:
    """`waiting`: the panels, by number, of which a request is under way."""

    def __init__(self) -> None:
        self.waiting: dict[int, asyncio.Future[None]] = {}

    def network(self, panel: int) -> Network:
        async def send(_request: str, answer: Callable[[], T], /) -> T:
            turn = self.waiting[panel] = asyncio.get_running_loop().create_future()
            await turn
            return answer()

        return send

    def hand_on(self, panel: int) -> None:
        """Its request is handled, and it is told the answer, as soon as the loop turns."""
        self.waiting.pop(panel).set_result(None)
