"""The one event loop of Qt and asyncio."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

T = TypeVar("T")

_ENDS_WITHIN: Final = 5.0
"""Seconds a generator has to give back what it holds, once everything else has ended."""


def run(app: QCoreApplication, main: Coroutine[Any, Any, T]) -> T:
    """`asyncio.run` on the application's own loop."""
    with (
        asyncio.Runner(loop_factory=lambda: _loop(app)) as runner,
        _generators_end_in(runner.get_loop()) as ending,
    ):
        return runner.run(_until_all_ended(main, ending))


def _loop(app: QCoreApplication) -> QEventLoop:
    """With asyncio's own threads, each made when it is needed: qasync would make ten Qt threads at once, each holds a
    file open, and Qt ends a process that has none left.
    """
    loop = QEventLoop(app)
    loop.set_default_executor(ThreadPoolExecutor(thread_name_prefix="work"))
    return loop


@contextmanager
def _generators_end_in(loop: asyncio.AbstractEventLoop) -> Iterator[set["asyncio.Task[None]"]]:
    """Have asynchronous generators that were left half read end as tasks of the loop, as asyncio's own loops do and
    qasync's does not: ended by the garbage collector, in no task, they keep what they hold, such as a connection.
    """
    ending: set[asyncio.Task[None]] = set()

    def start(generator: "AsyncGenerator[Any, Any]") -> None:
        task: asyncio.Task[None] = loop.create_task(generator.aclose())
        ending.add(task)
        task.add_done_callback(ending.discard)

    def end(generator: "AsyncGenerator[Any, Any]") -> None:
        if loop.is_running():
            loop.call_soon_threadsafe(start, generator)

    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(finalizer=end)
    try:
        yield ending
    finally:
        sys.set_asyncgen_hooks(*before)


async def _until_all_ended(main: Coroutine[Any, Any, T], ending: set["asyncio.Task[None]"]) -> T:
    """qasync runs what is left after `main` once more, but not as the running loop: nothing may be left."""
    try:
        return await main
    finally:
        await asyncio.sleep(0)  # what ends is on its way to become a task
        if ending:
            await asyncio.wait(ending, timeout=_ENDS_WITHIN)
