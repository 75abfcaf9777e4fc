"""One-time codes by RFC 6238: of now, a step before or after, once."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.admin.one_time_code import STEP_S, address_of, make_key, step_of, write_key
from kiosk.room.pin import Pin

KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""Of the examples in RFC 6238, appendix B, of which these are the last six digits."""
EXAMPLES = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037"}


@pytest.fixture
def key(tmp_path: Path) -> Path:
    write_key(tmp_path / "code", KEY)
    return tmp_path / "code"


@pytest.mark.parametrize(("at", "code"), EXAMPLES.items())
@pytest.mark.parametrize(("off", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_fits_a_step_before_and_after_its_own(key: Path, at: int, code: str, off: int, fits: bool) -> None:
    step = at // STEP_S
    assert step_of(key, Pin(code), at + off * STEP_S, used=0) == (step if fits else None)
    assert step_of(key, Pin(code), at, used=step) is None
    assert step_of(key, Pin(code), at, used=step - 1) == step


@given(st.text("0123456789", max_size=8))
def test_no_other_code_fits(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    path = tmp_path_factory.mktemp("code") / "code"
    write_key(path, KEY)
    fitting = {"755224", "287082", "359152"}  # of steps 0 to 2, RFC 4226, appendix D
    assert (step_of(path, Pin(typed), 59.0, used=-1) is not None) is (typed in fitting)


def test_each_key_is_another_and_its_owner_alone_reads_it(key: Path) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len({make_key() for _ in range(20)}) == 20
    assert "secret=" + KEY in address_of(KEY, "waalzaal")
    assert address_of(KEY, "waalzaal").startswith("otpauth://totp/")


@pytest.mark.parametrize("content", [b"", b"1", b"\xff", b"not base 32!"])
def test_a_file_without_a_key_lets_nobody_in(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "code").write_bytes(content)
    with pytest.raises(OSError, match="no key"):
        step_of(tmp_path / "code", Pin("287082"), 59.0, used=0)
