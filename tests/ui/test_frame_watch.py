"""Signs of life of a panel: only from a loop that turns, under a screen that draws what is true (H1)."""

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support.waiting import PATIENCE_S
from ui_hand import Hand, runs
from ui_scenes import SCENES

from kiosk.system.systemd import Watchdog, notify
from kiosk.ui.frame_watch import ASKED_AFTER, LOST_AFTER, FrameWatch
from kiosk.ui.shell import Screen

SCENE = {scene.name: scene for scene in SCENES}
ALLOWED_S = 10.0
"""WatchdogSec= of packaging/systemd/kiosk.service."""


class Watched:
    """A screen on a real window, its watch, and a clock that is moved by hand."""

    def __init__(self, hand: Hand) -> None:
        self.hand, self.now, self.true = hand, 1000.0, True
        self.frames = self.asked = 0
        hand.screen.window.frameSwapped.connect(self._count)
        hand.screen.draw()
        self.runs_until_drawn(more_than=0)
        runs(0.05)
        hand.screen.draw = self._draw  # type: ignore[method-assign]
        self.watch = FrameWatch(hand.screen, lambda: self.true, lambda: self.now, lambda: False)
        self.frames = 0

    def _draw(self) -> None:
        self.asked += 1
        Screen.draw(self.hand.screen)

    def _count(self) -> None:
        self.frames += 1

    def runs_until_drawn(self, more_than: int) -> None:
        runs(PATIENCE_S, until=lambda: self.frames > more_than)

    def draws_at(self, later_s: float) -> bool:
        """What the watch says so much later; what it asks for is drawn."""
        self.now += later_s
        draws = self.watch.draws()
        runs(0.05)
        return draws


@pytest.fixture
def watched(at_the_door: type[Hand]) -> Callable[[str], Watched]:
    return lambda scene: Watched(at_the_door(SCENE[scene]))


def test_a_screen_that_has_just_drawn_is_asked_for_nothing(watched: Callable[[str], Watched]) -> None:
    door = watched("free")
    assert door.draws_at(0)
    assert door.draws_at(ASKED_AFTER - 1)
    assert door.frames == 0


@pytest.mark.parametrize("scene", ["free", "busy", "large-free"])
def test_a_page_that_shows_the_time_draws_by_itself_and_is_never_asked(
    watched: Callable[[str], Watched], scene: str
) -> None:
    door = watched(scene)
    for _ in range(5):
        door.frames = 0
        door.hand.passes(minutes=1)
        door.runs_until_drawn(more_than=0)
        assert door.draws_at(60)
    assert door.asked == 0


def test_a_page_that_stands_still_draws_a_frame_when_asked_and_lives_on(watched: Callable[[str], Watched]) -> None:
    door = watched("free")
    for times in range(1, 4):
        assert door.draws_at(ASKED_AFTER)
        assert door.frames == times
        assert door.draws_at(1)
        assert door.frames == times


def test_a_screen_that_draws_no_more_is_lost(watched: Callable[[str], Watched]) -> None:
    door = watched("free")
    door.hand.screen.on_gone = None
    door.hand.screen.window.hide()
    assert door.draws_at(LOST_AFTER - 1)
    assert not door.draws_at(1)
    door.hand.screen.show()
    door.runs_until_drawn(more_than=0)
    assert door.draws_at(0)


def test_frames_of_what_is_not_true_do_not_count(watched: Callable[[str], Watched]) -> None:
    door = watched("free")
    door.true = False
    assert door.draws_at(ASKED_AFTER)
    assert not door.draws_at(LOST_AFTER - ASKED_AFTER)
    assert door.frames >= 2
    door.true = True
    door.draws_at(0)
    assert door.draws_at(0)


class Screenless:
    """Stands for a screen in virtual time, where no window draws: a frame comes when it is asked for."""

    def __init__(self, *, works: bool = True) -> None:
        self.on_frame: Callable[[], None] = lambda: None
        self.works = works

    def draw(self) -> None:
        if self.works:
            self.on_frame()


def test_signs_of_life_go_on_for_hours_and_end_with_the_frames(
    virtual_time: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    async def hours() -> None:
        loop, screen, signs = asyncio.get_running_loop(), Screenless(), list[float]()
        watch = FrameWatch(screen, lambda: True, loop.time, lambda: False)  # type: ignore[arg-type]
        watchdog = Watchdog(ALLOWED_S, loop.time, lambda _: signs.append(loop.time()))
        reporting = asyncio.create_task(watch.report(watchdog.step))
        await asyncio.sleep(7200)
        pauses = [after - before for before, after in pairwise(signs)]
        assert max(pauses) < ALLOWED_S
        assert loop.time() - signs[-1] < ALLOWED_S
        screen.works, stopped_at = False, loop.time()
        await asyncio.sleep(3600)
        assert signs[-1] - stopped_at <= LOST_AFTER
        reporting.cancel()

    virtual_time(hours())


def test_without_a_screen_signs_of_life_go_on_until_one_is_there_that_draws_nothing(
    virtual_time: Callable[[Coroutine[Any, Any, None]], None],
) -> None:
    """For a night; then frames come in time, or they do not."""

    async def night() -> None:
        loop, screen, signs, dark = asyncio.get_running_loop(), Screenless(), list[float](), False
        watch = FrameWatch(screen, lambda: True, loop.time, lambda: dark)  # type: ignore[arg-type]
        watchdog = Watchdog(ALLOWED_S, loop.time, lambda _: signs.append(loop.time()))
        reporting = asyncio.create_task(watch.report(watchdog.step))
        await asyncio.sleep(60)
        for draws_again in (True, False):
            screen.works, dark = False, True
            await asyncio.sleep(12 * 3600)
            dark, back_at = False, loop.time()
            await asyncio.sleep(ALLOWED_S)
            screen.works = draws_again
            await asyncio.sleep(3600)
            assert (loop.time() - signs[-1] < ALLOWED_S) is draws_again
        assert ALLOWED_S < signs[-1] - back_at <= LOST_AFTER
        assert max(after - before for before, after in pairwise(signs)) < ALLOWED_S
        reporting.cancel()

    virtual_time(night())


def test_without_a_screen_what_was_published_has_to_be_true() -> None:
    now, true = 0.0, True
    watch = FrameWatch(Screenless(works=False), lambda: true, lambda: now, lambda: True)  # type: ignore[arg-type]
    for _ in range(10):
        now += ASKED_AFTER
        assert watch.draws()
    true = False
    now += LOST_AFTER - ASKED_AFTER
    assert not watch.draws()


async def test_a_loop_that_stands_gives_no_sign_of_life(short_dir: Path) -> None:
    """What the supervisor hears: nothing while the loop stands, whatever threads there are."""
    address, allowed_s = f"{short_dir}/notify", 0.2
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(address)
        supervisor.settimeout(PATIENCE_S)
        say = partial(notify, environ={"NOTIFY_SOCKET": address})
        watchdog = Watchdog(allowed_s, asyncio.get_running_loop().time, say)
        watch = FrameWatch(Screenless(), lambda: True, lambda: 0.0, lambda: False)  # type: ignore[arg-type]
        reporting = asyncio.create_task(watch.report(watchdog.step))
        for _ in range(2):
            assert await asyncio.to_thread(supervisor.recv, 100) == b"WATCHDOG=1"
        supervisor.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                supervisor.recv(100)
        time.sleep(2 * allowed_s)  # the loop stands
        with pytest.raises(BlockingIOError):
            supervisor.recv(100)
        reporting.cancel()


async def test_where_nobody_watches_the_loop_is_not_woken() -> None:
    screen = Screenless()
    watch = FrameWatch(screen, lambda: True, lambda: 0.0, lambda: False)  # type: ignore[arg-type]
    reporting = asyncio.create_task(watch.report(Watchdog(float("inf"), lambda: 0.0).step))
    await asyncio.sleep(0)
    assert asyncio.get_running_loop()._scheduled == []  # type: ignore[attr-defined]
    reporting.cancel()
