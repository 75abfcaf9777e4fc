"""What compiled files need, and which Debian packages bring it."""

import platform
import shutil
from pathlib import Path

import pytest
from deb.elf import PACKAGE_OF, UnknownLibrary, all_compiled, compiled, debian_packages
from deb.targets import TARGETS
from PySide6 import QtCore, QtNetwork


def test_a_compiled_file_tells_its_machine_and_its_libraries() -> None:
    about = compiled(Path(QtNetwork.__file__))
    assert about is not None
    assert about.machine == {target.machine: target.elf for target in TARGETS.values()}[platform.machine()]
    assert {"libQt6Network.so.6", "libQt6Core.so.6", "libc.so.6"} <= about.needed


@pytest.mark.parametrize("content", [b"", b"\x7f", b"#!/bin/sh\n", b"MZ"])
def test_any_other_file_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert compiled(tmp_path / "file") is None


def test_a_compiled_file_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(Path(QtCore.__file__).read_bytes()[:40])
    with pytest.raises(ValueError, match="no ELF file"):
        compiled(tmp_path / "file")


def test_what_the_tree_holds_itself_no_package_brings(tmp_path: Path) -> None:
    lib = Path(QtCore.__file__).parent / "Qt" / "lib"
    shutil.copy(lib / "libQt6Core.so.6", tmp_path)
    with pytest.raises(UnknownLibrary, match=r"libQt6Core\.so\.6 needs libicu"):
        debian_packages(tmp_path)
    for file in lib.glob("libicu*"):
        shutil.copy(file, tmp_path)
    assert "zlib1g" in debian_packages(tmp_path)
    assert not [name for name in debian_packages(tmp_path) if "icu" in name or "qt" in name]
    assert len(all_compiled(tmp_path)) == 4


def test_what_libc6_brings_is_named_once_with_its_version() -> None:
    assert "libc6" not in PACKAGE_OF.values()
    assert PACKAGE_OF["libc.so.6"] == ""
