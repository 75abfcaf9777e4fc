"""A wall clock of its own for some Python processes: what `time.time` says there is the test's to set.

Unlike libfaketime it has to be installed nowhere; the steady clocks run on as they are.
"""

import time
from datetime import datetime
from pathlib import Path
from typing import Final

_SITE: Final = """\
import os, time
from pathlib import Path

real, ahead = time.time, Path(os.environ["TEST_WALL_CLOCK"])
time.time = lambda: real() + float(ahead.read_text())
"""


class WallClock:
    """Processes started with its `environment` read it; they may start before and after it is set."""

    def __init__(self, folder: Path) -> None:
        self._ahead = folder / "ahead"
        (folder / "sitecustomize.py").write_text(_SITE)
        self.environment = {"PYTHONPATH": str(folder), "TEST_WALL_CLOCK": str(self._ahead)}
        self._write(0.0)

    def set(self, now: datetime) -> None:
        """It goes on from `now`, at once in every process."""
        self._write(now.timestamp() - time.time())

    def _write(self, seconds: float) -> None:
        draft = self._ahead.with_suffix(".new")
        draft.write_text(f"{seconds}")
        draft.replace(self._ahead)
