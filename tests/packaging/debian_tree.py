"""A Debian release in a folder, in which packages are really installed: no service runs, all else is as it is."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from deb.bytecode import mirror

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "debian"
MINUTES = 60.0

_ENTER = """
set -e
mount -t overlay overlay -o lowerdir="$BASE",upperdir="$TREE/upper",workdir="$TREE/work" "$TREE/merged"
mount -t proc proc "$TREE/merged/proc"
mount --rbind /sys "$TREE/merged/sys"
mount --rbind /dev "$TREE/merged/dev"
mount -t tmpfs tmpfs "$TREE/merged/tmp"
[ -z "$LONELY" ] || ip link set lo up
exec chroot "$TREE/merged" /bin/sh -euc "$SCRIPT"
"""
_NOT_COMPARED = (
    *("/dev", "/proc", "/root", "/run", "/sys", "/tmp"),
    *("/var/cache", "/var/lib/dpkg", "/var/lib/systemd", "/var/log"),
)
_ENVIRON = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    "DEBIAN_FRONTEND": "noninteractive",
    "LC_ALL": "C.UTF-8",
}


def why_not() -> str:
    """Why there can be no such tree here; empty where there can."""
    if os.geteuid() != 0:
        return "only root may make a Debian tree"
    missing = [name for name in ("debootstrap", "unshare", "chroot", "ip") if shutil.which(name) is None]
    if missing:
        return f"there is no {' or '.join(missing)} here"
    refused = subprocess.run(["unshare", "--mount", "--net", "true"], capture_output=True, check=False).returncode
    return "this machine makes no namespaces" if refused else ""


def base(suite: str, depends: str) -> Path:
    """The release with all a package depends on, made once."""
    made = CACHE / f"{suite}-{hashlib.sha256(depends.encode()).hexdigest()[:12]}"
    if not made.exists():
        partial = made.with_name(f"{made.name}-partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.parent.mkdir(parents=True, exist_ok=True)
        at = mirror()
        subprocess.run(["debootstrap", "--variant=minbase", suite, partial, at], check=True, timeout=20 * MINUTES)
        (partial / "etc" / "apt" / "sources.list").write_text(f"deb {at} {suite} main\n")
        shutil.copy("/etc/resolv.conf", partial / "etc" / "resolv.conf")
        script = f"apt-get -qq update && apt-get -qq --no-install-recommends satisfy '{depends}'"
        words = ["chroot", partial, "/bin/sh", "-c", script]
        subprocess.run(words, env=_ENVIRON, check=True, timeout=20 * MINUTES)
        partial.rename(made)
    return made


class DebianTree:
    """A release that was just installed; what is done to it stays in `folder`."""

    def __init__(self, lower: Path, folder: Path) -> None:
        self.lower, self.folder = lower, folder
        for name in ("upper", "work", "merged"):
            (folder / name).mkdir()

    def attempt(self, script: str, *, network: bool = False, minutes: float = 3) -> "subprocess.CompletedProcess[str]":
        """Run a script as root in it, in namespaces of its own: what it starts ends with it."""
        told = {"BASE": str(self.lower), "TREE": str(self.folder), "LONELY": "" if network else "1", "SCRIPT": script}
        lonely = [] if network else ["--net"]
        return subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", *lonely, "/bin/sh", "-c", _ENTER],
            env=_ENVIRON | told,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=minutes * MINUTES,
            check=False,
        )

    def run(self, script: str, *, network: bool = False, minutes: float = 3) -> str:
        """The same, and what it printed; it succeeds."""
        said = self.attempt(script, network=network, minutes=minutes)
        assert said.returncode == 0, said.stdout[-4000:]
        return said.stdout

    def takes(self, package: Path) -> None:
        """Have the file at hand as /root/NAME."""
        root = self.folder / "upper" / "root"
        root.mkdir(mode=0o700, exist_ok=True)
        shutil.copy(package, root)

    def installs(self, package: Path) -> str:
        self.takes(package)
        return self.run(f"dpkg --install /root/{package.name}")

    def files(self) -> set[str]:
        """Every path in it, but for what packages, logs and caches of Debian keep of themselves."""
        said = self.run(f"find / -xdev {' '.join(f'-path {path} -prune -o' for path in _NOT_COMPARED)} -print")
        return set(said.splitlines())
