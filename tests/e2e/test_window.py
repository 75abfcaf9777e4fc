"""The panel's window on a real X server with a window manager: nobody closes it, and without it there is no panel."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.scene import until
from support.waiting import in_time

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Process, Stage

ROOM = ROOMS[0]
MISSING = [program for program in ("Xvfb", "twm", "xdotool") if shutil.which(program) is None]

MANNERS = """\
RandomPlacement
"F4" = meta : all : f.delete
"""
"""The window manager places windows by itself, and has a shortcut that closes them."""

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"no {', '.join(MISSING)} here")


@asynccontextmanager
async def display(folder: Path) -> AsyncIterator[dict[str, str]]:
    """An X server of our own under a window manager: the environment of what is shown on it."""
    ours, theirs = os.pipe()
    words = ("Xvfb", "-displayfd", str(theirs), "-screen", "0", "1280x800x24", "-nolisten", "tcp")
    server = await asyncio.create_subprocess_exec(*words, pass_fds=[theirs], stderr=asyncio.subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = (await in_time("the X server", asyncio.to_thread(told.readline))).strip()
    environment = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    manners = folder / "twmrc"
    manners.write_text(MANNERS)
    plain = os.environ | environment | {"LC_ALL": "C"}  # else it wants fonts that nobody needs here
    manager = await asyncio.create_subprocess_exec("twm", "-f", manners, env=plain, **quiet)
    try:
        yield environment
    finally:
        for process in (manager, server):
            process.terminate()
            await process.wait()


async def xdotool(environment: dict[str, str], *words: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *("xdotool", *words), env=os.environ | environment, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await in_time(f"xdotool {words[0]}", process.communicate())
    return out.decode().strip()


async def without_demo(built: Stage, environment: dict[str, str]) -> str:
    """A panel as it hangs at a door; its window."""
    built.room = ROOM
    words = ["run", "--config", str(built.config_of(ROOM))]
    built.panel = await Process.start(words, built.folder / "panel.log", **built.environment | environment)
    return await window_of(built, environment)


async def window_of(built: Stage, environment: dict[str, str]) -> str:
    await until(built, lambda s: s["state"] == "free")
    return await xdotool(environment, "search", "--sync", "--onlyvisible", "--name", ROOM.name)


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
        window = await without_demo(built, environment)
        await ask_to_close(environment, window)
        await asyncio.sleep(1)
        assert (await until(built, lambda s: s["state"] == "free"))["backend"] == "ok"
        assert await xdotool(environment, "search", "--onlyvisible", "--name", ROOM.name) == window


async def test_a_window_that_is_put_away_ends_the_panel_so_that_it_is_started_anew(built: Stage) -> None:
    async with display(built.folder) as environment:
        window = await without_demo(built, environment)
        await xdotool(environment, "windowminimize", window)
        assert built.panel
        assert await in_time("the panel to end", built.panel.wait()) == 1
    assert "the window is gone" in (built.folder / "panel.log").read_text("utf-8")
