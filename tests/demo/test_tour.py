"""The tour proves what it says: led as it is it ends well, and with any one step broken it ends there, by name."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.demo.rooms import ROOMS
from kiosk.demo.tour import ROOM, STEPS, Act, Step, lead, meeting, night, touch, watch

BREAKS: dict[str, Act] = {"free": meeting("in-the-way"), "released": touch("check_in"), "day breaks": night}
"""What breaks a step that shows what stood there before; every other step is broken by doing nothing."""
OTHERS: dict[str, dict[str, Any]] = {
    "no photo": {"photo": None},
    "the photo of another room": {"photo": ROOMS[1]},
    "another page": {"page": "more"},
    "another control": {"shows": ("end",)},
}


def _led(steps: tuple[Step, ...], pictures: Path) -> tuple[int, list[str]]:
    said: list[str] = []
    return asyncio.run(lead(steps, pictures, said.append)), said


def _named(name: str) -> int:
    return next(number for number, step in enumerate(STEPS) if step.name == name)


@pytest.mark.timeout(600)
def test_the_tour_shows_every_step_with_its_picture(tmp_path: Path) -> None:
    code, said = _led(STEPS, tmp_path)
    assert code == 0, "\n".join(said)
    assert len(STEPS) >= 12
    assert len(said) == len(STEPS) + 2
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == len(STEPS)
    assert len({picture.read_bytes() for picture in pictures}) > len(STEPS) / 2


@pytest.mark.timeout(600)
@pytest.mark.long
@pytest.mark.parametrize("name", [step.name for step in STEPS])
def test_a_broken_step_ends_the_tour_by_name(tmp_path: Path, name: str) -> None:
    number = _named(name)
    step = STEPS[number]
    within = step.within if name == "released" else 8.0
    broken = replace(step, act=BREAKS.get(name, watch), within=within)
    code, said = _led((*STEPS[:number], broken, *STEPS[number + 1 :]), tmp_path)
    assert code == 1
    assert [line for line in said if line.startswith("FAILED")] == [line for line in said if f"FAILED: {name}:" in line]
    assert any(f"FAILED: {name}:" in line for line in said)


@pytest.mark.long
@pytest.mark.parametrize("other", OTHERS.values(), ids=list(OTHERS))
def test_a_step_that_should_show_something_else_ends_the_tour(tmp_path: Path, other: dict[str, Any]) -> None:
    step = STEPS[_named("about this room")]
    assert (step.page, step.photo) == ("room_card", ROOM)
    code, said = _led((STEPS[0], replace(step, within=8.0, **other)), tmp_path)
    assert (code, [line for line in said if line.startswith("FAILED")]) == (1, [said[3]])
