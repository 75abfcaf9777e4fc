"""A real MQTT broker, Mosquitto, as a process on the loopback: this machine's own, or Debian's package, unpacked into
the cache and not installed.
"""

import getpass
import os
import platform
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from .waiting import PATIENCE_S, block_until_true

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "room-kiosk" / "mosquitto"
_WANTED = r"mosquitto|lib(wrap|dlt|cjson|mosquitto|websockets|ev|uv)[\d.-]+(t64)?"


class Missing(Exception):
    """There is no broker here; the text says why."""


def _program() -> Path:
    found = shutil.which("mosquitto", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found:
        return Path(found)
    program = CACHE / "usr" / "sbin" / "mosquitto"
    if not program.exists():
        _fetch()
    return program


def _fetch() -> None:
    """What the package needs beside what every Debian has."""
    for tool in ("apt-get", "apt-cache", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise Missing(f"no mosquitto, and no {tool} to fetch it with")
    listing = _run("apt-cache", "depends", "--recurse", "--important", "mosquitto")
    wanted = sorted({name for name in listing.split() if re.fullmatch(_WANTED, name)})
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    work = CACHE.with_name(f"mosquitto.{os.getpid()}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    _run("apt-get", "download", "-q", *wanted, cwd=work)
    for package in work.glob("*.deb"):
        _run("dpkg-deb", "-x", package.name, str(work), cwd=work)
        package.unlink()
    shutil.rmtree(CACHE, ignore_errors=True)
    with suppress(OSError):  # somebody else was quicker
        work.rename(CACHE)


def _run(*words: str, cwd: Path | None = None) -> str:
    try:
        done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=120, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Missing(f"no mosquitto, and {words[0]} could not bring it: {type(error).__name__}") from None
    return done.stdout


class Mosquitto:
    """A broker that can be stopped and started anew; it keeps nothing but what `settings` tell it to."""

    def __init__(self, folder: Path, settings: str = "allow_anonymous true\n") -> None:
        try:
            self._program = _program()
        except Missing as reason:
            pytest.skip(str(reason))
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            self.port = int(free.getsockname()[1])
        self.config = folder / "mosquitto.conf"
        ourselves = f"user {getpass.getuser()}\n"  # or it would become nobody, who may not read our keys
        self.config.write_text(f"{ourselves}listener {self.port} 127.0.0.1\n{settings}")
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        libraries = CACHE / "usr" / "lib" / f"{platform.machine()}-linux-gnu"
        environment = os.environ | {"LD_LIBRARY_PATH": f"{libraries}:{CACHE / 'lib' / libraries.name}"}
        words = [self._program, "-c", self.config]
        self._process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        block_until_true("the broker to listen", self._listens)

    def _listens(self) -> bool:
        assert self._process
        assert self._process.poll() is None, "the broker ended"
        with suppress(OSError), closing(socket.create_connection(("127.0.0.1", self.port), PATIENCE_S)):
            return True
        return False

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextmanager
def mosquitto(folder: Path, settings: str = "allow_anonymous true\n") -> Iterator[Mosquitto]:
    broker = Mosquitto(folder, settings)
    broker.start()
    try:
        yield broker
    finally:
        broker.stop()
