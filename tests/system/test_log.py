"""Logs say what happened and where, never with which values."""

import logging
import subprocess
import sys

import pytest
from support.waiting import PATIENCE_S

from kiosk.privacy.personal import Personal
from kiosk.system.log import A_MINUTE, MOST_A_MINUTE, AtMost, ValueFreeFormatter

SECRET = "canary-5512"


def _logged(record: logging.LogRecord) -> str:
    return ValueFreeFormatter().format(record)


def _record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("kiosk.sync", logging.WARNING, __file__, 1, message, args, info)


def _failure() -> BaseException:
    def inner() -> None:
        raise ValueError(SECRET)

    try:
        try:
            inner()
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        return error


def test_an_exception_is_its_types_and_places() -> None:
    text = _logged(_record("it failed", error=_failure()))
    assert "it failed" in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "in inner" in text
    assert SECRET not in text


def test_a_personal_value_in_a_line_prints_as_personal() -> None:
    assert _logged(_record("about %s", Personal(SECRET))).endswith("about <personal>")


IN_A_FINALISER = """
class Thing:
    def __del__(self):
        raise ValueError(CANARY)
thing = Thing()
thing.value = CANARY
del thing
"""
IN_A_THREAD = """
import threading
def fail():
    raise ValueError(CANARY)
thread = threading.Thread(target=fail, name=CANARY)
thread.start()
thread.join()
"""


@pytest.mark.parametrize(
    ("code", "told"),
    [(IN_A_FINALISER, "an exception nobody can catch"), (IN_A_THREAD, "an exception ended a thread")],
)
def test_pythons_ways_past_the_log_lead_into_it(code: str, told: str) -> None:
    program = f"import kiosk.system.log; kiosk.system.log.start()\nCANARY = {SECRET!r}\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    first, *rest = done.stderr.splitlines()
    assert told in first
    assert rest[-1] == "  ValueError"
    assert SECRET not in done.stderr


def test_a_thread_that_ends_itself_is_nothing_to_tell() -> None:
    program = (
        "import sys, threading, kiosk.system.log; kiosk.system.log.start(); threading.Thread(target=sys.exit).start()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_of_many_records_a_minute_the_first_are_told_and_that_there_are_more() -> None:
    now = 0.0
    at_most = AtMost(lambda: now)
    for _ in range(3):
        records = [_record(f"number {number}", error=_failure()) for number in range(1000)]
        told = [_logged(record) for record in records if at_most.filter(record)]
        assert len(told) == MOST_A_MINUTE
        assert "number 0" in told[0]
        assert told[-1] == "WARNING kiosk.sync: more of these, not told for a minute"
        now += A_MINUTE
