"""One panel as `app.py` joins it, without screen and light: panel, engine on a backend, promises on a disk."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from kiosk.panel.outbox import Disk, Outbox
from kiosk.panel.panel import Panel
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.schedule_cache import Kept
from kiosk.privacy.personal import Labels
from kiosk.room.panel_state import PanelState
from kiosk.room.policy import Policy
from kiosk.sync.backend import Backend
from kiosk.sync.engine import Engine
from kiosk.system.clock import Clock


class RunningPanel:
    """Works from its making, inside a loop, until `stop`. `more`: whatever else the `Panel` takes."""

    def __init__(
        self,
        policy: Policy,
        clock: Clock,
        backend: Backend,
        journal: OutboxFile,
        *,
        publish: Callable[[PanelState], None],
        disk: Disk,
        keep: Callable[[Kept], None] = lambda _kept: None,
        room_id: str = "",
        **more: Any,
    ) -> None:
        def published(report: PanelState, _labels: Labels) -> None:
            publish(report)

        self.outbox = Outbox(journal, disk, lambda ok: self.panel.disk_changed(ok), journal.entries())
        self.panel = Panel(policy, clock, publish=published, keep=keep, outbox=self.outbox, **more)
        self.engine = Engine(
            backend,
            policy,
            clock,
            on_read=self.panel.heard,
            on_error=self.panel.failed,
            marks=self.panel.marks,
            room_id=room_id,
            chance=lambda: 0.5,
        )
        self.panel.connect(self.engine)
        self.tasks: list[asyncio.Task[Any]] = []
        for job in (self.panel.run(), self.engine.run()):
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
