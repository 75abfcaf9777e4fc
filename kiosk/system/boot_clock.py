"""The clock for durations: no step of the wall clock reaches it, and it counts while the machine sleeps."""

import time
from pathlib import Path
from typing import Final

_JUST_S: Final = 600.0
_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


def boottime() -> float:
    """Seconds since the machine started: CLOCK_BOOTTIME, clock_gettime(2)."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def has_just_started() -> bool:
    """Whether the machine came up minutes ago, and others beside it may have as well: the power came back."""
    return boottime() < _JUST_S


def boot_id() -> str:
    """Which start of the machine `boottime` counts from (random(4)); nothing where the kernel does not tell."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except OSError:
        return ""
