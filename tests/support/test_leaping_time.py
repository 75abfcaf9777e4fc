"""Hours pass for processes that sleep, on all their clocks alike, and none for those that work."""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.demo.stage import Process

from .leaping_time import MISSING, LeapingTime, asleep
from .waiting import until_true

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

START = datetime(2026, 10, 19, tzinfo=UTC)
HOUR = timedelta(hours=1)
WAITS = """
import json, select, sys, time
began, woken, waiting = time.monotonic(), 0, select.poll()
waiting.register(sys.stdin, select.POLLIN)
while True:
    if not waiting.poll(max(0, 1000 * (began + 1800 * (woken + 1) - time.monotonic()))):
        woken += 1
    elif not sys.stdin.readline():
        break
    else:
        print(json.dumps({"wall": time.time(), "steady": time.monotonic() - began, "woken": woken}), flush=True)
"""
"""A timer every half hour."""
WORKS = """
import sys, threading
ends = threading.Event()
def work():
    while not ends.is_set():
        pass
worker = threading.Thread(target=work)
worker.start()
sys.stdin.readline()
ends.set()
worker.join()
sys.stdin.readline()
"""


async def _python(text: str, environment: dict[str, str]) -> asyncio.subprocess.Process:
    words = (sys.executable, "-S", "-c", text)
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(*words, stdin=pipe, stdout=pipe, env=os.environ | environment)


async def test_a_process_that_sleeps_lives_through_hours(tmp_path: Path) -> None:
    time = LeapingTime(tmp_path, START)
    child = await _python(WAITS, time.environment)
    process = Process(child)
    await process.tell("")
    await time.pass_until(START + 2 * HOUR + HOUR / 4, process, [])
    told = await process.tell("")
    await process.stop()
    assert abs(datetime.fromtimestamp(told["wall"], UTC) - time.now()) < HOUR / 4
    assert abs(told["steady"] - 2.25 * 3600) < 900
    assert told["woken"] == 4


async def test_a_process_one_thread_of_which_works_does_not_sleep(tmp_path: Path) -> None:
    child = await _python(WORKS, {})
    assert child.stdin is not None
    try:
        thread = Path(f"/proc/{child.pid}/task")
        await until_true("the thread", lambda: len(list(thread.iterdir())) == 2)
        assert [asleep([child.pid]) for _ in range(100)] == [None] * 100
        child.stdin.write(b"\n")
        await until_true("the thread's end", lambda: len(list(thread.iterdir())) == 1)
    finally:
        child.kill()
        await child.wait()
