"""The kernel tells of a jump of the wall clock, and of nothing else. On a machine whose clock is nobody's."""

import asyncio
import time

from support.waiting import in_time

from kiosk.system.clock_steps import ClockStepWatcher


async def test_setting_the_clock_is_told_each_time_and_passing_time_is_not() -> None:
    told = asyncio.Event()
    clock_steps = ClockStepWatcher(told.set)
    for by in (3600, -7200, 2):
        await asyncio.sleep(0.2)
        assert not told.is_set()
        time.clock_settime(time.CLOCK_REALTIME, time.time() + by)
        await in_time("the kernel to tell", told.wait())
        told.clear()
    clock_steps.close()
    time.clock_settime(time.CLOCK_REALTIME, time.time() + 60)
    await asyncio.sleep(0.2)
    assert not told.is_set()
