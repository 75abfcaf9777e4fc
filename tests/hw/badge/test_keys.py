"""From keys to numbers: digits and letters, ended by Enter, without a pause; and nothing that was typed stays."""

import string
from itertools import pairwise

import pytest
from evdev import ecodes
from hypothesis import given
from hypothesis import strategies as st
from keyboard import CODES, REPEAT, SHIFT, UP, typing

from kiosk.hw.badge.keys import CHARACTERS, DOWN, ENTER, EV_KEY, EV_SYN, PAUSE_S, SYN_DROPPED, InputEvent, Keys
from kiosk.hw.badge.number import KEY_BYTES, LEAST, MOST, BadgeNumber

KEY = bytes(KEY_BYTES)
texts = st.text(string.digits + string.ascii_letters, max_size=MOST + 10)


def hash_of(text: str) -> bytes:
    return BadgeNumber(bytearray(text.upper(), "ascii")).hashed(KEY)


def numbers_in(events: list[InputEvent]) -> list[bytes]:
    keys = Keys()
    return [number.hashed(KEY) for event in events if (number := keys.feed(event))]


def test_the_codes_are_the_kernels() -> None:
    assert {code: chr(char) for code, char in CHARACTERS.items()} == {
        code: name.removeprefix("KEY_KP").removeprefix("KEY_")
        for name, code in ecodes.ecodes.items()
        if name.removeprefix("KEY_KP").removeprefix("KEY_") in set(string.digits + string.ascii_uppercase)
        and name.startswith("KEY_")
    }
    assert {ecodes.KEY_ENTER, ecodes.KEY_KPENTER} == ENTER
    assert (ecodes.EV_KEY, ecodes.EV_SYN, ecodes.SYN_DROPPED) == (EV_KEY, EV_SYN, SYN_DROPPED)


@given(st.lists(texts))
def test_what_is_typed_is_what_is_read(texts: list[str]) -> None:
    typed = "".join(text + "\n" for text in texts)
    fits = [text for text in texts if LEAST <= len(text) <= MOST]
    assert numbers_in(typing(typed)) == [hash_of(text) for text in fits]


@pytest.mark.parametrize(
    ("first", "pause_s", "second", "read"),
    [
        ("001234", 0.0, "005678\n", ["001234005678"]),
        ("001234", PAUSE_S - 0.01, "005678\n", ["001234005678"]),
        ("001234", PAUSE_S + 0.01, "005678\n", ["005678"]),
        ("001234", PAUSE_S + 0.01, "\n", []),
        ("001234", PAUSE_S + 0.01, "567\n", []),
        (70 * "1", PAUSE_S + 0.01, "005678\n", ["005678"]),
        (70 * "1" + "\n", 0.0, "005678\n", ["005678"]),
        ("\n\n\n", 0.0, "005678\n", ["005678"]),
    ],
)
def test_a_pause_starts_anew(first: str, pause_s: float, second: str, read: list[str]) -> None:
    events = typing(first)
    assert numbers_in(events + typing(second, events[-1].at_s + pause_s)) == [hash_of(text) for text in read]


@pytest.mark.parametrize("value", [UP, REPEAT, 3, -1])
@pytest.mark.parametrize("code", [CODES["5"], 28])
def test_only_a_key_that_goes_down_counts(value: int, code: int) -> None:
    odd = InputEvent(EV_KEY, code, value, 0.01)
    assert numbers_in([*typing("001234"), odd, *typing("6\n", 0.02)]) == [hash_of("0012346")]


@pytest.mark.parametrize(
    "odd",
    [
        InputEvent(EV_KEY, SHIFT, DOWN, 0.01),
        InputEvent(EV_KEY, ecodes.KEY_SEMICOLON, DOWN, 0.01),
        InputEvent(EV_KEY, 700, DOWN, 0.01),
        InputEvent(ecodes.EV_MSC, CODES["5"], DOWN, 0.01),
        InputEvent(ecodes.EV_LED, 1, 1, 0.01),
        InputEvent(EV_SYN, 0, 0, 0.01),
    ],
)
def test_other_keys_and_events_are_no_characters(odd: InputEvent) -> None:
    assert numbers_in([*typing("001234"), odd, *typing("6\n", 0.02)]) == [hash_of("0012346")]


@pytest.mark.parametrize(
    ("rest", "read"),
    [("005678\n", []), ("005678\n009999\n", ["009999"]), ("\n009999\n", ["009999"])],
)
def test_after_lost_keys_nothing_counts_up_to_the_next_enter(rest: str, read: list[str]) -> None:
    lost = InputEvent(EV_SYN, SYN_DROPPED, 0, 0.02)
    assert numbers_in([*typing("001234"), lost, *typing(rest, 0.03)]) == [hash_of(text) for text in read]


def test_lost_keys_are_forgiven_after_a_pause() -> None:
    lost = InputEvent(EV_SYN, SYN_DROPPED, 0, 0.0)
    assert numbers_in([lost, *typing("001234\n", 2 * PAUSE_S)]) == [hash_of("001234")]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 120), st.integers(-1, 3), st.floats(0, 0.7))))
def test_any_events_are_survived_and_a_number_is_one_enters_alone(raw: list[tuple[int, int, int, float]]) -> None:
    keys, at_s = Keys(), 0.0
    for kind, code, value, wait_s in raw:
        at_s += wait_s
        number = keys.feed(InputEvent(kind, code, value, at_s))
        assert number is None or (code in ENTER and kind == EV_KEY and value == DOWN)
        left_s = keys.expire(at_s)
        assert left_s is None or 0 <= left_s <= PAUSE_S


def test_what_nobody_ends_is_forgotten_in_time() -> None:
    keys = Keys()
    assert keys.expire(0.0) is None
    for event in typing("123456"):
        keys.feed(event)
    left_s = keys.expire(0.1)
    assert left_s == pytest.approx(PAUSE_S - 0.1 + 0.025)
    assert "123456" in contents(keys)
    assert keys.expire(0.1 + left_s + 0.001) is None
    assert not contents(keys)


@given(st.lists(texts))
def test_the_place_it_is_collected_in_is_overwritten_after_each_number(texts: list[str]) -> None:
    keys = Keys()
    for event, following in pairwise([*typing("".join(text + "\n" for text in texts)), InputEvent(0, 0, 0, 0.0)]):
        keys.feed(event)
        if event.code == 28 and event.value == DOWN and following:
            assert not contents(keys)


def contents(keys: Keys) -> str:
    return bytes(keys._buffer).rstrip(b"\0").decode()


def test_an_event_prints_without_what_was_typed() -> None:
    assert "code" not in repr(typing("7")[0])
