"""A light made of a file: what hangs at the door of the demo, and what the tests look at."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from kiosk.hw.light.settings import LightSettings
from kiosk.hw.look.patterns import PROGRAMS, Colour
from kiosk.room.pattern import LightPattern
from kiosk.settings.values import FullPath


@dataclass(frozen=True, slots=True)
class SimulatedLightSettings(LightSettings):
    """`driver = "simulated"`."""

    file: FullPath = "/run/kiosk/light.json"
    """Where the light writes what it shows, for tests."""


class SimulatedLight:
    """Writes what it shows to `file`, old or new and never torn: `{"pattern": "held", "steps": [["#ff0000", 1.0],
    ["#000000", 1.0]]}`, the steps following each other for ever; a single step has no seconds (null).

    It writes when the pattern changes and at no other time: whoever watches plays the steps.
    """

    def __init__(self, settings: SimulatedLightSettings) -> None:
        self._file = Path(settings.file)
        self._written: LightPattern | None = None

    def show(self, pattern: LightPattern, colour: Colour) -> None:  # noqa: ARG002  the steps hold the colours
        if pattern is self._written:
            return
        steps = [[str(step.colour), _finite(step.seconds)] for step in PROGRAMS[pattern]]
        new = self._file.with_name(f".{self._file.name}.new")
        new.write_text(json.dumps({"pattern": pattern, "steps": steps}) + "\n", encoding="ascii")
        new.replace(self._file)
        self._written = pattern

    def close(self) -> None:
        """The file stays, as a real lamp stays lit."""


def _finite(seconds: float) -> float | None:
    return None if math.isinf(seconds) else seconds
