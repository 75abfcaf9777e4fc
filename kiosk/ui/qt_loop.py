"""The one event loop of Qt and asyncio."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import Context
from typing import Any, Final, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimerEvent
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
    loop = _Loop(app)
    loop.set_default_executor(ThreadPoolExecutor(thread_name_prefix="work"))
    return loop


class _Loop(QEventLoop):  # type: ignore[misc]  # qasync has no types
    """Lets go of what is not to happen any more. qasync keeps it until its time has come, and wakes up for it then: a
    deadline hours away that each read puts off is soon a thousand.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._timers = _Timers()
        super().__init__(app)

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        if delay <= 0:
            return super().call_later(delay, callback, *args, context=context)  # type: ignore[no-any-return]
        handle = asyncio.TimerHandle(self.time() + delay, callback, args, self, context)
        self._timers.start(handle, delay)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """What asyncio's handle of a timer calls when it is cancelled."""
        self._timers.stop(handle)

    def close(self) -> None:
        self._timers.stop_all()
        super().close()


class _Timers(QObject):
    """What is to happen later, each by a timer of Qt."""

    def __init__(self) -> None:
        super().__init__()
        self._handles: dict[int, asyncio.TimerHandle] = {}
        self._timers: dict[int, int] = {}
        """Of each handle by its identity: equal ones are not the same."""

    def start(self, handle: asyncio.TimerHandle, delay: float) -> None:
        timer = self.startTimer(int(1000 * delay))
        self._handles[timer], self._timers[id(handle)] = handle, timer

    def stop(self, handle: asyncio.TimerHandle) -> None:
        timer = self._timers.pop(id(handle), None)
        if timer is not None:
            self.killTimer(timer)
            del self._handles[timer]

    def stop_all(self) -> None:
        for handle in list(self._handles.values()):
            self.stop(handle)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: N802  Qt calls it
        handle = self._handles.get(event.timerId())
        if handle is not None:
            self.stop(handle)
            handle._run()  # as qasync does, and asyncio's own loops


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
