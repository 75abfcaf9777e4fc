"""What the errors of a device mean."""

import errno
import os

import pytest

from kiosk.hw.protocol.fault import Fault, fault_of


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.EBUSY, Fault.BUSY),
        (errno.EACCES, Fault.DENIED),
        (errno.EPERM, Fault.DENIED),
        (errno.EROFS, Fault.DENIED),
        (errno.ENODEV, Fault.ABSENT),
        (errno.EIO, Fault.FAILED),
        (errno.ENOSPC, Fault.FAILED),
    ],
)
def test_an_error_becomes_a_fault(code: int, fault: Fault) -> None:
    assert fault_of(OSError(code, os.strerror(code))) is fault


def test_an_error_without_a_number_is_a_failure_and_a_missing_library_is_named() -> None:
    assert fault_of(OSError("odd")) is Fault.FAILED
    assert fault_of(ModuleNotFoundError("gpiod")) is Fault.NO_LIBRARY
