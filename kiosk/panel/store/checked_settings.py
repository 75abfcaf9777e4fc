"""Settings as they were when their file was checked last, for the next start: where nothing has changed of what a check
looks at, nothing is checked again, and pydantic, which checks, is not imported (docs/adr/0017).

A check looks at the file, at the files that it names (whether they are there, and who may read them), and at the
program. Whoever touches one of them has all of it checked.
"""

import hashlib
import os
import pickle
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path, PosixPath
from typing import Any, BinaryIO, Final

from kiosk.config import Config
from kiosk.settings.document import read_document, revision_of
from kiosk.settings.mistake import BadSettings
from kiosk.state_table import folders_named
from kiosk.system import private_file
from kiosk.system.start import BEGAN_NS

CHECKED_SETTINGS: Final = "settings.checked"
"""A file in the state folder."""
_NAMES_A_FILE: Final = "_file"
"""How a setting's name ends where a check looks at the file that it names."""


@dataclass(frozen=True, slots=True)
class _Checked:
    config: Config
    files: tuple[str, ...]
    """What the check looked at besides the settings, which go by their revision."""
    stamp: bytes
    """Of those files then."""


def keep(config: Config) -> None:
    """What this process has checked, where it still holds and the disk takes it. What was recalled stays as it is: this
    process has not imported what checked it.
    """
    if config.source is None:
        return
    path = config.state.dir / CHECKED_SETTINGS
    kept = _kept(path)
    if kept is not None and _holds(kept, config.source, config.revision):
        return
    files = tuple(sorted({*_named(config), *_program()}))
    states = [_state(file) for file in files]
    with suppress(OSError):
        is_in_force = revision_of(config.source.read_bytes()) == config.revision  # nothing stands in for a mistake
        if is_in_force and not _changed_since(BEGAN_NS, states):
            private_file.write(path, pickle.dumps(_Checked(config, files, _stamp(states))))


def recalled(file: Path) -> Config | None:
    """What a check of the file would give, where one has been made of just this; otherwise None."""
    try:
        document = read_document(file)
    except BadSettings:
        return None
    folder, _ = folders_named(document.tables)
    kept = _kept(folder / CHECKED_SETTINGS)
    return kept.config if kept is not None and _holds(kept, file, document.revision) else None


def _holds(kept: _Checked, file: Path, revision: str) -> bool:
    """Whether nothing has changed since then of what the check looked at."""
    is_same = (kept.config.source, kept.config.revision) == (file, revision)
    return is_same and kept.stamp == _stamp(map(_state, kept.files))


def _named(settings: Any) -> Iterator[str]:
    """The files that these settings name, of which a check has to look at some."""
    for entry in fields(settings):
        value = getattr(settings, entry.name)
        if is_dataclass(value):
            yield from _named(value)
        elif isinstance(value, tuple):
            yield from (name for one in value if is_dataclass(one) for name in _named(one))
        elif entry.name.endswith(_NAMES_A_FILE) and value:
            yield str(value)


def _program() -> Iterator[str]:
    """Each module of ours that this process has imported: a rule may stand in any of them."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == __name__.partition(".")[0] and getattr(module, "__file__", None):
            yield str(module.__file__)


def _state(file: str) -> tuple[int, ...]:
    """What changes with the file's content, owner and rights; nothing where there is no file."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return ()
    return found.st_ctime_ns, found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode, found.st_uid


def _stamp(states: Iterable[tuple[int, ...]]) -> bytes:
    return hashlib.sha256(repr(list(states)).encode()).digest()


def _changed_since(moment_ns: int, states: Iterable[tuple[int, ...]]) -> bool:
    """Then the check may have seen what was there before."""
    return any(state and state[0] >= moment_ns for state in states)


def _kept(path: Path) -> _Checked | None:
    """None where there is nothing, or what is there was not written by this user for itself alone."""
    with suppress(OSError), path.open("rb") as file:
        found = os.fstat(file.fileno())
        if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077:
            return None
        return _read(file)
    return None


def _read(file: BinaryIO) -> _Checked | None:
    try:
        kept = _Values(file).load()
    except Exception:  # noqa: BLE001 - a pickle cut off, or of other classes, raises whatever it comes upon
        return None
    return kept if isinstance(kept, _Checked) else None


class _Values(pickle.Unpickler):
    """Makes values of this program's own, and nothing else that a file may ask for."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        ours = (
            module.startswith("kiosk.") and isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
        )
        if ours or found is PosixPath:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
