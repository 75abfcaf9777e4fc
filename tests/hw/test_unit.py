"""The daemon's unit file: as little exposed as promised (S12). What it does on a real systemd is in tests/hardware."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hw_daemon import ROOT

UNIT = ROOT / "packaging" / "systemd" / "kiosk-hwd.service"
MOST_EXPOSED_TENTHS = 10


def exposure_is_fine(unit: Path) -> bool:
    words = ["security", "--offline=yes", f"--threshold={MOST_EXPOSED_TENTHS}", "--no-pager", str(unit)]
    said = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, timeout=60, check=False)
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
    watchdog = re.search(r"^WatchdogSec=(\d+)s$", unit, re.MULTILINE)
    assert watchdog
    assert int(watchdog[1]) <= 5
    assert "WatchdogSignal=SIGKILL\n" in unit  # nothing else reaches a stopped process
    assert "Restart=always\n" in unit
