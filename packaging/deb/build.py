"""Make the package of the last commit: the same bytes whoever makes it. What is not committed is not in it."""

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from runpy import run_path
from typing import Final

from deb import bytecode, control, qt, wheels
from deb.targets import TARGETS, Target

ROOT: Final = Path(__file__).resolve().parents[2]
HOME: Final = Path("opt/room-kiosk")
INSTALLED: Final = (
    ("packaging/systemd/*.service", "usr/lib/systemd/system/"),
    ("packaging/systemd/*.mount", "usr/lib/systemd/system/"),
    ("packaging/systemd/kiosk.sysusers", "usr/lib/sysusers.d/room-kiosk.conf"),
    ("packaging/systemd/kiosk.tmpfiles", "usr/lib/tmpfiles.d/room-kiosk.conf"),
    ("packaging/udev/*.rules", "usr/lib/udev/rules.d/"),
    ("packaging/lockdown/logind.conf", "usr/lib/systemd/logind.conf.d/room-kiosk.conf"),
    ("packaging/lockdown/sysctl.conf", "usr/lib/sysctl.d/60-room-kiosk.conf"),
    ("packaging/session/*", "usr/lib/room-kiosk/"),
    ("packaging/deb/tree/bin/*", f"{HOME}/bin/"),
    ("docs/configure.md", f"usr/share/doc/{control.NAME}/"),
    ("docs/install.md", f"usr/share/doc/{control.NAME}/"),
    ("docs/operate.md", f"usr/share/doc/{control.NAME}/"),
    ("docs/privacy.md", f"usr/share/doc/{control.NAME}/"),
    ("docs/serve.md", f"usr/share/doc/{control.NAME}/"),
)
"""Files of the source, and where they go: a folder, or the one file's new name."""
LINKS: Final = (
    ("usr/bin/kiosk", f"/{HOME}/bin/kiosk"),
    ("etc/issue.d/room-kiosk.issue", "/run/room-kiosk/issue"),  # what a panel without settings says on its screen
    ("etc/systemd/system/ctrl-alt-del.target", "/dev/null"),  # masked: no keyboard at the door restarts the machine
)
PROGRAMS: Final = (
    HOME / "bin" / "kiosk",
    Path("usr/lib/room-kiosk/session"),
    Path("usr/lib/room-kiosk/start-gate"),
)
SCRIPTS: Final = ("preinst", "postinst", "prerm", "postrm")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--arch", choices=sorted(TARGETS), default="amd64")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "deb", metavar="DIR")
    parser.add_argument("--cache", type=Path, default=ROOT / "build" / "cache", metavar="DIR")
    parser.add_argument("--commit", default="HEAD", help="another commit than the last")
    parser.add_argument("--compression", choices=("xz", "zstd", "none"), default="xz")
    options = parser.parse_args(argv)
    made = build(TARGETS[options.arch], options.commit, options.out, options.cache.resolve(), options.compression)
    print(made)
    return 0


def build(target: Target, commit: str, out: Path, cache: Path, compression: str) -> Path:
    """The package of a commit for `target`, in the folder `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="room-kiosk-") as name:
        work = Path(name)
        source, stage = work / "source", work / "stage"
        version, epoch = _commit(commit, source)
        _program(source, stage / HOME / "app", epoch)
        _libraries(source, target, stage / HOME, cache)
        for folder in sorted((stage / HOME).glob("lib*")):
            minors = [int(folder.name.removeprefix("lib-cp3"))] if folder.name != "lib" else target.minors
            for minor in minors:
                bytecode.compile_all(stage, folder, minor, cache)
        for minor in target.minors:
            bytecode.compile_all(stage, stage / HOME / "app", minor, cache)
        (stage / HOME / "version").write_text(f"{version}\n")
        _install(source, stage)
        return _pack(source, stage, target, version, epoch, out, compression)


def _commit(commit: str, source: Path) -> tuple[str, int]:
    """Its files, in `source`; its version and its time."""

    def git(*words: str) -> bytes:
        return subprocess.run(["git", "-C", ROOT, *words], check=True, capture_output=True).stdout

    with tarfile.open(fileobj=BytesIO(git("archive", commit))) as archive:
        archive.extractall(source, filter="data")
    epoch, commit = git("log", "-1", "--format=%ct %h", commit).decode().split()
    release = run_path(str(source / "kiosk" / "__init__.py"))["__version__"]
    tags = git("tag", "--points-at", commit).decode().split()
    stamp = datetime.fromtimestamp(int(epoch), UTC).strftime("%Y%m%d%H%M%S")
    return (release if f"v{release}" in tags else f"{release}~{stamp}.{commit}"), int(epoch)


def _program(source: Path, app: Path, epoch: int) -> None:
    """Our own wheel, unpacked."""
    made = source / "dist"
    command = [sys.executable, "-m", "flit_core.wheel", "--outdir", str(made), str(source)]
    made.mkdir()
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL, cwd=source)
    (wheel,) = made.glob("*.whl")
    wheels.unpack(wheel, app)


def _libraries(source: Path, target: Target, home: Path, cache: Path) -> None:
    lock = source / "packaging" / "requirements.txt"
    fetched = {
        minor: wheels.fetch(lock, target, minor, cache / f"wheels-{target.arch}-3.{minor}") for minor in target.minors
    }
    for folder, found in wheels.shares(fetched).items():
        for wheel in found:
            wheels.unpack(wheel, home / folder)
    for minor in target.minors:
        (home / f"lib-cp3{minor}").mkdir(exist_ok=True)  # by which the launcher knows the Python
    for _, package in target.from_debian:
        module = package.removeprefix("python3-")
        (home / f"lib-cp3{target.minors[0]}" / module).symlink_to(f"/usr/lib/python3/dist-packages/{module}")
    qt.trim(home / "lib")


def _install(source: Path, stage: Path) -> None:
    for pattern, name in INSTALLED:
        for file in sorted(source.glob(pattern)):
            to = stage / name / file.name if name.endswith("/") else stage / name
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, to)
    (stage / "etc" / "kiosk").mkdir(parents=True)
    for name, to in LINKS:
        (stage / name).parent.mkdir(parents=True, exist_ok=True)
        (stage / name).symlink_to(to)
    told = stage / "usr" / "share" / "doc" / control.NAME
    (told / "copyright").write_text(control.copyright_file(stage))


def _pack(source: Path, stage: Path, target: Target, version: str, epoch: int, out: Path, compression: str) -> Path:
    about = stage / "DEBIAN"
    about.mkdir()
    (about / "control").write_text(control.control(target, version, stage))
    (about / "md5sums").write_text(control.md5sums(stage))
    for name in SCRIPTS:
        shutil.copy(source / "packaging" / "deb" / name, about / name)
    _as_of(stage, epoch)
    package = out / f"{control.NAME}_{version}_{target.arch}.deb"
    words = ["--root-owner-group", f"-Z{compression}", "--threads-max=1", "--build", str(stage), str(package)]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    subprocess.run(["dpkg-deb", *words], check=True, env=environ, stdout=subprocess.DEVNULL)
    return package


def _as_of(stage: Path, epoch: int) -> None:
    """Rights and times that say nothing of who made the package, and when."""
    for path in sorted(stage.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or path.name in SCRIPTS or path.relative_to(stage) in PROGRAMS
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)
    os.utime(stage, (epoch, epoch))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
