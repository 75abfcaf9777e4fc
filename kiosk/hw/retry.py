"""How long to leave a device alone that failed: longer after every failure, and never for good."""

import math
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Generic, Protocol, TypeVar

from kiosk.hw.protocol.fault import Fault, fault_of

Result = TypeVar("Result")
Device = TypeVar("Device", bound="Closeable")

FIRST_RETRY_S: Final = 1.0
LAST_RETRY_S: Final = 30.0


class Retry:
    """1, 2, 4 … 30, 30 seconds, beginning anew after a success."""

    def __init__(self) -> None:
        self._next_s = FIRST_RETRY_S

    def failed(self) -> float:
        """Seconds to wait from now on."""
        wait_s, self._next_s = self._next_s, min(2 * self._next_s, LAST_RETRY_S)
        return wait_s

    def worked(self) -> None:
        self._next_s = FIRST_RETRY_S


class Attempts:
    """Attempts at what may fail, the next after a failure 1, 2, 4 … 30 s later, for ever. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._retry = Retry()
        self._next_at = -math.inf
        self.fault: Fault | None = None
        """Why the last one failed, where it did."""

    @property
    def rest_s(self) -> float:
        """The seconds until the next one; 0 where it may be now."""
        return max(0.0, self._next_at - self._clock())

    def attempt(self, action: Callable[[], Result]) -> Result | None:
        """What `action` returns, which is not None; None where it fails or is not to be attempted yet."""
        if self.rest_s:
            return None
        try:
            result = action()
        except (OSError, ImportError) as error:
            self.fault = fault_of(error)
            self._next_at = self._clock() + self._retry.failed()
            return None
        self.fault = None
        self._retry.worked()
        return result


class Closeable(Protocol):
    def close(self) -> None: ...


class ReopenedDevice(Attempts, Generic[Device]):
    """A device that is opened when it is first used, let go of when it fails, and opened anew at the next attempt."""

    def __init__(self, open_device: Callable[[], Device], clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._open = open_device
        self.opened: Device | None = None
        """The device, where it is open."""

    def open(self) -> Device:
        """The device, opened now at the latest. Raises what opening it raises."""
        if self.opened is None:
            self.opened = self._open()
        return self.opened

    def use(self, action: Callable[[Device], Result]) -> Result | None:
        """What `action` makes of the device; None as in `attempt`."""
        result = self.attempt(lambda: action(self.open()))
        if result is None:
            self.close()
        return result

    def close(self) -> None:
        """Let go of it, however that goes."""
        device, self.opened = self.opened, None
        if device is not None:
            with suppress(OSError):
                device.close()
