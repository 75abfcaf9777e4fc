"""What becomes of a task's end: an exception is told to the loop, nothing else is, and `TaskSet` hears of each."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from kiosk.system.tasks import TaskSet, supervised


async def fails() -> None:
    raise ZeroDivisionError


async def ends() -> None:
    await asyncio.sleep(0)


async def is_cancelled() -> None:
    raise asyncio.CancelledError


def told_of(job: Coroutine[Any, Any, None], start: Callable[[Coroutine[Any, Any, None]], object]) -> list[str]:
    """What the loop is told once `job`, begun by `start`, is over."""
    told: list[str] = []

    async def scene() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context["message"]))
        start(job)
        for _ in range(5):
            await asyncio.sleep(0)

    asyncio.run(scene())
    return told


@pytest.mark.parametrize(
    ("job", "told"), [(fails, ["the lamp ended"]), (ends, []), (is_cancelled, [])], ids=["fails", "ends", "cancelled"]
)
def test_an_exception_alone_is_told_under_the_tasks_name(
    job: Callable[[], Coroutine[Any, Any, None]], told: list[str]
) -> None:
    assert told_of(job(), lambda job: supervised(job, "the lamp")) == told


@pytest.mark.parametrize(
    ("job", "told"), [(fails, ["a task ended"]), (ends, []), (is_cancelled, [])], ids=["fails", "ends", "cancelled"]
)
def test_a_set_hears_of_every_end(job: Callable[[], Coroutine[Any, Any, None]], told: list[str]) -> None:
    ends: list[None] = []
    tasks = TaskSet(lambda: ends.append(None))
    assert told_of(job(), tasks.start) == told
    assert len(ends) == 1
