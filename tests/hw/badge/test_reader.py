"""Finding a reader by its name. What it does on a real kernel is in tests/hardware."""

from pathlib import Path

import pytest

from kiosk.hw.badge.reader import find
from kiosk.hw.protocol.fault import Fault, fault_of

KEYBOARD = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
BUTTON = "10000000000000 0"


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    """/sys/class/input as a machine with two parts of one reader has it."""
    for number, name, keys in [
        (10, "RFID Reader", KEYBOARD),
        (9, "RFID Reader", KEYBOARD),
        (2, "RFID Reader", BUTTON),
        (1, "RFID Reader System Control", KEYBOARD),
        (0, "Power Button", BUTTON),
    ]:
        about = tmp_path / f"event{number}" / "device"
        (about / "capabilities").mkdir(parents=True)
        (about / "name").write_text(f"{name}\n")
        (about / "capabilities" / "key").write_text(f"{keys}\n")
    (tmp_path / "mouse0").mkdir()
    (tmp_path / "event11").mkdir()  # just being unplugged
    return tmp_path


def test_it_is_the_first_of_that_name_with_an_enter_key(devices: Path) -> None:
    assert find("RFID Reader", devices) == "/dev/input/event9"
    assert find("RFID Reader System Control ", devices) == "/dev/input/event1"


@pytest.mark.parametrize("name", ["RFID", "rfid reader", "Power Button", "", "*"])
def test_another_name_is_another_device(devices: Path, name: str) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        find(name, devices)
    assert fault_of(caught.value) is Fault.ABSENT


def test_a_machine_without_input_devices_has_none(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011
        find("RFID Reader", tmp_path / "none")
    assert fault_of(caught.value) is Fault.ABSENT
