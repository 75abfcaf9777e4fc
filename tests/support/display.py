"""An X server with a window manager, and a panel that hangs on it as at a door."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kiosk.demo.rooms import DemoRoom
from kiosk.demo.stage import Process, Stage

from .scene import until
from .waiting import in_time

MISSING = [program for program in ("Xvfb", "twm", "xdotool") if shutil.which(program) is None]

MANNERS = """\
RandomPlacement
"F4" = meta : all : f.delete
"""
"""The window manager places windows by itself, and has a shortcut that closes them."""


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


async def without_demo(built: Stage, room: DemoRoom, environment: dict[str, str]) -> str:
    """A panel as it hangs at a door; its window."""
    built.room = room
    words = ["run", "--config", str(built.config_of(room))]
    built.panel = await Process.start(words, built.folder / "panel.log", **built.environment | environment)
    return await window_of(built, environment)


async def window_of(built: Stage, environment: dict[str, str]) -> str:
    await until(built, lambda s: s["state"] == "free")
    return await xdotool(environment, "search", "--sync", "--onlyvisible", "--name", built.room.name)
