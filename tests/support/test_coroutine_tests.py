"""A test that is a coroutine runs to its end, on the loop it asks for, with its fixtures on that loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from support.coroutine_tests import pytest_pyfunc_call
from support.virtual_time import VirtualLoop


@pytest.fixture
@asynccontextmanager
async def begun() -> AsyncIterator["asyncio.Task[list[str]]"]:
    """A task that was made for the test."""
    turns: list[str] = []

    async def turn() -> list[str]:
        turns.append("the first")
        return turns

    task = asyncio.create_task(turn())
    yield task
    assert task.done()


async def test_what_a_fixture_began_has_not_had_its_first_turn(begun: "asyncio.Task[list[str]]") -> None:
    assert not begun.done()
    assert begun.get_loop() is asyncio.get_running_loop()
    assert await begun == ["the first"]


async def test_time_is_real_unless_asked_otherwise() -> None:
    assert not isinstance(asyncio.get_running_loop(), VirtualLoop)


@pytest.mark.usefixtures("virtual_time")
async def test_hours_pass_in_no_time() -> None:
    assert isinstance(asyncio.get_running_loop(), VirtualLoop)
    await asyncio.sleep(10 * 3600)


def test_a_failure_is_one_and_reaches_what_was_entered() -> None:
    reached: list[BaseException] = []

    @asynccontextmanager
    async def entered() -> AsyncIterator[str]:
        try:
            yield "a word"
        except AssertionError as error:
            reached.append(error)
            raise

    async def test(word: str) -> None:
        raise AssertionError(word)

    item: Any = SimpleNamespace(obj=test, funcargs={"word": entered()})
    with pytest.raises(AssertionError, match="a word") as failed:
        pytest_pyfunc_call(item)
    assert reached == [failed.value]


def test_a_test_that_is_no_coroutine_is_left_to_others() -> None:
    item: Any = SimpleNamespace(obj=lambda: None, funcargs={})
    assert pytest_pyfunc_call(item) is None
