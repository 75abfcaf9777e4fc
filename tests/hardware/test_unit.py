"""The daemon as its package installs it: its own user, its sandbox, its watchdog, under systemd as process 1.

The panels here are the real link in a process of the panel's user.
"""

import grp
import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hw_daemon import PATIENCE_S, ROOT, eventually
from simulated_chip import CHIP, PIR, levels, pull
from virtual_usb import LEDS, Blink1, Blynclight

from kiosk.hw.light.program import BLUE, DARK, GREEN

UNIT = "kiosk-hwd.service"
CONFIG = Path("/etc/kiosk/kiosk.toml")
BLUE_LIT, GREEN_LIT = (0, 0, 1), (0, 1, 0)
DROP_IN = f"""[Service]
ExecStart=
ExecStart={sys.executable} -m kiosk hwd
WorkingDirectory={ROOT}
ProtectHome=tmpfs
BindReadOnlyPaths=-{sys.base_prefix} -{ROOT} -{sys.prefix} -{Path(sys.prefix).resolve()}
"""
"""This machine's Python instead of the package's, wherever it is."""
GPIO = f"""[light]
driver = "gpiod"
chip = "{CHIP}"
[presence]
driver = "gpiod"
chip = "{CHIP}"
"""
PANEL = """
import asyncio
from kiosk.hw.link import HardwareLink
from kiosk.room.pattern import LightPattern
async def main():
    def hear(presence):
        print("present" if presence.present else "absent", flush=True)
    link = HardwareLink("/run/kiosk/hw.sock", lambda ok: print("ok" if ok else "lost", flush=True), hear)
    link.show(LightPattern.FREE)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def systemctl(*words: str) -> str:
    said = subprocess.run(["systemctl", *words], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert said.returncode == 0, (
        said.stderr
        + subprocess.run(
            ["journalctl", "-n", "30", "--no-pager", "-u", UNIT], capture_output=True, text=True, check=False
        ).stdout
    )
    return said.stdout.strip()


def main_pid() -> int:
    return int(systemctl("show", "-P", "MainPID", UNIT))


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """What a package does; the folders above this machine's Python are opened, in this machine's memory only."""
    files = ROOT / "packaging" / "systemd"
    subprocess.run(["systemd-sysusers", files / "kiosk.sysusers"], check=True)
    subprocess.run(["systemd-tmpfiles", "--create", files / "kiosk.tmpfiles"], check=True)
    units = Path("/run/systemd/system")
    (units / f"{UNIT}.d").mkdir(parents=True, exist_ok=True)
    shutil.copy(files / UNIT, units)
    (units / f"{UNIT}.d" / "python.conf").write_text(DROP_IN)
    for folder in Path(sys.base_prefix).parents:
        folder.chmod(folder.stat().st_mode | 0o011)
    give_to_gpio(Path(CHIP))
    CONFIG.parent.mkdir(exist_ok=True)
    systemctl("daemon-reload")


def give_to_gpio(path: Path) -> None:
    """What the udev rule does."""
    os.chown(path, -1, grp.getgrnam("gpio").gr_gid)
    path.chmod(0o660)


@contextmanager
def started(config: str) -> Iterator[None]:
    CONFIG.write_text(config)
    systemctl("start", UNIT)
    try:
        yield
    finally:
        systemctl("stop", UNIT)


@contextmanager
def panel_as(user: str) -> Iterator["subprocess.Popen[str]"]:
    account = pwd.getpwnam(user)
    process = subprocess.Popen(
        [sys.executable, "-c", PANEL],
        cwd=ROOT,
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=os.getgrouplist(user, account.pw_gid),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def hears(panel: "subprocess.Popen[str]", *lines: str) -> None:
    """These lines come next, in whatever order."""
    assert panel.stdout
    assert {panel.stdout.readline() for _ in lines} == {f"{line}\n" for line in lines}


def test_it_serves_the_panels_user_from_within_its_sandbox() -> None:
    pull(PIR, up=False)
    with started(GPIO):
        eventually(lambda: levels() == BLUE_LIT)
        status = Path(f"/proc/{main_pid()}/status").read_text()
        assert f"Uid:\t{pwd.getpwnam('kiosk-hw').pw_uid}\t" in status
        assert "CapBnd:\t0000000000000000" in status
        assert "Seccomp:\t2" in status
        with panel_as("kiosk") as panel:
            hears(panel, "ok", "absent")
            assert levels() == GREEN_LIT
            pull(PIR, up=True)
            hears(panel, "present")


@pytest.mark.parametrize("number", [signal.SIGSTOP, signal.SIGKILL])
def test_frozen_or_killed_on_green_it_is_replaced_and_unknown(number: signal.Signals) -> None:
    with started(GPIO):
        with panel_as("kiosk") as panel:
            hears(panel, "ok", "present")
            assert levels() == GREEN_LIT
            first = main_pid()
            panel.send_signal(signal.SIGSTOP)
            os.kill(first, number)
            eventually(lambda: levels() == BLUE_LIT)
            assert main_pid() != first
            panel.send_signal(signal.SIGCONT)
            eventually(lambda: levels() == GREEN_LIT)
        eventually(lambda: levels() == BLUE_LIT)


def test_a_user_outside_the_group_does_not_reach_it() -> None:
    with started(GPIO), panel_as("nobody") as stranger:
        eventually(lambda: levels() == BLUE_LIT)
        with pytest.raises(subprocess.TimeoutExpired):
            stranger.wait(10)
        assert levels() in {BLUE_LIT, (0, 0, 0)}
        stranger.kill()
        assert stranger.stdout
        assert stranger.stdout.read() == ""


def test_a_usb_light_is_driven_from_within_the_sandbox() -> None:
    light = Blink1()
    names = dict(zip(("red", "green", "blue"), light.names, strict=True))
    for name, file in [(name, file) for name in light.names for file in ("brightness", "trigger")]:
        give_to_gpio(LEDS / name / file)
    config = '[light]\ndriver = "sysfs"\n' + "".join(f'{key} = "{name}"\n' for key, name in names.items())
    try:
        with started(config), panel_as("kiosk") as panel:
            eventually(lambda: light.shown == (0, 0, BLUE.blue))
            hears(panel, "ok")
            eventually(lambda: light.shown == (0, GREEN.green, 0))
            panel.kill()
            eventually(lambda: light.shown == (0, 0, BLUE.blue))
            eventually(lambda: light.shown == (DARK.red, DARK.green, DARK.blue))
    finally:
        light.unplug()


def test_a_usb_light_without_a_kernel_driver_is_driven_from_within_the_sandbox() -> None:
    light = Blynclight()
    give_to_gpio(Path("/dev") / light.names[0])
    try:
        with started('[light]\ndriver = "busylight"\n'), panel_as("kiosk") as panel:
            eventually(lambda: light.shown == (0, 0, BLUE.blue))
            hears(panel, "ok")
            eventually(lambda: light.shown == (0, GREEN.green, 0))
    finally:
        light.unplug()
