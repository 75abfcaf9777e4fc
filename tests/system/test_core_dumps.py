"""What a process knows stays in its memory: no core file, no reader beside it."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

NOBODY = 65534
DUMPABLE = 4
PLAIN = "import sys; print('here', flush=True); sys.stdin.read()"
"""A process that leaves cores and lets itself be read, as processes do."""
GUARDED = f"from kiosk.system.core_dumps import leave_no_dump; leave_no_dump(); {PLAIN}"
READER = "import sys; open(f'/proc/{sys.argv[1]}/mem', 'rb').close(); print('read')"
CORE_PATTERN = Path("/proc/sys/kernel/core_pattern")


def any_core() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


@contextmanager
def running(words: list[str], folder: Path, uid: int | None = None) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        words,
        cwd=folder,
        preexec_fn=any_core,
        user=uid,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        process.communicate()


def cores(folder: Path) -> list[Path]:
    return list(folder.glob("*core*"))


def crash(code: str, folder: Path) -> None:
    with running([sys.executable, "-c", code], folder) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGSEGV)
        process.wait(PATIENCE_S)


@pytest.mark.skipif(
    not CORE_PATTERN.exists() or "/" in CORE_PATTERN.read_text() or "|" in CORE_PATTERN.read_text(),
    reason="cores of this machine do not go where a process works",
)
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    crash(PLAIN, tmp_path)
    if not cores(tmp_path):
        pytest.skip("nothing leaves a core here")
    for core in cores(tmp_path):
        core.unlink()
    crash(GUARDED, tmp_path)
    assert cores(tmp_path) == []


def may_read(code: str, folder: Path) -> bool:
    """Whether a process may read the memory of another of the same user that runs `code`; neither is root."""
    change_kind = (
        "import ctypes, os, kiosk.system.core_dumps\n"
        f"os.setuid({NOBODY}); ctypes.CDLL(None).prctl({DUMPABLE}, 1, 0, 0, 0)\n"
    )
    with running([sys.executable, "-c", change_kind + code], folder) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        words = [sys.executable, "-c", change_kind + READER, str(process.pid)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        return done.stdout == "read\n"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else, for whom it counts")
def test_the_same_user_cannot_read_its_memory(tmp_path: Path) -> None:
    if not may_read(PLAIN, tmp_path):
        pytest.skip("nobody may read another process here")
    assert not may_read(GUARDED, tmp_path)


@pytest.mark.parametrize(
    ("words", "guarded"),
    [
        (["run"], True),
        (["hwd"], True),
        (["badge", "list"], True),
        (["pin", "set", "--file", "/nowhere/pin"], True),
        (["status"], False),
    ],
)
def test_every_command_that_knows_a_secret_is_guarded_first(words: list[str], guarded: bool) -> None:
    """`PR_GET_DUMPABLE` (3) at the end of it, whatever became of it."""
    code = (
        "import ctypes, sys; from kiosk import cli\n"
        "try: cli.main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('dumpable', ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], input="", capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.stdout.endswith(f"dumpable {0 if guarded else 1}\n")
