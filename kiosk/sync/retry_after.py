"""Leaving a server alone for as long as it asked (R9): the last gate before the wire, under every request alike."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.sync.backend import RateLimited


class RetryAfterGate:
    """One connection's. A server that names no time is not minded here: the engine backs off."""

    def __init__(self) -> None:
        self._until = float("-inf")

    @contextmanager
    def request(self) -> Iterator[None]:
        """Round one request. Raises RateLimited, with what is left of the time, instead of sending it too early."""
        clock = asyncio.get_running_loop().time
        left = self._until - clock()
        if left > 0:
            raise RateLimited(left)
        try:
            yield
        except RateLimited as error:
            self._until = clock() + (error.retry_after or 0.0)
            raise
