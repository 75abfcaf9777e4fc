"""An asyncio loop whose clock jumps to the next timer, so that seconds cost nothing and every run is repeatable."""

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
EPOCH = datetime(2025, 1, 6, 8, 0, tzinfo=UTC)


class _JumpingSelector(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("everything waits for something that never comes")
        if not ready and timeout:
            self.now += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Seconds since the loop was made; `wall` is a clock that runs with it from a Monday, 09:00 in Amsterdam."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now

    def wall(self) -> datetime:
        return EPOCH + timedelta(seconds=self._jumping.now)


def run_virtually(main: Coroutine[Any, Any, T], loop: VirtualLoop) -> T:
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(main)
