"""Calendars for the tests of this folder: real servers, and vendors as tests stand in for them."""

from support.calendar_fixtures import radicale_server, radicale_world, xandikos_server, xandikos_world
from vendors.google.fixtures import server
from vendors.graph.fixtures import graph_url

__all__ = ["graph_url", "radicale_server", "radicale_world", "server", "xandikos_server", "xandikos_world"]
