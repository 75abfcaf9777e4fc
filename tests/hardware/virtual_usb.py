"""USB lights made of /dev/uhid (linux/uhid.h): the kernel drives them as if they were plugged in, we see what arrives.

blink(1) is three plain LEDs through hid-led; the game controller's light bar is one multicolour LED. For a Blynclight
and a Busylight the kernel has no driver: it makes a raw device of them.
"""

import os
import struct
import threading
from contextlib import suppress
from pathlib import Path

from support.waiting import block_until_true

LEDS = Path("/sys/class/leds")
RAW = Path("/sys/class/hidraw")
_DESTROY, _OUTPUT, _GET_REPORT, _GET_REPORT_REPLY, _CREATE2, _SET_REPORT, _SET_REPORT_REPLY = 1, 6, 9, 10, 11, 13, 14
_EVENT_BYTES = 4380
_USB = 3
_DESCRIPTOR = bytes.fromhex("0600ff0901a10185010902150026ff00750895 3f b102 8502 0903 953f 9102 c0".replace(" ", ""))
"""One vendor collection: a feature report 1 and an output report 2 of 63 bytes."""

Rgb = tuple[int, int, int]


class VirtualLight:
    """Plugged in until `unplug`; `shown` is the last colour that reached the device, `names` what the kernel calls it
    under `folder`.
    """

    vendor, product = 0, 0
    descriptor = _DESCRIPTOR
    feature_reports: dict[int, bytes] = {}  # noqa: RUF012
    folder = LEDS

    def __init__(self) -> None:
        self.shown: Rgb = (0, 0, 0)
        self.history: list[Rgb] = []
        before = set(self.folder.iterdir())
        self._fd = os.open("/dev/uhid", os.O_RDWR | os.O_CLOEXEC)
        ids = struct.pack("<HHIIII", len(self.descriptor), _USB, self.vendor, self.product, 0, 0)
        self._send(_CREATE2, b"virtual light".ljust(128, b"\0") + bytes(128) + ids + self.descriptor)
        threading.Thread(target=self._answer, daemon=True).start()
        block_until_true("the kernel's lights", lambda: bool(self._rgb_of(set(self.folder.iterdir()) - before)))
        self.names = self._rgb_of(set(self.folder.iterdir()) - before)

    def unplug(self) -> None:
        self._send(_DESTROY, b"")
        block_until_true("the lights to go", lambda: not any((self.folder / name).exists() for name in self.names))

    def _rgb_of(self, found: set[Path]) -> list[str]:
        """The names of what makes one colour, once all of it is there."""
        raise NotImplementedError

    def _colour(self, report: bytes) -> Rgb | None:
        raise NotImplementedError

    def _send(self, kind: int, payload: bytes) -> None:
        os.write(self._fd, struct.pack("<I", kind) + payload)

    def _reply(self, kind: int, payload: bytes) -> None:
        with suppress(OSError):  # unplugged in the middle of a question
            self._send(kind, payload)

    def _answer(self) -> None:
        while True:
            event = os.read(self._fd, _EVENT_BYTES)
            (kind,) = struct.unpack_from("<I", event)
            if kind == _OUTPUT:
                (size,) = struct.unpack_from("<H", event, 4 + 4096)
                self._arrived(event[4 : 4 + size])
            elif kind == _SET_REPORT:
                request, _, _, size = struct.unpack_from("<IBBH", event, 4)
                self._arrived(event[12 : 12 + size])
                self._reply(_SET_REPORT_REPLY, struct.pack("<IH", request, 0))
            elif kind == _GET_REPORT:
                request, number, _ = struct.unpack_from("<IBB", event, 4)
                report = self.feature_reports[number]
                self._reply(_GET_REPORT_REPLY, struct.pack("<IHH", request, 0, len(report)) + report)

    def _arrived(self, report: bytes) -> None:
        colour = self._colour(report)
        if colour is not None and colour != self.shown:
            self.shown = colour
            self.history.append(colour)


class Blink1(VirtualLight):
    """ThingM blink(1), first version: one LED. Command 'c' sets red, green, blue."""

    vendor, product = 0x27B8, 0x01ED
    feature_reports = {1: b"\x01v\x001\x00\x00\x00\x00\x00"}  # noqa: RUF012

    def _rgb_of(self, leds: set[Path]) -> list[str]:
        names = [led.name for part in ("red", "green", "blue") for led in leds if led.name.endswith(f":{part}")]
        return names if len(names) == 3 else []

    def _colour(self, report: bytes) -> Rgb | None:
        return (report[2], report[3], report[4]) if report[:2] in (b"\x01c", b"\x01n") else None


class RawLight(VirtualLight):
    """One that the kernel has no driver for: it is spoken to through /dev/hidraw*."""

    descriptor = bytes.fromhex("0600ff0901a101 150026ff007508 9540 0902 9102 c0")
    """One vendor collection: an output report of up to 64 bytes, without a number."""
    folder = RAW

    def __init__(self) -> None:
        self.reports: list[bytes] = []
        super().__init__()

    def _rgb_of(self, found: set[Path]) -> list[str]:
        return [raw.name for raw in found if (Path("/dev") / raw.name).exists()]

    def _arrived(self, report: bytes) -> None:
        self.reports.append(report)
        super()._arrived(report)


class Blynclight(RawLight):
    """Embrava: red, blue, green, then a bit for "off"."""

    vendor, product = 0x2C0D, 0x0001

    def _colour(self, report: bytes) -> Rgb | None:
        _, red, blue, green, off, *_ = report
        return (0, 0, 0) if off & 1 else (red, green, blue)


class Busylight(RawLight):
    """Kuando: percentages; without a word for a while it goes dark."""

    vendor, product = 0x27BB, 0x3BCD
    STEP, KEEP_ALIVE = 0x10, 0x8F

    def _colour(self, report: bytes) -> Rgb | None:
        return (report[2], report[3], report[4]) if report[0] == self.STEP else None


class LightBar(VirtualLight):
    """A DualSense controller on a cable, through hid-playstation."""

    vendor, product = 0x054C, 0x0CE6
    feature_reports = {  # noqa: RUF012
        0x05: b"\x05" + struct.pack("<17h", 0, 0, 0, *[8000, -8000] * 3, 540, 540, *[8192, -8192] * 3) + bytes(6),
        0x09: b"\x09\x01\x02\x03\x04\x05\x06" + bytes(13),
        0x20: b"\x20" + bytes(63),
    }

    def _rgb_of(self, leds: set[Path]) -> list[str]:
        return [led.name for led in leds if led.name.endswith(":rgb:indicator")]

    def _colour(self, report: bytes) -> Rgb | None:
        return (report[45], report[46], report[47]) if report[0] == 2 and report[2] & 0x04 else None
