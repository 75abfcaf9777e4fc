"""Wheels, fetched with their hashes and unpacked: what every Python of a target can use once, the rest for each."""

import re
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from deb.targets import Target

_REQUIREMENT: Final = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==")
_NOT_INSTALLED: Final = re.compile(r"\.dist-info/(RECORD|INSTALLER|direct_url\.json|entry_points\.txt)$")
"""RECORD would be wrong once Qt is trimmed, and no command but ours is installed."""


def without(lock: str, names: Iterable[str]) -> str:
    """A lock file without some of its requirements, and their hashes."""
    dropped, kept, keeping = set(names), [], True
    for line in lock.splitlines(keepends=True):
        if found := _REQUIREMENT.match(line):
            keeping = found["name"] not in dropped
        if keeping:
            kept.append(line)
    return "".join(kept)


def fetch(lock: Path, target: Target, minor: int, folder: Path) -> list[Path]:
    """The wheels of a lock file for one Python of the target; pip refuses what has another hash."""
    folder.mkdir(parents=True, exist_ok=True)
    for wheel in folder.glob("*.whl"):
        wheel.unlink()
    chosen = folder / "requirements.txt"
    chosen.write_text(without(lock.read_text(), [name for name, _ in target.from_debian]))
    words = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", str(chosen)]
    words += ["--implementation", "cp", "--python-version", f"3.{minor}", "--dest", str(folder)]
    words += [word for abi in (f"cp3{minor}", "abi3", "none") for word in ("--abi", abi)]
    words += [word for platform in target.platforms for word in ("--platform", platform)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *words]
    subprocess.run(command, check=True)
    return sorted(folder.glob("*.whl"))


def shares(wheels: dict[int, list[Path]]) -> dict[str, list[Path]]:
    """Wheels by the folder they belong into: `lib` where all Pythons have the same one, else `lib-cp3<minor>`."""
    users: dict[str, list[int]] = defaultdict(list)
    for minor, of_minor in wheels.items():
        for wheel in of_minor:
            users[wheel.name].append(minor)
    parts: dict[str, list[Path]] = defaultdict(list)
    for minor, of_minor in wheels.items():
        for wheel in of_minor:
            if users[wheel.name] == list(wheels):
                if minor == next(iter(wheels)):
                    parts["lib"].append(wheel)
            else:
                parts[f"lib-cp3{minor}"].append(wheel)
    return dict(parts)


def unpack(wheel: Path, into: Path) -> None:
    """The files of a wheel, but for its scripts. Raises FileExistsError where two wheels disagree about a file."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if ".data/" in name and not re.search(r"\.data/(purelib|platlib)/", name):
                continue  # scripts, headers, manual pages
            if not _NOT_INSTALLED.search(name) and not name.endswith("/"):
                to = into / re.sub(r"^[^/]+\.data/(purelib|platlib)/", "", name)
                if to.exists() and to.read_bytes() != archive.read(name):
                    raise FileExistsError(f"{wheel.name} has another {to.relative_to(into)} than a wheel before it")
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(archive.read(name))
