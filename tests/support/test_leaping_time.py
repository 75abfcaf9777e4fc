"""Hours pass for processes that sleep, on all their clocks alike, and none for those that work."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.demo.stage import Process

from .leaping_time import MISSING, LeapingTime, asleep

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
PLAYS = """
import os, select
mine, theirs = os.pipe(), os.pipe()
other = os.fork()
if other:
    print(other, flush=True)
    os.write(theirs[1], b"-")
take, give = (mine[0], theirs[1]) if other else (theirs[0], mine[1])
ball = select.poll()
ball.register(take)
while ball.poll(3_600_000):
    os.write(give, os.read(take, 1))
"""
"""Two that throw each other a ball: now one sleeps, now the other, and never both."""


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


async def test_of_two_that_take_turns_one_is_always_awake() -> None:
    child = await _python(PLAYS, {})
    other = int(await Process(child).line())
    try:
        assert [asleep([child.pid, other]) for _ in range(5_000)] == [None] * 5_000
    finally:
        os.kill(other, signal.SIGKILL)
        child.kill()
        await child.wait()
