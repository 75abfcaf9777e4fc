"""The one way anything is logged: a line to standard error, which the supervisor keeps.

An exception is logged by its type and where it happened, never by its text or its values: those may quote what a
server sent.
"""

import logging
import sys
from traceback import extract_tb
from types import TracebackType


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


def start(level: int = logging.INFO) -> None:
    """Log to standard error from here on. Libraries speak from WARNING up: some of them log addresses."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(ValueFreeFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("kiosk").setLevel(level)
