"""What of Qt is in the package: what ours loads, and no way in for anybody else's."""

import re
import shutil
from pathlib import Path

import pytest
from deb import qt
from deb.elf import PACKAGE_OF, all_compiled
from PySide6 import QtCore

import kiosk

PROGRAM = Path(kiosk.__file__).parent
INSTALLED = Path(QtCore.__file__).parent.parent


@pytest.fixture(scope="module")
def trimmed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lib = tmp_path_factory.mktemp("lib")
    for name in ("PySide6", "shiboken6"):
        shutil.copytree(INSTALLED / name, lib / name, ignore=shutil.ignore_patterns("__pycache__"))
    assert qt.trim(lib) > 50_000_000
    return lib


def test_every_line_keeps_something_and_says_why() -> None:
    names = {
        path.relative_to(INSTALLED).as_posix()
        for top in ("PySide6", "shiboken6")
        for path in (INSTALLED / top).rglob("*")
    }
    for pattern, why in qt.KEPT:
        assert why
        assert any(qt.is_kept(name) for name in names if Path(name).match(pattern)), pattern


def test_every_module_that_the_program_imports_is_there(trimmed: Path) -> None:
    imported = {
        name
        for file in PROGRAM.rglob("*.py")
        for name in re.findall(r"^\s*(?:from|import) PySide6\.(\w+)", file.read_text(), re.MULTILINE)
    }
    assert imported >= {"QtCore", "QtQuick"}
    assert {name for name in imported if not (trimmed / "PySide6" / f"{name}.abi3.so").exists()} == set()


def test_every_qml_module_that_a_page_imports_is_there(trimmed: Path) -> None:
    imported = {
        name
        for file in PROGRAM.rglob("*.qml")
        for name in re.findall(r"^import (Qt[\w.]*)", file.read_text(), re.MULTILINE)
    }
    assert imported >= {"QtQuick"}
    folder = trimmed / "PySide6" / "Qt" / "qml"
    assert {name for name in imported if not (folder / name.replace(".", "/") / "qmldir").exists()} == set()


@pytest.mark.parametrize(
    "kind", ["qmltooling", "sqldrivers", "printsupport", "designer", "generic", "tls", "platformthemes"]
)
def test_no_plugin_of_that_kind_is_left(trimmed: Path, kind: str) -> None:
    """`qmltooling` is the QML debugger: without it no argument or variable opens it (S14)."""
    assert (INSTALLED / "PySide6" / "Qt" / "plugins" / kind).exists()
    assert not (trimmed / "PySide6" / "Qt" / "plugins" / kind).exists()


def test_it_draws_into_a_session_a_window_or_nothing(trimmed: Path) -> None:
    platforms = trimmed / "PySide6" / "Qt" / "plugins" / "platforms"
    assert {path.name for path in platforms.iterdir()} == {"libqwayland.so", "libqxcb.so", "libqoffscreen.so"}


def test_whatever_is_left_finds_every_library_it_needs(trimmed: Path) -> None:
    left = all_compiled(trimmed)
    inside = {path.name for path in left}
    missing = {name for about in left.values() for name in about.needed if name not in inside | set(PACKAGE_OF)}
    assert missing == set()


def test_no_library_is_left_that_nothing_needs(trimmed: Path) -> None:
    left = all_compiled(trimmed)
    needed = {name for about in left.values() for name in about.needed}
    libraries = {path.name for path in left if path.parent.name == "lib"}
    assert libraries - needed == set()


def test_no_program_is_left_and_nothing_for_those_who_build(trimmed: Path) -> None:
    left = [path for path in trimmed.rglob("*") if path.is_file()]
    assert [path for path in left if path.suffix in (".qmltypes", ".pyi", ".h", ".qm", ".json", ".xml")] == []
    assert [path for path in left if path.parent.name in ("libexec", "scripts", "translations", "metatypes")] == []
    assert {path.name for path in left if not path.suffix} == {"qmldir"}
