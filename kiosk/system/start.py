"""What makes a start short, and would be wrong for longer."""

import gc
import time
from typing import Final

BEGAN_NS: Final = time.time_ns()
"""When this process began its work, by the clock that dates files."""


def keep_all() -> None:
    """Collect no cycles: what a start makes is to stay, and whoever looks through all of it finds nothing."""
    gc.disable()


def is_over() -> None:
    """Collect them from now on; what was made until now stays, and is not looked through again."""
    gc.freeze()
    gc.enable()
