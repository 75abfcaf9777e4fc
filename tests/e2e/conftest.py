"""End to end: a real server, a real hardware daemon and a real panel, each a process of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest

from kiosk.demo.stage import Stage, stage

T = TypeVar("T")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
QUICK = "[policy]\nfresh_s = 10\nfresh_off_hours_s = 10\n"
"""Reads every five seconds, and on a busy machine one may be some seconds late before the room is *unknown*."""


class Theatre:
    """Runs one scene on a stage: `scene` is a coroutine that gets the stage."""

    def play(self, scene: Callable[[Stage], Coroutine[Any, Any, T]], settings: str = QUICK, **environment: str) -> T:
        async def main() -> T:
            async with stage(settings, **{**OFFSCREEN, **environment}) as built:
                try:
                    return await scene(built)
                except BaseException:
                    for log in sorted(built.folder.glob("*.log")):
                        print(f"--- {log.name}\n{log.read_text('utf-8', 'replace')[-4000:]}")
                    raise

        return asyncio.run(main())


@pytest.fixture
def theatre() -> Theatre:
    return Theatre()
