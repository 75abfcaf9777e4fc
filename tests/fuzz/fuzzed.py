"""One parser fed with mangled inputs, in a process whose memory and processor time have limits.

python -m fuzz.fuzzed PARSER SEED COUNT. Exit code 0: every input was read or refused as planned. What fails is told
with the seed that makes it again.
"""

import asyncio
import random
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

from fuzz.mangle import mangled
from fuzz.nasty import made

SECONDS_EACH = 5
"""Of processor time: far more than the worst input takes in earnest, so that a busy machine does not matter."""
MEGABYTES = 160
"""What reading may add to the memory the process has when it begins."""

SEEDS = Path(__file__).parent / "seeds"


def icalendar() -> Callable[[bytes], object]:
    """The whole way down: what is read goes through the rules onto the screen, and back as every change there is."""
    from fuzz.whole_way import door

    return door()


def icalendar_feed() -> Callable[[bytes], object]:
    """Cut up as a feed is, a calendar that is well-formed says no less than as one object."""
    from support.objects import WINDOW, reading

    from kiosk.sync.backend import ProtocolError
    from kiosk.sync.ical_feed.parse import FeedContent, split
    from kiosk.sync.icalendar import content_lines
    from kiosk.sync.icalendar.parse import read_object

    def read(data: bytes) -> None:
        try:
            feed = split(data)
        except ProtocolError:
            return
        content = FeedContent(feed, reading())
        content.take(feed.parts)
        taken = [(one.start, one.end) for one in (*content.spans, *content.doubts)]
        if not content_lines.read(data).sound:
            return
        for one in (found.span for found in read_object(data, reading()).found):
            if one.start < WINDOW.end and WINDOW.start < one.end:
                begins, ends = max(one.start, WINDOW.start), min(one.end, WINDOW.end)  # a doubt ends with the window
                assert any(start <= begins and ends <= end for start, end in taken)

    return read


def multistatus() -> Callable[[bytes], object]:
    from kiosk.sync.caldav.webdav_xml import BadAnswer, MultistatusReader

    def read(data: bytes) -> None:
        reader = MultistatusReader("/room/cal/")
        with suppress(BadAnswer):
            for start in range(0, len(data), 1000):
                reader.feed(data[start : start + 1000])
            reader.close(None)

    return read


def config() -> Callable[[bytes], object]:
    from kiosk.config_reader import load
    from kiosk.settings.mistake import BadSettings

    path = Path(tempfile.mkdtemp()) / "kiosk.toml"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(BadSettings):
            load(path)

    return read


def frames() -> Callable[[bytes], object]:
    from kiosk.hw.protocol.message import BadMessage, decode

    def read(data: bytes) -> None:
        with suppress(BadMessage):
            decode(data)

    return read


def mqtt() -> Callable[[bytes], object]:
    from kiosk.hw.panel.mqtt import BadPacket, Broker, RefusedByBroker, Subscription
    from kiosk.hw.panel.mqtt_presence import seen_in

    class Sent:
        """What the broker is told, which nobody reads."""

        def write(self, data: bytes) -> None: ...

        async def drain(self) -> None: ...

    async def talk(data: bytes) -> None:
        reader = asyncio.StreamReader()
        reader.feed_data(data)
        reader.feed_eof()
        with suppress(BadPacket, RefusedByBroker, EOFError):
            subscription = Subscription(reader, cast(asyncio.StreamWriter, Sent()))
            await subscription.begin(Broker("broker.example", 1883), "zigbee2mqtt/waalzaal")
            while True:
                seen_in((await subscription.next()).payload, "occupancy")

    runner = asyncio.Runner()
    return lambda data: runner.run(talk(data))


PARSERS = {
    "icalendar": icalendar,
    "icalendar_feed": icalendar_feed,
    "multistatus": multistatus,
    "config": config,
    "frames": frames,
    "mqtt": mqtt,
}


def main(parser: str, first: int, count: int) -> int:
    read, seeds = PARSERS[parser](), [path.read_bytes() for path in sorted(SEEDS.glob(f"{parser.partition('_')[0]}*"))]
    signal.signal(signal.SIGVTALRM, _too_slow)
    for good in seeds:
        _read_in_time(read, good)
    _limit_memory()
    for seed in range(first, first + count):
        dice = random.Random(seed)
        data = made(dice) if parser.startswith("icalendar") and seed % 2 else mangled(dice, seeds)
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
