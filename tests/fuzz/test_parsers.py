"""Every parser of bytes from outside, fed with mangled inputs in a process of limited memory and processor time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz.fuzzed import PARSERS

TESTS = Path(__file__).resolve().parent.parent


def fuzz(parser: str, first: int, count: int) -> None:
    command = [sys.executable, "-m", "fuzz.fuzzed", parser, str(first), str(count)]
    path = os.pathsep.join([str(TESTS.parent), str(TESTS)])
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=800, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.parametrize("parser", PARSERS)
def test_some_mangled_inputs_are_survived(parser: str) -> None:
    fuzz(parser, 0, 300)


@pytest.mark.long
@pytest.mark.parametrize("parser", PARSERS)
def test_many_mangled_inputs_are_survived(parser: str) -> None:
    fuzz(parser, 300, 20_000)
