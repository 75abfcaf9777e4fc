"""A jump of the wall clock cannot be made on a machine that is in use: here, that the kernel was asked to tell.

`tests/hardware/test_clock_jumps.py` sets a clock and is told.
"""

import asyncio
from pathlib import Path

from support.timers import clock_watches

from kiosk.system.clock_steps import ClockStepWatcher


async def test_while_it_lives_the_kernel_is_asked_and_nobody_is_woken() -> None:
    told: list[None] = []
    mine = Path("/proc/self")
    assert clock_watches(mine) == 0
    clock_steps = ClockStepWatcher(lambda: told.append(None))
    assert clock_watches(mine) == 1
    await asyncio.sleep(0.01)
    clock_steps.close()
    assert clock_watches(mine) == 0
    assert not told
