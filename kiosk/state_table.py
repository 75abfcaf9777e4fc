"""`[state]`: where a panel keeps what outlives it, and where it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from kiosk.field_rules import looking
from kiosk.room_tables import SettingsTable
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import SOCKET_LIMIT


def _short(run_dir: Path) -> None:
    if len(str(run_dir / "control.sock").encode()) > SOCKET_LIMIT:
        raise Wrong("is too long for a socket in it", "keep it under 85 characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTable(SettingsTable):
    """`[state]`."""

    dir: Path = Path("/var/lib/kiosk")
    """Where the panel keeps what outlives it."""
    run_dir: Annotated[Path, looking(_short)] = Path("/run/kiosk-panel")
    """Where `kiosk status` asks it."""


def folders_named(tables: Mapping[str, Any]) -> tuple[Path, Path]:
    """`dir` and `run_dir` of settings that may be wrong; the usual one where none is named."""
    usual, said = StateTable(), tables.get("state")
    given = said if isinstance(said, dict) else {}
    state, run_dir = given.get("dir"), given.get("run_dir")
    return (
        Path(state) if isinstance(state, str) else usual.dir,
        Path(run_dir) if isinstance(run_dir, str) else usual.run_dir,
    )
