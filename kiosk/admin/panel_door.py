"""The admin page's hand on the panel: its PIN, its code, its doctor, its choices. All that blocks is off the loop."""

import asyncio
import logging
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.admin import choices_file
from kiosk.admin.choices_file import AdminChoices
from kiosk.config import Config
from kiosk.panel.store.disk import Disk
from kiosk.panel.store.pin_check import check_pin
from kiosk.room.administration import CheckResult, CheckTopic, Verdict
from kiosk.room.pin import Pin
from kiosk.system.clock import Clock

log = logging.getLogger(__name__)


class PanelDoor:
    """One panel's, by its configuration. `out_of_service` is told what the page says of the room."""

    def __init__(self, config: Config, clock: Clock, disk: Disk, out_of_service: Callable[[bool], None]) -> None:
        self._config = config
        self._clock = clock
        self._disk = disk
        self._out_of_service = out_of_service
        self._choices_file = choices_path(config)

    @property
    def wants_code(self) -> bool:
        return self._config.admin.code_file is not None

    def is_set(self) -> bool:
        return self._config.admin.is_set

    async def is_pin(self, typed: Pin) -> bool:
        return await check_pin(self._config.admin.pin_file, typed)

    async def step_of(self, code: Pin, used: int) -> int | None:
        from kiosk.admin import one_time_code

        assert self._config.admin.code_file is not None
        now = self._clock.now().timestamp()
        try:
            return await asyncio.to_thread(one_time_code.step_of, self._config.admin.code_file, code, now, used)
        except OSError as error:
            log.error("a one-time code cannot be checked: %s; `kiosk admin code set` makes the file", error)
            return None

    async def examine(self) -> tuple[CheckResult, ...]:
        try:
            return await asyncio.to_thread(_examined, self._config)
        except Exception:  # a doctor who stumbles over this machine must not end the door it looks at
            log.warning("the doctor cannot look at this panel", exc_info=True)
            return tuple(CheckResult(topic, Verdict.NONE) for topic in CheckTopic)

    async def keep(self, choices: AdminChoices) -> None:
        await self._disk.write(partial(choices_file.save, self._choices_file, choices))

    def put_out_of_service(self, out: bool) -> None:
        self._out_of_service(out)

    def restart(self) -> None:
        """Ends the process in order; what supervises it starts it again."""
        log.info("the admin page asks for a restart")
        signal.raise_signal(signal.SIGTERM)


def choices_path(config: Config) -> Path:
    return config.state.dir / choices_file.NAME


def _examined(config: Config) -> tuple[CheckResult, ...]:
    """In a thread, with a loop of its own; the doctor is imported there too, when somebody first asks for it."""
    from kiosk.admin.examination import examination

    return asyncio.run(examination(config))
