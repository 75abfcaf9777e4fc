"""The units of panel and calendar server: as little exposed as promised (S12), in step with what the program does.

The hardware daemon's is in tests/hw/test_unit.py.
"""

import argparse
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from deb.build import LINKS
from support.waiting import PATIENCE_S

from kiosk.commands import init
from kiosk.commands.configuration import DEFAULT_CONFIG
from kiosk.hw.settings import HwSettings
from kiosk.state_table import StateTable
from kiosk.ui.first_frame import FIRST_FRAME_WITHIN
from kiosk.ui.frame_watch import LOST_AFTER

PACKAGING = Path(__file__).parents[2] / "packaging"
UNITS = PACKAGING / "systemd"
PANEL = UNITS / "kiosk.service"
SERVER = UNITS / "kiosk-serve.service"
SETUP = UNITS / "kiosk-init.service"
STICK = UNITS / "run-roomkiosk.mount"
MOST_EXPOSED_TENTHS = {PANEL: 20, SERVER: 10, SETUP: 20}


def lines(unit: Path) -> list[str]:
    return unit.read_text().splitlines()


def setting(unit: Path, key: str) -> str:
    """The value of a key that stands in the unit once."""
    (value,) = re.findall(rf"^{key}=(.*)$", unit.read_text(), re.MULTILINE)
    return str(value)


def seconds(unit: Path, key: str) -> float:
    return float(setting(unit, key).removesuffix("s"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze here")
@pytest.mark.parametrize("unit", MOST_EXPOSED_TENTHS, ids=lambda unit: unit.stem)
def test_the_unit_is_as_little_exposed_as_promised(unit: Path, tmp_path: Path) -> None:
    assert exposure_is_fine(unit, MOST_EXPOSED_TENTHS[unit])
    weaker = tmp_path / unit.name
    weaker.write_text(re.sub(r"^CapabilityBoundingSet=.*\n", "", unit.read_text(), flags=re.MULTILINE))
    assert not exposure_is_fine(weaker, MOST_EXPOSED_TENTHS[unit])


def exposure_is_fine(unit: Path, most_tenths: int) -> bool:
    words = ["security", "--offline=yes", f"--threshold={most_tenths}", "--no-pager", str(unit)]
    said = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert "Overall exposure level" in said.stdout, said.stderr
    return said.returncode == 0


@pytest.mark.parametrize("unit", [PANEL, SERVER], ids=lambda unit: unit.stem)
def test_what_it_knows_reaches_no_disk_and_it_comes_back(unit: Path) -> None:
    assert {"LimitCORE=0", "MemorySwapMax=0", "UMask=0077", "Restart=always", "StartLimitIntervalSec=0"} <= set(
        lines(unit)
    )
    assert seconds(unit, "RestartSec") <= 2


def test_a_panel_that_stands_is_killed_within_ten_seconds_and_a_screen_within_minutes() -> None:
    """Nothing but SIGKILL reaches a stopped process."""
    assert setting(PANEL, "WatchdogSignal") == "SIGKILL"
    assert seconds(PANEL, "WatchdogSec") <= 10
    assert seconds(PANEL, "WatchdogSec") + LOST_AFTER <= 180


def test_a_start_has_the_time_that_its_first_frame_may_take() -> None:
    assert seconds(PANEL, "TimeoutStartSec") > FIRST_FRAME_WITHIN


def test_it_is_the_one_below_the_compositor_that_is_heard() -> None:
    assert setting(PANEL, "Type") == "notify"
    assert setting(PANEL, "NotifyAccess") == "all"


def test_no_command_of_the_unit_takes_the_console_from_the_session() -> None:
    """systemd readies the terminal of a unit for each of its commands, also for those that run beside the main one."""
    assert not [line for line in lines(PANEL) if line.startswith(("TTY", "StandardInput=tty", "PAMName="))]


def test_its_sockets_lie_where_nobody_else_looks() -> None:
    """Its own in a folder of its own; the one it shares with the hardware daemon in another, which it may use."""
    table = StateTable()
    assert setting(PANEL, "RuntimeDirectory") == table.run_dir.relative_to("/run").as_posix()
    assert setting(PANEL, "RuntimeDirectoryMode") == "0700"
    assert setting(PANEL, "StateDirectory") == table.dir.relative_to("/var/lib").as_posix()
    assert setting(PANEL, "ReadWritePaths") == str(Path(HwSettings().socket).parent)
    assert f"XDG_RUNTIME_DIR=%t/{setting(PANEL, 'RuntimeDirectory')}" in PANEL.read_text()


def test_every_file_a_unit_names_is_one_that_the_package_installs() -> None:
    named = {
        command.split()[0]
        for unit in UNITS.glob("*.service")
        for command in re.findall(r"^Exec\w+=[+-]*(\S+)", unit.read_text(), re.MULTILINE)
    }
    there = {
        **{f"/opt/room-kiosk/bin/{path.name}": path for path in (PACKAGING / "deb" / "tree" / "bin").iterdir()},
        **{f"/usr/lib/room-kiosk/{path.name}": path for path in (PACKAGING / "session").iterdir()},
    }
    assert named <= {*there, "/usr/sbin/agetty", "/usr/bin/systemctl"}
    assert [path for name, path in there.items() if name in named and not path.stat().st_mode & 0o111] == []


@pytest.mark.parametrize("unit", sorted(UNITS.glob("*.service")), ids=lambda unit: unit.stem)
def test_every_user_and_group_of_a_unit_is_made(unit: Path) -> None:
    made = re.findall(r"^[ug] (\S+)", (UNITS / "kiosk.sysusers").read_text(), re.MULTILINE)
    assert setting(unit, "User") in {*made, "root"}
    assert setting(unit, "Group") in {*made, "root"}


def test_a_panel_that_is_set_up_takes_nothing_from_a_stick() -> None:
    """Whoever puts one in could have the panel send its password elsewhere."""
    for unit in (SETUP, STICK):
        assert setting(unit, "ConditionPathExists") == f"!{DEFAULT_CONFIG}"
    assert "--replace" not in SETUP.read_text()


def test_without_settings_neither_panel_nor_daemon_starts_again_and_again() -> None:
    for unit in (PANEL, UNITS / "kiosk-hwd.service"):
        assert setting(unit, "ConditionPathExists") == str(DEFAULT_CONFIG)
        assert unit.name in setting(SETUP, "Before").split()


def test_a_stick_is_looked_at_where_it_is_mounted_and_as_nothing_but_a_stick() -> None:
    rule = (PACKAGING / "udev" / "70-kiosk-stick.rules").read_text()
    assert f"{STICK.name} {SETUP.name}" in rule
    label = setting(STICK, "What").removeprefix("/dev/disk/by-label/")
    assert f'ENV{{ID_FS_LABEL}}=="{label}"' in rule
    where = setting(STICK, "Where")
    assert STICK.stem == where[1:].replace("/", "-")
    assert f"--from {where} " in setting(SETUP, "ExecStart")
    assert STICK.name in setting(SETUP, "After").split()
    assert setting(STICK, "Type") == "vfat"
    assert {"nosuid", "nodev", "noexec"} <= set(setting(STICK, "Options").split(","))


def test_what_is_missing_stands_where_the_consoles_login_prints_it() -> None:
    (link,) = [to for name, to in LINKS if name.startswith("etc/issue.d/") and name.endswith(".issue")]
    assert f"--console {link} " in setting(SETUP, "ExecStart")
    assert link.startswith(f"/run/{setting(SETUP, 'RuntimeDirectory')}/")


def test_the_command_of_the_first_settings_is_one_that_there_is() -> None:
    _, *words = setting(SETUP, "ExecStart").split()
    parser = argparse.ArgumentParser()
    init.add_arguments(parser)
    assert parser.parse_args(words[1:]).config == DEFAULT_CONFIG


def test_the_session_waits_for_no_touch_screen_and_starts_no_x_server() -> None:
    """The compositor would: without an input device it ends, and its X11 socket is open to every user."""
    before, _ = (PACKAGING / "session" / "session").read_text().split("exec cage")
    assert {"WLR_LIBINPUT_NO_DEVICES=1", "WLR_XWAYLAND=/bin/false"} <= set(before.split())


def test_the_console_at_the_door_is_no_way_in() -> None:
    logind = (PACKAGING / "lockdown" / "logind.conf").read_text()
    assert {"NAutoVTs=0", "ReserveVT=0"} <= set(logind.splitlines())
    assert "kernel.sysrq = 0" in (PACKAGING / "lockdown" / "sysctl.conf").read_text().splitlines()
    assert ("etc/systemd/system/ctrl-alt-del.target", "/dev/null") in LINKS
    assert "-s" not in (PACKAGING / "session" / "session").read_text().split("exec cage")[1].split()
