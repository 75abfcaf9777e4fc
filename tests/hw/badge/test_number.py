"""A badge's number: its hash gets out once, the number never."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.badge.number import COST as FULL_COST
from kiosk.hw.badge.number import KEY_BYTES, LEAST, MOST, BadgeNumber, typed

KEY = bytes(range(KEY_BYTES))
CANARY = "04CA9A71B2C3"


def number() -> BadgeNumber:
    return BadgeNumber(bytearray(CANARY, "ascii"))


@given(st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES), st.text("0123456789ABCDEF", min_size=LEAST, max_size=MOST))
def test_its_hash_is_scrypt(key: bytes, characters: str) -> None:
    by_hand = hashlib.scrypt(characters.encode(), salt=key, n=2, r=8, p=1, dklen=32)
    assert BadgeNumber(bytearray(characters, "ascii")).hashed(key) == by_hand


def test_a_guess_costs_sixteen_megabytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 128 * 8 * FULL_COST == 16 * 2**20  # RFC 7914, section 2: 128 * r * N
    monkeypatch.setattr("kiosk.hw.badge.number.COST", FULL_COST)
    assert number().hashed(KEY) == hashlib.scrypt(CANARY.encode(), salt=KEY, n=2**14, r=8, p=1, dklen=32)


def test_another_key_is_another_hash() -> None:
    assert number().hashed(KEY) != number().hashed(KEY[::-1])


@pytest.mark.parametrize("end", [lambda it: it.hashed(KEY), BadgeNumber.forget])
def test_it_serves_once_and_its_place_is_overwritten(end: object) -> None:
    place = bytearray(CANARY, "ascii")
    view = memoryview(place)
    badge = BadgeNumber(place)
    with pytest.raises(BufferError):  # the view keeps the place from being given back, not from being overwritten
        end(badge)  # type: ignore[operator]
    assert bytes(view) == bytes(len(CANARY))
    view.release()
    badge.forget()
    assert place == b""
    with pytest.raises(ValueError, match="serves once"):
        badge.hashed(KEY)


def test_not_even_its_length_is_told() -> None:
    with pytest.raises(TypeError):
        len(number())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("04a1b2c3\n", "04A1B2C3"),
        ("  04:A1:B2:C3 \r\n", "04A1B2C3"),
        ("04-a1-b2-c3", "04A1B2C3"),
        (";0123456789?", "0123456789"),
        ("é123456", "123456"),
    ],
)
def test_a_typed_line_is_its_letters_and_digits(line: str, same: str) -> None:
    badge = typed(line)
    assert badge
    assert badge.hashed(KEY) == BadgeNumber(bytearray(same, "ascii")).hashed(KEY)


@pytest.mark.parametrize("line", ["", "\n", "12345", "::::", "١٢٣٤", 65 * "1", "1" * 100_000])
def test_what_is_too_short_or_too_long_is_no_number(line: str) -> None:
    assert typed(line) is None
