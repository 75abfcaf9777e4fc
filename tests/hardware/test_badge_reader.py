"""A badge reader on a real kernel: its number goes to the daemon alone and ends there; panels hear known or unknown."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hw_daemon import Client, HwDaemon, client_of
from support.waiting import PATIENCE_S
from virtual_reader import NAME, VirtualReader, eavesdropper, overheard, plugged_in

from kiosk.hw.badge.files import change_list, make_key
from kiosk.hw.badge.number import typed
from kiosk.hw.badge.reader import WedgeReader
from kiosk.hw.badge.watch import REST_S
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Badge, Health, Message, SetLight, decode, encode
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime

KNOWN, UNKNOWN = "04CA9A71", "0012345678"


@pytest.fixture
def reading(daemon: HwDaemon) -> HwDaemon:
    """A daemon that is to know one badge, not yet started."""
    return knowing(daemon, NAME)


def knowing(daemon: HwDaemon, reader: str) -> HwDaemon:
    key, badges = daemon.config.with_name("key"), daemon.config.with_name("badges")
    number = typed(KNOWN)
    assert number
    change_list(badges, add=[number.hashed(make_key(key))])
    with daemon.config.open("a") as config:
        config.write(f'[badge]\nreader = "{reader}"\nfile = "{badges}"\nkey_file = "{key}"\n')
    return daemon


@pytest.fixture
def reader() -> Iterator[VirtualReader]:
    with plugged_in() as reader:
        yield reader


def heard(panel: Client, kind: type[Message]) -> Message:
    """What is next heard of this kind."""
    while True:
        assert panel.dealer.poll(1000 * PATIENCE_S), "nothing was said"
        message = decode(panel.dealer.recv())
        if isinstance(message, kind):
            return message


def greet(panel: Client) -> Message:
    """Say something, so that the daemon knows this panel; how it says it is."""
    panel.send(encode(SetLight(1, LightPattern.FREE, boottime(), 60.0)))
    return heard(panel, Health)


def known(panel: Client) -> bool:
    badge = heard(panel, Badge)
    assert isinstance(badge, Badge)
    assert 0 <= boottime() - badge.at_s < PATIENCE_S  # the kernel stamps with the clock both sides count by
    return badge.known


def rest() -> None:
    """Until the reader's next badge counts."""
    time.sleep(2 * REST_S)


def test_every_panel_hears_whether_a_badge_is_known(reading: HwDaemon, reader: VirtualReader) -> None:
    reading.start()
    with client_of(reading.socket) as one, client_of(reading.socket) as other:
        for panel in (one, other):
            assert greet(panel) == Health()
        for number in (KNOWN, UNKNOWN, KNOWN.lower()):
            reader.hold(number)
            for panel in (one, other):
                assert known(panel) is (number != UNKNOWN)
            rest()
    code, modules, log = reading.end()
    assert (code, log) == (0, "")
    assert "evdev" in modules


def test_by_its_path_it_is_the_same_reader(daemon: HwDaemon, reader: VirtualReader) -> None:
    knowing(daemon, reader.path).start()
    with client_of(daemon.socket) as panel:
        assert greet(panel) == Health()
        reader.hold(KNOWN)
        assert known(panel)


def test_what_it_types_reaches_nobody_else(reading: HwDaemon, reader: VirtualReader) -> None:
    with eavesdropper(reader.path) as other:
        reader.hold(KNOWN)
        assert overheard(other) > 2 * len(KNOWN)
        reading.start()
        with client_of(reading.socket) as panel:
            assert greet(panel) == Health()
            reader.hold(KNOWN)
            assert known(panel)
        assert overheard(other) == 0
        reading.end()
        reader.hold(KNOWN)
        assert overheard(other) > 2 * len(KNOWN)


def test_a_reader_that_is_unplugged_is_missed_and_used_again(reading: HwDaemon) -> None:
    with plugged_in() as reader:
        reading.start()
        with client_of(reading.socket) as panel:
            assert greet(panel) == Health()
            reader.unplug()
            assert heard(panel, Health) == Health(badge_reader=Fault.ABSENT)
            with plugged_in() as again:
                assert heard(panel, Health) == Health()
                again.hold(KNOWN)
                assert known(panel)
                assert reading.end()[2].splitlines() == [
                    "WARNING the badge reader does not work: absent",
                    "INFO the badge reader works again",
                ]


def test_a_reader_that_is_plugged_in_later_is_found(reading: HwDaemon) -> None:
    reading.start()
    with client_of(reading.socket) as panel:
        assert greet(panel) == Health(badge_reader=Fault.ABSENT)
        with plugged_in("Some Keyboard"), plugged_in() as reader:
            assert heard(panel, Health) == Health()
            reader.hold(KNOWN)
            assert known(panel)


def test_a_reader_another_program_holds_is_reported_and_taken_when_it_is_free(
    reading: HwDaemon, reader: VirtualReader
) -> None:
    with eavesdropper(reader.path) as other:
        other.grab()
        reading.start()
        with client_of(reading.socket) as panel:
            assert greet(panel) == Health(badge_reader=Fault.BUSY)
            reader.hold(KNOWN)
            assert overheard(other) > 2 * len(KNOWN)
            other.ungrab()
            assert heard(panel, Health) == Health()
            reader.hold(UNKNOWN)
            assert not known(panel)


def test_only_one_can_hold_it_until_it_lets_go(reader: VirtualReader) -> None:
    first = WedgeReader(NAME)
    with pytest.raises(OSError, match="busy"):
        WedgeReader(NAME)
    reader.hold("77")
    assert {event.at_s <= boottime() for event in first.read()} == {True}
    first.close()
    WedgeReader(NAME).close()


def test_the_number_is_nowhere_in_the_daemons_memory(reading: HwDaemon, reader: VirtualReader) -> None:
    reading.start()
    with client_of(reading.socket) as panel:
        greet(panel)
        reader.hold(KNOWN)
        assert known(panel)
        memory = memory_of(reading.pid)
    assert NAME.encode() in memory  # what it does hold is found
    for trace in (KNOWN, KNOWN.lower(), KNOWN[:6], KNOWN[2:]):
        assert trace.encode() not in memory
        assert trace.encode("utf-16-le") not in memory
        assert trace.encode("utf-32-le") not in memory


def memory_of(pid: int) -> bytes:
    """All of it that was written to."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if span:
                first, last = (int(address, 16) for address in span.groups())
                memory.seek(first)
                found.append(memory.read(last - first) or b"")
    return b"\n".join(found)
