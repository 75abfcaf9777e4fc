"""A real server with as many rooms as a test wants."""

from support.calendar_fixtures import radicale_server

__all__ = ["radicale_server"]
