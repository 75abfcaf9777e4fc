"""What systemd wants to hear of a service, sd_notify(3): that it is ready, and that its loop still turns.

Without systemd (no NOTIFY_SOCKET, no WATCHDOG_USEC) nothing happens.
"""

import math
import os
import socket
from collections.abc import Callable, Mapping
from typing import Final

START_WITHIN: Final = 180
"""Seconds that a start in the place of a running process may take until it is ready: as many as any other start."""
_FRESH: Final = 0.15
_DUE: Final = 0.65
"""How old the last sign of life is, in parts of what the supervisor allows."""


def is_supervised(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether something starts it again when it ends."""
    return bool(environ.get("NOTIFY_SOCKET"))


def notify(state: str, environ: Mapping[str, str] = os.environ) -> None:
    """Send `state`, for example "READY=1". Raises OSError where the supervisor's socket is gone."""
    address = environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to:
        to.connect("\0" + address[1:] if address.startswith("@") else address)
        to.send(state.encode())


def watchdog_s(environ: Mapping[str, str] = os.environ) -> float:
    """Seconds the supervisor allows between two signs of life; infinite where it does not watch us."""
    if not environ.get("WATCHDOG_USEC") or environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return math.inf
    return int(environ["WATCHDOG_USEC"]) / 1e6


def ready() -> None:
    """That the process is up, and how often a sign of life comes from now on."""
    allowed = os.environ.get("WATCHDOG_USEC")
    notify(f"READY=1\nWATCHDOG_USEC={allowed}" if allowed else "READY=1")


def allow_start() -> None:
    """That no sign of life comes until the process is ready anew."""
    if watchdog_s() != math.inf:
        notify(f"WATCHDOG_USEC={START_WITHIN * 1_000_000}\nWATCHDOG=1")


class Watchdog:
    """Signs of life from the very loop that is to be watched, which calls `step` whenever it wakes.

    So a loop that wakes for its work often enough never wakes for this. `clock` counts seconds.
    """

    def __init__(self, allowed_s: float, clock: Callable[[], float], say: Callable[[str], None] = notify) -> None:
        self._allowed_s = allowed_s
        self._clock = clock
        self._say = say
        self._said_at = -math.inf

    def step(self) -> float:
        """Give a sign of life unless the last one is fresh; the seconds until the next is due."""
        if self._allowed_s == math.inf:
            return math.inf
        now = self._clock()
        if now - self._said_at >= _FRESH * self._allowed_s:
            self._say("WATCHDOG=1")
            self._said_at = now
        return self._said_at + _DUE * self._allowed_s - now
