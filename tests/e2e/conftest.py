"""End to end: a real server, a real hardware daemon and a real panel, each a process of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import pytest
from support.caldav_servers import CaldavWorld, Server, caldav_world
from support.calendar_fixtures import radicale_server, xandikos_server
from support.elsewhere import elsewhere

from kiosk.demo.stage import Stage, stage

__all__ = ["radicale_server", "theatre", "xandikos_server"]

T = TypeVar("T")
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
QUICK = "[policy]\nfresh_s = 10\nfresh_off_hours_s = 10\n"
"""Reads every five seconds, and on a busy machine one may be some seconds late before the room is *unknown*."""


class Theatre:
    """Runs one scene on a stage: `scene` is a coroutine that gets the stage."""

    def play(self, scene: Callable[[Stage], Coroutine[Any, Any, T]], settings: str = QUICK, **environment: str) -> T:
        async def main() -> T:
            async with stage(settings, **{**OFFSCREEN, **environment}) as built:
                return await _shown(scene, built)

        return asyncio.run(main())

    def play_before(
        self,
        server: Server,
        scene: Callable[[Stage, CaldavWorld], Coroutine[Any, Any, T]],
        settings: str = QUICK,
        **environment: str,
    ) -> T:
        """On a server that is up, with a new calendar: `scene` gets that as well, to write into."""

        async def main() -> T:
            async with (
                caldav_world(server) as world,
                stage(settings, elsewhere(world.url), **{**OFFSCREEN, **environment}) as built,
            ):
                return await _shown(lambda built: scene(built, world), built)

        return asyncio.run(main())


async def _shown(scene: Callable[[Stage], Coroutine[Any, Any, T]], built: Stage) -> T:
    """Play it; where it fails, the logs are printed."""
    try:
        return await scene(built)
    except BaseException:
        for log in sorted(built.folder.glob("*.log")):
            print(f"--- {log.name}\n{log.read_text('utf-8', 'replace')[-4000:]}")
        raise


@pytest.fixture
def theatre() -> Theatre:
    return Theatre()
