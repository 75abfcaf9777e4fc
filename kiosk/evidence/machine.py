"""What of the machine is evidence: the package that runs, and what its services may do. Blocking."""

import hashlib
import platform
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import kiosk
from kiosk import __version__
from kiosk.system.machine_files import text

UNITS: Final = ("kiosk.service", "kiosk-hwd.service")
_UNIT_FOLDERS: Final = ("etc/systemd/system", "usr/lib/systemd/system", "lib/systemd/system")
_PROGRAM: Final = Path(kiosk.__file__).parent
_COMPILED: Final = ("__pycache__", ".pyc")


def package(root: Path) -> dict[str, object]:
    """`sha256` is over the name and the content of every file of the program."""
    return {
        "name": "room-kiosk",
        "version": __version__,
        "installed": text(root / "opt/room-kiosk/version") or None,
        "held": text(root / "var/lib/room-kiosk/held") or None,
        "sha256": _digest(_PROGRAM),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "system": _system(root),
    }


def sandbox(root: Path) -> dict[str, object]:
    """Each unit as it is installed, with what the site added: every setting, in order."""
    return {unit: _unit(root, unit) or "not installed here" for unit in UNITS}


def _unit(root: Path, unit: str) -> list[str]:
    found = next((root / folder / unit for folder in _UNIT_FOLDERS if (root / folder / unit).is_file()), None)
    dropped = sorted((root / "etc/systemd/system" / f"{unit}.d").glob("*.conf"))
    files = ([] if found is None else [found]) + dropped
    return [line for file in files for line in _settings(file)]


def _settings(file: Path) -> Iterator[str]:
    """Without an Environment= of the site's, which may hold anything."""
    for line in text(file).splitlines():
        name, equals, _ = line.partition("=")
        if equals and not line.startswith(("#", ";")):
            yield f"{name}=(cut)" if name == "Environment" and file.parent.suffix == ".d" else line


def _system(root: Path) -> str | None:
    lines = text(root / "etc/os-release").splitlines()
    named = (line.partition("=")[2].strip('"') for line in lines if line.startswith("PRETTY_NAME="))
    return next(named, None)


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(mark in str(path) for mark in _COMPILED):
            total.update(f"{path.relative_to(folder)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
