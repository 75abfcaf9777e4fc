"""The loop the product runs on lets go of what is left half read or cancelled, as asyncio's own loops do."""

import asyncio
import gc
import threading
import weakref
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


def test_what_is_cancelled_is_let_go_of_before_its_time(both_loops: Run) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()

        def cancelled() -> "weakref.ref[asyncio.Handle]":
            handle = loop.call_later(3600, print)
            handle.cancel()
            return weakref.ref(handle)

        handles = [cancelled() for _ in range(1_000)]
        await asyncio.sleep(0)
        assert sum(handle() is not None for handle in handles) < 200  # asyncio clears up now and then

    both_loops(main())


def test_of_two_timers_the_one_that_is_not_cancelled_happens_once(both_loops: Run) -> None:
    happened: list[str] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.call_later(0.01, happened.append, "not this").cancel()
        this = loop.call_later(0.01, happened.append, "this")
        await until_true("a timer to run out", lambda: bool(happened))
        this.cancel()
        await asyncio.sleep(0.05)

    both_loops(main())
    assert happened == ["this"]
