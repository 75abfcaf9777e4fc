"""One backend: opened when it is first needed, asked one thing at a time, left alone for as long as it asked (R9)."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Final

from kiosk.room.intent import Reason
from kiosk.room.policy import Policy
from kiosk.sync import polling
from kiosk.sync.backend import BackendError, RateLimited, Transient
from kiosk.sync.booking.bookings import Bookings
from kiosk.system.clock import Clock

TURN_WITHIN: Final = 10.0
"""Seconds that an intent waits for another request to end: a walk-up becomes a hold then."""


class NoTurn(Transient):
    """Nothing was sent: another request lasts too long."""


class LeftAlone(NoTurn):
    """Nothing was sent: while it waited for its turn the backend asked to be left alone."""

    reason = Reason.BUSY_SERVER


class Conversation:
    """`open_backend` is called once. `chance`: 0 to 1, so that panels do not keep step."""

    def __init__(
        self, open_backend: Callable[[], Bookings], policy: Policy, clock: Clock, chance: Callable[[], float]
    ) -> None:
        self._open_backend = open_backend
        self._opened: Bookings | None = None
        self._policy = policy
        self._clock = clock
        self._chance = chance
        self.turn = asyncio.Lock()
        """Held while a request is made, however long that takes to begin."""
        self._not_before = float("-inf")
        self.failures = 0
        """Reads that failed since the last that worked."""

    @property
    def backend(self) -> Bookings:
        if self._opened is None:
            self._opened = self._open_backend()
        return self._opened

    @property
    def rests_for(self) -> float:
        """Seconds for which the backend asked to be left alone; not above zero where it did not."""
        return self._not_before - self._clock.mono()

    @property
    def rests(self) -> bool:
        return self.rests_for > 0

    @contextlib.asynccontextmanager
    async def soon(self) -> AsyncIterator[None]:
        """The turn, while no other request is made. Raises NoTurn where another lasts too long, or ends with the
        backend asking to be left alone.
        """
        try:
            async with asyncio.timeout(TURN_WITHIN):
                await self.turn.acquire()
        except TimeoutError:
            raise NoTurn from None
        try:
            if self.rests:
                raise LeftAlone
            yield
        finally:
            self.turn.release()

    def mind(self, error: BackendError) -> None:
        """Leave the backend alone where that is what it asked for."""
        if isinstance(error, RateLimited):
            named = error.retry_after
            wait = self.back_off(polling.LONGEST_THROTTLED) if named is None else named
            self._not_before = self._clock.mono() + wait

    def back_off(self, longest: float) -> float:
        """Seconds until the next try after a failure."""
        return polling.after_failure(max(1, self.failures), self._chance(), self._policy.fresh, longest)

    async def aclose(self) -> None:
        if self._opened is not None:
            await self._opened.aclose()
