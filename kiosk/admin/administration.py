"""The admin page of one panel, behind the screen: who is let in, and what is done there (look.md 5.7).

It does not know how a PIN is checked, a panel examined or a light driven: it is given callables, and publishes values.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, Protocol

from kiosk.admin.choices_file import AdminChoices
from kiosk.events.security_event import SecurityEvent
from kiosk.panel.try_limits import TryLimits
from kiosk.room.administration import (
    NOT_CHECKED,
    AdminAct,
    AdminChallenge,
    AdminGesture,
    AdminProof,
    AdminState,
    CheckResult,
    EnterProof,
    SpeakFromNow,
)
from kiosk.room.pattern import LightPattern
from kiosk.room.pin import Pin
from kiosk.room.tries import Lock
from kiosk.system.clock import Clock
from kiosk.system.tasks import TaskSet

log = logging.getLogger(__name__)

ASKS_FOR: Final = 30.0
OPEN_FOR: Final = 120.0
"""Seconds without a touch."""
EACH_PATTERN_S: Final = 2.0
BLINKS_FOR_S: Final = 10.0

AdminSink = Callable[[AdminState], None]


class AdminDoor(Protocol):
    """What the page is locked with, and what it does to the machine. Coroutines work off the loop."""

    def is_set(self) -> bool:
        """Whether there is a PIN: without one nobody is even asked."""
        ...

    @property
    def wants_code(self) -> bool: ...

    async def is_pin(self, typed: Pin) -> bool: ...

    async def step_of(self, code: Pin, used: int) -> int | None:
        """The time step of a one-time code; None where it is none of now, or was used."""
        ...

    async def examine(self) -> tuple[CheckResult, ...]: ...

    async def keep(self, choices: AdminChoices) -> None:
        """Raises OSError."""
        ...

    def put_out_of_service(self, out: bool) -> None: ...

    def restart(self) -> None: ...


class Administration:
    """Those who `subscribe` get what is published last, and every change. `begun`: what holds without a hand on it."""

    def __init__(
        self,
        door: AdminDoor,
        clock: Clock,
        limits: TryLimits,
        choices: AdminChoices,
        settings: str,
        begun: AdminState,
        record: Callable[[SecurityEvent], None] = lambda _: None,
    ) -> None:
        self._door = door
        self._record = record
        self._clock = clock
        self._limits = limits
        self._settings = settings
        self._choices = choices
        self._proof: AdminProof | None = None
        self._until = 0.0
        """`mono` at which what is asked for, or open, is neither any more."""
        self._open = self._wrong = self._checking = False
        self._results = NOT_CHECKED
        self._begun = begun
        self._light: LightPattern | None = None
        self._blinks = False
        self._tasks = TaskSet()
        self._showing: asyncio.Task[None] | None = None
        self._sinks: list[AdminSink] = []

    @property
    def state(self) -> AdminState:
        return replace(
            self._begun,
            challenge=self._challenge,
            open_until=self._clock.at(self._until) if self._is_open else None,
            results=self._results,
            light=self._light,
            blinks=self._blinks,
            out_of_service=self._choices.out_of_service,
            language=self._choices.language_for(self._settings),
        )

    def subscribe(self, sink: AdminSink) -> None:
        self._sinks.append(sink)
        sink(self.state)

    def cancel(self) -> None:
        """End what is being done, in the middle of it."""
        self._tasks.cancel()

    def do(self, gesture: AdminGesture) -> None:
        """What a finger does. Nothing of the page is done while it is closed."""
        match gesture:
            case AdminAct.ENTER:
                self._ask()
            case AdminAct.CLOSE:
                self._close()
            case EnterProof(typed):
                self._tasks.start(self._enter(typed))
            case _ if self._is_open:
                self._act(gesture)
        self._publish()

    def touched(self) -> None:
        """Whoever goes on touching has time."""
        if self._is_open or self._challenge is not None:
            self._until = self._clock.mono() + (OPEN_FOR if self._open else ASKS_FOR)
            self._publish()

    def test_light(self) -> None:
        """Have the light show every pattern, one after the other."""
        self._show(self._sweep)

    # Who is let in

    @property
    def _is_open(self) -> bool:
        return self._open and self._clock.mono() < self._until

    @property
    def _challenge(self) -> AdminChallenge | None:
        if self._proof is None or self._open or self._clock.mono() >= self._until:
            return None
        locked = not self._checking and self._limits.is_locked(Lock.ADMIN)
        locked_until = self._clock.at(self._limits.locked_until(Lock.ADMIN)) if locked else None
        return AdminChallenge(self._proof, self._clock.at(self._until), self._wrong, self._checking, locked_until)

    def _ask(self) -> None:
        if self._door.is_set() and not self._is_open:
            self._open, self._wrong = False, False
            self._proof, self._until = AdminProof.PIN, self._clock.mono() + ASKS_FOR

    def _close(self) -> None:
        self._open, self._proof = False, None

    async def _enter(self, typed: Pin) -> None:
        """It counts as a wrong one until it was right, and until the code was, too: a PIN that is known is no way to
        try codes.
        """
        challenge = self._challenge
        if challenge is None or challenge.checking or challenge.locked_until is not None:
            return
        before = self._limits.missed(Lock.ADMIN)
        self._checking = True
        self._publish()
        await self._limits.kept()
        try:
            right = await self._is_right(challenge.proof, typed)
        finally:
            self._checking = False
        if right and challenge.proof is AdminProof.PIN and self._door.wants_code:
            self._limits.put_back(Lock.ADMIN, before)
            self._next_proof()
        elif right:
            self._limits.passed(Lock.ADMIN)
            self._let_in()
        else:
            self._record(SecurityEvent.ADMIN_REFUSED)
            self._wrong = True
        self._publish()
        await self._limits.kept()

    async def _is_right(self, proof: AdminProof, typed: Pin) -> bool:
        if proof is AdminProof.PIN:
            return await self._door.is_pin(typed)
        step = await self._door.step_of(typed, self._choices.code_step)
        if step is not None:
            await self._choose(replace(self._choices, code_step=step))
        return step is not None

    def _next_proof(self) -> None:
        if self._challenge is not None:
            self._proof, self._wrong = AdminProof.CODE, False
            self._until = self._clock.mono() + ASKS_FOR

    def _let_in(self) -> None:
        """Where nobody has gone away meanwhile."""
        if self._challenge is not None:
            self._record(SecurityEvent.ADMIN_OPENED)
            self._open, self._until = True, self._clock.mono() + OPEN_FOR
            self._results = NOT_CHECKED
            self._tasks.start(self._examine())

    # What is done there

    def _act(self, gesture: AdminGesture) -> None:
        match gesture:
            case AdminAct.TEST_LIGHT:
                self.test_light()
            case AdminAct.BLINK:
                self._show(self._blink)
            case AdminAct.OUT_OF_SERVICE:
                out = not self._choices.out_of_service
                self._door.put_out_of_service(out)
                self._tasks.start(self._choose(replace(self._choices, out_of_service=out)))
            case AdminAct.RESTART:
                self._door.restart()
            case SpeakFromNow(language):
                self._tasks.start(self._choose(replace(self._choices, language=language, settings=self._settings)))

    async def _choose(self, choices: AdminChoices) -> None:
        self._choices = choices
        self._publish()
        try:
            await self._door.keep(choices)
        except OSError as error:
            log.warning("what was chosen on the admin page holds until the next restart alone: %s", error.strerror)

    async def _examine(self) -> None:
        self._results = await self._door.examine()
        self._publish()

    def _show(self, work: Callable[[], Awaitable[None]]) -> None:
        """One thing is shown by the light at a time."""
        if self._showing is not None:
            self._showing.cancel()
        self._showing = self._tasks.start(self._shown(work))

    async def _shown(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        finally:
            if asyncio.current_task() is self._showing:
                self._light, self._blinks = None, False
                self._publish()

    async def _sweep(self) -> None:
        self._blinks = False
        for pattern in LightPattern:
            self._light = pattern
            self._publish()
            await asyncio.sleep(EACH_PATTERN_S)

    async def _blink(self) -> None:
        self._light, self._blinks = LightPattern.SETTING_UP, True
        self._publish()
        await asyncio.sleep(BLINKS_FOR_S)

    def _publish(self) -> None:
        state = self.state
        for sink in self._sinks:
            sink(state)
