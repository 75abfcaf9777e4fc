"""From a reader to moments: each badge once, none while the reader is away, nothing of its number anywhere."""

import errno
import tempfile
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyboard import typing

from kiosk.hw.badge.files import change_list, make_key
from kiosk.hw.badge.keys import PAUSE_S, InputEvent
from kiosk.hw.badge.number import typed
from kiosk.hw.badge.register import Register
from kiosk.hw.badge.watch import LOOK_S, REST_S, BadgeWatch, Reader
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Badge
from kiosk.hw.retry import FIRST_RETRY_S, LAST_RETRY_S

KNOWN, OTHER = "04a1b2c3", "99999999"


@dataclass
class BadgeBench:
    """A clock that is set by hand and a reader whose cable can be pulled."""

    folder: Path
    now: float = 1000.0
    typed: list[InputEvent] = field(default_factory=list)
    trouble: OSError | ImportError | None = None
    opened: int = 0
    closed: int = 0
    fd: int = 7
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        key, self.badges = self.folder / "key", self.folder / "badges"
        number = typed(KNOWN)
        assert number
        change_list(self.badges, add=[number.hashed(make_key(key))])
        self.watch = BadgeWatch(self.open, Register(key, self.badges, self.said.append), lambda: self.now)

    def open(self) -> Reader:
        self.opened += 1
        if isinstance(self.trouble, ImportError):
            raise self.trouble
        return self

    def read(self) -> list[InputEvent]:
        if self.trouble:
            raise self.trouble
        typed, self.typed = self.typed, []
        return typed

    def close(self) -> None:
        self.closed += 1
        if self.trouble:
            raise self.trouble

    def held(self, text: str) -> Badge | None:
        """A badge is held to the reader now; what is told of it."""
        self.typed += typing(text + "\n", self.now)
        return self.watch.step()[0]


@pytest.fixture
def bench(tmp_path: Path) -> BadgeBench:
    return BadgeBench(tmp_path)


def test_a_badge_is_known_or_not(bench: BadgeBench) -> None:
    for text in (KNOWN, OTHER, KNOWN.upper()):
        bench.now += 10
        told = bench.held(text)
        assert told
        assert told.known is (text.lower() == KNOWN)
        assert told.at_s == pytest.approx(bench.now, abs=0.1)
    assert bench.said == []


def test_a_number_in_pieces_is_one(bench: BadgeBench) -> None:
    *events, enter = [event for event in typing(KNOWN + "\n", bench.now) if event.value == 1 and event.kind == 1]
    for event in events:
        bench.typed, bench.now = [event], event.at_s
        told, wait_s = bench.watch.step()
        assert told is None
        assert wait_s == pytest.approx(PAUSE_S)
    bench.typed = [enter]
    told, wait_s = bench.watch.step()
    assert told == Badge(True, enter.at_s)
    assert wait_s > PAUSE_S  # nothing is left to be forgotten


def test_half_a_number_is_forgotten_by_the_clock(bench: BadgeBench) -> None:
    bench.typed = typing(KNOWN[:2], bench.now)
    bench.now = bench.typed[-1].at_s
    _, wait_s = bench.watch.step()
    assert wait_s == pytest.approx(PAUSE_S)
    bench.now += wait_s + 0.001
    told, wait_s = bench.watch.step()
    assert told is None
    assert wait_s > PAUSE_S  # there is nothing left to be forgotten


def test_keys_that_were_read_late_are_timed_by_when_they_were_typed(bench: BadgeBench) -> None:
    bench.typed = typing(KNOWN + "\n", bench.now)
    bench.now += 5
    told, _ = bench.watch.step()
    assert told
    assert told.known


def test_a_badge_that_is_held_there_is_one(bench: BadgeBench) -> None:
    told = []
    for _ in range(20):
        told.append(bench.held(KNOWN))
        bench.now += 0.7 * REST_S
    assert [badge for badge in told if badge] == told[:1]
    bench.now += REST_S
    assert bench.held(OTHER)


@given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 3))))
def test_never_more_than_one_a_second(comings: list[tuple[bool, float]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = BadgeBench(Path(folder))
        moments = []
        for known, wait_s in comings:
            bench.now += wait_s
            told = bench.held(KNOWN if known else OTHER)
            if told:
                assert told.known is known
                moments.append(told.at_s)
        assert all(later - earlier >= REST_S for earlier, later in pairwise(moments))
        assert bool(moments) is bool(comings)


def test_a_reader_that_is_lost_is_opened_anew_later_and_later(bench: BadgeBench) -> None:
    assert bench.watch.step() == (None, LOOK_S)
    assert bench.watch.fd == 7
    bench.typed = typing(KNOWN[:2], bench.now)
    bench.watch.step()
    bench.trouble = OSError(errno.ENODEV, "gone")
    waits: list[float] = []
    for _ in range(7):
        bench.now += 1 + sum(waits[-1:])
        told, wait_s = bench.watch.step()
        assert (told, bench.watch.fault, bench.watch.fd) == (None, Fault.ABSENT, None)
        waits.append(wait_s)
    assert waits == [FIRST_RETRY_S, 2, 4, 8, 16, LAST_RETRY_S, LAST_RETRY_S]
    bench.now += FIRST_RETRY_S
    assert bench.watch.step() == (None, LAST_RETRY_S - FIRST_RETRY_S)
    assert bench.opened == bench.closed == 7
    bench.trouble = None
    bench.now += LAST_RETRY_S
    told = bench.held(KNOWN[2:])
    assert told is not None
    assert not told.known  # what was typed before it was lost is no part of it
    assert bench.watch.fault is None


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (OSError(errno.EBUSY, "grabbed"), Fault.BUSY),
        (OSError(errno.EACCES, "not ours"), Fault.DENIED),
        (OSError(errno.ENOENT, "none"), Fault.ABSENT),
        (OSError(errno.EIO, "odd"), Fault.FAILED),
        (ModuleNotFoundError("evdev"), Fault.NO_LIBRARY),
    ],
)
def test_it_says_why_it_does_not_work(bench: BadgeBench, trouble: OSError | ImportError, fault: Fault) -> None:
    bench.trouble = trouble
    bench.watch.step()
    assert bench.watch.fault is fault


def test_what_is_wrong_with_the_files_is_known_before_anybody_comes(bench: BadgeBench) -> None:
    bench.watch.step()
    assert bench.watch.fault is None
    bench.badges.chmod(0o666)
    bench.now += LOOK_S
    bench.watch.step()
    assert bench.watch.fault is Fault.DENIED
    told = bench.held(KNOWN)
    assert told is not None
    assert not told.known  # whoever holds a badge sees that it was read


def test_half_a_number_does_not_outlive_its_reader(bench: BadgeBench) -> None:
    bench.typed = typing(KNOWN[:2], bench.now)
    bench.watch.step()
    assert any(bench.watch._keys._buffer)
    bench.trouble = OSError(errno.ENODEV, "gone")
    bench.watch.step()
    assert not any(bench.watch._keys._buffer)


def test_who_comes_later_has_missed_it(bench: BadgeBench) -> None:
    assert bench.held(KNOWN)
    assert bench.watch.standing is None


def test_closed_it_lets_go(bench: BadgeBench) -> None:
    bench.watch.step()
    bench.watch.close()
    bench.watch.close()
    assert (bench.closed, bench.watch.fd) == (1, None)
