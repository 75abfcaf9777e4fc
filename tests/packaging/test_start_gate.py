"""Which tree the panel starts from after an update, and how it paints: from what starts came to, and nothing else."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

GATE = Path(__file__).parents[2] / "packaging" / "session" / "start-gate"
NEW, OLD = "2.0", "1.0"
BAD_SETTINGS = "78"


class Machine:
    """A machine with version 1.0, which works, on its disk."""

    def __init__(self, folder: Path) -> None:
        self.tree, self.state, self.boot = folder / "room-kiosk", folder / "state", folder / "run"
        self.before = folder / "room-kiosk.before"
        self.left = folder / "status"
        self.panel = folder / "panel.json"
        self.light(ok=True)
        self.connectors = folder / "drm"
        self.unpacks(OLD)

    def gate(self, verb: str, **environ: str) -> str:
        paths = {
            "GATE_LEFT": str(self.left),
            "GATE_CONNECTORS": str(self.connectors),
            "GATE_STATE": str(self.state),
            "GATE_BOOT": str(self.boot),
            "GATE_TREE": str(self.tree),
            "GATE_ASK": f"cat {self.panel}",
            "GATE_LIGHT_WITHIN": "0",
        }
        environ = {"PATH": os.environ["PATH"], **paths, **environ}
        words = ["/bin/sh", str(GATE), verb]
        return subprocess.run(
            words, env=environ, capture_output=True, text=True, timeout=PATIENCE_S, check=True
        ).stdout.strip()

    def light(self, *, ok: bool) -> None:
        """As the running panel tells it."""
        self.panel.write_text(
            json.dumps({"state": "free", "light": {"pattern": "free", "ok": ok}, "disk": {"ok": True}})
        )

    def unpacks(self, version: str) -> None:
        """What dpkg does: new files take the places of old ones, which stay whole under their other names."""
        self.tree.mkdir(exist_ok=True)
        for name in ("version", "app"):
            (self.tree / f"{name}.dpkg-new").write_text(version)
            (self.tree / f"{name}.dpkg-new").rename(self.tree / name)

    def updates(self, version: str = NEW) -> None:
        self.gate("keep")
        self.unpacks(version)
        self.gate("try")

    def starts(self, version: str) -> None:
        """It starts from this version's tree, whole."""
        tree = Path(self.gate("tree"))
        assert {path.name: path.read_text() for path in tree.iterdir()} == {"version": version, "app": version}

    def works(self, version: str) -> None:
        self.starts(version)
        self.gate("drew")

    def has_screens(self, *states: str) -> None:
        """What the kernel says of each connector."""
        sockets = {f"card0-HDMI-A-{number}": state for number, state in enumerate(states)}
        for name, state in {**sockets, "card0-Writeback-1": "unknown"}.items():
            connector = self.connectors / name
            connector.mkdir(parents=True, exist_ok=True)
            (connector / "status").write_text(f"{state}\n")

    def ends(self, result: str = "exit-code", status: str = "1") -> str:
        return self.gate("ended", SERVICE_RESULT=result, EXIT_STATUS=status)

    def fails(self, version: str) -> str:
        self.starts(version)
        return self.ends()

    @property
    def held(self) -> str:
        file = self.state / "held"
        return file.read_text() if file.exists() else ""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_new_version_that_draws_is_kept(machine: Machine) -> None:
    machine.updates()
    machine.works(NEW)
    for _ in range(3):
        assert machine.ends() == ""  # later: it is restarted, and that is all
        machine.fails(NEW)
    machine.starts(NEW)
    assert machine.held == ""


def test_one_that_fails_twice_is_held_and_the_one_before_runs_and_says_so(machine: Machine) -> None:
    machine.updates()
    assert machine.fails(NEW) == ""
    assert machine.fails(NEW) == f"{NEW} did not come up 2 times; {OLD} runs again and is held."
    assert machine.held == NEW
    for _ in range(3):
        machine.works(OLD)
        machine.ends()
    machine.fails(OLD)
    machine.starts(OLD)
    assert machine.held == NEW


def test_one_that_draws_beside_a_dark_light_fails_where_the_light_worked_before(machine: Machine) -> None:
    machine.updates()
    machine.light(ok=False)
    for _ in range(2):
        machine.starts(NEW)
        with pytest.raises(subprocess.CalledProcessError) as refused:
            machine.gate("drew")
        assert refused.value.stdout == "The light that worked before the update does not.\n"
        machine.ends()
    assert machine.held == NEW
    machine.works(OLD)


@pytest.mark.parametrize("silent", [False, True])
def test_a_light_that_did_not_work_before_is_not_held_against_it(machine: Machine, silent: bool) -> None:
    machine.light(ok=False)
    if silent:
        machine.panel.unlink()
    machine.updates()
    machine.works(NEW)
    machine.updates("3.0")
    machine.works("3.0")


def test_once_up_a_dark_light_is_no_matter_of_the_version(machine: Machine) -> None:
    machine.updates()
    machine.works(NEW)
    machine.ends()
    machine.light(ok=False)
    machine.works(NEW)


def test_one_that_fails_once_has_another_try(machine: Machine) -> None:
    machine.updates()
    machine.fails(NEW)
    machine.works(NEW)
    machine.ends()
    machine.fails(NEW)
    machine.fails(NEW)
    machine.starts(NEW)


@pytest.mark.parametrize(
    ("result", "status"),
    [("success", "0"), ("success", "15"), ("exit-code", BAD_SETTINGS)],
    ids=["stopped", "TERM", "settings"],
)
def test_what_no_version_could_help_is_not_held_against_it(machine: Machine, result: str, status: str) -> None:
    machine.updates()
    for _ in range(5):
        machine.starts(NEW)
        machine.ends(result, status)
    machine.starts(NEW)
    assert not (machine.boot / "software").exists()


def test_what_the_session_says_of_the_panels_end_counts_where_the_compositor_says_nothing(machine: Machine) -> None:
    machine.updates()
    for _ in range(5):
        machine.starts(NEW)
        machine.left.write_text(f"{BAD_SETTINGS}\n")
        machine.ends("protocol", "0")
    machine.starts(NEW)
    for _ in range(2):
        machine.left.write_text("1\n")
        machine.ends("protocol", "0")
    machine.starts(OLD)


def test_a_start_without_a_screen_to_draw_on_says_nothing_of_the_version_or_of_gl(machine: Machine) -> None:
    machine.updates()
    machine.has_screens("disconnected", "disconnected")
    for _ in range(5):
        machine.fails(NEW)
    assert not (machine.boot / "software").exists()
    for states in (("disconnected", "connected"), ("unknown", "disconnected")):
        machine.has_screens(*states)
        machine.fails(NEW)
    machine.starts(OLD)


def test_one_that_is_up_without_a_screen_still_has_to_draw(machine: Machine) -> None:
    machine.updates()
    machine.has_screens("disconnected")
    machine.works(NEW)
    machine.has_screens("connected")
    machine.ends("watchdog", "")  # of what came up without one
    assert not (machine.boot / "software").exists()
    for _ in range(2):
        machine.fails(NEW)
    assert machine.held == NEW


@pytest.mark.parametrize("result", ["exit-code", "signal", "core-dump", "timeout", "watchdog"])
def test_every_other_end_before_a_frame_is(machine: Machine, result: str) -> None:
    machine.updates()
    for _ in range(2):
        machine.starts(NEW)
        machine.ends(result, "9")
    machine.starts(OLD)


def test_the_version_after_a_held_one_is_tried_and_the_one_that_works_stays_to_go_back_to(machine: Machine) -> None:
    machine.updates()
    machine.fails(NEW)
    machine.fails(NEW)
    machine.updates("2.1")
    machine.fails("2.1")
    machine.fails("2.1")
    assert machine.held == "2.1"
    machine.works(OLD)
    machine.updates("2.2")
    machine.works("2.2")
    machine.ends()
    assert machine.held == ""
    machine.updates("2.3")
    machine.fails("2.3")
    machine.fails("2.3")
    machine.works("2.2")


def test_a_version_that_has_never_drawn_is_nothing_to_go_back_to(machine: Machine) -> None:
    machine.updates()
    machine.updates("2.1")
    machine.fails("2.1")
    machine.fails("2.1")
    machine.works(OLD)


def test_while_dpkg_writes_the_panel_starts_from_the_tree_before(machine: Machine) -> None:
    machine.gate("keep")
    (machine.tree / "app").unlink()  # killed in the middle
    machine.works(OLD)
    machine.ends()
    machine.gate("keep")  # dpkg is started again
    machine.works(OLD)
    machine.unpacks(NEW)
    machine.gate("try")
    machine.works(NEW)


def test_a_first_installation_has_nothing_to_go_back_to_and_keeps_trying(machine: Machine) -> None:
    machine.gate("try") if machine.state.exists() else machine.state.mkdir()
    for _ in range(5):
        machine.fails(OLD)
    machine.starts(OLD)
    assert machine.held == ""


def test_the_tree_before_costs_no_space_and_is_not_written_to(machine: Machine) -> None:
    machine.gate("keep")
    assert (machine.before / "app").stat().st_ino == (machine.tree / "app").stat().st_ino
    machine.unpacks(NEW)
    assert (machine.before / "app").read_text() == OLD


def test_after_a_start_without_a_frame_the_next_one_paints_without_gl_until_the_next_boot(machine: Machine) -> None:
    machine.fails(OLD)
    assert (machine.boot / "software").exists()
    machine.works(OLD)
    machine.ends()
    assert (machine.boot / "software").exists()
    shutil.rmtree(machine.boot)
    machine.works(OLD)
    assert not (machine.boot / "software").exists()


def test_the_version_before_begins_with_gl_again(machine: Machine) -> None:
    machine.updates()
    machine.fails(NEW)
    machine.fails(NEW)
    assert not (machine.boot / "software").exists()


def test_where_the_disk_is_full_the_update_is_refused_and_nothing_has_changed(machine: Machine) -> None:
    """`cp` fails as it does on a full disk; dpkg then takes no file."""
    bin_dir = machine.boot / "bin"
    bin_dir.mkdir(parents=True)
    (bin_dir / "cp").write_text("#!/bin/sh\nexit 1\n")
    (bin_dir / "cp").chmod(0o755)
    with pytest.raises(subprocess.CalledProcessError):
        machine.gate("keep", PATH=f"{bin_dir}:{os.environ['PATH']}")
    assert not (machine.state / "unpacking").exists()
    machine.works(OLD)
