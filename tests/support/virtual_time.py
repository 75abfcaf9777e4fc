"""An asyncio loop on which hours pass in no time: when nothing is ready, time jumps to the next timer."""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")


class TimeStandsStill(RuntimeError):
    """Something is always ready: the loop spins."""


class _Jumping(selectors.DefaultSelector):
    """Never waits: what would have been waited for is added to the loop's time."""

    MOST_TURNS = 5_000
    """Of the loop without any time passing: a loop that spins would otherwise never end."""

    def __init__(self, advance: Callable[[float], None], spins: Callable[[], None]) -> None:
        super().__init__()
        self._advance = advance
        self._spins = spins
        self._turns = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        self._turns += 1
        if not ready and timeout:
            self._turns = 0
            self._advance(timeout)
        elif self._turns > self.MOST_TURNS:
            self._turns = 0
            self._spins()
        elif not ready and timeout is None:
            raise RuntimeError("nothing will ever happen again")
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._now = 0.0
        self.on_spin: Callable[[], None] | None = None
        """Called when the loop spins; None: TimeStandsStill."""
        super().__init__(_Jumping(self._pass, self._spun))

    def time(self) -> float:
        return self._now

    def call_at(self, when: float, callback: Callable[..., object], *args: Any, context: Any = None) -> Any:
        """Refuses what the product's loop would: Qt's timers count milliseconds in 31 bits."""
        assert when - self._now < 2**31 / 1000, "Qt has no timer for so long"
        return super().call_at(when, callback, *args, context=context)

    def run_in_executor(self, executor: Any, func: Callable[..., T], *args: Any) -> "asyncio.Future[T]":
        """What a thread does takes no time here, and is done at once: the loop does not wait for what is outside it."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:  # noqa: BLE001 - as a thread's is
            done.set_exception(error)
        return done

    def _spun(self) -> None:
        if self.on_spin is None:
            raise TimeStandsStill
        self.on_spin()
        self._pass(60)  # so that whoever waits can end it

    def _pass(self, seconds: float) -> None:
        self._now += seconds


class VirtualClock:
    """A `kiosk.system.clock.Clock` on the virtual loop; `step` moves the wall clock alone.

    `sleep` is the machine's: both clocks go on, and the loop's timers know nothing of it.
    """

    def __init__(self, start: datetime) -> None:
        assert start.tzinfo is UTC
        self._start = start
        self._slept = 0.0

    def mono(self) -> float:
        return asyncio.get_running_loop().time() + self._slept

    def at(self, mono: float) -> datetime:
        return self._start + timedelta(seconds=mono)

    def now(self) -> datetime:
        return self.at(self.mono())

    def step(self, by: timedelta) -> None:
        self._start += by

    def sleep(self, by: timedelta) -> None:
        self._slept += by.total_seconds()


def run_virtually(main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(main)
