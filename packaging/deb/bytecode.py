"""Compiled modules for each Python of a target, by Debian's own Python of that minor."""

import os
import subprocess
from pathlib import Path
from typing import Final

SUITES: Final = {11: "bookworm", 13: "trixie"}
"""The release of Debian whose `python3` a minor is."""
_KEYRING: Final = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
_SOURCES: Final = "deb [signed-by={keyring}] {mirror} {suite} main\n"
_CONF: Final = """\
Dir::State "{folder}/state"; Dir::State::status "{folder}/state/status"; Dir::Cache "{folder}/cache";
Dir::Etc::sourcelist "{folder}/sources.list"; Dir::Etc::sourceparts "{folder}/none";
Dir::Etc::preferencesparts "{folder}/none"; APT::Sandbox::User ""; Acquire::Languages "none";
"""


def compile_all(stage: Path, tree: Path, minor: int, cache: Path) -> None:
    """Bytecode beside every module below `tree`, which will be installed where it lies in `stage`. It is never checked
    against its source: only the package changes either.

    The same input gives the same bytes: one process, in the order of names, hashes of strings that are not random.
    """
    words = ["-S", "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash"]
    words += ["-s", str(stage), "-p", "/", str(tree)]
    fixed = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"}
    command, needs = python(minor, cache)
    subprocess.run([*command, *words], check=True, env=fixed | needs)


def python(minor: int, cache: Path) -> tuple[list[str], dict[str, str]]:
    """The command of Debian's Python 3.`minor`, and what it wants in its environment: this machine's, or one unpacked
    below `cache`, with a C library of its own.
    """
    installed = Path(f"/usr/bin/python3.{minor}")
    if installed.exists():
        return [str(installed)], {}
    root = cache / f"python3.{minor}"
    if not root.exists():
        _unpack(minor, root)
    loader = next(path for path in sorted(root.rglob("ld-linux-*.so.*")) if path.is_file())
    libraries = ":".join(sorted({str(path.parent) for path in root.rglob("lib*.so.*")}))
    interpreter = str(root / "usr" / "bin" / f"python3.{minor}")
    return [str(loader), "--library-path", libraries, interpreter], {"PYTHONHOME": str(root / "usr")}


def _unpack(minor: int, root: Path) -> None:
    """Fetch through apt, in folders of its own: what is installed on this machine stays as it is, nobody is root."""
    folder = root.parent / f"{root.name}-apt"
    for name in ("state/lists/partial", "cache/archives/partial", "none", "debs"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "state" / "status").touch()
    (folder / "sources.list").write_text(_SOURCES.format(keyring=_KEYRING, mirror=mirror(), suite=SUITES[minor]))
    (folder / "apt.conf").write_text(_CONF.format(folder=folder))
    environ = {**os.environ, "APT_CONFIG": str(folder / "apt.conf")}
    version = f"python3.{minor}"
    packages = [f"{version}-minimal", f"lib{version}-minimal", f"lib{version}-stdlib", "libc6", "zlib1g", "libexpat1"]
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environ)
    subprocess.run(["apt-get", "download", "-qq", *packages], check=True, env=environ, cwd=folder / "debs")
    partial = root.with_name(f"{root.name}-partial")
    for package in sorted((folder / "debs").glob("*.deb")):
        subprocess.run(["dpkg-deb", "--extract", package, partial], check=True)
    partial.rename(root)


def mirror() -> str:
    """Where this machine's apt gets Debian from. Raises LookupError."""
    command = ["apt-get", "indextargets", "--format", "$(REPO_URI)"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    mirrors = [line for line in said if line.rstrip("/").endswith("/debian")]
    if not mirrors:
        raise LookupError("apt knows no Debian mirror here: install the missing python3 minor as /usr/bin/python3.N")
    return mirrors[0]
