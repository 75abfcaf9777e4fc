"""Work that goes on beside everything else, and whose end is looked at."""

import asyncio
from collections.abc import Callable, Coroutine


class TaskSet:
    """Running tasks. `ended` is called after each; an exception goes to the loop's handler, a cancellation nowhere."""

    def __init__(self, ended: Callable[[], None] = lambda: None) -> None:
        self._ended = ended
        self._tasks: set[asyncio.Task[object]] = set()

    def start(self, coroutine: Coroutine[None, None, object]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        self._ended()
        if not task.cancelled() and task.exception() is not None:
            task.get_loop().call_exception_handler({"message": "a task failed", "exception": task.exception()})
