"""For every test: nothing random between two runs, no warning unexpected; what was counted is printed."""

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from support.coroutine_tests import pytest_pyfunc_call, virtual_time

__all__ = ["pytest_pyfunc_call", "virtual_time"]

settings.register_profile("kiosk", deadline=None, derandomize=True)
settings.load_profile("kiosk")

FIGURE = "figure"


@pytest.fixture(autouse=True)
def _a_command_leaves_the_process_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Those that know secrets set the umask and forbid core dumps for their process, here that of all tests; the
    doctor silences the log.
    """
    monkeypatch.setattr("kiosk.cli.leave_no_dump", lambda: None)
    log, umask = logging.getLogger("kiosk"), os.umask(0)
    os.umask(umask)
    level = log.level
    yield
    os.umask(umask)
    log.setLevel(level)


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture):
    """A record of WARNING or above fails the test, unless a `logs` mark says it belongs to it."""
    yield
    expected = [pattern for mark in request.node.iter_markers("logs") for pattern in mark.args]
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    unexpected = [
        record.getMessage()
        for record in records
        if record.levelno >= logging.WARNING and not any(re.search(p, record.getMessage()) for p in expected)
    ]
    assert not unexpected


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line a figure; they travel as properties, so that parallel runs print them too."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == FIGURE:
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {value}")


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Something counted, worth printing."""
    return lambda text: record_property(FIGURE, text)


@pytest.fixture
def short_dir() -> Iterator[Path]:
    """A folder whose sockets' paths fit into sun_path, and that other users may enter."""
    with tempfile.TemporaryDirectory(prefix="hw-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
