"""A calendar server for the tests of this folder."""

from support.calendar_fixtures import radicale_server, radicale_world, xandikos_server, xandikos_world

__all__ = ["radicale_server", "radicale_world", "xandikos_server", "xandikos_world"]
