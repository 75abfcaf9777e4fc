"""Hours pass for processes that sleep, on all their clocks alike, and none for those that work."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.demo.stage import Process

from .leaping_time import MISSING, SHORTLY_S, LeapingTime, asleep

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
ASKS = """
import ctypes, json, sys, threading
from time import CLOCK_BOOTTIME
class Time(ctypes.Structure):
    _fields_ = [("seconds", ctypes.c_long), ("nanoseconds", ctypes.c_long)]
ask, wrong, stop = ctypes.CDLL(None).clock_gettime, [], threading.Event()
def now():
    time = Time()
    ask(CLOCK_BOOTTIME, ctypes.byref(time))
    return time.seconds
def watch():
    before = now()
    while not stop.is_set():
        passed = now() - before
        if 0 <= passed < 3600:
            before += passed
        else:
            wrong.append(passed)
threads = [threading.Thread(target=watch) for _ in range(3)]
for thread in threads:
    thread.start()
sys.stdin.readline()
stop.set()
for thread in threads:
    thread.join()
print(json.dumps({"wrong": wrong[:5]}))
"""
"""Threads that ask what time it is, all the time."""
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


async def test_no_thread_is_told_another_time_while_it_leaps(tmp_path: Path) -> None:
    time = LeapingTime(tmp_path, START)
    child = await _python(ASKS, time.environment)
    for _ in range(1_500):
        time.leap(timedelta(seconds=1))
        await asyncio.sleep(SHORTLY_S)
    assert await Process(child).tell("") == {"wrong": []}
    await child.wait()


async def test_of_two_that_take_turns_one_is_always_awake() -> None:
    child = await _python(PLAYS, {})
    other = int(await Process(child).line())
    try:
        assert [asleep([child.pid, other]) for _ in range(5_000)] == [None] * 5_000
    finally:
        os.kill(other, signal.SIGKILL)
        child.kill()
        await child.wait()
