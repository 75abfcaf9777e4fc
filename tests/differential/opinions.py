"""Other programs' opinions on when a room is busy: each a process of its own, bounded in time."""

import ctypes.util
import json
import re
import select
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from differential.generator import Case
from differential.law import Busy, within

from kiosk.room.schedule import blocks, mended_end

HERE = Path(__file__).parent
PATIENCE_S = 5.0
"""For one case; a program that can gives up by itself long before."""
_START_S = 60.0
"""For a program to start, on a machine that has other things to do."""
_FREE = frozenset({"FREE", "WORKINGELSEWHERE"})


@dataclass(frozen=True, slots=True)
class NoOpinion:
    """Why there is none."""

    reason: str


Opinion = Busy | NoOpinion


def _node_modules() -> str | None:
    if not shutil.which("node"):
        return "node is not there"
    return (
        None if (HERE / "node_modules" / "ical.js").is_dir() else "ical.js is not installed: make setup, where npm is"
    )


def _libical() -> str | None:
    try:
        ctypes.CDLL("libical.so.3")
    except OSError:
        return "libical.so.3 is not there: Debian package libical3"
    return None


COMMANDS = {
    "recurring-ical-events": ([sys.executable, str(HERE / "recurring_opinion.py")], lambda: None),
    "ical.js": (["node", str(HERE / "ical_opinion.mjs")], _node_modules),
    "libical": ([sys.executable, str(HERE / "libical_opinion.py")], _libical),
}


def missing() -> dict[str, str]:
    """Which opinions cannot be had here, and why."""
    found = {name: reason() for name, (_, reason) in COMMANDS.items()}
    return {name: why for name, why in found.items() if why is not None}


class Asked:
    """One program, asked case by case."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def opinions(self, cases: Iterable[Case]) -> list[Opinion]:
        return [self.opinion(case) for case in cases]

    def opinion(self, case: Case) -> Opinion:
        question = {"data": case.text, "zone": case.zone, "begin": case.begin.timestamp(), "end": case.end.timestamp()}
        answer = self._answer(json.dumps(question).encode() + b"\n")
        if "busy" not in answer:
            return NoOpinion(answer["none"])
        if answer["events"] < _events_in(case):
            return NoOpinion("it lost an event")
        return within(_normal(answer["busy"]), case.begin, case.end)

    def _answer(self, question: bytes) -> dict[str, Any]:
        process = self._running()
        assert process.stdin
        with suppress(BrokenPipeError):
            process.stdin.write(question)
            process.stdin.flush()
        line = _line(process, PATIENCE_S)
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        self._stop()
        return {"none": "no answer in time" if line is None else "it died"}

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            command, _ = COMMANDS[self.name]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=HERE
            )
            if not _line(self._process, _START_S):
                raise RuntimeError(f"{self.name} did not start")
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _line(process: "subprocess.Popen[bytes]", seconds: float) -> bytes | None:
    """The next line it writes, an empty one when it has ended, None when there is none in time."""
    assert process.stdout
    ready, _, _ = select.select([process.stdout], [], [], seconds)
    return process.stdout.readline() if ready else None


def _events_in(case: Case) -> int:
    unfolded = re.sub(r"(\r\n|\n|\r)[ \t]", "", case.text)
    return len(re.findall(r"(?i)BEGIN:VEVENT", unfolded))


def _normal(raw: Iterable[list[Any]]) -> Iterator[tuple[datetime, datetime]]:
    """What of it keeps the room busy, by the rules that hold whoever reads: ends, free times."""
    for begin, end, status, transparent, busy in raw:
        free = busy.strip().upper() in _FREE if busy.strip() else transparent.strip().upper() == "TRANSPARENT"
        if not blocks(status=status.strip(), transparent=free):
            continue
        if abs(begin) < _FAR:
            start = _EPOCH + timedelta(seconds=begin)
            yield start, mended_end(start, _EPOCH + timedelta(seconds=min(max(end, begin), _FAR)))


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FAR = 6e10
"""Seconds; what lies further off is no part of any window."""
