"""The package of the last commit, made once for all tests that install or read it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

import pytest
from deb.build import build
from deb.targets import TARGETS

CACHE = Path(__file__).parents[2] / "build" / "cache"


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """By architecture. Packed lightly: what is packed is the same."""
    folder, made = tmp_path_factory.mktemp("packages"), dict[str, Path]()

    def package(arch: str) -> Path:
        if arch not in made:
            made[arch] = build(TARGETS[arch], "HEAD", folder, CACHE, "zstd")
        return made[arch]

    return package


@pytest.fixture(scope="session")
def unpacked(packages: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The files of a package."""
    there = dict[str, Path]()

    def tree(arch: str) -> Path:
        if arch not in there:
            there[arch] = tmp_path_factory.mktemp(arch)
            subprocess.run(["dpkg-deb", "--raw-extract", packages(arch), there[arch]], check=True)
        return there[arch]

    return tree
