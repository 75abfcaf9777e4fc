"""Real hardware daemons for the tests of this folder, and both event loops."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.extend([str(Path(__file__).parent), str(Path(__file__).parent / "badge")])

from hw_daemon import HwDaemon
from support.both_loops import both_loops, qt_app

__all__ = ["HwDaemon", "both_loops", "qt_app"]


@pytest.fixture
def daemon(short_dir: Path) -> Iterator[HwDaemon]:
    """A daemon with a simulated light, not yet started."""
    daemon = HwDaemon(short_dir)
    yield daemon
    daemon.kill()
