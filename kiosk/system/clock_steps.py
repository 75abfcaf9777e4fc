"""Hears at once of every jump of the wall clock: somebody set it, or the machine slept.

A loop's timers stand still while the machine sleeps and know nothing of the wall clock. The kernel tells, and nobody
has to wake up for it: a timer on CLOCK_REALTIME with TFD_TIMER_CANCEL_ON_SET becomes readable (timerfd_create(2)).
"""

import asyncio
import ctypes
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

_ABSOLUTE: Final = 1
_CANCEL_ON_SET: Final = 2
_NEVER: Final = min(1 << 33, sys.maxsize)
_libc = ctypes.CDLL(None, use_errno=True)  # os.timerfd_create came with Python 3.13


class _When(ctypes.Structure):
    _fields_ = (("every_s", ctypes.c_long), ("every_ns", ctypes.c_long), ("at_s", ctypes.c_long), ("ns", ctypes.c_long))


class ClockStepWatcher:
    """Made inside a running loop, calls each `on_step` in it until `close`. Raises OSError where the kernel cannot."""

    def __init__(self, *on_step: Callable[[], None]) -> None:
        self._on_step = on_step
        self._loop = asyncio.get_running_loop()
        self._timer = _checked(_libc.timerfd_create(time.CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC))
        when = _When(at_s=_NEVER)
        _checked(_libc.timerfd_settime(self._timer, _ABSOLUTE | _CANCEL_ON_SET, ctypes.byref(when), None))
        self._loop.add_reader(self._timer, self._told)

    def close(self) -> None:
        self._loop.remove_reader(self._timer)
        os.close(self._timer)

    def _told(self) -> None:
        with suppress(OSError):  # ECANCELED is the message; reading it takes it away
            os.read(self._timer, 8)
        for told in self._on_step:
            told()


def _checked(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
