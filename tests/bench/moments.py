"""`kiosk` with these words, which prints when what was seen: a moment's name, the steady clock, the CPU seconds so far.

`first` is the first frame; `read` the calendar was read; `true` the first frame after that; `frame` every other one.
"""

import sys
import time
from typing import Any

from kiosk.cli import main
from kiosk.room.panel_state import BackendHealth
from kiosk.ui.shell import Screen

_seen: set[str] = set()


def _say(moment: str) -> None:
    print(moment, time.monotonic(), time.process_time(), flush=True)


def _once(moment: str) -> bool:
    is_new = moment not in _seen
    _seen.add(moment)
    return is_new


def _watch() -> None:
    publish, swapped = Screen.publish, Screen._frame_swapped

    def published(screen: Screen, state: Any, *labels: Any) -> None:
        if state.health is BackendHealth.OK and _once("read"):
            _say("read")
        publish(screen, state, *labels)

    def drawn(screen: Screen) -> None:
        swapped(screen)
        if _once("first"):
            _say("first")
        elif "read" in _seen and _once("true"):
            _say("true")
        else:
            _say("frame")

    Screen.publish = published  # type: ignore[method-assign]
    Screen._frame_swapped = drawn  # type: ignore[method-assign]


if __name__ == "__main__":
    _watch()
    sys.exit(main())
