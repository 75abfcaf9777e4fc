"""What the tests of this folder need: the machine that `packaging/qemu-gpio` boots, and daemons in it.

`make test-hardware` runs them there. Everywhere else they are skipped: no other machine's lines are touched.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_HW = Path(__file__).parents[1] / "hw"
sys.path.extend([str(Path(__file__).parent), str(_HW), str(_HW / "badge")])

if "GPIO_SIM_CHIP" not in os.environ:
    collect_ignore_glob = ["test_*.py"]
else:
    from hw_daemon import HwDaemon

    @contextmanager
    def installed() -> Iterator[HwDaemon]:
        with tempfile.TemporaryDirectory(prefix="hw-") as folder:
            Path(folder).chmod(0o755)
            daemon = HwDaemon(Path(folder))
            daemon.configure("gpiod", chip=os.environ["GPIO_SIM_CHIP"])
            yield daemon
            daemon.kill()

    @pytest.fixture
    def daemon() -> Iterator[HwDaemon]:
        """A daemon with a light on the simulated chip, not yet started."""
        with installed() as daemon:
            yield daemon

    @pytest.fixture(scope="class")
    def running() -> Iterator[HwDaemon]:
        """The same, started, for a whole class of tests: this machine is slow."""
        with installed() as daemon:
            daemon.start()
            yield daemon
