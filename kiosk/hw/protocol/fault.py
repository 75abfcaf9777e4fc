"""Why a device does not work, from a closed list: light, backlight, sensor, badge reader."""

import errno
from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """The value travels to the panel, which makes a sentence of it on the screen and in `kiosk status`."""

    ABSENT = "absent"
    """There is no such chip, line, device or file."""
    BUSY = "busy"
    """Another program holds it."""
    DENIED = "denied"
    """The daemon's user may not use it."""
    NO_LIBRARY = "no_library"
    """The library for this kind of device is not installed."""
    FAILED = "failed"
    """The device answered with an error."""


_FAULTS: Final[Mapping[int | None, Fault]] = {
    errno.ENOENT: Fault.ABSENT,
    errno.ENOTDIR: Fault.ABSENT,
    errno.ENODEV: Fault.ABSENT,
    errno.ENOTTY: Fault.ABSENT,
    errno.ENXIO: Fault.ABSENT,
    errno.EBUSY: Fault.BUSY,
    errno.EACCES: Fault.DENIED,
    errno.EPERM: Fault.DENIED,
    errno.EROFS: Fault.DENIED,
}


def fault_of(error: OSError | ImportError) -> Fault:
    """What to tell the panel about an error of a device."""
    if isinstance(error, ImportError):
        return Fault.NO_LIBRARY
    return _FAULTS.get(error.errno, Fault.FAILED)
