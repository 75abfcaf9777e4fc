"""The settings that were in force last, for a start at which their file is wrong: the door is not left without a panel.

No secret stands in settings, but the paths of files that hold some.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.config import Config
from kiosk.settings.document import read_document, revision_of
from kiosk.settings.mistake import BadSettings
from kiosk.state_table import folders_named
from kiosk.system import private_file

KEPT_SETTINGS: Final = "settings.toml"
"""A file in the state folder."""


def keep(config: Config) -> None:
    """What `config` was read from, where it still stands there, and where the disk takes it."""
    kept = config.state.dir / KEPT_SETTINGS
    with suppress(OSError):
        content = config.source.read_bytes() if config.source else b""
        if revision_of(content) == config.revision and (not kept.exists() or kept.read_bytes() != content):
            private_file.write(kept, content)


def load_kept(file: Path) -> Config | None:
    """Those in force before `file`, which cannot be used, as if they stood in it; None where there are none."""
    from kiosk.config_reader import load

    try:
        return load(_state_folder(file) / KEPT_SETTINGS, source=file)
    except BadSettings:
        return None


def _state_folder(file: Path) -> Path:
    """Where the file says, if it can be read."""
    try:
        tables = read_document(file).tables
    except BadSettings:
        tables = {}
    folder, _ = folders_named(tables)
    return folder
