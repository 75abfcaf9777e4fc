"""The loop the product runs on ends what is left half read, as asyncio's own loops do."""

import asyncio
import gc
from collections.abc import AsyncIterator

from support.both_loops import Run, qt_app, run
from support.waiting import until_true

__all__ = ["qt_app", "run"]


def test_what_main_returns_is_returned(run: Run) -> None:
    async def main() -> int:
        await asyncio.sleep(0)
        return 7

    assert run(main()) == 7


def test_a_generator_nobody_reads_on_ends_in_a_task(run: Run) -> None:
    ended_in: list[asyncio.Task[object] | None] = []

    async def numbers() -> AsyncIterator[int]:
        try:
            yield 1
            yield 2
        finally:
            await asyncio.sleep(0)
            ended_in.append(asyncio.current_task())

    async def main() -> None:
        async for _ in numbers():
            break
        gc.collect()
        await until_true("the generator to end", lambda: bool(ended_in))

    run(main())
    assert ended_in[0] is not None
