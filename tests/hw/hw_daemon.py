"""A hardware daemon as a process of its own, and a client that says exactly the bytes it is told to."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import zmq
from support.waiting import PATIENCE_S, block_until_true

import kiosk
from kiosk.hw.protocol.message import LightStatus, SetLight, decode, encode
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime

ROOT = Path(next(iter(kiosk.__path__))).parent
PROGRAM = """
import logging, sys
from pathlib import Path
from kiosk.hw.daemon.daemon import run
from kiosk.hw.settings import read_settings
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
path = Path(sys.argv[1])
code = run(read_settings(path), path)
print(*sorted(sys.modules))
sys.exit(code)
"""


def python(*args: str, env: dict[str, str] | None = None, tree: Path = ROOT) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", *args],
        cwd=tree,
        env=os.environ | (env or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class HwDaemon:
    """Lives in `folder`: configuration, socket, the file of its simulated light, the supervisor's socket. `tree` holds
    its package.
    """

    def __init__(self, folder: Path, tree: Path = ROOT) -> None:
        self._tree = tree
        self.socket = folder / "hw.sock"
        self.light = folder / "light" / "light.json"
        self.light.parent.mkdir()
        self.config = folder / "kiosk.toml"
        self.rest = f'[backlight]\ndevice = "none"\n[hw]\nsocket = "{self.socket}"\n'
        """This machine's own screen is left alone."""
        self.configure("simulated", file=str(self.light))
        self.supervisor = folder / "notify"
        self.process: subprocess.Popen[str] | None = None

    def configure(self, driver: str, **settings: str | int) -> None:
        light = "".join(f"{key} = {json.dumps(value)}\n" for key, value in settings.items())
        self.config.write_text(f'[light]\ndriver = "{driver}"\n{light}{self.rest}')

    def start(self, watchdog_us: str = "") -> list[str]:
        """Start it and wait until it says READY=1; what it said before that."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
            supervisor.bind(str(self.supervisor))
            supervisor.settimeout(PATIENCE_S)
            env = {"NOTIFY_SOCKET": str(self.supervisor), "WATCHDOG_USEC": watchdog_us}
            self.process = python("-c", PROGRAM, str(self.config), env=env, tree=self._tree)
            said = [supervisor.recv(100).decode()]
            while watchdog_us and said.count("WATCHDOG=1") < 3:
                said.append(supervisor.recv(100).decode())
        self.supervisor.unlink()
        return said

    def attempt(self) -> tuple[int, str]:
        """Start another one with the same configuration, which is expected to give up: exit status, what it logged."""
        process = python("-c", PROGRAM, str(self.config), tree=self._tree)
        try:
            _, log = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
        return process.returncode, log

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def shown(self) -> str:
        """The pattern on the light, or nothing where there is none."""
        try:
            pattern = json.loads(self.light.read_text())["pattern"]
        except FileNotFoundError:
            return ""
        assert isinstance(pattern, str)
        return pattern

    def shows(self, pattern: LightPattern) -> None:
        block_until_true(f"the light to show {pattern}", lambda: self.shown() == pattern)

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, list[str], str]:
        """Send a signal and wait: exit status, the modules it had loaded, what it logged."""
        assert self.process
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE_S)
        return self.process.returncode, out.split(), err

    def ended(self) -> int:
        """Wait until it ends by itself; its exit status."""
        assert self.process
        return self.process.wait(timeout=PATIENCE_S)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()


class Client:
    """A peer without manners of its own."""

    def __init__(self, dealer: "zmq.Socket[bytes]") -> None:
        self.dealer = dealer

    def send(self, *frames: bytes) -> None:
        self.dealer.send_multipart(frames)

    def ask(self, pattern: LightPattern, ttl_s: float = 30.0, seq: int = 1, *, dim: bool = False) -> LightStatus:
        self.send(encode(SetLight(seq, pattern, boottime(), ttl_s, dim)))
        return self.answer()

    def answer(self) -> LightStatus:
        assert self.dealer.poll(1000 * PATIENCE_S), "no answer"
        status = decode(self.dealer.recv())
        assert isinstance(status, LightStatus)
        return status


@contextmanager
def client_of(path: Path) -> Iterator[Client]:
    with zmq.Context() as context, context.socket(zmq.DEALER) as dealer:
        dealer.setsockopt(zmq.LINGER, 0)
        dealer.connect(f"ipc://{path}")
        yield Client(dealer)
