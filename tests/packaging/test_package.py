"""What is in the packages, read: also of the one for a machine that this one is not."""

import ast
import filecmp
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deb import elf
from deb.build import build
from deb.targets import TARGETS, Target

HOME = Path("opt/room-kiosk")
CACHE = Path(__file__).parents[2] / "build" / "cache"
Unpacked = Callable[[str], Path]

pytestmark = pytest.mark.long


@pytest.fixture(params=TARGETS.values(), ids=list(TARGETS))
def target(request: pytest.FixtureRequest) -> Target:
    return request.param


def folders(tree: Path, minor: int) -> list[Path]:
    """Where a Python finds modules, as start.py says."""
    return [tree / HOME / name for name in ("app", f"lib-cp3{minor}", "lib")]


def test_two_builds_are_equal_byte_for_byte(packages: Callable[[str], Path], tmp_path: Path) -> None:
    first = packages("amd64")
    again = build(TARGETS["amd64"], "HEAD", tmp_path, CACHE, "zstd")
    assert again.name == first.name
    assert filecmp.cmp(first, again, shallow=False)


AROUND = {
    *("etc/kiosk", "etc/issue.d/room-kiosk.issue", "etc/systemd/system/ctrl-alt-del.target", "usr/bin/kiosk"),
    *(f"usr/lib/room-kiosk/{name}" for name in ("session", "start-gate")),
    *(f"usr/lib/systemd/system/{name}.service" for name in ("kiosk", "kiosk-hwd", "kiosk-init", "kiosk-serve")),
    "usr/lib/systemd/system/run-roomkiosk.mount",
    *(f"usr/lib/{name}.d/room-kiosk.conf" for name in ("sysusers", "tmpfiles", "systemd/logind.conf")),
    *(
        "usr/lib/sysctl.d/60-room-kiosk.conf",
        *(f"usr/lib/udev/rules.d/70-kiosk-{name}.rules" for name in ("hw", "stick")),
    ),
    *(f"usr/share/doc/room-kiosk/{name}" for name in ("configure.md", "copyright", "install.md", "operate.md")),
    *(f"usr/share/doc/room-kiosk/{name}" for name in ("privacy.md", "serve.md")),
}
"""All that lies outside of the one tree."""


def test_outside_of_its_tree_it_has_little_and_each_file_in_its_place(unpacked: Unpacked, target: Target) -> None:
    tree = unpacked(target.arch)
    there = {
        path.relative_to(tree).as_posix()
        for path in tree.rglob("*")
        if path.is_symlink() or not path.is_dir() or not any(path.iterdir())
    }
    assert {name for name in there if not name.startswith((f"{HOME}/", "DEBIAN/"))} == AROUND


def test_nobody_but_root_may_change_a_file_and_only_commands_run(packages: Callable[[str], Path]) -> None:
    listed = subprocess.run(
        ["dpkg-deb", "--contents", packages("amd64")], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {line.split()[1] for line in listed} == {"root/root"}
    assert {line.split()[0] for line in listed} <= {"drwxr-xr-x", "-rwxr-xr-x", "-rw-r--r--", "lrwxrwxrwx"}
    commands = {line.split()[-1] for line in listed if line.startswith("-rwx")}
    assert commands == {f"./{HOME}/bin/kiosk", *(f"./usr/lib/room-kiosk/{name}" for name in ("session", "start-gate"))}


def test_every_compiled_file_is_for_the_machine(unpacked: Unpacked, target: Target) -> None:
    files = elf.all_compiled(unpacked(target.arch))
    assert len(files) > 50
    assert {path for path, about in files.items() if about.machine != target.elf} == set()


def imports(file: Path) -> Iterator[str]:
    """The top of every module that a file imports, at once or when it comes to it; none that it tries."""
    tree = ast.parse(file.read_bytes())
    tried = {node for attempt in ast.walk(tree) if isinstance(attempt, ast.Try) for node in ast.walk(attempt)}
    for node in ast.walk(tree):
        if node not in tried and isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif node not in tried and isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def is_there(module: str, places: list[Path]) -> bool:
    return module in sys.stdlib_module_names or any(
        (place / module).is_dir() or (place / module).is_symlink() or any(place.glob(f"{module}.*")) for place in places
    )


def test_whatever_the_program_imports_is_there(unpacked: Unpacked, target: Target) -> None:
    """Also what only some doors need: lights, readers, the calendar server."""
    tree = unpacked(target.arch)
    for minor in target.minors:
        places = folders(tree, minor)
        wanted = {name for file in (tree / HOME / "app").rglob("*.py") for name in imports(file)}
        assert {"PySide6", "httpx", "zmq", "gpiod", "evdev", "busylight_core"} <= wanted
        assert {name for name in wanted | {"radicale"} if not is_there(name, places)} == set()


def test_every_extension_module_is_for_a_python_that_finds_it(unpacked: Unpacked, target: Target) -> None:
    tree = unpacked(target.arch)
    for path in tree.rglob("*.cpython-*.so"):
        minor = int(path.name.partition(".cpython-3")[2].partition("-")[0])
        assert minor in target.minors, path
        assert any(place in path.parents for place in folders(tree, minor)), path


def test_every_module_is_compiled_for_each_python_that_finds_it(unpacked: Unpacked, target: Target) -> None:
    tree = unpacked(target.arch)
    for minor in target.minors:
        for place in folders(tree, minor):
            for file in place.rglob("*.py"):
                compiled = file.parent / "__pycache__" / f"{file.stem}.cpython-3{minor}.pyc"
                assert compiled.exists(), file
                assert compiled.read_bytes()[4] == 1, "an unchecked hash (PEP 552)"


def test_nothing_of_where_it_was_made_is_in_it(unpacked: Unpacked) -> None:
    tree = unpacked("amd64")
    here = str(Path(__file__).parents[2]).encode()
    for file in (tree / HOME / "app").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert here not in content
            assert b"/tmp/room-kiosk-" not in content


def test_it_is_small(packages: Callable[[str], Path], figure: Callable[[str], None]) -> None:
    size = packages("amd64").stat().st_size / 1e6
    figure(f"{size:.0f} MB")
    assert size < 80
