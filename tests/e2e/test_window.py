"""The panel's window on a real X server with a window manager: nobody closes it, and without it there is no panel."""

import asyncio

import pytest
from support.display import MISSING, display, window_of, without_demo, xdotool
from support.scene import until
from support.waiting import in_time

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage

ROOM = ROOMS[0]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"no {', '.join(MISSING)} here")


async def ask_to_close(environment: dict[str, str], window: str) -> None:
    """What a keyboard that somebody plugs in can do."""
    await xdotool(environment, "mousemove", "--window", window, "20", "20")
    await xdotool(environment, "key", "alt+F4")


async def test_the_demos_window_is_closed_by_the_shortcut(built: Stage) -> None:
    """The positive control of the test below."""
    async with display(built.folder) as environment:
        built.environment |= environment
        panel = await built.start_panel(ROOM)
        await ask_to_close(environment, await window_of(built, environment))
        assert await in_time("the demo to end", panel.wait()) == 0


async def test_a_shortcut_that_closes_windows_closes_nothing(built: Stage) -> None:
    async with display(built.folder) as environment:
        window = await without_demo(built, ROOM, environment)
        await ask_to_close(environment, window)
        await asyncio.sleep(1)
        assert (await until(built, lambda s: s["state"] == "free"))["backend"] == "ok"
        assert await xdotool(environment, "search", "--onlyvisible", "--name", ROOM.name) == window


async def test_a_window_that_is_put_away_ends_the_panel_so_that_it_is_started_anew(built: Stage) -> None:
    async with display(built.folder) as environment:
        window = await without_demo(built, ROOM, environment)
        await xdotool(environment, "windowminimize", window)
        assert built.panel
        assert await in_time("the panel to end", built.panel.wait()) == 1
    assert "the window is gone" in (built.folder / "panel.log").read_text("utf-8")
