"""Tests that are coroutines: each is run on a loop of its own, with what it needs made on that loop.

A fixture whose value is an asynchronous context manager (`@pytest.fixture` above `@asynccontextmanager`) is entered in
the task of the test and left at its end, with the error that ended it. So a panel made for a test has not had its
first turn when the test begins: plugins that run fixtures as tasks of their own let the loop turn in between.
"""

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

import pytest

from support.virtual_time import run_virtually

Run = Callable[[Coroutine[Any, Any, Any]], Any]
LOOPS = ("virtual_time", "both_loops")
"""Fixtures that say how a test is run, for a test that uses one, itself or through another fixture."""


@pytest.fixture(scope="session")
def virtual_time() -> Run:
    return run_virtually


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine, by `asyncio.run` unless one of the `LOOPS` says otherwise; True: done."""
    test, given = pyfuncitem.obj, pyfuncitem.funcargs
    if not inspect.iscoroutinefunction(test):
        return None
    run: Run = next((given[loop] for loop in LOOPS if loop in given), asyncio.run)
    run(_with_what_it_needs(test, {name: given[name] for name in inspect.signature(test).parameters}))
    return True


async def _with_what_it_needs(test: Callable[..., Coroutine[Any, Any, None]], arguments: dict[str, Any]) -> None:
    async with AsyncExitStack() as stack:
        for name, value in arguments.items():
            if isinstance(value, AbstractAsyncContextManager):
                arguments[name] = await stack.enter_async_context(value)
        await test(**arguments)
