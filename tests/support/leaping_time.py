"""A time of their own for real processes, in which a week is minutes: while all of them sleep it leaps to the moment
until which the panel would; while any of them does something it goes on at its own pace.

All clocks of a process started with its `environment` are the machine's and an offset, which libfaketime reads from a
file, so that a server's Date, the age of an answer and Qt's timers agree. Who sleeps, and for how long, is what the
kernel tells (proc(5)): nothing of the program is replaced, and no deadline passes while somebody is at work.
"""

import asyncio
import os
import platform
import struct
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kiosk.demo.stage import Process

LIBRARY: Final = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
"""The one with locks: in the other a thread that asks for the time while another reads a new offset is days off."""
POLL, PPOLL = {"x86_64": (7, 271), "aarch64": (None, 73)}.get(platform.machine(), (None, None))
"""The system calls in which a loop of Qt waits, by number."""
MISSING: Final = (
    "libfaketime is not here (Debian: apt install faketime)"
    if LIBRARY is None
    else "which system call a loop waits in is known of x86-64 and ARM64 alone"
    if PPOLL is None
    else ""
)
TOGETHER: Final = timedelta(seconds=10)
"""Whatever is due so soon after each other is done at once, as on a machine that is busy."""
SHORTLY_S, LONGEST_S = 0.0005, 0.016
"""Between two looks at who is asleep, the longer the more of them were in vain: others have the processor."""
_FOR_EVER: Final = timedelta.max


class LeapingTime:
    """Begins at `start`, and is told to processes through a file in `folder`."""

    def __init__(self, folder: Path, start: datetime) -> None:
        self._file = folder / "offset"
        self._draft = folder / "offset.new"
        self._ahead = start - datetime.now(UTC)
        self._tell()

    @property
    def environment(self) -> dict[str, str]:
        return {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(self._file), "FAKETIME_NO_CACHE": "1"}

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def pass_until(self, moment: datetime, panel: Process, others: Iterable[int]) -> None:
        """Let it be `moment`. `panel` is one of the demo; `others` are the processes by whose answers it lives."""
        pids, look_again_s = (panel.pid, *others), SHORTLY_S
        while (left := moment - self.now()) > timedelta():
            sleeps_for = asleep(pids)
            if sleeps_for is None:
                await asyncio.sleep(look_again_s)
                look_again_s = min(LONGEST_S, 2 * look_again_s)
                continue
            look_again_s = SHORTLY_S
            self.leap(min(left, max(TOGETHER, sleeps_for)))
            await panel.tell("")  # nothing is to be done; it wakes up and sees what time it is

    def leap(self, time: timedelta) -> None:
        self._ahead += time
        self._tell()

    def _tell(self) -> None:
        self._draft.write_text(f"{self._ahead.total_seconds():+.6f}\n")
        self._draft.replace(self._file)


def asleep(pids: Sequence[int]) -> timedelta | None:
    """For how long the main thread of the first process sleeps, if there was a moment at which every thread of all of
    them slept: none of them ran between two looks, so that what each was seen at was so at once. Nothing is on its way
    then: what is sent on the loopback is with its receiver, who wakes up, before the sender goes to sleep.
    """
    try:
        before = _turns(pids)
        if before is None:
            return None
        sleeps_for = _asked_for(pids[0])
        return sleeps_for if _turns(pids) == before else None
    except OSError:  # a thread ended, so one has run
        return None


def _turns(pids: Iterable[int]) -> list[bytes] | None:
    """Of every thread how often it had its turn on a processor; None where one does not sleep."""
    turns = []
    for pid in pids:
        for thread in Path(f"/proc/{pid}/task").iterdir():
            if (thread / "stat").read_bytes().rpartition(b") ")[2][:1] != b"S":
                return None
            turns.append((thread / "schedstat").read_bytes().split()[2])
    return turns


def _asked_for(pid: int) -> timedelta | None:
    """For how long at most the main thread wanted to wait in its system call; None where it is in none."""
    call, *given = Path(f"/proc/{pid}/syscall").read_text("ascii").split()
    if call == str(POLL):
        wait_ms = int(given[2], 16) & 0xFFFF_FFFF
        return _FOR_EVER if wait_ms >> 31 else timedelta(milliseconds=wait_ms)
    if call == str(PPOLL):
        address = int(given[2], 16)
        if not address:
            return _FOR_EVER
        with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
            seconds, nanoseconds = struct.unpack("qq", os.pread(memory.fileno(), 16, address))
        return timedelta(seconds=seconds, microseconds=nanoseconds // 1000)
    return None
