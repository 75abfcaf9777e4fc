"""The sensor's one rule: say every change at once, say the same again in time, say nothing that nobody can know."""

import errno
from dataclasses import dataclass

import pytest

from kiosk.hw.daemon.presence_watch import REPORT_S, PresenceWatch, Sensor
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import LONGEST_S, PresenceSeen
from kiosk.hw.retry import FIRST_RETRY_S, LAST_RETRY_S
from kiosk.room.check_in import SENSOR_FRESH


@dataclass
class SensorBench:
    """A clock that is set by hand and a sensor whose wire can be cut."""

    now: float = 1000.0
    somebody: bool = False
    trouble: OSError | ImportError | None = None
    opened: int = 0
    closed: int = 0
    fd: int = 7

    def clock(self) -> float:
        return self.now

    def open(self) -> Sensor:
        self.opened += 1
        if isinstance(self.trouble, ImportError):
            raise self.trouble
        return self

    def present(self) -> bool:
        if self.trouble:
            raise self.trouble
        return self.somebody

    def close(self) -> None:
        self.closed += 1
        if self.trouble:
            raise self.trouble


def lookout_on(bench: SensorBench, occupancy: bool = False) -> PresenceWatch:
    return PresenceWatch(bench.open, occupancy, bench.clock)


@pytest.mark.parametrize("occupancy", [False, True])
def test_the_first_look_is_told(occupancy: bool) -> None:
    bench = SensorBench(somebody=True)
    assert lookout_on(bench, occupancy).step() == (PresenceSeen(True, 0.0, occupancy), REPORT_S)


def test_a_change_is_told_at_once_with_nothing_before_it() -> None:
    bench = SensorBench()
    presence_watch = lookout_on(bench)
    presence_watch.step()
    bench.now += 5
    assert presence_watch.step() == (None, REPORT_S - 5)
    bench.somebody = True
    assert presence_watch.step() == (PresenceSeen(True, 0.0, False), REPORT_S)


def test_what_stands_is_told_again_and_again_with_its_age() -> None:
    bench = SensorBench()
    presence_watch = lookout_on(bench)
    presence_watch.step()
    for times in (1, 2, 3):
        bench.now += REPORT_S
        assert presence_watch.step() == (PresenceSeen(False, times * REPORT_S, False), REPORT_S)
    assert SENSOR_FRESH.total_seconds() > 3 * REPORT_S  # two may be lost


def test_nothing_is_told_about_longer_than_a_day() -> None:
    bench = SensorBench()
    presence_watch = lookout_on(bench)
    presence_watch.step()
    bench.now += LONGEST_S + 1
    assert presence_watch.standing == PresenceSeen(False, LONGEST_S, False)


def test_who_asks_in_between_hears_what_is_so_now() -> None:
    bench = SensorBench(somebody=True)
    presence_watch = lookout_on(bench)
    assert presence_watch.standing is None
    presence_watch.step()
    bench.now += 7
    assert presence_watch.standing == PresenceSeen(True, 7.0, False)


def test_a_sensor_that_cannot_be_read_says_nothing_and_is_opened_anew_later_and_later() -> None:
    bench = SensorBench(somebody=True)
    presence_watch = lookout_on(bench)
    presence_watch.step()
    bench.trouble = OSError(errno.ENODEV, "gone")
    waits = []
    for _ in range(7):
        bench.now += 1 + sum(waits[-1:])
        told, wait_s = presence_watch.step()
        assert (told, presence_watch.standing, presence_watch.fault, presence_watch.fd) == (
            None,
            None,
            Fault.ABSENT,
            None,
        )
        waits.append(wait_s)
    assert waits == [FIRST_RETRY_S, 2, 4, 8, 16, LAST_RETRY_S, LAST_RETRY_S]
    assert bench.opened == bench.closed == 7


def test_between_the_tries_it_is_left_alone() -> None:
    bench = SensorBench(trouble=ModuleNotFoundError("gpiod"))
    presence_watch = lookout_on(bench)
    presence_watch.step()
    bench.now += FIRST_RETRY_S / 4
    assert presence_watch.step() == (None, pytest.approx(0.75 * FIRST_RETRY_S))
    assert (bench.opened, presence_watch.fault) == (1, Fault.NO_LIBRARY)


def test_what_was_seen_before_a_failure_counts_for_nothing_after_it() -> None:
    bench = SensorBench()
    presence_watch = lookout_on(bench)
    presence_watch.step()
    bench.trouble = OSError(errno.EIO, "error")
    bench.now += 600
    presence_watch.step()
    bench.trouble = None
    bench.now += FIRST_RETRY_S
    assert presence_watch.fault is Fault.FAILED
    assert presence_watch.step() == (PresenceSeen(False, 0.0, False), REPORT_S)
    assert presence_watch.fault is None


def test_closed_it_lets_go() -> None:
    bench = SensorBench()
    presence_watch = lookout_on(bench)
    presence_watch.step()
    presence_watch.close()
    presence_watch.close()
    assert bench.closed == 1
    assert presence_watch.standing is None
