"""USB lights that the kernel has no driver for, through busylight-core: https://jnyjny.github.io/busylight-core/

It knows which bytes each of them wants; rhythm and brightness are ours, its threads and tasks are not used. We give it
the kernel's hidraw to speak through: the same wheel's libusb would take the device away from the kernel.
"""

import errno
import os
import sys
from typing import Any, Final

import hidraw

sys.modules["hid"] = hidraw  # by that name busylight-core would get libusb

import busylight_core  # noqa: E402
from busylight_core.hardware import ConnectionType, Hardware  # noqa: E402

from kiosk.hw.look.patterns import Colour  # noqa: E402
from kiosk.room.pattern import LightPattern  # noqa: E402

ANYBODYS: Final = (0x16C0, 0x27DB)
"""The first MuteMe's id, which is free for all to use, and used by keyboards."""


class UsbLight:
    """The first there is, in the order of their device files. Raises OSError."""

    def __init__(self) -> None:
        kind, hardware = _first()
        os.close(os.open(hardware.path, os.O_RDWR | os.O_CLOEXEC))  # says why not, which hidapi does not
        hardware.handle = _Device()
        self._path = hardware.path
        self._light = kind(hardware, reset=False)

    def show(self, pattern: LightPattern, colour: Colour) -> None:  # noqa: ARG002  it knows no patterns
        try:
            self._light.on((colour.red, colour.green, colour.blue))
        except busylight_core.LightUnavailableError:
            gone = not os.path.exists(self._path)  # noqa: PTH110  hidapi gives bytes
            number = errno.ENODEV if gone else errno.EIO
            raise OSError(number, os.strerror(number)) from None
        finally:
            self._light.cancel_tasks()  # the lamp says everything again every few seconds: nobody else keeps it alight

    def close(self) -> None:
        self._light.release()


class _Device:
    """What busylight-core speaks through. hidapi answers -1 where it failed, and busylight-core does not look."""

    def __init__(self) -> None:
        self._hid = hidraw.device()
        self.open_path = self._hid.open_path
        self.read = self._hid.read
        self.close = self._hid.close

    def write(self, report: bytes) -> int:
        return _sent(self._hid.write(report))

    def send_feature_report(self, report: bytes) -> int:
        return _sent(self._hid.send_feature_report(report))


def _sent(size: int) -> int:
    if size < 0:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    return size


def _first() -> tuple[Any, Hardware]:
    for hardware in sorted(Hardware.enumerate(ConnectionType.HID), key=lambda hardware: hardware.path):
        kind = kind_of(hardware)
        if kind is not None:
            return kind, hardware
    raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))


def kind_of(hardware: Hardware) -> Any:
    """The class that speaks this device's language, or None: it is no light, or nobody can tell."""
    if hardware.device_id == ANYBODYS:
        return None
    hardware.product_string = hardware.product_string or ""  # nobody there expects a device without a name
    return next((kind for kind in busylight_core.Light.subclasses() if kind.claims(hardware)), None)
