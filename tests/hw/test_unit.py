"""The daemon's unit file: as little exposed as promised (S12). What it does on a real systemd is in tests/hardware."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import busylight_core
import pytest
from hw_daemon import ROOT
from support.waiting import PATIENCE_S

from kiosk.hw.light.usb import ANYBODYS
from kiosk.hw.protocol.message import RENEW_S
from kiosk.system.systemd import Watchdog

UNIT = ROOT / "packaging" / "systemd" / "kiosk-hwd.service"
MOST_EXPOSED_TENTHS = 10
SERIAL = ((0x10C4, 0xEA60), (0x303A, 0x81DF), (0x2047, 0x03DF))
"""MuteSync, BusyTag and fit-statUSB: not through hidraw."""


def exposure_is_fine(unit: Path) -> bool:
    words = ["security", "--offline=yes", f"--threshold={MOST_EXPOSED_TENTHS}", "--no-pager", str(unit)]
    said = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert "Overall exposure level" in said.stdout, said.stderr
    return said.returncode == 0


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_the_unit_is_hardly_exposed(tmp_path: Path) -> None:
    assert exposure_is_fine(UNIT)
    weaker = tmp_path / UNIT.name
    weaker.write_text(UNIT.read_text().replace("PrivateNetwork=yes\n", ""))
    assert not exposure_is_fine(weaker)


def test_a_frozen_daemon_is_not_green_after_ten_seconds() -> None:
    unit = UNIT.read_text()
    assert allowed_s(unit) <= 7  # which leaves the next one more than 2 s to begin in
    assert "RestartSec=200ms\n" in unit
    assert "WatchdogSignal=SIGKILL\n" in unit  # nothing else reaches a stopped process
    assert "Restart=always\n" in unit


def test_while_a_panel_renews_the_daemon_never_wakes_to_give_a_sign_of_life() -> None:
    watchdog = Watchdog(allowed_s(UNIT.read_text()), lambda: 0.0, lambda _: None)
    assert watchdog.step() > 1.1 * RENEW_S


def test_what_it_knows_reaches_no_disk() -> None:
    assert {"LimitCORE=0", "MemorySwapMax=0"} <= set(UNIT.read_text().splitlines())


def test_it_may_open_more_files_than_a_process_that_connects_to_it() -> None:
    """1024 is what systemd and Linux give a process that asks for nothing (systemd-system.conf(5))."""
    files = re.search(r"^LimitNOFILE=(\d+)$", UNIT.read_text(), re.MULTILINE)
    assert files
    assert int(files[1]) > 4 * 1024


def allowed_s(unit: str) -> int:
    watchdog = re.search(r"^WatchdogSec=(\d+)s$", unit, re.MULTILINE)
    assert watchdog
    return int(watchdog[1])


def test_the_rights_cover_every_light_that_the_library_drives_through_hidraw() -> None:
    not_ours = {*SERIAL, ANYBODYS}
    rules = (ROOT / "packaging" / "udev" / "70-kiosk-hw.rules").read_text().splitlines()
    matches = [name for rule in rules for name in "".join(re.findall(r'KERNELS=="([^"]+)"', rule)).split("|") if name]
    for light in busylight_core.Light.subclasses():
        for vendor, product in set(light.supported_device_ids) - not_ours:
            device = f"0003:{vendor:04X}:{product:04X}.0001"
            assert any(fnmatchcase(device, match) for match in matches), light
