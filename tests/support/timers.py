"""What the kernel says of a process's timers (proc(5), /proc/pid/fdinfo)."""

import re
from contextlib import suppress
from pathlib import Path

_WATCH = re.compile(r"^clockid: 0$.*^settime flags: 03$", re.MULTILINE | re.DOTALL)


def clock_watches(process: Path) -> int:
    """How many of its timers are on CLOCK_REALTIME, absolute, and cancelled when that clock jumps."""
    found = 0
    for file in (process / "fdinfo").iterdir():
        with suppress(OSError):
            found += bool(_WATCH.search(file.read_text("ascii")))
    return found
