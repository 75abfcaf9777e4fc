"""What the udev rules open, and to whom."""

import re
import shutil
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

RULES = Path(__file__).parents[2] / "packaging" / "udev" / "70-kiosk-hw.rules"
LINES = [line for line in RULES.read_text().splitlines() if line and not line.startswith("#")]


def patterns(key: str, tag: str) -> list[str]:
    """What a rule that gives the tag matches with this key."""
    return [
        pattern
        for line in LINES
        if tag in line
        for found in re.findall(rf'{key}=="([^"]+)"', line)
        for pattern in found.split("|")
    ]


@pytest.mark.parametrize(
    ("led", "ours"),
    [
        ("thingm0:red:led0", True),
        ("thingm0:green:led1", True),
        ("thingm0:red", True),
        ("thingm0:green", True),
        ("thingm0:blue", True),
        ("status:rgb:indicator", True),
        ("lamp:multicolor:status", True),
        ("input3::capslock", False),
        ("mmc0::", False),
        ("ACT", False),
        ("phy0-led", False),
        ("platform::kbd_backlight", False),
        ("enp2s0-0::lan", False),
    ],
)
def test_of_the_leds_only_lights_are_opened(led: str, ours: bool) -> None:
    assert any(fnmatchcase(led, pattern) for pattern in patterns("KERNEL", 'TAG+="kiosk-led"')) is ours


def test_no_device_name_is_ever_read_by_a_shell() -> None:
    runs = [command for line in LINES for command in re.findall(r'RUN\+="([^"]+)"', line)]
    assert runs
    for command in runs:
        assert re.fullmatch(r"/usr/bin/(chgrp gpio|chmod 664) '/sys%p/\w+'", command)


def test_nothing_is_opened_to_everybody() -> None:
    modes = re.findall(r'MODE="(\d+)"|chmod (\d+)', "\n".join(LINES))
    assert modes
    assert all(int(mode or other, 8) & 0o2 == 0 for mode, other in modes)


def test_a_screens_socket_is_no_pointer() -> None:
    (line,) = [line for line in LINES if "vc4-hdmi" in line]
    assert 'ENV{LIBINPUT_IGNORE_DEVICE}="1"' in line
    assert fnmatchcase("vc4-hdmi-0", *re.findall(r'ATTRS{name}=="([^"]+)"', line))


def verifies() -> bool:
    """udevadm has `verify` since systemd 254."""
    if shutil.which("udevadm") is None:
        return False
    said = subprocess.run(["udevadm", "verify", "--help"], capture_output=True, timeout=PATIENCE_S, check=False)
    return said.returncode == 0


@pytest.mark.skipif(not verifies(), reason="there is no udevadm that verifies rules here")
def test_udev_finds_no_mistake_in_them() -> None:
    subprocess.run(["udevadm", "verify", str(RULES)], timeout=PATIENCE_S, check=True)
