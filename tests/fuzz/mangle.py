"""Good inputs made bad: bytes flipped, cut, doubled, repeated a thousandfold, swapped with another input's."""

import random
from collections.abc import Callable, Sequence

INTERESTING = (
    b"\x00", b"\xff\xfe", b"\r", b"\n", b"\r\n ", b'"', b"\\", b"&#0;", b"&amp;", b"]]>", b"<!--", b"<", b"{", b"[",
    b"-", b"0" * 400, b"9" * 5000, b"1e999", b"NaN", b"null", b"true", b"99991231T235959Z", b"00010101T000000Z",
    b"FREQ=SECONDLY", b";INTERVAL=1", b";COUNT=999999999", b"P99999999W", b"\xe2\x80\xae", b"\xcc\x81" * 50,
    b"\xed\xa0\x80",
)  # fmt: skip
LONGEST = 300_000


def mangled(dice: random.Random, seeds: Sequence[bytes]) -> bytes:
    """One to six mistakes in one of the seeds."""
    data = dice.choice(seeds)
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        data = dice.choice(MISTAKES)(dice, data, seeds)[:LONGEST]
    return data


def _place(dice: random.Random, data: bytes) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + int(dice.expovariate(1 / 30)))


def _flip(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start, _ = _place(dice, data)
    return data[:start] + bytes([dice.randrange(256)]) + data[start + 1 :]


def _cut(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + data[end:]


def _end(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    return data[: _place(dice, data)[0]]


def _repeat(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + data[start:end] * dice.choice((2, 3, 100, 5000)) + data[end:]


def _insert(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start, _ = _place(dice, data)
    return data[:start] + dice.choice(INTERESTING) + data[start:]


def _replace(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start, end = _place(dice, data)
    return data[:start] + dice.choice(INTERESTING) + data[end:]


def _splice(dice: random.Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = dice.choice(seeds)
    return data[: _place(dice, data)[0]] + other[_place(dice, other)[0] :]


def _move(dice: random.Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


MISTAKES: tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...] = (
    _flip, _cut, _end, _repeat, _insert, _replace, _splice, _move,
)  # fmt: skip
