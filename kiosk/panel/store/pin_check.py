"""Whether somebody typed the PIN, asked without making the screen wait."""

import asyncio
import logging
from pathlib import Path

from kiosk.room.pin import Pin

log = logging.getLogger(__name__)


async def check_pin(path: Path, pin: Pin) -> bool:
    """In a thread of its own: hashing takes longer than a frame may. The hash's library is loaded for the first PIN."""
    from kiosk.panel.store import pin_file

    try:
        return await asyncio.to_thread(pin_file.fits, path, pin)
    except OSError as error:
        log.error("the PIN cannot be checked: %s; `kiosk pin set` makes the file", error.strerror or error)
        return False
