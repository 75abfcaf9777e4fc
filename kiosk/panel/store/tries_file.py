"""The file with the wrong tries of a door: how many, and when by the machine's steady clock. Nothing of what was tried.

It knows no wall clock, which somebody at the door could set or unplug. What it says of the same start of the machine is
as it was. After another nobody knows how long the machine was off: the whole wait begins anew, once.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.room.tries import MOST_COUNTED, Lock, Tries
from kiosk.system import private_file

log = logging.getLogger(__name__)

NAME: Final = "tries.json"
MOST_BYTES: Final = 4096


class TriesFile:
    """`boot_id` names the machine's start that `mono` counts from. Blocking."""

    def __init__(self, path: Path, boot_id: str) -> None:
        self._path = path
        self._boot_id = boot_id

    def load(self, mono: float) -> dict[Lock, Tries]:
        """Nothing where there is no file; what cannot be read is forgotten, and the log says so."""
        try:
            with self._path.open("rb") as file:
                return dict(self._read(json.loads(file.read(MOST_BYTES)), mono))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            log.warning("the wrong tries of before cannot be read and are forgotten: %s", self._path)
            return {}

    def save(self, tries: Mapping[Lock, Tries]) -> None:
        """Raises OSError."""
        told = {lock: {"wrong": one.wrong, "last": one.last} for lock, one in tries.items()}
        private_file.write(self._path, json.dumps({"boot": self._boot_id, "tries": told}).encode())

    def _read(self, written: dict[str, Any], mono: float) -> Iterator[tuple[Lock, Tries]]:
        for lock, one in written["tries"].items():
            last = float(one["last"]) if written["boot"] == self._boot_id else mono
            yield Lock(lock), Tries(max(0, min(int(one["wrong"]), MOST_COUNTED)), last if last <= mono else mono)
