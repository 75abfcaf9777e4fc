"""A calendar server for the tests of this folder."""

from support.calendar_fixtures import radicale_server

__all__ = ["radicale_server"]
