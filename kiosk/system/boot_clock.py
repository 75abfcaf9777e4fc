"""The clock for durations: no step of the wall clock reaches it, and it counts while the machine sleeps."""

import time


def boottime() -> float:
    """Seconds since the machine started: CLOCK_BOOTTIME, clock_gettime(2)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)
