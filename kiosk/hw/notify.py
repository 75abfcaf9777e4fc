"""What systemd wants to hear of a service, sd_notify(3): that it is ready, and that its loop still turns.

Without systemd (no NOTIFY_SOCKET, no WATCHDOG_USEC) nothing happens.
"""

import asyncio
import os
import socket
from collections.abc import Mapping


def notify(state: str, environ: Mapping[str, str] = os.environ) -> None:
    """Send `state`, for example "READY=1". Raises OSError where the supervisor's socket is gone."""
    address = environ.get("NOTIFY_SOCKET")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as to:
        to.connect("\0" + address[1:] if address.startswith("@") else address)
        to.send(state.encode())


def watchdog_s(environ: Mapping[str, str] = os.environ) -> float | None:
    """Seconds between two signs of life: half of what the supervisor allows, or None where it does not watch us."""
    if not environ.get("WATCHDOG_USEC") or environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    return int(environ["WATCHDOG_USEC"]) / 2e6


async def feed_watchdog() -> None:
    """Give signs of life for as long as the loop turns, if anybody watches."""
    pause_s = watchdog_s()
    while pause_s is not None:
        notify("WATCHDOG=1")
        await asyncio.sleep(pause_s)
