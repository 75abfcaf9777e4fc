"""A badge reader made of /dev/uinput (the kernel's own input subsystem): it types like the USB ones do."""

from collections.abc import Iterator
from contextlib import contextmanager

from evdev import InputDevice, UInput, ecodes
from keyboard import typing

NAME = "Sycreader RFID Technology Co., Ltd SYC ID&IC USB Reader"
READER = (0xFFFF, 0x0035)
KEYBOARD = (0x046D, 0xC31C)


class VirtualReader:
    """Plugged in until `unplug`. `path` is its event device."""

    def __init__(self, name: str = NAME, ids: tuple[int, int] = READER) -> None:
        keys = list(range(ecodes.KEY_ESC, ecodes.KEY_KPDOT + 1))
        self._typing = UInput({ecodes.EV_KEY: keys}, name=name, vendor=ids[0], product=ids[1])
        self.path = str(self._typing.device.path)
        self._typing.device.close()

    def hold(self, number: str) -> None:
        """Type `number` and Enter: all at once, so it must not be more than the kernel keeps for a slow listener, 64
        events.
        """
        for event in typing(number + "\n"):
            self._typing.write(event.kind, event.code, event.value)

    def unplug(self) -> None:
        self._typing.close()


@contextmanager
def plugged_in(name: str = NAME, ids: tuple[int, int] = READER) -> Iterator[VirtualReader]:
    reader = VirtualReader(name, ids)
    try:
        yield reader
    finally:
        reader.unplug()


@contextmanager
def eavesdropper(path: str) -> Iterator[InputDevice]:
    """Another program that has the same device open, as a compositor has every keyboard."""
    device = InputDevice(path)
    try:
        yield device
    finally:
        device.close()


def overheard(device: InputDevice) -> int:
    """How many key events reached it since the last time."""
    try:
        return sum(event.type == ecodes.EV_KEY for event in device.read())
    except BlockingIOError:
        return 0
