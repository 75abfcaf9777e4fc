"""What the supervisor hears, sd_notify(3)."""

import math
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.waiting import PATIENCE_S

from kiosk.system.systemd import START_WITHIN, Watchdog, allow_start, notify, ready, watchdog_s


@pytest.mark.parametrize("abstract", [False, True])
def test_the_supervisor_hears_us(short_dir: Path, abstract: bool) -> None:
    path = f"{short_dir}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(f"\0{path}" if abstract else path)
        supervisor.settimeout(PATIENCE_S)
        notify("READY=1", {"NOTIFY_SOCKET": f"@{path}" if abstract else path})
        assert supervisor.recv(100) == b"READY=1"


def test_without_a_supervisor_nobody_is_told() -> None:
    notify("READY=1", {})


def test_a_start_in_the_place_of_a_process_has_its_time_and_is_watched_afterwards(
    short_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(f"{short_dir}/notify")
        supervisor.settimeout(PATIENCE_S)
        monkeypatch.setenv("NOTIFY_SOCKET", f"{short_dir}/notify")
        ready()
        allow_start()  # nobody watches: nothing is said
        monkeypatch.setenv("WATCHDOG_USEC", "7000000")
        allow_start()
        ready()
        heard = [supervisor.recv(100).decode().split("\n") for _ in range(3)]
    assert heard == [
        ["READY=1"],
        [f"WATCHDOG_USEC={START_WITHIN}000000", "WATCHDOG=1"],
        ["READY=1", "WATCHDOG_USEC=7000000"],
    ]


@pytest.mark.parametrize(
    ("environ", "allowed_s"),
    [
        ({}, math.inf),
        ({"WATCHDOG_USEC": ""}, math.inf),
        ({"WATCHDOG_USEC": "7000000"}, 7.0),
        ({"WATCHDOG_USEC": "7000000", "WATCHDOG_PID": str(os.getpid())}, 7.0),
        ({"WATCHDOG_USEC": "7000000", "WATCHDOG_PID": "1"}, math.inf),
    ],
)
def test_the_supervisor_says_how_long_we_may_be_silent(environ: dict[str, str], allowed_s: float) -> None:
    assert watchdog_s(environ) == allowed_s


class Loop:
    """One that turns when it is told to; `signs` are the moments at which it said that it lives."""

    def __init__(self, allowed_s: float) -> None:
        self.now = 1000.0
        self.signs: list[float] = []
        self.watchdog = Watchdog(allowed_s, lambda: self.now, self._hear)

    def _hear(self, state: str) -> None:
        assert state == "WATCHDOG=1"
        self.signs.append(self.now)


@pytest.mark.parametrize(
    ("later_s", "signs", "due_s"),
    [(0.0, 1, 6.5), (1.4, 1, 5.1), (1.5, 2, 6.5), (4.0, 2, 6.5), (6.5, 2, 6.5), (100.0, 2, 6.5)],
)
def test_a_turn_is_a_sign_of_life_unless_the_last_one_is_fresh(later_s: float, signs: int, due_s: float) -> None:
    loop = Loop(10.0)
    assert loop.watchdog.step() == 6.5
    loop.now += later_s
    assert loop.watchdog.step() == pytest.approx(due_s)
    assert len(loop.signs) == signs


@given(st.lists(st.floats(0, 10), min_size=1, max_size=60), st.floats(0.02, 60))
def test_a_loop_that_turns_when_it_must_is_never_late_and_one_that_spins_says_little(
    work_s: list[float], allowed_s: float
) -> None:
    loop = Loop(allowed_s)
    for wait_s in work_s:
        loop.now += min(wait_s, loop.watchdog.step())
    loop.watchdog.step()
    pauses = [after - before for before, after in zip(loop.signs, loop.signs[1:], strict=False)]
    assert loop.signs[0] == 1000.0
    assert all(0.14 * allowed_s < pause < 0.66 * allowed_s for pause in pauses)
    assert loop.now - loop.signs[-1] < 0.66 * allowed_s


def test_where_nobody_watches_there_is_nothing_to_say_and_nothing_due() -> None:
    loop = Loop(math.inf)
    assert loop.watchdog.step() == math.inf
    assert loop.signs == []
