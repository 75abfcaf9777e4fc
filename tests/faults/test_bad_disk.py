"""R11 on a real panel: a disk that is full, read-only or fails every sync. It runs on from memory and says so."""

import asyncio
import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.scene import until
from support.waiting import PATIENCE_S, in_time

from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.panel.outbox_delivery import LATEST_REQUEST
from kiosk.room.day import floor_minute

pytestmark = pytest.mark.long
ROOM = ROOMS[3]
TOO_LITTLE = "size=256k"
PIECE = 512


def _mount(*words: str) -> int:
    return subprocess.run(["mount", *words], capture_output=True, timeout=PATIENCE_S).returncode


def _may_mount(folder: Path) -> bool:
    if os.geteuid() != 0 or _mount("-t", "tmpfs", "-o", TOO_LITTLE, "tmpfs", str(folder)) != 0:
        return False
    subprocess.run(["umount", str(folder)], check=True, timeout=PATIENCE_S)
    return True


@asynccontextmanager
async def small_disk(built: Stage) -> AsyncIterator[Path]:
    """The panel's state lies on a file system of its own."""
    folder = built.folder / ROOM.id
    folder.mkdir(mode=0o700)
    if not _may_mount(folder):
        pytest.skip("mounting a tmpfs needs root, and a container that allows it")
    assert _mount("-t", "tmpfs", "-o", f"{TOO_LITTLE},mode=700", "tmpfs", str(folder)) == 0
    try:
        yield folder
    finally:
        if built.panel is not None:
            await built.panel.stop()
        subprocess.run(["umount", str(folder)], check=True, timeout=PATIENCE_S)


def _fill(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as full:
        while True:
            full.write(bytes(PIECE))


@asynccontextmanager
async def full(folder: Path, _pid: int) -> AsyncIterator[None]:
    _fill(folder / "filler")
    yield
    (folder / "filler").unlink()


@asynccontextmanager
async def read_only(folder: Path, _pid: int) -> AsyncIterator[None]:
    assert _mount("-o", "remount,ro", str(folder)) == 0
    yield
    assert _mount("-o", "remount,rw", str(folder)) == 0


@asynccontextmanager
async def failing_syncs(_folder: Path, pid: int) -> AsyncIterator[None]:
    """strace holds on to the running panel; letting go ends the fault."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not here")
    words = ["strace", "-f", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-p", str(pid)]
    strace = await asyncio.create_subprocess_exec(
        *words, "-e", "inject=fdatasync,fsync:error=EIO", stderr=asyncio.subprocess.PIPE
    )
    assert strace.stderr is not None
    if b"attached" not in await in_time("strace", strace.stderr.readline()):
        pytest.skip("strace may not attach to a process here (ptrace_scope)")
    try:
        yield
    finally:
        strace.terminate()
        await in_time("strace to end", strace.wait())


Fault = Callable[[Path, int], AbstractAsyncContextManager[None]]


async def _told(config: Path) -> dict[str, Any]:
    """What `kiosk status --json` prints."""
    asked = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", "status", "--json", "--config", str(config)), stdout=asyncio.subprocess.PIPE
    )
    out, _ = await in_time("an answer", asked.communicate())
    return dict(json.loads(out))


@pytest.mark.parametrize("fault", [full, read_only, failing_syncs])
async def test_a_panel_runs_on_from_memory_and_says_so(built: Stage, fault: Fault) -> None:
    start = floor_minute(utc_now())
    async with small_disk(built) as folder:
        config = built.config_of(ROOM)
        panel = await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free" and s["disk_ok"])
        async with fault(folder, panel.pid):
            await _a_hold_works(built, config)
            await _the_hold_is_confirmed(built)
        await built.put(ROOM, planned("later", start + timedelta(hours=3), timedelta(hours=1)))
        await until(built, lambda s: s["disk_ok"] and s["state"] == "busy")
        await panel.kill()
        await built.start_panel(ROOM)
        status = await until(built, lambda s: s["backend"] == "ok")
        assert (status["state"], status["disk_ok"]) == ("busy", True)


async def _a_hold_works(built: Stage, config: Path) -> None:
    await built.server.aclose()
    assert not await built.tap("book", "30")
    status = await until(built, lambda s: s["hold"] is not None)
    assert (status["state"], status["disk_ok"]) == ("busy", False)
    assert (await _told(config))["disk_ok"] is False


async def _the_hold_is_confirmed(built: Stage) -> None:
    """The server may have gone in the middle of the tap's own request: it is looked up once that is surely over."""
    await built.server.start()
    status = await until(built, lambda s: s["backend"] == "ok" and s["hold"] is None, LATEST_REQUEST + PATIENCE_S)
    assert (status["state"], status["disk_ok"]) == ("busy", False)
    stored = (built.folder / "server").glob(f"collections/collection-root/{ROOM.id}/calendar/*.ics")
    assert len([*stored]) == 1
