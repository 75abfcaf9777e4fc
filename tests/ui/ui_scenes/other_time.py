"""Another time, of today or tomorrow."""

from dataclasses import replace
from datetime import time
from typing import Any

from kiosk.ui.pages import other_time
from kiosk.ui.pages.table import open_page
from kiosk.ui.shell import Screen
from ui_scenes.scene import LOW, POLICY, Scene, changed, checked, local, span

ROUND_THE_CLOCK: dict[str, object] = {"policy": replace(POLICY, work_begins=time(0), work_ends=time(0))}
BETWEEN = (span("m", local(9), local(12, 15), checked_in=True), span("n", local(12, 45), local(15, 45)))
"""Half an hour is left between them, which is less than a line of a whole day."""


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
    Scene("other-time-round-the-clock", local(12, 12), door=ROUND_THE_CLOCK, taps=another_time),
    Scene("other-time-between", local(12, 12), BETWEEN, door=ROUND_THE_CLOCK, taps=another_time),
    Scene("other-time-tomorrow", local(14, 6), checked("c"), taps=touch_the_day_then_tomorrow),
)
SCENES = (*ORDINARY, *changed("low", ORDINARY, ("other-time",), **LOW))
