"""A touch screen that is plugged in, and a finger on it at X Y when this is told so (SIGUSR1)."""

import os
import signal
import sys
import time
from pathlib import Path

from evdev import AbsInfo, UInput, ecodes

SIZE = 1280, 800
X, Y = (AbsInfo(value=0, min=0, max=most - 1, fuzz=0, flat=0, resolution=0) for most in SIZE)
AXES = [
    *((ecodes.ABS_X, X), (ecodes.ABS_Y, Y), (ecodes.ABS_MT_POSITION_X, X), (ecodes.ABS_MT_POSITION_Y, Y)),
    (ecodes.ABS_MT_SLOT, AbsInfo(0, 0, 9, 0, 0, 0)),
    (ecodes.ABS_MT_TRACKING_ID, AbsInfo(0, 0, 65535, 0, 0, 0)),
]
"""Of a screen that follows fingers, not one (Documentation/input/multi-touch-protocol.rst, type B)."""

signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
screen = UInput(
    {ecodes.EV_KEY: [ecodes.BTN_TOUCH], ecodes.EV_ABS: AXES},
    name="A touch screen",
    input_props=[ecodes.INPUT_PROP_DIRECT],
)


def touches(x: int, y: int) -> None:
    for axis, value in (
        *((ecodes.ABS_MT_TRACKING_ID, 1), (ecodes.ABS_MT_POSITION_X, x), (ecodes.ABS_MT_POSITION_Y, y)),
        *((ecodes.ABS_X, x), (ecodes.ABS_Y, y)),
    ):
        screen.write(ecodes.EV_ABS, axis, value)
    screen.write(ecodes.EV_KEY, ecodes.BTN_TOUCH, 1)
    screen.syn()


def lifts() -> None:
    screen.write(ecodes.EV_ABS, ecodes.ABS_MT_TRACKING_ID, -1)
    screen.write(ecodes.EV_KEY, ecodes.BTN_TOUCH, 0)
    screen.syn()


def is_open() -> bool:
    """Whether somebody else has it open."""
    screen_path, own = Path(screen.device.path), f"/proc/{os.getpid()}/"
    for descriptor in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if descriptor.readlink() == screen_path and not str(descriptor).startswith(own):
                return True
        except OSError:  # it was closed meanwhile
            continue
    return False


while not is_open():
    time.sleep(1)  # nothing tells who opens it
signal.sigwait({signal.SIGUSR1})
touches(*map(int, sys.argv[1:]))
time.sleep(0.1)  # as long as a finger stays
lifts()
signal.pause()
