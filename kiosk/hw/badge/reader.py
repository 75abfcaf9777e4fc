"""A badge reader that types like a keyboard, through the kernel's event device and python-evdev, for us alone.

https://docs.kernel.org/input/input.html and linux/input.h for the two ioctls; https://python-evdev.readthedocs.io/
"""

import errno
import fcntl
import os
import struct
import time
from pathlib import Path
from typing import Final

import evdev

from kiosk.hw.badge.keys import InputEvent

_DEVICES: Final = Path("/sys/class/input")
_NODES: Final = Path("/dev/input")
_ENTER: Final = 1 << 28
_EVIOCSCLOCKID: Final = 0x400445A0


class WedgeReader:
    """Grabbed: nothing of what it types reaches another program while this lives.

    `reader` is the device's name as the kernel gives it, or a path. Raises OSError where it is not to be had or another
    program has grabbed it.
    """

    def __init__(self, reader: str) -> None:
        self._device = evdev.InputDevice(reader if reader.startswith("/") else find(reader))
        try:
            self._device.grab()
            fcntl.ioctl(self._device.fd, _EVIOCSCLOCKID, struct.pack("i", time.CLOCK_BOOTTIME))
        except OSError:
            self.close()
            raise

    @property
    def fd(self) -> int:
        return int(self._device.fd)

    def read(self) -> list[InputEvent]:
        """What was typed since the last time. Raises OSError where the reader is gone."""
        try:
            events = list(self._device.read())
        except BlockingIOError:
            return []
        return [InputEvent(event.type, event.code, event.value, event.sec + event.usec / 1e6) for event in events]

    def close(self) -> None:
        """Gives the device back to everybody, too."""
        self._device.close()


def find(name: str, devices: Path = _DEVICES) -> str:
    """The event device of the input device called `name`: the first with an Enter key, as one reader may be several.

    Reads what the kernel says of its devices and opens none of them. Raises OSError where there is none.
    """
    for device in sorted(devices.glob("event*"), key=lambda path: int(path.name.removeprefix("event"))):
        if _says(device / "device" / "name") == name.strip() and _has_enter(device):
            return str(_NODES / device.name)
    raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))


def _has_enter(device: Path) -> bool:
    keys = _says(device / "device" / "capabilities" / "key").split()
    return bool(keys) and bool(int(keys[-1], 16) & _ENTER)


def _says(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # unplugged while we look
        return ""
