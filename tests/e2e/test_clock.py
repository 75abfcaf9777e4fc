"""A running panel hears of clock jumps: the kernel was asked to tell it."""

from pathlib import Path

from support.scene import until
from support.timers import clock_watches

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage


async def test_a_running_panel_watches_the_clock(built: Stage) -> None:
    panel = await built.start_panel(ROOMS[0])
    await until(built, lambda s: s["backend"] == "ok")
    assert clock_watches(Path(f"/proc/{panel.pid}")) == 1
