"""Which looks of which scenes are judged at once, and which in the long run."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from ui_scenes import Scene


def sampled(scenes: Iterable[Scene], looks: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Parameters, `(scene, *look)`: every second scene in one look at once, which differs from scene to scene, all
    scenes in all looks in the long run.
    """
    return [
        pytest.param(scene, *look, marks=[] if place * 2 == number % (2 * len(looks)) else pytest.mark.long)
        for number, scene in enumerate(scenes)
        for place, look in enumerate(looks)
    ]


def named(one: object) -> str:
    """A parameter in the name of a test."""
    return str(getattr(one, "name", one))
