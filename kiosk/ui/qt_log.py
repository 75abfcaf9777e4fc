"""What Qt says, in the program's own log, without what it quotes."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger(__name__)

LONGEST: Final = 200
_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QUOTED: Final = re.compile(r"""("|'|`).*?(\1|$)""", re.DOTALL)


@contextmanager
def qt_in_the_log(at_most: logging.Filter) -> Iterator[None]:
    """Qt's messages go to the log meanwhile, as many as `at_most` lets through."""
    log.addFilter(at_most)
    before = qInstallMessageHandler(_said)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        log.removeFilter(at_most)


def _said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    place = f"{PurePath(context.file).name}:{context.line}" if context.file else "Qt"
    log.log(_LEVELS[kind], "%s: %s", place, value_free(message))


def value_free(message: str) -> str:
    """One line of at most `LONGEST` characters without what stands in quotes, which may be what the screen shows."""
    plain = "".join(character if character.isprintable() else " " for character in message)
    return _QUOTED.sub("…", plain)[:LONGEST]
