"""`[state]`: where a panel keeps what outlives it, and where it is asked."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import field_validator

from kiosk.room_tables import SettingsTable
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import SOCKET_LIMIT


class StateTable(SettingsTable):
    dir: Path = Path("/var/lib/kiosk")
    """Where the panel keeps what outlives it."""
    run_dir: Path = Path("/run/kiosk-panel")
    """Where `kiosk status` asks it."""

    @field_validator("run_dir")
    @classmethod
    def _short(cls, value: Path) -> Path:
        if len(str(value / "control.sock").encode()) > SOCKET_LIMIT:
            raise Wrong("is too long for a socket in it", "keep it under 85 characters")
        return value


def folders_named(tables: Mapping[str, Any]) -> tuple[Path, Path]:
    """`dir` and `run_dir` of settings that may be wrong; the usual one where none is named."""
    usual, said = StateTable(), tables.get("state")
    given = said if isinstance(said, dict) else {}
    state, run_dir = given.get("dir"), given.get("run_dir")
    return (
        Path(state) if isinstance(state, str) else usual.dir,
        Path(run_dir) if isinstance(run_dir, str) else usual.run_dir,
    )
