"""Real faults on real processes. What cannot be done here is skipped, aloud."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from kiosk.demo.stage import Stage, stage

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
QUICK = "[policy]\nfresh_s = 5\nfresh_off_hours_s = 5\n"


@pytest.fixture
def theatre() -> Callable[..., None]:
    """`theatre(scene)` plays the coroutine on a stage; the logs are shown where it fails."""

    def play(scene: Callable[[Stage], Coroutine[Any, Any, None]], settings: str = QUICK, **environment: str) -> None:
        async def main() -> None:
            async with stage(settings, **{**OFFSCREEN, **environment}) as built:
                try:
                    await scene(built)
                except BaseException:
                    for log in sorted(built.folder.glob("*.log")):
                        print(f"--- {log.name}\n{log.read_text('utf-8', 'replace')[-4000:]}")
                    raise

        asyncio.run(main())

    return play
