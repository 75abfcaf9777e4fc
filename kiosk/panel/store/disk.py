"""The one place that knows whether the disk takes what is written."""

from collections.abc import Awaitable, Callable

Run = Callable[[Callable[[], None]], Awaitable[None]]
"""Runs a blocking call off the loop."""


class Disk:
    """`run` has one thread: writes come to the disk in the order in which they were asked for."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._ok = True
        self._changed: Callable[[], None] = lambda: None

    @property
    def ok(self) -> bool:
        """Whether the last write worked."""
        return self._ok

    def listen(self, changed: Callable[[], None]) -> None:
        """`changed` is called after every write."""
        self._changed = changed

    async def write(self, call: Callable[[], None]) -> None:
        """Raises OSError where the disk does not take it."""
        try:
            await self._run(call)
        except OSError:
            self._ok = False
            raise
        else:
            self._ok = True
        finally:
            self._changed()
