"""R3 and R11 at the level of system calls: killed at every one of them, and with every sync failing.

The process is the real journal's or cache's (`disk_child.py`); strace kills it as it enters its Nth call of a kind.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

from kiosk.panel.store.outbox_file import OutboxEntry, OutboxFile
from kiosk.panel.store.schedule_cache import ScheduleCache

CHILD = Path(__file__).with_name("disk_child.py")
CALLS = ("pwrite64", "write", "fdatasync", "fsync", "unlink", "rename", "ftruncate")
MOST_KILLS = 400
LASTS_AT_MOST = 30.0
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(CHILD.parents[2])}
"""The child runs this very tree."""

_spec = importlib.util.spec_from_file_location("disk_child", CHILD)
assert _spec is not None
assert _spec.loader is not None
child = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(child)


def _strace_works() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, timeout=PATIENCE_S).returncode == 0
    )


pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not _strace_works(), reason="strace is not here, or may not trace (ptrace is not allowed)"),
]


def _run(what: str, folder: Path, fault: str) -> list[tuple[str, int]]:
    """What the child said before the fault, or the end, stopped it."""
    call = fault.split(":")[0]
    command = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={fault}"]
    ran = subprocess.run(
        [*command, sys.executable, str(CHILD), what, str(folder)],
        stdout=subprocess.PIPE, text=True, timeout=LASTS_AT_MOST, env=ENVIRONMENT,
    )  # fmt: skip
    return [(word, int(number)) for word, number in (line.split() for line in ran.stdout.splitlines())]


def _by_id(entries: tuple[OutboxEntry, ...]) -> set[OutboxEntry]:
    assert len({entry.id for entry in entries}) == len(entries)
    return set(entries)


def _read_journal(folder: Path) -> set[OutboxEntry]:
    return _by_id(OutboxFile(folder / "outbox.sqlite").entries())


def _check_journal(folder: Path, reached: int) -> None:
    """The state acknowledged last, or the one that was under way; and it can be written again."""
    states = [_by_id(state) for state in child.JOURNAL_STATES]
    assert _read_journal(folder) in states[reached : reached + 2]
    for step in child.journal_steps(folder):
        step()
    assert _read_journal(folder) == states[-1]


def _check_cache(folder: Path, reached: int) -> None:
    cache = ScheduleCache(folder / "schedule.sqlite")
    assert cache.load() in child.CACHE_STATES[reached : reached + 2]
    for step in child.cache_steps(folder):
        step()
    assert cache.load() == child.CACHE_STATES[-1]


CHECKS: dict[str, Callable[[Path, int], None]] = {"journal": _check_journal, "cache": _check_cache}


@pytest.mark.parametrize("what", sorted(CHECKS))
def test_killed_at_every_system_call_it_is_old_or_new(tmp_path: Path, figure: Callable[[str], None], what: str) -> None:
    kills = dict.fromkeys(CALLS, 0)
    for call in CALLS:
        for number in range(1, MOST_KILLS):
            folder = tmp_path / f"{call}-{number}"
            said = _run(what, folder, f"{call}:signal=SIGKILL:when={number}")
            if ("lived", 0) in said:
                break
            kills[call] += 1
            CHECKS[what](folder, max((step for _, step in said), default=0))
        else:
            pytest.fail("it never got to its end")
    transactions = 1 + len(child.STEPS[what](tmp_path))  # the first makes the tables
    assert min(kills[call] for call in ("pwrite64", "fdatasync", "unlink")) >= transactions
    figure(f"{sum(kills.values())} kills ({', '.join(f'{n} {call}' for call, n in kills.items() if n)}), none torn")


@pytest.mark.parametrize("what", sorted(CHECKS))
def test_a_sync_that_fails_is_told_and_nothing_else_is_lost(
    tmp_path: Path, figure: Callable[[str], None], what: str
) -> None:
    """Every sync in turn, then all of them. SQLite itself lets the failed sync of a directory pass (unixSync)."""
    steps = len(child.STEPS[what](tmp_path))
    told, syncs = [], _count_syncs(what, tmp_path / "counted")
    for number in range(1, syncs + 1):
        folder = tmp_path / str(number)
        said = _run(what, folder, f"fdatasync,fsync:error=EIO:when={number}")
        assert [step for _, step in said] == [*range(1, steps + 1), 0]
        lost = [step for word, step in said if word == "lost"]
        assert len(lost) <= 1
        _check_after(what, folder, lost)
        told += lost
    said = _run(what, tmp_path / "all", "fdatasync,fsync:error=EIO")
    assert [word for word, _ in said] == ["lost"] * steps + ["lived"]
    assert {*told} == {*range(1, steps + 1)}
    assert len(told) >= syncs / 2
    figure(f"{syncs} syncs failed one by one, {len(told)} of them told, nothing kept was lost")


def _count_syncs(what: str, folder: Path) -> int:
    log = folder.with_suffix(".trace")
    command = ["strace", "-f", "-o", str(log), "-e", "trace=fdatasync,fsync", sys.executable, str(CHILD), what]
    subprocess.run([*command, str(folder)], timeout=LASTS_AT_MOST, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    return log.read_text().count("sync(")


def _check_after(what: str, folder: Path, lost: list[int]) -> None:
    """What was said to be kept is there; of what was lost, all or nothing."""
    steps = len(child.STEPS[what](folder))
    if what == "cache":
        states = child.CACHE_STATES[-2:] if steps in lost else child.CACHE_STATES[-1:]
        assert ScheduleCache(folder / "schedule.sqlite").load() in states
        return
    possible = [{child.NOTED}]
    if 2 in lost:
        possible.append(set())
    if steps in lost:
        possible.append({child.NOTED, child.HELD})
    assert _read_journal(folder) in possible
