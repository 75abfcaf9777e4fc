"""The daemon as its package installs it: its own user, its sandbox, its watchdog, under systemd as process 1.

The panels here are the real link in a process of the panel's user.
"""

import grp
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hw_daemon import ROOT
from simulated_chip import CHIP, PIR, levels, pull
from support.waiting import PATIENCE_S, block_until_true
from virtual_reader import KEYBOARD, NAME, plugged_in
from virtual_usb import Blink1, Blynclight

from kiosk.hw.badge.watch import REST_S
from kiosk.hw.look.patterns import BLUE, DARK, GREEN

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
BADGE = GPIO + f'[badge]\nreader = "{NAME}"\n'
KEY, LIST = Path("/etc/kiosk/badge.key"), Path("/etc/kiosk/badges")
KNOWN, UNKNOWN = "04ca9a71", "0012345678"
WAKE_UPS_MOST_PER_S = 1.0
"""Every 4 s a panel's renewal in two threads: 0.75. Sensor and reader cost nothing, nor do the signs of life."""
PSS_MOST_KB = 32 * 1024
PANEL = """
import asyncio
from kiosk.hw.panel.daemon_link import HardwareLink
from kiosk.room.pattern import LightPattern
async def main():
    def hear(presence):
        print("present" if presence.present else "absent", flush=True)
    def badge(known):
        print("known" if known else "unknown", flush=True)
    def health(health):
        if health.badge_reader:
            print("badge reader", health.badge_reader, flush=True)
    turn = lambda ok: print("ok" if ok else "lost", flush=True)
    link = HardwareLink("/run/kiosk/hw.sock", turn, hear, badge, health)
    link.show(LightPattern.FREE)
    await asyncio.Event().wait()
asyncio.run(main())
"""


def systemctl(*words: str) -> str:
    said = subprocess.run(["systemctl", *words], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert said.returncode == 0, said.stderr + journal()
    return said.stdout.strip()


def journal() -> str:
    words = ["journalctl", "-n", "30", "--no-pager", "-o", "cat", "-u", UNIT]
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE_S, check=False).stdout


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
    shutil.copy(ROOT / "packaging" / "udev" / "70-kiosk-hw.rules", "/etc/udev/rules.d")
    udevadm("control", "--reload")
    udevadm("trigger", "--settle", "--subsystem-match=gpio")
    CONFIG.parent.mkdir(exist_ok=True)
    systemctl("daemon-reload")


def udevadm(*words: str) -> str:
    return subprocess.run(["udevadm", *words], capture_output=True, text=True, timeout=PATIENCE_S, check=True).stdout


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
    assert {panel.stdout.readline() for _ in lines} == {f"{line}\n" for line in lines}, journal()


def test_it_serves_the_panels_user_from_within_its_sandbox() -> None:
    pull(PIR, up=False)
    with started(GPIO):
        block_until_true("the light", lambda: levels() == BLUE_LIT)
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
    pull(PIR, up=True)
    with started(GPIO):
        with panel_as("kiosk") as panel:
            hears(panel, "ok", "present")
            assert levels() == GREEN_LIT
            first = main_pid()
            panel.send_signal(signal.SIGSTOP)
            os.kill(first, number)
            block_until_true("the light", lambda: levels() == BLUE_LIT)
            assert main_pid() != first
            panel.send_signal(signal.SIGCONT)
            block_until_true("the light", lambda: levels() == GREEN_LIT)
        block_until_true("the light", lambda: levels() == BLUE_LIT)


def test_a_user_outside_the_group_does_not_reach_it() -> None:
    with started(GPIO), panel_as("nobody") as stranger:
        block_until_true("the light", lambda: levels() == BLUE_LIT)
        with pytest.raises(subprocess.TimeoutExpired):
            stranger.wait(PATIENCE_S)
        assert levels() in {BLUE_LIT, (0, 0, 0)}
        stranger.kill()
        assert stranger.stdout
        assert stranger.stdout.read() == ""


def test_a_usb_light_is_driven_from_within_the_sandbox() -> None:
    light = Blink1()
    names = dict(zip(("red", "green", "blue"), light.names, strict=True))
    udevadm("settle")
    config = '[light]\ndriver = "sysfs"\n' + "".join(f'{key} = "{name}"\n' for key, name in names.items())
    try:
        with started(config), panel_as("kiosk") as panel:
            block_until_true("the light", lambda: light.shown == (0, 0, BLUE.blue))
            hears(panel, "ok")
            block_until_true("the light", lambda: light.shown == (0, GREEN.green, 0))
            panel.kill()
            block_until_true("the light", lambda: light.shown == (0, 0, BLUE.blue))
            block_until_true("the light", lambda: light.shown == (DARK.red, DARK.green, DARK.blue))
    finally:
        light.unplug()


def test_a_usb_light_without_a_kernel_driver_is_driven_from_within_the_sandbox() -> None:
    light = Blynclight()
    udevadm("settle")
    try:
        with started('[light]\ndriver = "busylight"\n'), panel_as("kiosk") as panel:
            block_until_true("the light", lambda: light.shown == (0, 0, BLUE.blue))
            hears(panel, "ok")
            block_until_true("the light", lambda: light.shown == (0, GREEN.green, 0))
    finally:
        light.unplug()


@pytest.fixture
def _one_badge() -> Iterator[None]:
    """What an administrator does."""
    CONFIG.write_text(BADGE)
    words = [sys.executable, "-m", "kiosk", "badge", "add"]
    subprocess.run(words, cwd=ROOT, input=KNOWN, text=True, capture_output=True, timeout=PATIENCE_S, check=True)
    yield
    for path in (KEY, LIST):
        path.unlink(missing_ok=True)


@pytest.mark.usefixtures("_one_badge")
def test_a_badge_is_known_from_within_the_sandbox_and_its_key_to_nobody_else() -> None:
    pull(PIR, up=False)
    with plugged_in() as reader:
        udevadm("settle")
        with started(BADGE), panel_as("kiosk") as panel:
            hears(panel, "ok", "absent")
            reader.hold(KNOWN)
            hears(panel, "known")
            LIST.write_text("# nobody\n")
            rest()
            reader.hold(KNOWN)
            hears(panel, "unknown")
    assert rights(KEY) == ("root", 0o600)
    assert rights(LIST) == ("kiosk-link", 0o640)


def test_without_a_badge_key_the_light_works_and_the_panel_is_told() -> None:
    pull(PIR, up=False)
    with plugged_in() as reader:
        udevadm("settle")
        with started(BADGE), panel_as("kiosk") as panel:
            hears(panel, "ok", "absent", "badge reader absent")
            assert levels() == GREEN_LIT
            reader.hold(KNOWN)
            hears(panel, "unknown")


def test_a_reader_is_the_daemons_and_no_screens_and_a_keyboard_is_nobodys_new() -> None:
    with plugged_in() as reader, plugged_in("Some Keyboard", KEYBOARD) as keyboard:
        udevadm("settle")
        assert rights(Path(reader.path)) == ("gpio", 0o640)
        assert "LIBINPUT_IGNORE_DEVICE=1" in udevadm("info", "-q", "property", reader.path).split()
        assert rights(Path(keyboard.path)) == ("input", 0o660)
        assert "LIBINPUT_IGNORE_DEVICE" not in udevadm("info", "-q", "property", keyboard.path)


@pytest.mark.usefixtures("_one_badge")
def test_a_keyboard_that_is_no_badge_reader_is_denied_to_it() -> None:
    pull(PIR, up=False)
    with plugged_in("Some Keyboard", KEYBOARD):
        udevadm("settle")
        with started(BADGE.replace(NAME, "Some Keyboard")), panel_as("kiosk") as panel:
            hears(panel, "ok", "absent", "badge reader denied")


@pytest.mark.usefixtures("_one_badge")
def test_while_nothing_happens_it_sleeps_and_it_is_small() -> None:
    pull(PIR, up=False)
    with plugged_in() as reader:
        udevadm("settle")
        with started(BADGE), panel_as("kiosk") as panel:
            hears(panel, "ok", "absent")
            reader.hold(KNOWN)
            hears(panel, "known")
            pid, seconds = main_pid(), 40
            time.sleep(2)
            before = wake_ups(pid)
            time.sleep(seconds)
            per_s = (wake_ups(pid) - before) / seconds
            pss_kb = int(re.findall(r"^Pss: +(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[0])
    print(f"wake-ups per second: {per_s}, PSS: {pss_kb} kB")
    assert per_s <= WAKE_UPS_MOST_PER_S
    assert pss_kb <= PSS_MOST_KB


def wake_ups(pid: int) -> int:
    """How often a thread of it went to sleep and was woken, since it began."""
    threads = [task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/status")]
    return sum(int(re.findall(r"^voluntary_ctxt_switches:\s+(\d+)", about, re.MULTILINE)[0]) for about in threads)


def rights(path: Path) -> tuple[str, int]:
    about = path.stat()
    return grp.getgrgid(about.st_gid).gr_name, about.st_mode & 0o777


def rest() -> None:
    """Until the reader's next badge counts."""
    time.sleep(2 * REST_S)
