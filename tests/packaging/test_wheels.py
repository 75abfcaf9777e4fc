"""Which wheels go where in the package."""

import zipfile
from pathlib import Path

import pytest
from deb.targets import TARGETS
from deb.wheels import shares, unpack, without

LOCK = """\
evdev-binary==2.0.0 \\
    --hash=sha256:00 \\
    --hash=sha256:01
gpiod==2.5.0 ; sys_platform == 'linux' \\
    --hash=sha256:02
"""


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ([], LOCK),
        (["evdev-binary"], "gpiod==2.5.0 ; sys_platform == 'linux' \\\n    --hash=sha256:02\n"),
        (["gpiod"], LOCK.partition("gpiod")[0]),
        (["evdev-binary", "gpiod"], ""),
    ],
)
def test_a_requirement_goes_with_its_hashes(names: list[str], left: str) -> None:
    assert without(LOCK, names) == left


def wheels(*names: str) -> list[Path]:
    return [Path(f"{name}.whl") for name in names]


def test_what_every_python_can_use_is_there_once() -> None:
    both = shares({11: wheels("same", "cp311-only"), 13: wheels("same", "cp313-only")})
    assert both == {"lib": wheels("same"), "lib-cp311": wheels("cp311-only"), "lib-cp313": wheels("cp313-only")}


def test_for_one_python_there_is_one_folder() -> None:
    assert shares({13: wheels("a", "b")}) == {"lib": wheels("a", "b")}


def wheel_of(folder: Path, name: str, **files: str) -> Path:
    path = folder / f"{name}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file.replace("__", "/"), text)
    return path


def test_a_wheel_is_unpacked_without_its_scripts_and_its_list_of_files(tmp_path: Path) -> None:
    wheel = tmp_path / "a.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in (
            "a/__init__.py",
            "a-1.dist-info/METADATA",
            "a-1.dist-info/RECORD",
            "a-1.dist-info/entry_points.txt",
        ):
            archive.writestr(name, "")
        for name in ("scripts/a", "data/share/man/a.1", "headers/a.h", "purelib/a/pure.py", "platlib/a/plat.so"):
            archive.writestr(f"a-1.data/{name}", "")
    unpack(wheel, tmp_path / "to")
    there = {path.relative_to(tmp_path / "to").as_posix() for path in (tmp_path / "to").rglob("*") if path.is_file()}
    assert there == {"a/__init__.py", "a-1.dist-info/METADATA", "a/pure.py", "a/plat.so"}


def test_two_wheels_may_not_disagree_about_a_file(tmp_path: Path) -> None:
    into = tmp_path / "to"
    unpack(wheel_of(tmp_path, "a", common__x="1"), into)
    unpack(wheel_of(tmp_path, "b", common__x="1"), into)
    with pytest.raises(FileExistsError, match=r"c\.whl has another common/x"):
        unpack(wheel_of(tmp_path, "c", common__x="2"), into)


@pytest.mark.parametrize("target", TARGETS.values(), ids=list(TARGETS))
def test_no_wheel_asks_for_a_newer_c_library_than_the_oldest_release_has(target) -> None:
    """Debian 12 has glibc 2.36, Debian 13 has 2.41."""
    glibc = 36 if 11 in target.minors else 41
    assert max(target.glibcs) <= glibc
    assert target.platforms[-1] == "any"
