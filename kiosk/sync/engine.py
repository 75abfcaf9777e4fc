"""One room's conversation with one backend: who reads and who writes, one request at a time."""

import random
from collections.abc import Callable

from kiosk.room.policy import Policy
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.conversation import Conversation
from kiosk.sync.reader import ScheduleReader
from kiosk.sync.writer import ScheduleWriter
from kiosk.system.clock import Clock


class Engine:
    """`open_backend` is called once, when the backend is first needed. `spread` as `ScheduleReader` has it."""

    def __init__(
        self,
        open_backend: Callable[[], Bookings],
        policy: Policy,
        clock: Clock,
        *,
        room_id: str = "",
        chance: Callable[[], float] = random.random,
        spread: bool = True,
    ) -> None:
        self._conversation = Conversation(open_backend, policy, clock, chance)
        self.reader = ScheduleReader(self._conversation, policy, clock, room_id=room_id, chance=chance, spread=spread)
        self.writer = ScheduleWriter(self._conversation, self.reader, clock)

    async def aclose(self) -> None:
        await self._conversation.aclose()
