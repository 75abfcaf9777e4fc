"""`kiosk` with these words, which prints when what was seen: a moment's name, the steady clock, the CPU seconds so far.

`first` is the first frame; `read` the calendar was read; `true` the first frame after that; `frame` every other one.

Nothing of the program is imported for it before the program does: what a start spares by its order is measured too.
"""

import sys
import time
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

from kiosk.cli import main

SCREEN = "kiosk.ui.shell"
NOT_IN_THE_PACKAGE = ("click", "pygments", "rich")
"""Where they are, as in a tree that is worked on, httpx imports a command line of its own with them: 8 MB, 50 ms."""
_seen: set[str] = set()


class WhenTheScreenIsImported(MetaPathFinder):
    """Watches it from then on."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name == SCREEN else None
        if spec is None or spec.loader is None:
            return None
        execute = spec.loader.exec_module

        def executed(module: ModuleType) -> None:
            execute(module)
            _watch(module.Screen)

        spec.loader.exec_module = executed  # type: ignore[method-assign]
        return spec


def _say(moment: str) -> None:
    print(moment, time.monotonic(), time.process_time(), flush=True)


def _once(moment: str) -> bool:
    is_new = moment not in _seen
    _seen.add(moment)
    return is_new


def _watch(screen_class: Any) -> None:
    publish, swapped = screen_class.publish, screen_class._frame_swapped

    def published(screen: Any, state: Any, *labels: Any) -> None:
        if state.health == "ok" and _once("read"):
            _say("read")
        publish(screen, state, *labels)

    def drawn(screen: Any) -> None:
        swapped(screen)
        if _once("first"):
            _say("first")
        elif "read" in _seen and _once("true"):
            _say("true")
        else:
            _say("frame")

    screen_class.publish = published
    screen_class._frame_swapped = drawn


if __name__ == "__main__":
    sys.modules.update(dict.fromkeys(NOT_IN_THE_PACKAGE, None))  # such an import fails
    sys.meta_path.insert(0, WhenTheScreenIsImported())
    sys.exit(main())
