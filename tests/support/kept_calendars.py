"""A folder as the calendar server in the box keeps it, without a server."""

from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Kept:
    """`calendar` is that of the room `waal`."""

    folder: Path
    calendar: Path

    def put(self, name: str, data: bytes) -> Path:
        path = self.calendar / name
        path.write_bytes(data)
        return path

    @property
    def lock(self) -> Path:
        return self.folder / "collections" / ".Radicale.lock"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    folder = tmp_path / "kept"
    calendar = folder / "collections" / "collection-root" / "waal" / "calendar"
    calendar.mkdir(parents=True)
    made = Kept(folder, calendar)
    made.lock.touch()
    return made
