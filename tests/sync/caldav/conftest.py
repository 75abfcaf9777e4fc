"""Real servers for the tests of this folder, and both event loops."""

from support.both_loops import qt_app, run
from support.calendar_fixtures import radicale_server, xandikos_server

__all__ = ["qt_app", "radicale_server", "run", "xandikos_server"]
