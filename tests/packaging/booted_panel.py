"""A panel that boots: the tree the package was installed in, under a kernel and a systemd of its own, with a screen and
lamps on a simulated GPIO chip. It is asked and looked at from outside.
"""

import json
import os
import shutil
import socket
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import debian_tree
import pytest
from debian_tree import ROOT, DebianTree
from installed_panel import SET_UP
from PySide6.QtGui import QImage
from support.waiting import block_until_true

PATIENCE_S = 600.0
"""Everything in there takes ten times as long, and more where the machine it runs on has other work."""
SIZE = 1280, 800
"""Of the screen."""
WATCHDOG_S = 120
"""How long whoever supervises it waits for a sign of life."""
IN_MACHINE = Path(__file__).parent / "in_machine"
"""Programs that run in it."""
QEMU_GPIO = ROOT / "packaging" / "qemu-gpio"
SET_UP_FOR_BOOT = f"""{SET_UP}
sed -i 's|^driver = "simulated"|driver = "gpiod"|' /etc/kiosk/kiosk.toml
cat >>/etc/kiosk/kiosk.toml <<TOML
[policy]
check_in = false
working_hours = "00:00-00:00"
working_days = [1, 2, 3, 4, 5, 6, 7]
fresh_s = 60
TOML
echo 'ROOMS=--room waalzaal=Waalzaal' >/etc/kiosk/serve.env
systemctl enable kiosk-serve
for unit in kiosk kiosk-hwd; do
    mkdir /etc/systemd/system/$unit.service.d
    printf '[Service]\nTimeoutSec=10min\nWatchdogSec={WATCHDOG_S}\n' >/etc/systemd/system/$unit.service.d/slow.conf
done
"""
"""The same panel with lamps on GPIO lines, awake at any hour, that hears of a booking within half a minute. Whoever
supervises it is as patient as the machine is slow.
"""
_BOOT = """
set -e
mount -t overlay overlay -o lowerdir="$BASE",upperdir="$TREE/upper",workdir="$TREE/work" "$TREE/merged"
exec "$QEMU_GPIO" --root "$TREE/merged" --job "$JOB" /bin/sh /job/asked
"""
_ASKED = """
n=1
while :; do
    until [ -e /job/$n.sh ]; do sleep 0.5; done
    status=0
    /bin/sh -eu /job/$n.sh >/job/$n.out 2>&1 || status=$?
    echo $status >/job/$n.status
    n=$((n + 1))
done
"""
"""What root in the machine does: each script it is given, one after the other."""


def why_not() -> str:
    """Why no machine can be booted here; empty where one can."""
    lacks_qemu = "" if shutil.which("qemu-system-x86_64") else "there is no qemu-system-x86_64 here"
    return debian_tree.why_not() or lacks_qemu


_RESIZED = ">4xHH4x4x4x16x"
"""An answer of ExtendedDesktopSize, with one screen: by whom, and what became of it."""
_BY_THIS_ONE = 1
_FORWARDED = 4
"""To the machine; as QEMU has it (ui/vnc.c)."""
_NO_MACHINE = 77
"""The status with which qemu-gpio says why there can be none."""


class BootedPanel:
    """A machine that runs; `job` is the folder it shares with whoever asks."""

    def __init__(self, machine: "subprocess.Popen[str]", job: Path) -> None:
        self._machine, self._job, self._asked = machine, job, 0

    def attempt(self, script: str, within_s: float = PATIENCE_S) -> tuple[int, str]:
        """Run a script as root in it: its status, and what it printed."""
        self._asked += 1
        told, status = (self._job / f"{self._asked}.{what}" for what in ("sh", "status"))
        told.with_suffix(".new").write_text(script)
        told.with_suffix(".new").rename(told)
        block_until_true("an answer", lambda: self._has_ended() or _whole(status), within_s)
        assert not self._has_ended(), (self._job / "console").read_text()[-4000:]
        return int(status.read_text()), told.with_suffix(".out").read_text()

    def run(self, script: str, within_s: float = PATIENCE_S) -> str:
        """The same, and what it printed, without the end of its last line; it succeeds."""
        status, said = self.attempt(script, within_s)
        assert status == 0, said[-4000:]
        return said.strip()

    def screen(self) -> QImage:
        """What is on the screen."""
        there = self._job / "screen.ppm"
        there.unlink(missing_ok=True)
        self.monitor("screendump", filename=str(there))
        picture = QImage(str(there))
        assert not picture.isNull()
        return picture

    def colour(self) -> str:
        """What its field is painted in, #rrggbb; looked at once a second."""
        time.sleep(1)
        return self.screen().pixelColor(4, 400).name()

    def monitor(self, command: str, **arguments: object) -> object:
        """What QEMU returns to a command of its machine protocol (docs/interop/qmp-spec.txt)."""
        with socket.socket(socket.AF_UNIX) as wire, wire.makefile("r") as lines:
            wire.settimeout(PATIENCE_S)
            wire.connect(str(self._job / "qmp"))
            lines.readline()
            said: dict[str, object] = {}
            for words in ({"execute": "qmp_capabilities"}, {"execute": command, "arguments": arguments}):
                wire.sendall(json.dumps(words).encode() + b"\n")
                said = {}
                while not said.keys() & {"return", "error"}:
                    said = json.loads(lines.readline())
            assert "return" in said, said
            return said["return"]

    def plug(self, width: int, height: int) -> None:
        """Have another screen of that size; of no size, none. As somebody who looks at it from afar (RFC 6143, and its
        extension ExtendedDesktopSize) resizes it.
        """
        with socket.socket(socket.AF_UNIX) as wire, wire.makefile("rb") as told:
            wire.settimeout(PATIENCE_S)
            wire.connect(str(self._job / "vnc"))
            wire.sendall(told.read(12))
            told.read(told.read(1)[0])  # the kinds of security there are
            wire.sendall(b"\x01\x01")  # none; and not alone
            told.read(4 + 24 + len("QEMU"))  # welcome, and what there is to see
            wire.sendall(struct.pack(">BxHi", 2, 1, -308))
            wire.sendall(struct.pack(">BxHHBx", 251, width, height, 0))
            by = 0
            while by != _BY_THIS_ONE:
                by, status = struct.unpack(_RESIZED, told.read(struct.calcsize(_RESIZED)))
            assert status == _FORWARDED

    def _has_ended(self) -> bool:
        return self._machine.poll() is not None


@contextmanager
def booted(tree: DebianTree, job: Path) -> Iterator[BootedPanel]:
    """The tree, set up as a panel, from its start until nobody asks any more."""
    shutil.copytree(IN_MACHINE, job)
    (job / "asked").write_text(_ASKED)
    told = {"BASE": str(tree.lower), "TREE": str(tree.folder), "JOB": str(job), "QEMU_GPIO": str(QEMU_GPIO)}
    told["QEMU_SECONDS"] = "3600"
    with (job / "console").open("w") as console:
        machine = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "/bin/sh", "-c", _BOOT],
            env=os.environ | told,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            text=True,
        )
    try:
        block_until_true("a screen", lambda: (job / "qmp").exists() or machine.poll() is not None, PATIENCE_S)
        if machine.poll() == _NO_MACHINE:
            pytest.skip((job / "console").read_text())
        panel = BootedPanel(machine, job)
        panel.run("true")
        yield panel
    finally:
        machine.kill()
        machine.wait()


def _whole(file: Path) -> bool:
    return file.exists() and file.read_text().endswith("\n")
