"""What the supervisor hears, sd_notify(3)."""

import os
import socket
from pathlib import Path

import pytest

from kiosk.hw.notify import notify, watchdog_s


@pytest.mark.parametrize("abstract", [False, True])
def test_the_supervisor_hears_us(short_dir: Path, abstract: bool) -> None:
    path = f"{short_dir}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(f"\0{path}" if abstract else path)
        supervisor.settimeout(5)
        notify("READY=1", {"NOTIFY_SOCKET": f"@{path}" if abstract else path})
        assert supervisor.recv(100) == b"READY=1"


def test_without_a_supervisor_nobody_is_told() -> None:
    notify("READY=1", {})


@pytest.mark.parametrize(
    ("environ", "pause_s"),
    [
        ({}, None),
        ({"WATCHDOG_USEC": ""}, None),
        ({"WATCHDOG_USEC": "10000000"}, 5.0),
        ({"WATCHDOG_USEC": "10000000", "WATCHDOG_PID": str(os.getpid())}, 5.0),
        ({"WATCHDOG_USEC": "10000000", "WATCHDOG_PID": "1"}, None),
    ],
)
def test_signs_of_life_come_twice_as_often_as_needed(environ: dict[str, str], pause_s: float | None) -> None:
    assert watchdog_s(environ) == pause_s
