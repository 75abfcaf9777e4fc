"""The machine under the panel, as its kernel describes it: screen, touch, clock battery, disk, ports."""

import asyncio
import os
import pwd
import re
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.doctor.examined import ANSWERS_WITHIN, Examined
from kiosk.doctor.finding import Finding, failure, skipped, warning
from kiosk.doctor.spans import span
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.system.accounts import PANEL_USER
from kiosk.system.connectors import connector_states
from kiosk.system.machine_files import number, text

_LEAST_BYTES: Final = 32 * 2**20
_FEW_BYTES: Final = 256 * 2**20
_DIRECT: Final = 0b10
"""INPUT_PROP_DIRECT: a finger touches where it points (linux/input-event-codes.h)."""
_STANDS_AFTER_S: Final = 120.0
"""A page shows the time, and so draws each minute; the supervisor waits as long."""
MOST_EXPOSED: Final[Mapping[str, float]] = {"kiosk": 2.0, "kiosk-hwd": 1.0}
"""Of each unit, by the measure of systemd-analyze(1), 0 to 10."""
_EXPOSED: Final = re.compile(r"Overall exposure level for \S+: ([0-9.]+)")
_LISTENS: Final = "0A"
"""TCP_LISTEN in /proc/net/tcp (proc(5))."""


def battery_clock(seen: Examined) -> Iterator[Finding]:
    if not any(seen.root.glob("sys/class/rtc/rtc*")):
        yield warning("This board has no clock battery: after a power cut without network it shows unknown.")


def output(seen: Examined) -> Iterator[Finding]:
    connectors = connector_states(seen.root)
    if not connectors:
        yield skipped("This machine has no connector for a screen.")
    elif "connected" not in connectors:
        yield failure("No screen is connected: plug it in, and switch it on.")
        return
    age = None if seen.status is None else seen.status.get("frame_age_s")
    if age is not None and age >= _STANDS_AFTER_S:
        yield failure(f"No frame was drawn for {span(age)}: look at the screen's cable, and at systemctl status kiosk.")


def touch(seen: Examined) -> Iterator[Finding]:
    try:
        devices = (seen.root / "proc/bus/input/devices").read_text("utf-8", "replace")
    except OSError:
        yield skipped("This machine tells of no input devices.")
        return
    properties = [int(found, 16) for found in re.findall(r"(?m)^B: PROP=(?:[0-9a-f]+ )*([0-9a-f]+)$", devices)]
    if not any(one & _DIRECT for one in properties):
        yield warning("No touch screen is connected: connect its USB cable too.")


def release_of_light(seen: Examined) -> Iterator[Finding]:
    """Kernels of the Raspberry Pi leave an output as it was when its owner dies (raspberrypi/linux#6150)."""
    if seen.config is None or not isinstance(seen.config.light, GpioLightSettings):
        yield skipped("No light on GPIO lines is configured.")
        return
    for persists in seen.root.glob("sys/module/pinctrl_*/parameters/persist_gpio_outputs"):
        if text(persists).upper().startswith("Y"):
            yield warning(
                "This kernel keeps lamps lit when the hardware daemon dies: add dtparam=strict_gpiod to config.txt."
            )


def disk(seen: Examined) -> Iterator[Finding]:
    if seen.config is None:
        yield skipped("No configuration that can be used says where the panel keeps its state.")
        return
    folder = _nearest(seen.config.state.dir)
    stands = os.statvfs(folder)
    free = stands.f_bavail * stands.f_frsize
    if stands.f_flag & os.ST_RDONLY:
        yield failure(f"{folder} can only be read: the card may be worn out. Replace it; nothing personal is on it.")
    elif free < _LEAST_BYTES:
        yield failure(f"{folder} is full ({free // 2**20} MB are free): make room.")
    elif free < _FEW_BYTES:
        yield warning(f"{free // 2**20} MB are free on the disk of {folder}: make room.")
    if seen.status is not None and seen.status.get("disk_ok") is False:
        yield failure(f"The panel could not write its state into {seen.config.state.dir}: look at its rights.")
    for errors in seen.root.glob("sys/fs/ext4/*/errors_count"):
        if number(errors):
            yield warning(f"Read errors on {errors.parent.name}: replace the card; nothing personal is on it.")


def update(seen: Examined) -> Iterator[Finding]:
    """What the start gate of the package did (packaging/session/start-gate)."""
    with suppress(FileNotFoundError):
        failed = (seen.root / "var/lib/room-kiosk/held").read_text("ascii").strip()
        runs = (seen.root / "opt/room-kiosk.before/version").read_text("ascii").strip()
        yield warning(f"{failed} did not start; {runs} runs again and is held. Install the version after {failed}.")


def ports(seen: Examined) -> Iterator[Finding]:
    """Nothing of the panel's user listens to the network (S5), by the tables of /proc/net."""
    try:
        user = str(pwd.getpwnam(PANEL_USER).pw_uid)
    except KeyError:
        yield skipped(f"There is no user {PANEL_USER} here: the panel runs as somebody else.")
        return
    for table in ("proc/net/tcp", "proc/net/tcp6"):
        for port in _listening(seen.root / table, user):
            yield failure(f"Something of the panel listens on port {port}: find it with ss -ltnp, and take it away.")


async def score(seen: Examined) -> AsyncIterator[Finding]:
    """How much each unit may do (S12), as systemd sees it: drop-ins count."""
    if not (seen.root / "run/systemd/system").is_dir():
        yield skipped("systemd does not run here.")
        return
    for unit, most in MOST_EXPOSED.items():
        told = await _said(seen.root / "usr/bin/systemd-analyze", "security", "--no-pager", f"{unit}.service")
        exposed = _EXPOSED.search(told)
        if exposed is None:
            yield skipped(f"systemd tells nothing of {unit}.service.")
        elif float(exposed[1]) > most:
            yield warning(
                f"The unit {unit} may do more than it needs: {exposed[1]}, not {most}. See systemctl cat {unit}."
            )


async def _said(*words: Path | str) -> str:
    """What a program prints; nothing where it cannot be asked."""
    try:
        async with asyncio.timeout(ANSWERS_WITHIN):
            process = await asyncio.create_subprocess_exec(*words, stdout=PIPE, stderr=DEVNULL)
            return (await process.communicate())[0].decode("utf-8", "replace")
    except (OSError, TimeoutError):
        return ""


def _listening(table: Path, user: str) -> Iterator[int]:
    for row in text(table).splitlines()[1:]:
        fields = row.split()
        if fields[3] == _LISTENS and fields[7] == user:
            yield int(fields[1].rpartition(":")[2], 16)


def _nearest(folder: Path) -> Path:
    """The folder, or the one it will be made in."""
    return folder if folder.exists() or folder == folder.parent else _nearest(folder.parent)
