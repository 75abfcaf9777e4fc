"""A process that says on its first line where it can be reached."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from support.waiting import PATIENCE_S

TESTS = Path(__file__).parents[1]


@contextmanager
def first_line_of(command: Sequence[str | Path]) -> Iterator[str]:
    """It runs meanwhile, and finds the modules of the tests."""
    pipe, variables = subprocess.PIPE, {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=variables, text=True) as child:
        assert child.stdout is not None
        try:
            yield child.stdout.readline().strip()
        finally:
            child.terminate()
            child.wait(PATIENCE_S)
