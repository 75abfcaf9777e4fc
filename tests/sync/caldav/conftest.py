"""Real servers for the tests of this folder, and both event loops."""

from support.both_loops import both_loops, qt_app
from support.calendar_fixtures import radicale_server, radicale_world, xandikos_server, xandikos_world

__all__ = ["both_loops", "qt_app", "radicale_server", "radicale_world", "xandikos_server", "xandikos_world"]
