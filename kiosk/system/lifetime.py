"""When a process ends: by a signal in order, by something nobody planned for within seconds; and how it begins anew."""

import asyncio
import errno
import faulthandler
import logging
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any, Final, NoReturn

from kiosk.system import log as logs
from kiosk.system.systemd import allow_start

log = logging.getLogger(__name__)

ENDS_WITHIN: Final = 5.0
"""Seconds that a process which failed has for ending in order."""
START_ANEW: Final = -1
"""What a process that ended in order returns in the place of an exit code, where it is to `start_anew`."""
_NO_MORE_SOCKETS: Final = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Failure(asyncio.Event):
    """Set when something nobody planned for happened: the process ends, in order or, `ENDS_WITHIN` seconds later,
    without, by a timer that needs neither the loop nor the interpreter. A process that is half dead is not restarted.
    """

    def set(self) -> None:
        if not self.is_set():
            faulthandler.dump_traceback_later(ENDS_WITHIN, exit=True)  # files, lines and functions, no values; code 1
        super().set()

    def because(self, what: str) -> None:
        log.error("%s", what)
        self.set()

    def watch(self, coroutine: Coroutine[Any, Any, object]) -> "asyncio.Task[Any]":
        """A task that must not end by itself."""
        task = asyncio.get_running_loop().create_task(coroutine)
        task.add_done_callback(self._ended)
        return task

    def catch_surprises(self) -> None:
        """A slot's exception goes to sys.excepthook, a callback's to the loop: both end the process (traps of qasync).

        A server that cannot accept because the process has no socket left tells the loop so, and tries again
        (asyncio's `BaseSelectorEventLoop._accept_connection`): that ends nothing.
        """

        def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
            error = context.get("exception")
            if isinstance(error, OSError) and error.errno in _NO_MORE_SOCKETS and "socket" in context:
                sockets.warning("no socket left for whoever connects")
                return
            log.error("nobody planned for this", exc_info=error)
            self.set()

        def in_slot(kind: type[BaseException], error: BaseException, trace: Any) -> None:
            log.error("nobody planned for this in a slot", exc_info=(kind, error, trace))
            self.set()

        sockets = log.getChild("sockets")
        sockets.addFilter(logs.AtMost())
        asyncio.get_running_loop().set_exception_handler(in_loop)
        sys.excepthook = in_slot

    def _ended(self, task: "asyncio.Task[Any]") -> None:
        if not task.cancelled():
            log.error("a part of the process ended", exc_info=task.exception())
            self.set()


def stop_signals() -> asyncio.Event:
    """Set by SIGTERM and SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def first_of(*events: asyncio.Event) -> None:
    """Wait until one of them is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)


def start_anew() -> NoReturn:
    """Run what this process was started with, in its place (execve(2)): its id, its session and its supervisor stay.

    The supervisor allows it the time of a start. Raises OSError.
    """
    allow_start()
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (there is nothing for a shell to do)
