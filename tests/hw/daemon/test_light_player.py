"""The one rule of the light: it shows what was asked for as long as it was asked for, and *unknown* otherwise."""

import errno
import math
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.daemon.light_player import LightPlayer
from kiosk.hw.light.driver import Light
from kiosk.hw.look.patterns import AMBER, BLUE, DARK, GREEN, PROGRAMS, RED, WHITE, Colour, Colours, Look
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.retry import FIRST_RETRY_S, LAST_RETRY_S
from kiosk.room.pattern import LightPattern


@dataclass
class LightBench:
    """A workbench: a clock that is set by hand, and a lamp on a tape that can be pulled out."""

    now: float = 1000.0
    tape: list[tuple[LightPattern, Colour]] = field(default_factory=list)
    trouble: OSError | ImportError | None = None
    opened: int = 0
    closed: int = 0

    def clock(self) -> float:
        return self.now

    def open(self) -> Light:
        self.opened += 1
        if isinstance(self.trouble, ImportError):
            raise self.trouble
        return self

    def show(self, pattern: LightPattern, colour: Colour) -> None:
        if self.trouble:
            raise self.trouble
        self.tape.append((pattern, colour))

    def close(self) -> None:
        self.closed += 1
        if self.trouble:
            raise self.trouble


def lamp_on(bench: LightBench) -> LightPlayer:
    return LightPlayer(bench.open, bench.clock, Look())


def test_it_begins_unknown() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    assert player.step() == pytest.approx(0.25)
    assert bench.tape == [(LightPattern.UNKNOWN, BLUE)]


def test_it_shows_the_colours_it_was_given() -> None:
    bench = LightBench()
    player = LightPlayer(bench.open, bench.clock, Look(Colours(free=WHITE, unknown=AMBER)))
    player.step()
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    player.park()
    assert [colour for _, colour in bench.tape] == [AMBER, WHITE, AMBER]


def test_it_shows_what_is_asked_and_needs_no_wake_up_before_the_time_is_over() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 10.0)
    assert player.step() == 10.0
    assert bench.tape == [(LightPattern.FREE, GREEN)]
    assert player.pattern is LightPattern.FREE


def test_what_is_not_renewed_becomes_unknown_at_that_instant() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    bench.now += 9.999
    assert player.step() == pytest.approx(0.001)
    assert bench.tape[-1] == (LightPattern.FREE, GREEN)
    bench.now += 0.001
    player.step()
    assert player.pattern is LightPattern.UNKNOWN
    assert bench.tape[-1] == (LightPattern.UNKNOWN, BLUE)


def test_a_renewal_counts_from_itself() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    for _ in range(5):
        player.ask(LightPattern.BUSY, 10.0)
        assert player.step() == 10.0
        bench.now += 9.0
    player.step()
    assert player.pattern is LightPattern.BUSY


def test_a_renewal_tells_the_light_again_but_does_not_disturb_its_rhythm() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.HELD, 10.0)
    player.step()
    bench.now += 1.5
    player.step()
    player.ask(LightPattern.HELD, 10.0)
    assert player.step() == pytest.approx(0.5)
    assert [colour for _, colour in bench.tape] == [RED, DARK, DARK]


def test_nothing_is_told_twice_without_a_renewal() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    bench.now += 1
    player.step()
    assert len(bench.tape) == 1


def test_a_shorter_time_replaces_a_longer_one() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 60.0)
    player.ask(LightPattern.FREE, 1.0)
    assert player.step() == 1.0


def test_a_light_that_fails_is_opened_anew_later_and_later() -> None:
    bench = LightBench(trouble=OSError(errno.EBUSY, "busy"))
    player = lamp_on(bench)
    waits = []
    for _ in range(8):
        waits.append(player.step())
        assert player.fault is Fault.BUSY
        bench.now += waits[-1]
    assert waits == [FIRST_RETRY_S, 2, 4, 8, 16, LAST_RETRY_S, LAST_RETRY_S, LAST_RETRY_S]
    assert bench.opened == bench.closed == 8


def test_between_the_tries_the_light_is_left_alone() -> None:
    bench = LightBench(trouble=OSError(errno.EBUSY, "busy"))
    player = lamp_on(bench)
    player.step()
    player.ask(LightPattern.FREE, 10.0)
    bench.now += FIRST_RETRY_S / 4
    assert player.step() == FIRST_RETRY_S * 3 / 4
    assert bench.opened == 1
    assert player.pattern is LightPattern.FREE


def test_a_light_that_comes_back_shows_what_is_asked_now() -> None:
    bench = LightBench(trouble=ModuleNotFoundError("gpiod"))
    player = lamp_on(bench)
    player.step()
    assert player.fault is Fault.NO_LIBRARY
    player.ask(LightPattern.BUSY, 10.0)
    bench.trouble = None
    bench.now += FIRST_RETRY_S
    player.step()
    assert player.fault is None
    assert bench.tape == [(LightPattern.BUSY, RED)]


def test_after_a_recovery_the_tries_begin_anew() -> None:
    bench = LightBench(trouble=OSError(errno.EIO, "error"))
    player = lamp_on(bench)
    for _ in range(4):
        bench.now += player.step()
    bench.trouble = None
    player.step()
    bench.trouble = OSError(errno.ENODEV, "unplugged")
    player.ask(LightPattern.FREE, 10.0)
    assert player.step() == FIRST_RETRY_S
    assert player.fault is Fault.ABSENT


def test_a_steady_light_that_is_unplugged_is_noticed_at_the_next_renewal() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    bench.trouble = OSError(errno.ENODEV, "unplugged")
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    assert player.fault is Fault.ABSENT


def test_parked_it_is_lit_unknown_and_let_go_of() -> None:
    bench = LightBench()
    player = lamp_on(bench)
    player.ask(LightPattern.FREE, 10.0)
    player.step()
    player.park()
    assert bench.tape[-1] == (LightPattern.UNKNOWN, BLUE)
    assert player.pattern is LightPattern.UNKNOWN
    assert bench.closed == 1


def test_parking_a_broken_light_is_quiet() -> None:
    bench = LightBench(trouble=OSError(errno.EIO, "error"))
    player = lamp_on(bench)
    player.step()
    player.park()
    assert bench.tape == []


def test_at_night_it_is_dimmed_and_unknown_for_want_of_anybody_is_not() -> None:
    bench = LightBench()
    player = LightPlayer(bench.open, bench.clock, Look(day=80, night=10))
    player.step()
    for dim in (True, False):
        player.ask(LightPattern.FREE, 10.0, dim)
        player.step()
    player.ask(LightPattern.FREE, 10.0, dim=True)
    player.step()
    bench.now += 10
    player.step()
    player.park()
    assert bench.tape == [
        (LightPattern.UNKNOWN, BLUE.at(80)),
        (LightPattern.FREE, GREEN.at(10)),
        (LightPattern.FREE, GREEN.at(80)),
        (LightPattern.FREE, GREEN.at(10)),
        (LightPattern.UNKNOWN, BLUE.at(80)),
    ]


asks = st.tuples(st.sampled_from(LightPattern), st.floats(0.1, 60))


@given(st.lists(st.tuples(st.floats(0, 20), st.none() | asks), min_size=1))
def test_whoever_sleeps_as_told_never_sees_a_pattern_outlive_its_time(
    script: list[tuple[float, tuple[LightPattern, float] | None]],
) -> None:
    bench = LightBench()
    player = lamp_on(bench)
    asked, until = LightPattern.UNKNOWN, -math.inf
    for pause, ask in script:
        target = bench.now + pause
        while (wait := player.step()) + bench.now < target:
            bench.now = math.nextafter(bench.now + wait, math.inf)  # as a timer does: at the instant or just after
        bench.now = max(target, bench.now)
        if ask:
            asked, until = ask[0], bench.now + ask[1]
            player.ask(*ask)
        player.step()
        expected = asked if bench.now < until else LightPattern.UNKNOWN
        assert player.pattern is expected
        assert bench.tape[-1][0] is expected
        assert bench.tape[-1][1] in {step.colour for step in PROGRAMS[expected]}
