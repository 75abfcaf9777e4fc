"""The one way anything is logged: a line to standard error, which the supervisor keeps.

An exception is logged by its type and where it happened, never by its text or its values: those may quote what a
server sent. Python's own ways past the log (an exception nobody can catch, one that ends a thread) lead here too.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable
from traceback import extract_tb
from types import TracebackType
from typing import Final

log = logging.getLogger(__name__)

A_MINUTE: Final = 60.0
MOST_A_MINUTE: Final = 20


class ValueFreeFormatter(logging.Formatter):
    """`LEVEL module: message`, then for an exception one line a frame: file, line, function, and the types in turn."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def formatException(  # noqa: N802 (logging's own name)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        error = ei[1]
        lines: list[str] = []
        while error is not None:
            frames = extract_tb(error.__traceback__)
            lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
            lines.append(f"  {type(error).__name__}")
            error = error.__cause__
        return "\n".join(lines)


class AtMost(logging.Filter):
    """Lets a logger say `MOST_A_MINUTE` records in a minute, then that there are more. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._began = -A_MINUTE
        self._count = 0

    def filter(self, record: logging.LogRecord) -> bool:
        now = self._clock()
        if now - self._began >= A_MINUTE:
            self._began, self._count = now, 0
        self._count += 1
        if self._count == MOST_A_MINUTE:
            record.msg, record.args, record.exc_info = "more of these, not told for a minute", (), None
        return self._count <= MOST_A_MINUTE


def start(level: int = logging.INFO) -> None:
    """Log to standard error from here on. Libraries speak from WARNING up: some of them log addresses."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ValueFreeFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("kiosk").setLevel(level)
    log.addFilter(AtMost())
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    """What happened in a finaliser or a callback of C. The object it happened in is not named: its text is a value."""
    _log("an exception nobody can catch", told.exc_value)


def _in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_type is not SystemExit:
        _log("an exception ended a thread", told.exc_value)


def _log(message: str, error: BaseException | None) -> None:
    log.error(message, exc_info=error)
