"""One parser fed with mangled inputs, in a process whose memory and processor time have limits.

python -m fuzz.fuzzed PARSER SEED COUNT. Exit code 0: every input was read or refused as planned. What fails is told
with the seed that makes it again.
"""

import random
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from fuzz.mangle import mangled

SECONDS_EACH = 5
"""Of processor time: far more than the worst input takes in earnest, so that a busy machine does not matter."""
MEGABYTES = 160
"""What reading may add to the memory the process has when it begins."""

SEEDS = Path(__file__).parent / "seeds"


def icalendar() -> Callable[[bytes], object]:
    from kiosk.sync.backend import Show, Window
    from kiosk.sync.caldav.parse import Reading, read_object

    window = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))
    reading = Reading(b"s" * 32, ZoneInfo("Europe/Amsterdam"), Show.TITLE, window)
    return lambda data: read_object(data, reading)


def multistatus() -> Callable[[bytes], object]:
    from kiosk.sync.caldav.dav import BadAnswer, MultistatusReader

    def read(data: bytes) -> None:
        reader = MultistatusReader("/room/cal/")
        with suppress(BadAnswer):
            for start in range(0, len(data), 1000):
                reader.feed(data[start : start + 1000])
            reader.close(None)

    return read


def config() -> Callable[[bytes], object]:
    from kiosk.config import ConfigError, load

    path = Path(tempfile.mkdtemp()) / "kiosk.toml"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(ConfigError):
            load(path)

    return read


def frames() -> Callable[[bytes], object]:
    from kiosk.hw.message import BadMessage, decode

    def read(data: bytes) -> None:
        with suppress(BadMessage):
            decode(data)

    return read


PARSERS = {"icalendar": icalendar, "multistatus": multistatus, "config": config, "frames": frames}


def main(parser: str, first: int, count: int) -> int:
    read, seeds = PARSERS[parser](), [path.read_bytes() for path in sorted(SEEDS.glob(f"{parser}*"))]
    signal.signal(signal.SIGVTALRM, _too_slow)
    for good in seeds:
        _read_in_time(read, good)
    _limit_memory()
    for seed in range(first, first + count):
        data = mangled(random.Random(seed), seeds)
        try:
            _read_in_time(read, data)
        except BaseException:
            print(f"seed {seed}, {len(data)} bytes, beginning {data[:300]!r}", file=sys.stderr)
            raise
    return 0


def _read_in_time(read: Callable[[bytes], object], data: bytes) -> None:
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_EACH)
    read(data)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _limit_memory() -> None:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _too_slow(*_: object) -> None:
    raise RuntimeError(f"one input took more than {SECONDS_EACH} s of processor time")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
