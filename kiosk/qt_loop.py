"""The one event loop of Qt and asyncio."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

T = TypeVar("T")


def run(app: QCoreApplication, main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` on the application's own loop."""
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner, _generators_end_in(runner.get_loop()):
        return runner.run(main)


@contextmanager
def _generators_end_in(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Have asynchronous generators that were left half read end as tasks of the loop, as asyncio's own loops do and
    qasync's does not: ended by the garbage collector, in no task, they keep what they hold, such as a connection.
    """

    def end(generator: "AsyncGenerator[Any, Any]") -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(loop.create_task, generator.aclose())

    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(finalizer=end)
    try:
        yield
    finally:
        sys.set_asyncgen_hooks(*before)
