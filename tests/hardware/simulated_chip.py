"""The chip as the simulator sees it: an independent witness of what is really on its lines."""

import os
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

CHIP = os.environ["GPIO_SIM_CHIP"]
LIVE = Path(os.environ["GPIO_SIM_LIVE"])
LAMPS = {"red": 17, "green": 27, "blue": 22}
PIR = 23

Levels = tuple[int, int, int]
"""Red, green, blue: 1 is lit."""


def line(number: int) -> Path:
    return Path(os.environ["GPIO_SIM_DIR"]) / f"sim_gpio{number}"


def levels() -> Levels:
    """The three at one moment: read until two reads agree, as a blink may come between two lines."""
    before, now = _read(), _read()
    while before != now:
        before, now = now, _read()
    return now


def _read() -> Levels:
    red, green, blue = (int((line(number) / "value").read_text()) for number in LAMPS.values())
    return red, green, blue


def pull(number: int, *, up: bool) -> None:
    """Drive a line from outside, as a sensor does."""
    (line(number) / "pull").write_text("pull-up" if up else "pull-down")


def watch(seconds: float) -> list[tuple[Levels, float]]:
    """What the lamps showed one after the other, with the seconds each of it stood; neither end is whole."""
    return [(shown, sum(lasted for _, lasted in spell)) for shown, spell in groupby(_samples(seconds), lambda s: s[0])]


def _samples(seconds: float) -> Iterator[tuple[Levels, float]]:
    before = began = time.monotonic()
    while before - began < seconds:
        shown = levels()
        time.sleep(0.005)
        now = time.monotonic()
        yield shown, now - before
        before = now
