"""Another time, of today or tomorrow."""

from typing import Any

from kiosk.ui.pages import other_time
from kiosk.ui.pages.table import open_page
from kiosk.ui.shell import Screen
from ui_scenes.scene import LOW, Scene, changed, checked, local


def another_time(screen: Screen) -> None:
    """As the page with that button on it opens it."""
    screen.touched()
    screen._perform(open_page(screen._inputs(screen._now())), lambda _view, inputs: other_time.opened(inputs), None)


def touch_the_day_then_tomorrow(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.chooseAt(0.3)
    other_time: Any = screen.shell.opened
    other_time.choose("tomorrow")


ORDINARY = (
    Scene("other-time", local(12, 12), taps=another_time),
    Scene("other-time-12h", local(12, 12), taps=another_time, door={"clock": "12h"}),
    Scene("other-time-tomorrow", local(14, 6), checked("c"), taps=touch_the_day_then_tomorrow),
)
SCENES = (*ORDINARY, *changed("low", ORDINARY, ("other-time",), **LOW))
