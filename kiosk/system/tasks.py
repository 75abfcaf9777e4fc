"""Work that goes on beside everything else, and whose end is looked at."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from typing import Any


def supervised(coroutine: Coroutine[Any, Any, object], name: str = "a task") -> "asyncio.Task[Any]":
    """A running task. An exception goes to the loop's handler, a cancellation nowhere."""
    task = asyncio.get_running_loop().create_task(coroutine, name=name)
    task.add_done_callback(_ended)
    return task


async def cancelled(tasks: Iterable["asyncio.Task[Any]"]) -> None:
    """End them in the middle of what they do."""
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)


def _ended(task: "asyncio.Task[Any]") -> None:
    if not task.cancelled() and (error := task.exception()):
        context = {"message": f"{task.get_name()} ended", "exception": error, "task": task}
        task.get_loop().call_exception_handler(context)


class TaskSet:
    """Running tasks, each `supervised`. `ended` is called after each."""

    def __init__(self, ended: Callable[[], None] = lambda: None) -> None:
        self._ended = ended
        self._tasks: set[asyncio.Task[object]] = set()

    def start(self, coroutine: Coroutine[Any, Any, object]) -> "asyncio.Task[Any]":
        task = supervised(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        self._ended()
