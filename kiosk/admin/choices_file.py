"""What was chosen on the admin page of this panel, in a file: it holds until somebody chooses something else."""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.qml.languages import LANGUAGES
from kiosk.system import private_file

log = logging.getLogger(__name__)

NAME: Final = "admin.json"
MOST_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class AdminChoices:
    language: str = ""
    """A code of the table of languages; empty: the one of the settings."""
    settings: str = ""
    """The revision of the settings in force when it was chosen: others take it back."""
    out_of_service: bool = False
    code_step: int = 0
    """The time step (RFC 6238) of the last one-time code that was used: none of before counts any more."""

    def language_for(self, settings: str) -> str:
        return self.language if self.settings == settings else ""


def load(path: Path) -> AdminChoices:
    """Nothing chosen where there is no file; what cannot be read counts as none, and the log says so. Blocking."""
    try:
        with path.open("rb") as file:
            return _read(json.loads(file.read(MOST_BYTES)))
    except FileNotFoundError:
        return AdminChoices()
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        log.warning("what was chosen on the admin page cannot be read and is forgotten: %s", path)
        return AdminChoices()


def save(path: Path, choices: AdminChoices) -> None:
    """Raises OSError. Blocking."""
    private_file.write(path, json.dumps(asdict(choices)).encode())


def _read(written: dict[str, Any]) -> AdminChoices:
    language, out = written["language"], written["out_of_service"]
    if not isinstance(out, bool) or (language and language not in LANGUAGES):
        raise ValueError("not written by this program")
    return AdminChoices(language, str(written["settings"]), out, int(written["code_step"]))
