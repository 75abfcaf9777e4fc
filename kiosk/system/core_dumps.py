"""Keeps what a process knows in its own memory: no core file when it crashes, no reader beside it.

The panel holds titles, names and a password, the daemon and `kiosk badge` hold badge numbers, `kiosk pin` a PIN. A core
would have them all on disk. A process that is not dumpable leaves none, whatever handles cores on the machine, and
processes of its own user can neither trace it nor read its /proc/PID/mem (prctl(2), PR_SET_DUMPABLE; proc(5)). Python
has no prctl, and no library of ours: hence ctypes.
"""

import ctypes
import os
import resource
from typing import Final

_PR_SET_DUMPABLE: Final = 4


def leave_no_dump() -> None:
    """From here on; to be called before anything is known. Raises OSError where the kernel cannot."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
