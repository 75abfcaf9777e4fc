"""`kiosk run --self-test`: start everything, draw a frame, say what worked."""

import asyncio
from contextlib import AbstractAsyncContextManager, suppress
from typing import Final, Protocol

from kiosk.room.panel_state import PanelState

LIGHT_ANSWERS_WITHIN: Final = 5.0
"""Seconds."""


class _Screen(Protocol):
    @property
    def has_drawn(self) -> bool: ...


class _Panel(Protocol):
    @property
    def state(self) -> PanelState: ...


class _Reader(Protocol):
    async def read(self) -> bool: ...


class _Failure(Protocol):
    def is_set(self) -> bool: ...


class Started(Protocol):
    """A panel that is up."""

    @property
    def screen(self) -> _Screen: ...

    @property
    def panel(self) -> _Panel: ...

    @property
    def reader(self) -> _Reader: ...

    @property
    def failed(self) -> _Failure: ...


async def self_test(opening: AbstractAsyncContextManager[Started], *, has_light: bool) -> int:
    """The exit code; a line on standard output for each check."""
    checks = {"the screen draws": False}
    with suppress(TimeoutError):
        async with opening as started:
            checks["the screen draws"] = started.screen.has_drawn
            checks["the backend answers"] = await started.reader.read()
            checks["the schedule is kept on disk"] = started.panel.state.disk_ok
            if has_light:
                checks["the light answers and works"] = await _light_works(started.panel)
            checks["nothing failed that nobody planned for"] = not started.failed.is_set()
    for what, good in checks.items():
        print(f"{'ok  ' if good else 'FAIL'}  {what}")
    return 0 if all(checks.values()) else 1


async def _light_works(panel: _Panel) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(LIGHT_ANSWERS_WITHIN):
            while not panel.state.light_ok:
                await asyncio.sleep(0.05)
    return panel.state.light_ok
