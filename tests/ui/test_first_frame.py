"""A start waits for its first frame, unless there is no screen to draw it on."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from kiosk.ui.first_frame import first_frame


class Screen:
    """Stands for one whose window is drawn as soon as it is shown, or never."""

    def __init__(self, *, draws: bool) -> None:
        self.draws = draws
        self.on_frame: Callable[[], None] | None = None

    def show(self, fullscreen: bool) -> None:
        if self.draws and self.on_frame:
            self.on_frame()


def starts(screen: Screen, *, dark: bool) -> Coroutine[Any, Any, None]:
    return first_frame(screen, lambda: dark)  # type: ignore[arg-type]


@pytest.mark.parametrize(("draws", "dark"), [(True, False), (True, True), (False, True)])
def test_it_goes_on_with_a_frame_and_where_none_can_be_drawn(
    qapp: object, virtual_time: Callable[[Coroutine[Any, Any, None]], None], draws: bool, dark: bool
) -> None:
    screen = Screen(draws=draws)
    virtual_time(starts(screen, dark=dark))
    assert screen.on_frame is None


def test_a_screen_that_is_there_and_draws_nothing_is_no_start(
    qapp: object, virtual_time: Callable[[Coroutine[Any, Any, None]], None]
) -> None:
    with pytest.raises(TimeoutError):
        virtual_time(starts(Screen(draws=False), dark=False))
