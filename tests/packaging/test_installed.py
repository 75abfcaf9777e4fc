"""The package, really installed in Debian 12 and 13: a door that works, updates that go well, go wrong, or are cut off,
and what is left when it goes. Nothing but the dist-upgrade has a network.
"""

import json
import platform
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from debian_tree import DebianTree, base, why_not
from installed_panel import AS, DOCTOR, RUNS, SET_UP, START

SUITES = ("bookworm", "trixie")

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1800),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="what is installed here is the package for amd64"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be done here"),
]

LACKING = {"clock.rtc", "net.link", "screen.output", "screen.input", "sandbox.score"}
"""What the doctor can find wrong, or finds nothing of, in a chroot: its kernel is that of the machine it is made on."""
NOT_ASKED_FOR = {"light.release", "backend.conflict"}
"""What these settings leave out: a lamp on GPIO lines."""
GREEN = [
    "the screen draws",
    "the backend answers",
    "the schedule is kept on disk",
    "the light answers and works",
    "nothing failed that nobody planned for",
]

OF_DEBIAN = {
    *(f"/etc/systemd/system/{name}.service" for name in ("kiosk", "kiosk-hwd", "kiosk-init", "kiosk-serve")),
    *(f"/etc/systemd/system/multi-user.target.wants/{name}.service" for name in ("kiosk", "kiosk-hwd", "kiosk-init")),
}
"""By which Debian remembers whether a unit that is not there was enabled, and starts none (deb-systemd-helper(1p))."""


@pytest.fixture(scope="module")
def package(packages: Callable[[str], Path]) -> Path:
    return packages("amd64")


def about(package: Path, field: str) -> str:
    return subprocess.run(
        ["dpkg-deb", "--field", package, field], capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.fixture(params=SUITES)
def debian(request: pytest.FixtureRequest, package: Path, tmp_path: Path) -> DebianTree:
    return DebianTree(base(request.param, about(package, "Depends")), tmp_path)


@pytest.fixture
def installed(debian: DebianTree, package: Path) -> DebianTree:
    debian.installs(package)
    return debian


def next_version(package: Path, folder: Path, version: str, *, works: bool = True) -> Path:
    """The same again under another version; one that does not work ends as soon as it is started."""
    tree = folder / f"tree-{version}"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(re.sub(r"^Version: .*$", f"Version: {version}", control.read_text(), flags=re.MULTILINE))
    home = tree / "opt" / "room-kiosk"
    (home / "version").write_text(f"{version}\n")
    if not works:
        shutil.rmtree(home / "app" / "kiosk" / "__pycache__")
        (home / "app" / "kiosk" / "app.py").write_text("raise SystemExit(1)\n")
    made = folder / f"room-kiosk_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, made], check=True, capture_output=True)
    shutil.rmtree(tree)
    return made


def starts(said: str) -> list[tuple[str, bool]]:
    """Which version each `START` began with, and whether all was well."""
    begun = re.split(r"^(?=\d+\.\d+[\w.~+-]*$)", said, flags=re.MULTILINE)[1:]
    return [(part.splitlines()[0], re.findall(r"^ok    (.*)$", part, re.MULTILINE) == GREEN) for part in begun]


def test_installed_it_works_as_the_services_user(installed: DebianTree, package: Path) -> None:
    assert installed.run("dpkg --verify room-kiosk") == ""
    assert installed.run("ls /etc/systemd/system/multi-user.target.wants").split().count("kiosk.service") == 1
    assert starts(installed.run(SET_UP + START)) == [(about(package, "Version"), True)]


def test_the_doctor_finds_it_well_but_for_what_a_chroot_lacks(installed: DebianTree) -> None:
    """A panel that runs, on a machine without a screen, a touch, a clock battery."""
    told = json.loads(installed.run(SET_UP + START + RUNS + DOCTOR).partition("DOCTOR")[2])
    assert told["well"], told
    unwell = {check["id"]: check["findings"] for check in told["checks"] if check["outcome"] in ("warn", "fail")}
    assert set(unwell) <= LACKING, unwell
    skipped = {check["id"] for check in told["checks"] if check["outcome"] == "skipped"}
    assert skipped <= LACKING | NOT_ASKED_FOR, told


def test_it_finds_the_modules_of_this_python_and_writes_none(installed: DebianTree) -> None:
    installed.run(SET_UP + START)
    assert installed.run("dpkg --verify room-kiosk") == ""
    assert installed.run("find /opt/room-kiosk -newer /opt/room-kiosk/version -type f") == ""


BATCH = """
mkdir -p /boot/firmware/room-kiosk/waalzaal
cd /boot/firmware/room-kiosk
cat >kiosk.toml <<'TOML'
[room]
id = "${room}"
[backend]
kind = "caldav"
url = "https://calendar.example.org/${room}/"
username = "${room}"
password_file = "/etc/kiosk/password"
TOML
echo 'wipe = "all"' >batch.toml
echo canary >waalzaal/password
"""
AT_BOOT = "$(sed -n 's/^ExecStart=//p' /usr/lib/systemd/system/kiosk-init.service)\n"


def test_a_fresh_panel_is_set_up_from_its_boot_partition_each_file_for_its_reader(installed: DebianTree) -> None:
    missing = installed.run(BATCH + AT_BOOT.rstrip() + " || cat /etc/issue.d/room-kiosk.issue")
    assert "Nothing says which room this is" in missing
    there = f"""
    echo 'room = "waalzaal"' >>/boot/firmware/room-kiosk/batch.toml
    {AT_BOOT}
    stat -c '%U:%G %a %n' /etc/kiosk/*
    find /boot/firmware -type f -printf 'left %P\\n'
    {AS.format("kiosk", "kiosk")} cat /etc/kiosk/password
    {AS.format("kiosk-hw", "kiosk-link")} head -1 /etc/kiosk/kiosk.toml
    [ -e /etc/issue.d/room-kiosk.issue ] || echo nothing is missing
    """
    said = installed.run(there).splitlines()
    assert {"root:kiosk-link 640 /etc/kiosk/kiosk.toml", "kiosk:root 600 /etc/kiosk/password"} <= set(said)
    assert {line for line in said if line.startswith("left ")} == {
        "left room-kiosk/kiosk.toml",
        "left room-kiosk/batch.toml",
    }
    assert said[-3:] == ["canary", "[room]", "nothing is missing"]


def test_updated_it_keeps_settings_and_runs_the_new_version(
    installed: DebianTree, package: Path, tmp_path: Path
) -> None:
    first = starts(installed.run(SET_UP + START))
    installed.run("echo '# mine' >>/etc/kiosk/kiosk.toml; cp -a /etc/kiosk /root/before")
    installed.installs(next_version(package, tmp_path, "99.0"))
    assert installed.run("diff -r /root/before /etc/kiosk") == ""
    second = starts(installed.run(SET_UP + START + START))
    assert [*first, *second] == [(about(package, "Version"), True), ("99.0", True), ("99.0", True)]


def test_a_version_that_does_not_start_falls_back_by_itself_and_the_next_one_is_tried(
    installed: DebianTree, package: Path, tmp_path: Path
) -> None:
    good = about(package, "Version")
    installed.run(SET_UP + START)
    installed.installs(next_version(package, tmp_path, "99.0", works=False))
    said = installed.run(SET_UP + START + START + START + START)
    assert starts(said) == [("99.0", False), ("99.0", False), (good, True), (good, True)]
    assert f"99.0 did not come up 2 times; {good} runs again and is held." in said
    assert installed.run("cat /var/lib/room-kiosk/held").strip() == "99.0"
    installed.installs(next_version(package, tmp_path, "99.1"))
    assert starts(installed.run(SET_UP + START)) == [("99.1", True)]


def test_an_update_that_is_cut_off_leaves_a_door_that_works(
    installed: DebianTree, package: Path, tmp_path: Path
) -> None:
    installed.run(SET_UP + START)
    new = next_version(package, tmp_path, "99.0")
    installed.takes(new)
    cut_off = f"""
    dpkg --install /root/{new.name} >/dev/null 2>&1 & pid=$!
    until [ -n "$(find /opt/room-kiosk/app -name '*.dpkg-new' -print -quit)" ]; do kill -0 $pid; done
    kill -9 $pid; wait $pid || true
    """
    installed.run(cut_off)
    assert "99.0" not in installed.run("dpkg-query -W -f '${Status} ${Version}' room-kiosk || true")
    assert starts(installed.run(SET_UP + START)) == [(about(package, "Version"), True)]
    installed.installs(new)
    assert starts(installed.run(SET_UP + START)) == [("99.0", True)]


def test_removed_it_leaves_settings_and_purged_nothing(debian: DebianTree, package: Path) -> None:
    before = debian.files()
    debian.installs(package)
    debian.run(SET_UP + START)
    debian.run("dpkg --remove room-kiosk")
    left = debian.files() - before
    assert {path for path in left if not path.startswith(("/etc/kiosk", "/var/lib/kiosk-serve"))} - OF_DEBIAN == set()
    assert "/etc/kiosk/kiosk.toml" in left
    debian.run("dpkg --purge room-kiosk")
    assert debian.files() - before == set()
    assert debian.run("getent passwd kiosk kiosk-hw kiosk-serve || getent group kiosk-link || true") == ""


def test_it_survives_the_upgrade_of_debian_itself(package: Path, tmp_path: Path, figure: Callable[[str], None]) -> None:
    debian = DebianTree(base("bookworm", about(package, "Depends")), tmp_path)
    debian.installs(package)
    good = (about(package, "Version"), True)
    assert starts(debian.run(SET_UP + START)) == [good]
    upgrade = """
    sed -i s/bookworm/trixie/ /etc/apt/sources.list
    printf '#!/bin/sh\\nexit 101\\n' >/usr/sbin/policy-rc.d; chmod +x /usr/sbin/policy-rc.d
    apt-get -qq update
    apt-get -qq -y -o Dpkg::Options::=--force-confold dist-upgrade
    python3 -V
    """
    said = debian.run(upgrade, network=True, minutes=20)
    assert re.findall(r"^Python 3\.\d+", said, re.MULTILINE) == ["Python 3.13"]
    assert starts(debian.run(SET_UP + START)) == [good]
