"""A wait ends: with what was waited for, or with its name."""

import asyncio

import pytest

from .waiting import block_until_true, in_time, until_true


async def test_what_comes_is_handed_on() -> None:
    soon = iter([False, False, True])
    await until_true("the third look", lambda: next(soon))
    assert await in_time("a word", asyncio.sleep(0, "word")) == "word"
    block_until_true("the very first look", lambda: True, within_s=0)


async def test_what_does_not_come_is_named() -> None:
    with pytest.raises(AssertionError, match="waited 0 s for the tide"):
        await until_true("the tide", lambda: False, within_s=0)
    with pytest.raises(AssertionError, match="waited 0 s for an end"):
        await in_time("an end", asyncio.Event().wait(), within_s=0)
    with pytest.raises(AssertionError, match="waited 0 s for the tide"):
        block_until_true("the tide", lambda: False, within_s=0)


async def test_a_time_out_of_what_is_waited_for_is_its_own() -> None:
    async def fails() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        await in_time("a failure", fails())
