"""One panel as `app.py` joins it, without screen and light: panel, engine on a backend, promises on a disk."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from kiosk.panel.outbox import Outbox
from kiosk.panel.panel import Panel
from kiosk.panel.store.disk import Disk, Run
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.schedule_cache import Kept
from kiosk.room.panel_state import PanelState
from kiosk.room.policy import Policy
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock


class RunningPanel:
    """Works from its making, inside a loop, until `stop`. `more`: whatever else the `Panel` takes."""

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        backend: Bookings,
        journal: OutboxFile,
        *,
        publish: Callable[[PanelState], None],
        disk: Run,
        keep: Callable[[Kept], None] = lambda _kept: None,
        room_id: str = "",
        **more: Any,
    ) -> None:
        self.disk = Disk(disk)
        self.outbox = Outbox.opened(journal, self.disk)
        self.engine = Engine(lambda: backend, policy, clock, room_id=room_id, chance=lambda: 0.5)
        self.panel = Panel(policy, clock, self.engine, keep=keep, outbox=self.outbox, disk=self.disk, **more)
        self.panel.subscribe(lambda state, *_for_the_screen: publish(state))
        self.tasks: list[asyncio.Task[Any]] = []
        for job in (self.panel.run(), self.engine.reader.run()):
            self.also(job)

    def also(self, job: Coroutine[Any, Any, None]) -> None:
        """Something that goes on for as long as the panel does."""
        self.tasks.append(asyncio.create_task(job))

    @property
    def alive(self) -> bool:
        return not any(task.done() for task in self.tasks)

    async def stop(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.engine.aclose()
