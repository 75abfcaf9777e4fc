"""The loop the product runs on ends what is left half read, as asyncio's own loops do."""

import asyncio
import gc
import threading
from collections.abc import AsyncIterator
from pathlib import Path

from support.both_loops import both_loops, qt_app
from support.coroutine_tests import Run
from support.waiting import until_true

__all__ = ["both_loops", "qt_app"]


def test_what_main_returns_is_returned(both_loops: Run) -> None:
    async def main() -> int:
        await asyncio.sleep(0)
        return 7

    assert both_loops(main()) == 7


def test_a_generator_nobody_reads_on_ends_in_a_task(both_loops: Run) -> None:
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

    both_loops(main())
    assert ended_in[0] is not None


def test_work_beside_the_loop_costs_no_file_and_one_thread(both_loops: Run) -> None:
    """A process that has no file left goes on: Qt's threads would end it."""

    def held() -> tuple[int, int]:
        return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

    async def main() -> None:
        files, threads = held()
        assert await asyncio.to_thread(threading.get_ident) != threading.get_ident()
        assert held() == (files, threads + 1)

    both_loops(main())
