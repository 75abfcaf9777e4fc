"""The admin page behind the screen, in virtual time: who is let in, for how long, and what it does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from support.coroutine_tests import Run
from support.virtual_time import VirtualClock

from kiosk.admin.administration import ASKS_FOR, BLINKS_FOR_S, EACH_PATTERN_S, OPEN_FOR, Administration
from kiosk.admin.choices_file import AdminChoices
from kiosk.events.security_event import SecurityEvent
from kiosk.panel.try_limits import TryLimits
from kiosk.room.administration import (
    NOT_CHECKED,
    AdminAct,
    AdminProof,
    AdminState,
    CheckResult,
    CheckTopic,
    EnterProof,
    SpeakFromNow,
    Verdict,
)
from kiosk.room.pattern import LightPattern
from kiosk.room.pin import Pin
from kiosk.room.tries import FREE_TRIES, LOCKS_FOR, Lock, Tries

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
WELL = tuple(CheckResult(topic, Verdict.WELL) for topic in CheckTopic)
RIGHT, WRONG = EnterProof(Pin("2719")), EnterProof(Pin("2718"))
CODE = EnterProof(Pin("123456"))


class AdminBench:
    """A panel that is administered; `code_step` is the step of the code that fits now."""

    def __init__(self) -> None:
        self.clock = VirtualClock(NOON)
        self.set = True
        self.wants_code = False
        self.code_step = 7
        self.disk_error: OSError | None = None
        self.out: list[bool] = []
        self.restarts = 0
        self.kept = AdminChoices()
        self.tries: dict[Lock, Tries] = {}
        self.states: list[AdminState] = []
        self.events: list[SecurityEvent] = []
        self.start()

    def start(self, settings: str = "19ab") -> None:
        """As after a power cut: what was kept is all there is."""
        self.limits = TryLimits(self.clock, self.tries, self._keep_tries)
        begun = AdminState(version="1.0.0")
        self.admin = Administration(
            self, self.clock, self.limits, self.kept, settings, begun, record=self.events.append
        )
        self.admin.subscribe(self.states.append)

    async def _keep_tries(self, tries: object) -> None:
        self.tries = dict(tries)  # type: ignore[call-overload]

    def is_set(self) -> bool:
        return self.set

    async def is_pin(self, typed: Pin) -> bool:
        await asyncio.sleep(0.1)
        return typed.secret() == "2719"

    async def step_of(self, code: Pin, used: int) -> int | None:
        await asyncio.sleep(0.01)
        return self.code_step if code.secret() == "123456" and self.code_step > used else None

    async def examine(self) -> tuple[CheckResult, ...]:
        await asyncio.sleep(3)
        return WELL

    async def keep(self, choices: AdminChoices) -> None:
        if self.disk_error is not None:
            raise self.disk_error
        self.kept = choices

    def put_out_of_service(self, out: bool) -> None:
        self.out.append(out)

    def restart(self) -> None:
        self.restarts += 1

    @property
    def state(self) -> AdminState:
        return self.states[-1]

    @property
    def asked(self) -> AdminProof | None:
        return None if self.state.challenge is None else self.state.challenge.proof

    async def enters(self, *proofs: EnterProof) -> None:
        self.admin.do(AdminAct.ENTER)
        for proof in proofs:
            self.admin.do(proof)
            await asyncio.sleep(0.5)


@pytest.fixture
@asynccontextmanager
async def bench(virtual_time: Run) -> AsyncIterator[AdminBench]:
    made = AdminBench()
    yield made
    made.admin.cancel()


# Who is let in


async def test_without_a_pin_nobody_is_even_asked(bench: AdminBench) -> None:
    bench.set = False
    bench.admin.do(AdminAct.ENTER)
    assert bench.state == AdminState(version="1.0.0")


async def test_the_pin_opens_it_and_the_panel_is_looked_at(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    assert (bench.asked, bench.state.results) == (None, NOT_CHECKED)
    assert bench.state.open_until is not None
    await asyncio.sleep(3)
    assert bench.state.results == WELL


async def test_with_a_code_the_pin_alone_opens_nothing(bench: AdminBench) -> None:
    bench.wants_code = True
    await bench.enters(RIGHT)
    assert (bench.asked, bench.state.open_until) == (AdminProof.CODE, None)
    bench.admin.do(CODE)
    await asyncio.sleep(0.5)
    assert bench.state.open_until is not None


async def test_a_code_opens_it_once(bench: AdminBench) -> None:
    bench.wants_code = True
    for opens in (True, False):
        await bench.enters(RIGHT, CODE)
        assert (bench.state.open_until is not None) is opens
        bench.admin.do(AdminAct.CLOSE)
        bench.start()


async def test_after_five_wrong_ones_even_the_right_one_waits_and_no_restart_helps(bench: AdminBench) -> None:
    await bench.enters(*[WRONG] * FREE_TRIES)
    assert bench.state.challenge is not None
    assert bench.state.challenge.wrong
    bench.start()
    await bench.enters(RIGHT)
    assert bench.state.open_until is None
    assert bench.state.challenge is not None
    assert bench.state.challenge.locked_until is not None
    await asyncio.sleep(LOCKS_FOR[0])
    await bench.enters(RIGHT)
    assert bench.state.open_until is not None


async def test_a_known_pin_is_no_way_to_try_codes(bench: AdminBench) -> None:
    bench.wants_code = True
    for _ in range(FREE_TRIES):
        await bench.enters(RIGHT, WRONG)
        bench.admin.do(AdminAct.CLOSE)
    await bench.enters(RIGHT, CODE)
    assert bench.state.open_until is None


async def test_the_right_pin_after_wrong_ones_does_not_lock_the_code_out(bench: AdminBench) -> None:
    bench.wants_code = True
    await bench.enters(*[WRONG] * (FREE_TRIES - 1), RIGHT, CODE)
    assert bench.state.open_until is not None
    assert bench.tries == {}


async def test_nobody_is_let_in_who_has_gone_away(bench: AdminBench) -> None:
    bench.admin.do(AdminAct.ENTER)
    bench.admin.do(RIGHT)
    await asyncio.sleep(0.05)
    bench.admin.do(AdminAct.CLOSE)
    await asyncio.sleep(0.5)
    assert (bench.state.open_until, bench.asked) == (None, None)


@pytest.mark.parametrize(("opened", "time"), [(False, ASKS_FOR), (True, OPEN_FOR)])
async def test_left_alone_it_closes_and_touched_it_stays(bench: AdminBench, opened: bool, time: float) -> None:
    await bench.enters(*[RIGHT] * opened)
    begins = bench.state

    def is_there() -> bool:
        return bench.admin.state.challenge is not None or bench.admin.state.open_until is not None

    await asyncio.sleep(time - 1)
    assert is_there()
    bench.admin.touched()
    assert bench.state != begins
    await asyncio.sleep(time - 1)
    assert is_there()
    await asyncio.sleep(2)
    assert not is_there()
    bench.admin.touched()
    assert not is_there()


async def test_every_try_is_recorded(bench: AdminBench) -> None:
    bench.wants_code = True
    await bench.enters(WRONG, RIGHT, WRONG, CODE)
    assert bench.events == [SecurityEvent.ADMIN_REFUSED, SecurityEvent.ADMIN_REFUSED, SecurityEvent.ADMIN_OPENED]


# What is done there


@pytest.mark.parametrize("act", [AdminAct.RESTART, AdminAct.OUT_OF_SERVICE, AdminAct.TEST_LIGHT, AdminAct.BLINK])
async def test_nothing_is_done_on_a_page_that_is_closed(bench: AdminBench, act: AdminAct) -> None:
    for _ in range(2):
        bench.admin.do(act)
        bench.admin.do(SpeakFromNow("de"))
        await asyncio.sleep(1)
        assert (bench.restarts, bench.out, bench.kept, bench.state.light) == (0, [], AdminChoices(), None)
        bench.admin.do(AdminAct.ENTER)


async def test_out_of_service_survives_a_restart_until_it_is_taken_back(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    bench.admin.do(AdminAct.OUT_OF_SERVICE)
    await asyncio.sleep(1)
    bench.start()
    assert bench.state.out_of_service
    await bench.enters(RIGHT)
    bench.admin.do(AdminAct.OUT_OF_SERVICE)
    await asyncio.sleep(1)
    assert (bench.out, bench.kept.out_of_service, bench.state.out_of_service) == ([True, False], False, False)


async def test_a_language_holds_until_the_settings_are_others(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    bench.admin.do(SpeakFromNow("de"))
    await asyncio.sleep(1)
    assert bench.state.language == "de"
    bench.start()
    assert bench.state.language == "de"
    bench.start(settings="20cd")
    assert bench.state.language == ""


@pytest.mark.logs("holds until the next restart alone")
async def test_a_disk_that_takes_nothing_costs_what_is_kept_alone(bench: AdminBench) -> None:
    bench.disk_error = OSError(28, "No space left on device")
    await bench.enters(RIGHT)
    bench.admin.do(AdminAct.OUT_OF_SERVICE)
    await asyncio.sleep(1)
    assert (bench.out, bench.state.out_of_service) == ([True], True)


async def test_the_light_shows_every_pattern_and_then_what_is_true(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    bench.states.clear()
    bench.admin.do(AdminAct.TEST_LIGHT)
    await asyncio.sleep(EACH_PATTERN_S * len(LightPattern) + 1)
    shown = [state.light for state in bench.states]
    assert [light for light, before in zip(shown, [None, *shown], strict=False) if light is not before] == [
        *LightPattern,
        None,
    ]


async def test_a_blink_takes_the_place_of_the_test_and_ends_by_itself(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    bench.admin.do(AdminAct.TEST_LIGHT)
    bench.admin.do(AdminAct.BLINK)
    await asyncio.sleep(BLINKS_FOR_S - 1)
    assert (bench.state.light, bench.state.blinks) == (LightPattern.SETTING_UP, True)
    await asyncio.sleep(2)
    assert (bench.state.light, bench.state.blinks) == (None, False)


async def test_the_restart_is_the_machines(bench: AdminBench) -> None:
    await bench.enters(RIGHT)
    bench.admin.do(AdminAct.RESTART)
    assert bench.restarts == 1
    assert replace(bench.state, open_until=None) == AdminState(version="1.0.0")
