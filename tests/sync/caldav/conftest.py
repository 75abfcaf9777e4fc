"""Real servers for the tests of this folder, and both event loops."""

from support.both_loops import both_loops, qt_app
from support.calendar_fixtures import radicale_server, xandikos_server

__all__ = ["both_loops", "qt_app", "radicale_server", "xandikos_server"]
