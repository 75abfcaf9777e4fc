"""A PIN can be typed, counted and checked; it gets nowhere else."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import kiosk
from kiosk.room.intent import EnterPin
from kiosk.room.pin import LONGEST, Pin


def typed(*digits: int) -> Pin:
    pin = Pin()
    for digit in digits:
        pin = pin.typed(digit)
    return pin


@given(st.lists(st.integers(0, 9)))
def test_it_holds_the_first_eight_digits(digits: list[int]) -> None:
    pin = typed(*digits)
    assert len(pin) == min(len(digits), LONGEST)
    assert pin.secret() == "".join(str(digit) for digit in digits[:LONGEST])


def test_the_last_digit_can_be_rubbed_out() -> None:
    assert typed(2, 7).rubbed_out().typed(1).secret() == "21"
    assert Pin().rubbed_out().secret() == ""


def test_what_carries_it_does_not_tell_it() -> None:
    assert repr(EnterPin(Pin("2719"))) == "EnterPin(pin=<pin>)"


def test_only_what_checks_it_and_the_command_that_makes_it_read_it() -> None:
    package = Path(next(iter(kiosk.__path__)))
    files = package.rglob("*.py")
    readers = {str(file.relative_to(package)) for file in files if ".secret()" in file.read_text(encoding="utf-8")}
    assert readers == {"panel/store/pin_file.py", "commands/pin.py", "admin/one_time_code.py"}
