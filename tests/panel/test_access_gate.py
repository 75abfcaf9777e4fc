"""The gate: a wish waits for its PIN or badge, and patience has an end on both sides."""

from datetime import datetime, timedelta

import pytest
from support.door import MINUTE, NOON

from kiosk.panel.access_gate import ASKS_FOR, AccessGate
from kiosk.panel.try_limits import TryLimits
from kiosk.room.access import Access, Challenge, Who
from kiosk.room.intent import CheckIn, Extend, Intent
from kiosk.room.schedule import EventKey
from kiosk.room.tries import FREE_TRIES, LOCKS_FOR

KEY = EventKey("k")
EXTEND = Extend(KEY, NOON + 60 * MINUTE)
CHECK_IN = CheckIn(KEY)
ACCESS = Access(extend=Who.PIN, check_in=Who.BADGE)


class HandClock:
    """A clock that is moved by hand."""

    seconds = 0.0

    def mono(self) -> float:
        return self.seconds

    def at(self, mono: float) -> datetime:
        return NOON + timedelta(seconds=mono)

    def now(self) -> datetime:
        return self.at(self.seconds)


class Before:
    """Somebody before a gate."""

    def __init__(self, wish: Intent | None = EXTEND) -> None:
        self.watch = HandClock()
        self.gate = AccessGate(ACCESS, self.watch, TryLimits(self.watch))
        if wish is not None:
            self.gate.ask(wish)

    def tries(self, right: bool = False) -> Intent | None:
        return self.gate.pin_was(right) if self.gate.take_pin() else None

    def locked_for(self) -> float:
        challenge = self.gate.challenge
        assert challenge is not None
        return 0.0 if challenge.locked_until is None else (challenge.locked_until - self.watch.now()).total_seconds()


def test_nothing_is_asked_for_before_somebody_wishes() -> None:
    assert Before(None).gate.challenge is None
    assert Before(None).tries(right=True) is None


def test_it_says_what_it_waits_for() -> None:
    retry_after = NOON + timedelta(seconds=ASKS_FOR)
    assert Before().gate.challenge == Challenge(EXTEND, Who.PIN, retry_after)
    assert Before(CHECK_IN).gate.challenge == Challenge(CHECK_IN, Who.BADGE, retry_after)


def test_the_pin_lets_the_wish_through_once() -> None:
    before = Before()
    assert before.tries(right=True) == EXTEND
    assert before.gate.challenge is None
    assert before.tries(right=True) is None


def test_a_wrong_one_is_said_and_the_wish_waits_on() -> None:
    before = Before()
    assert before.tries() is None
    assert before.gate.challenge is not None
    assert before.gate.challenge.wrong
    assert before.tries(right=True) == EXTEND


def test_one_pin_is_looked_at_at_a_time() -> None:
    before = Before()
    assert before.gate.take_pin()
    assert before.gate.challenge is not None
    assert before.gate.challenge.checking
    assert not before.gate.take_pin()


@pytest.mark.parametrize("second", [CHECK_IN, Extend(KEY, EXTEND.end)])
@pytest.mark.parametrize("right", [True, False])
def test_a_pin_speaks_only_for_the_wish_it_was_entered_for(second: Intent, right: bool) -> None:
    before = Before()
    assert before.gate.take_pin()
    before.gate.withdraw()
    before.gate.ask(second)
    assert before.gate.pin_was(right) is None
    assert before.gate.challenge == Challenge(second, ACCESS.of(second), NOON + timedelta(seconds=ASKS_FOR))


def test_a_wrong_pin_counts_although_the_wish_is_withdrawn_while_it_is_looked_at() -> None:
    before = Before()
    for _ in range(FREE_TRIES):
        before.gate.ask(EXTEND)
        assert before.gate.take_pin()
        before.gate.withdraw()
        before.gate.pin_was(right=False)
    assert before.gate.is_locked(Who.PIN)


@pytest.mark.parametrize(("after", "waits"), [(ASKS_FOR - 0.1, True), (ASKS_FOR, False)])
def test_a_wish_nobody_proves_is_forgotten(after: float, waits: bool) -> None:
    before = Before()
    assert before.gate.changes_at == ASKS_FOR
    before.watch.seconds = after
    assert (before.gate.challenge is not None) is waits
    assert (before.tries(right=True) is not None) is waits


def test_whoever_goes_on_touching_has_time() -> None:
    before = Before()
    before.watch.seconds = ASKS_FOR - 1
    before.gate.touched()
    before.watch.seconds = 2 * ASKS_FOR - 2
    assert before.tries(right=True) == EXTEND


def test_a_touch_does_not_bring_back_what_was_forgotten() -> None:
    before = Before()
    before.watch.seconds = ASKS_FOR
    before.gate.touched()
    assert before.gate.challenge is None


def test_a_wish_can_be_withdrawn() -> None:
    before = Before()
    before.gate.withdraw()
    assert before.gate.challenge is None
    assert before.tries(right=True) is None


def test_after_five_wrong_ones_even_the_right_one_has_to_wait() -> None:
    before = Before()
    for _ in range(FREE_TRIES - 1):
        before.tries()
    assert before.locked_for() == 0
    before.tries()
    assert before.locked_for() == LOCKS_FOR[0]
    assert before.tries(right=True) is None
    assert before.gate.changes_at == min(ASKS_FOR, LOCKS_FOR[0])
    before.watch.seconds = LOCKS_FOR[0]
    before.gate.ask(EXTEND)
    assert before.tries(right=True) == EXTEND


def test_each_wrong_one_after_that_locks_for_longer_up_to_a_quarter_of_an_hour() -> None:
    before, locked = Before(), []
    for _ in range(FREE_TRIES - 1):
        before.tries()
    for _ in range(len(LOCKS_FOR) + 2):
        before.gate.ask(EXTEND)
        before.tries()
        locked.append(before.locked_for())
        before.watch.seconds += locked[-1]
    assert locked == [*LOCKS_FOR, LOCKS_FOR[-1], LOCKS_FOR[-1]]


def test_another_wish_gets_no_new_tries_and_the_pin_gives_them_back() -> None:
    before = Before()
    for _ in range(FREE_TRIES - 1):
        before.gate.withdraw()
        before.gate.ask(EXTEND)
        before.tries()
    assert before.tries(right=True) == EXTEND
    before.gate.ask(EXTEND)
    before.tries()
    assert before.locked_for() == 0


def test_a_badge_speaks_for_a_wish_that_asks_for_one() -> None:
    assert Before(CHECK_IN).gate.show_badge(known=True) == CHECK_IN
    assert Before(EXTEND).gate.show_badge(known=True) is None
    stranger = Before(CHECK_IN)
    assert stranger.gate.show_badge(known=False) is None
    assert stranger.gate.challenge is not None
    assert stranger.gate.challenge.wrong
    assert stranger.gate.show_badge(known=True) == CHECK_IN


def test_a_pin_counts_from_the_moment_it_is_looked_at() -> None:
    """Whoever takes the power away before the answer has tried it."""
    before = Before()
    for _ in range(FREE_TRIES):
        before.gate.ask(EXTEND)
        assert before.gate.take_pin()
        assert before.locked_for() == 0, "nobody is told of a lock while the last PIN is looked at"
        before.gate._proving = None  # as after a restart
    assert not before.gate.take_pin()


def test_after_five_strange_badges_even_a_known_one_has_to_wait_and_learns_nothing() -> None:
    before = Before(CHECK_IN)
    for _ in range(FREE_TRIES):
        assert before.gate.show_badge(known=False) is None
    assert before.locked_for() == LOCKS_FOR[0]
    assert before.gate.changes_at == ASKS_FOR
    said = before.gate.challenge
    for known in (True, False):
        assert before.gate.show_badge(known) is None
        assert before.gate.challenge == said
    before.watch.seconds = LOCKS_FOR[0]
    before.gate.ask(CHECK_IN)
    assert before.gate.show_badge(known=True) == CHECK_IN


def test_a_pin_does_not_speak_for_a_wish_that_asks_for_a_badge_nor_does_a_lock_hold_badges_up() -> None:
    before = Before(CHECK_IN)
    assert before.tries(right=True) is None
    for _ in range(FREE_TRIES):
        before.gate.ask(EXTEND)
        before.tries()
    before.gate.ask(CHECK_IN)
    assert before.locked_for() == 0
    assert before.gate.show_badge(known=True) == CHECK_IN
