"""The package on a machine that boots: its own kernel, systemd, screen and lamps. Nobody starts anything by hand.

It has a graphics card with which nothing can be painted, and no touch screen yet. The tests are a day of one machine,
which is slow: they wait for what comes, and measure no time.
"""

import json
import platform
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from booted_panel import PATIENCE_S, SET_UP_FOR_BOOT, SIZE, WATCHDOG_S, BootedPanel, booted, why_not
from debian_tree import DebianTree, base
from support.waiting import block_until_true

from kiosk.ui.frame_watch import LOST_AFTER

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="the machine that boots here is for x86-64"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be done here"),
]

FREE, BUSY, NOTHING = "#006354", "#8e1420", "#000000"
"""The fields of the colourful palette."""
GREEN, RED = "0 1 0", "1 0 0"
LAMPS = "cd $GPIO_SIM_DIR && echo $(cat sim_gpio17/value sim_gpio27/value sim_gpio22/value)"
"""Red, green, blue, as the chip has them."""
AS_PANEL = "runuser -u kiosk --"
FIRST_OFFER = "110 706"
"""Where a finger books the shortest time."""


@pytest.fixture(scope="module")
def panel(packages: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[BootedPanel]:
    package = packages("amd64")
    depends, recommends = (
        subprocess.run(["dpkg-deb", "--field", package, field], capture_output=True, text=True, check=True).stdout
        for field in ("Depends", "Recommends")
    )
    # Xwayland is nothing the panel needs, and may be there.
    lower = base("trixie", f"{depends.strip()}, {recommends.strip()}, xwayland, systemd-sysv, dbus")
    folder = tmp_path_factory.mktemp("booted")
    tree = DebianTree(lower, folder)
    tree.installs(package)
    tree.run(SET_UP_FOR_BOOT)
    with booted(tree, folder / "job") as panel:
        shows(panel, FREE, 2 * PATIENCE_S)
        yield panel


def shows(panel: BootedPanel, colour: str, within_s: float = PATIENCE_S) -> None:
    block_until_true(f"{colour} on the screen", lambda: panel.colour() == colour, within_s)


def lights(panel: BootedPanel, levels: str) -> None:
    block_until_true(f"the lamps at {levels}", lambda: panel.run(LAMPS) == levels, PATIENCE_S)


def kernel_says(panel: BootedPanel, name: str) -> str:
    """What it says of the connector, or the first of it."""
    return panel.run(f"head --lines=1 /sys/class/drm/card0-*/{name}")


def unplugs_the_screen(panel: BootedPanel) -> None:
    panel.plug(1024, 768)  # a change is told when the one before has arrived
    block_until_true("another screen", lambda: kernel_says(panel, "modes") == "1024x768", PATIENCE_S)
    panel.plug(0, 0)
    block_until_true("no screen", lambda: kernel_says(panel, "status") == "disconnected", PATIENCE_S)
    shows(panel, NOTHING)


def unwell(panel: BootedPanel) -> set[str]:
    """What the doctor misses."""
    told = json.loads(panel.run(f"{AS_PANEL} kiosk doctor --json"))
    return {check["id"] for check in told["checks"] if check["outcome"] in ("warn", "fail")}


def about(panel: BootedPanel, name: str) -> str:
    """What systemd knows of the session."""
    return panel.run(f"systemctl show --value --property={name} kiosk")


def test_it_comes_up_by_itself_and_shows_that_the_room_is_free(panel: BootedPanel) -> None:
    for unit in ("seatd", "kiosk-serve", "kiosk-hwd", "kiosk"):
        assert panel.run(f"systemctl is-active {unit}") == "active"
    assert panel.run("systemctl list-units --failed --quiet") == ""
    lights(panel, GREEN)


def test_a_start_that_loses_gl_is_followed_by_one_without_until_the_next_boot(panel: BootedPanel) -> None:
    assert panel.run(f"{AS_PANEL} test -w /dev/dri/renderD128 && echo a graphics card") == "a graphics card"
    assert about(panel, "NRestarts") != "0"
    assert panel.run("stat --file-system --format=%T /run/room-kiosk/software") == "tmpfs"
    assert "software" in panel.run(f"{AS_PANEL} kiosk status | grep renderer")


def test_the_doctor_misses_nothing_but_a_touch_screen(panel: BootedPanel) -> None:
    """Once it has all its answers within its own time."""
    block_until_true("a doctor who misses a touch screen", lambda: unwell(panel) == {"screen.input"}, PATIENCE_S)


def test_the_light_follows_the_calendar(panel: BootedPanel) -> None:
    panel.run("python3 /job/colleague.py PUT")
    shows(panel, BUSY)
    lights(panel, RED)
    panel.run("python3 /job/colleague.py DELETE")
    shows(panel, FREE)
    lights(panel, GREEN)


@pytest.mark.parametrize("socket", ["/run/kiosk-panel/wayland-0", "/run/kiosk-panel/control.sock", "/run/seatd.sock"])
def test_the_session_is_reached_by_the_panel_alone(panel: BootedPanel, socket: str) -> None:
    for user in ("nobody", "kiosk-serve", "kiosk-hw", "kiosk"):
        status, _ = panel.attempt(f"runuser -u {user} -- python3 /job/reach.py {socket}")
        assert (status == 0) == (user == "kiosk"), user


def test_no_x_server_is_started_for_whoever_asks_for_one(panel: BootedPanel) -> None:
    assert panel.attempt("runuser -u nobody -- python3 /job/reach.py X11")[0] != 0
    assert "(EE)" not in panel.run("journalctl --unit=kiosk")


def test_a_touch_screen_may_be_plugged_in_later(panel: BootedPanel) -> None:
    """The room is booked by a finger on it."""
    plugged_in = f"--setenv=PYTHONPATH=/opt/room-kiosk/lib-cp313 python3 /job/touch_screen.py {FIRST_OFFER}"
    panel.run(f"systemd-run --quiet --unit=touch-screen {plugged_in}")
    block_until_true("a doctor who misses nothing", lambda: unwell(panel) == set(), PATIENCE_S)
    panel.run("systemctl kill --signal=USR1 touch-screen")
    shows(panel, BUSY)
    lights(panel, RED)
    panel.run("python3 /job/colleague.py DELETE")
    shows(panel, FREE)


def test_the_screen_may_be_switched_off_for_long(panel: BootedPanel) -> None:
    """For longer than one that is on may stay without a frame: the light follows, and the same process draws again."""

    def frame_age_s() -> float:
        return json.loads(panel.run(f"{AS_PANEL} kiosk status --json"))["frame_age_s"]

    process = about(panel, "MainPID")
    unplugs_the_screen(panel)
    block_until_true("as long without a frame", lambda: frame_age_s() > LOST_AFTER + WATCHDOG_S, PATIENCE_S)
    panel.run("python3 /job/colleague.py PUT")
    lights(panel, RED)
    panel.plug(*SIZE)
    shows(panel, BUSY)
    assert about(panel, "MainPID") == process
    panel.run("python3 /job/colleague.py DELETE")
    shows(panel, FREE)


def test_it_comes_up_without_a_screen_and_draws_on_the_one_that_comes(panel: BootedPanel) -> None:
    unplugs_the_screen(panel)
    panel.run("systemctl restart kiosk")
    process = about(panel, "MainPID")
    lights(panel, GREEN)
    panel.plug(*SIZE)
    shows(panel, FREE)
    assert about(panel, "MainPID") == process


@pytest.mark.parametrize(("unit", "most_tenths"), [("kiosk", 20), ("kiosk-hwd", 10), ("kiosk-serve", 10)])
def test_a_unit_that_runs_is_as_little_exposed_as_promised(panel: BootedPanel, unit: str, most_tenths: int) -> None:
    panel.run(f"systemd-analyze security --no-pager --threshold={most_tenths} {unit}")


def test_a_crash_leaves_no_core_and_the_panel_comes_back(panel: BootedPanel) -> None:
    """Where another process of its user leaves one."""
    panel.run("echo /run/kiosk/core.%p >/proc/sys/kernel/core_pattern")
    panel.attempt(f"{AS_PANEL} sh -c 'ulimit -c unlimited; kill -SEGV $$'")
    panel.run("rm /run/kiosk/core.*")
    before = about(panel, "NRestarts")
    panel.run("systemctl kill --signal=SEGV kiosk")
    block_until_true("the next start", lambda: about(panel, "NRestarts") != before, PATIENCE_S)
    shows(panel, FREE)
    assert panel.run("find /run/kiosk -name 'core*'") == ""
